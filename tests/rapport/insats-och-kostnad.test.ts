import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insatsvariabler } from '../../src/rapport/urval.rules.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { laggGuldvarld } from './guldvarld.ts';
import { del, rapport, tabell } from './stod.ts';

let hus: Testhus;
beforeAll(async () => {
  hus = await testhus();
  await laggGuldvarld(hus);
});
afterAll(() => hus.close());

const insatsrapport = (vem: 'anna' | 'rut', fran: string, till: string, idn: string[]) =>
  rapport(hus, vem, {
    typ: 'insatsrapport',
    delar: ['a'],
    plats: { niva: 'insats', idn },
    period: { fran, till },
    variabler: insatsvariabler.filter(
      (v) => !['beskrivning', 'samverkansorganisation', 'malgrupp'].includes(v),
    ),
  });

describe('an insatsrapport', () => {
  it('counts Vägen vidare 2025: 11 went on (4 women 1 3 4 12 13, men 2 5 6 8 10 11 15), named, anonymous and costs', async () => {
    const r = await insatsrapport('anna', '2025-01', '2025-12', [hus.varld.insats.vagen]);
    expect(r.exakt).toBe(true);
    expect(tabell(del(r, 'a'))).toEqual({
      // Planned 20; on 5 + 7 = 12; begun 4 + 5; ended 3 + 5; anonymous 7 - 1 + 2 = 8, all of 2025; in all 20; 221 000 / 20.
      'Vägen vidare':
        '2020-01-01  Individinriktad Arbetslivsinriktad 20 5 7 12 4 5 9 3 5 8 6 2 8 0 20 200000 170000 60000 51000 11050',
      'Alla insatser': '     20 5 7 12 4 5 9 3 5 8 6 2 8 0 20 200000 170000 60000 51000 11050'.replace(
        /^ {5}/,
        '    ',
      ),
    });
  });

  it('gives anonymous, planned and money for whole calendar years, whatever months are asked for, and says so', async () => {
    const r = await insatsrapport('anna', '2024-12', '2025-01', [hus.varld.insats.vagen]);
    // On 1 | 6 8 14 of 2024 and 3 | 2 10 of January: women 1 3, men 2 6 8 10 14; began 3 | 2 10; ended 14.
    expect(tabell(del(r, 'a'))['Vägen vidare']).toBe(
      '2020-01-01  Individinriktad Arbetslivsinriktad 30 2 5 7 1 2 3 0 1 1 10 3 13 0 20 300000 260000 120000 51000 15550',
    );
    expect(del(r, 'a').anmarkningar[0]).toContain('hela de kalenderår som perioden berör');
  });

  it('counts the numbers of a volyminsats with corrections taken off, also for Rut', async () => {
    const r = await insatsrapport('rut', '2025-01', '2025-12', [hus.varld.insats.volym]);
    expect(tabell(del(r, 'a'))['Konferenser']).toBe(
      '2020-01-01  Strukturövergripande Konferens och information – 0 0 0 0 0 0 0 0 0 0 0 0 361 361 – – – – –',
    );
  });

  it('C25 shows Rut no number under five, and no cost per deltagare where how many they are is hidden', async () => {
    const r = await insatsrapport('rut', '2024-01', '2024-12', [hus.varld.insats.vagen]);
    const celler = del(r, 'a').rader.flatMap((rad) => rad.celler);
    const antal = celler.filter((c) => c.slag === 'antal' && c.forklaring !== 'planerat_antal');
    expect(antal.filter((c) => c.slag === 'antal' && [1, 2, 3, 4].includes(c.varde ?? 0))).toEqual([]);
    expect(celler.find((c) => c.slag === 'kronor' && c.forklaring === 'kostnad_per_deltagare')).toMatchObject(
      {
        dold: true,
      },
    );
  });
});

describe('a kostnadsrapport of Provdalen 2025', () => {
  const kostnader = async (detaljerad: boolean, fran = '2025-01') => {
    const r = await rapport(hus, 'rut', {
      typ: 'kostnadsrapport',
      delar: ['1', '2', '3', '4'],
      plats: { niva: 'samverkansorganisation', idn: [hus.varld.forbund] },
      period: { fran, till: '2025-12' },
      detaljerad,
    });
    return Object.fromEntries(r.delar.map((d) => [d.id, tabell(d)]));
  };

  it('adds up means, costs of insatser with ESF apart, administration, and what is left', async () => {
    expect(await kostnader(false)).toEqual({
      1: { Stat: '250000', Kommun: '300000', 'Summa medelstillgångar': '550000' },
      2: {
        Insatskostnad: '200000 170000',
        'ESF Insatskostnad': '60000 51000',
        'Summa insatskostnader': '260000 221000',
      },
      3: { Kring: '25000 –', Personal: '150000 140000', 'Summa administrativa kostnader': '175000 140000' },
      4: {
        Medelstillgångar: '550000 550000',
        Insatskostnader: '200000 170000',
        'Insatskostnader, ESF': '60000 51000',
        'Administrativa kostnader': '175000 140000',
        Resultat: '115000 189000',
      },
    });
  });

  it('names each financier when detailed, and differs in nothing else', async () => {
    const [summerad, detaljerad] = [await kostnader(false), await kostnader(true)];
    expect(detaljerad['1']).toEqual({
      Stat: '250000',
      Försäkringskassan: '250000',
      Kommun: '300000',
      'Testköpings kommun': '300000',
      'Summa medelstillgångar': '550000',
    });
    expect({ ...detaljerad, 1: null }).toEqual({ ...summerad, 1: null });
  });

  it('adds the budget years of the period', async () => {
    expect((await kostnader(false, '2024-01'))['2']).toEqual({
      Insatskostnad: '300000 260000',
      'ESF Insatskostnad': '120000 51000',
      'Summa insatskostnader': '420000 311000',
    });
  });
});

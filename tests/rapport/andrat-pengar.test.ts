import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Andringar } from '../../src/rapport/andrat.rules.ts';
import { skapaAndringar } from '../../src/rapport/andrat.service.ts';
import type { Cell } from '../../src/rapport/rapport.rules.ts';
import { insatsvariabler, rapportdelar, type Urval } from '../../src/rapport/urval.rules.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import type { Vem } from '../support/varld.ts';
import { htmlFaults } from '../web/html.ts';
import { laggPengavarld } from './pengavarld.ts';
import { actorFor, last } from './stod.ts';

let hus: Testhus;
let forbund: Awaited<ReturnType<typeof laggPengavarld>>;

beforeAll(async () => {
  hus = await testhus();
  forbund = await laggPengavarld(hus);
});
afterAll(() => hus.close());

const grund: Urval = {
  typ: 'insatsrapport',
  delar: ['a'],
  plats: { niva: 'samverkansorganisation', idn: [] },
  jamforelse: null,
  period: { fran: '2025-07', till: '2026-06' },
  kon: true,
  forsorjning: null,
  variabler: insatsvariabler,
  detaljerad: false,
  kand: '2026-06-30',
};
const kostnad = {
  typ: 'kostnadsrapport',
  delar: rapportdelar.kostnadsrapport,
  period: { fran: '2025-01', till: '2026-12' },
  kon: false,
  variabler: [],
  detaljerad: true,
} as const;
const andringar = async (vem: Vem, andra: Partial<Urval>, mot: string | null): Promise<Andringar> => {
  const urval = { ...grund, plats: { niva: 'samverkansorganisation' as const, idn: [forbund.id] }, ...andra };
  const svar = await skapaAndringar({ hus: hus.hus, actor: actorFor(hus, vem) }, urval, mot);
  if (!svar.ok) throw new Error(svar.error);
  return svar.value;
};
const raderna = ({ delar }: Andringar) =>
  Object.fromEntries(
    delar.flatMap(({ rader }) => rader.map(({ rubrik, celler }) => [rubrik, celler.map(last).join(' ')])),
  );
const tal = (cell: Cell | undefined): number =>
  cell === undefined || cell.slag === 'text' ? NaN : (cell.varde ?? NaN);

// Before, after, difference; new, late, corrected, felregistrerat, withdrawn.
describe('what has changed in an insatsrapport and a kostnadsrapport', () => {
  it('adds up cause by cause in every figure, between two days and until now', async () => {
    for (const [andra, mot] of [
      [{}, '2026-07-31'],
      [{}, null],
      [{ kand: '2026-07-31' }, null],
      [{ plats: { niva: 'insats', idn: forbund.insatser } }, null],
      [kostnad, '2026-07-31'],
      [kostnad, null],
    ] as const) {
      const { delar } = await andringar('anna', andra, mot);
      const rader = delar.flatMap((del) => del.rader);
      expect(rader.length).toBeGreaterThan(3);
      for (const { rubrik, celler } of rader) {
        const [da, nu, skillnad, ...varfor] = celler.map(tal);
        expect([rubrik, skillnad]).toEqual([rubrik, nu! - da!]);
        expect([rubrik, varfor.reduce((s, n) => s + n, 0)]).toEqual([rubrik, skillnad]);
      }
    }
  });

  it('tells of persons why, also of those that are anonymous now', async () => {
    const rader = raderna(await andringar('anna', {}, '2026-07-31'));
    expect(rader['Alla insatser, påbörjade, totalt']).toBe('30 40 10 0 12 0 -1 -1');
    // Open, or ended in the period: the corrected one still is.
    expect(rader['Alla insatser, aktuella, totalt']).toBe('30 40 10 0 12 0 -1 -1');
    // Six and five more, two taken away, and one who was named.
    expect(rader['Alla insatser, anonyma, totalt']).toBe('6 10 4 5 0 -2 0 1');
    expect(rader['Två, antal i volyminsats']).toBe('120 200 80 80 0 0 0 0');
    expect(rader['Alla insatser, totalt antal']).toBe('156 250 94 85 12 -2 -1 0');
  });

  it('tells of plans and money what is new, late or corrected, and of an insats whose days were put right', async () => {
    const rader = raderna(await andringar('anna', {}, null));
    expect(rader['Ett, planerat antal deltagare']).toBe('40 57 17 0 15 2 0 0');
    expect(rader['Ett, budget']).toBe('100000 120000 20000 0 0 20000 0 0');
    expect(rader['Ett, utfall']).toBe('0 90000 90000 90000 0 0 0 0');
    expect(rader['Ett, budget esf']).toBe('0 40000 40000 0 40000 0 0 0');
    expect(rader['Tre, budget']).toBe('30000 0 -30000 0 0 -30000 0 0');
    expect(rader['Alla insatser, budget']).toBe('130000 120000 -10000 0 0 -10000 0 0');
    expect(Object.keys(rader).filter((rubrik) => rubrik.includes('kostnad per'))).toEqual([]);
  });

  it('tells of costs the same, and of a result only when there was one before', async () => {
    const rader = raderna(await andringar('rut', kostnad, null));
    expect(rader['Testköpings kommun, finansiering']).toBe('500000 450000 -50000 0 0 -50000 0 0');
    expect(rader['Försäkringskassan, finansiering']).toBe('0 200000 200000 200000 0 0 0 0');
    expect(rader['Summa medelstillgångar, finansiering']).toBe('500000 650000 150000 200000 0 -50000 0 0');
    expect(rader['Personal, utfall']).toBe('0 70000 70000 70000 0 0 0 0');
    expect(rader['Resultat, budget']).toBe('295000 415000 120000 200000 -40000 -40000 0 0');
    expect(rader['Resultat, utfall']).toBeUndefined();
    const sedan = raderna(await andringar('rut', { ...kostnad, kand: '2026-07-31' }, null));
    expect(sedan['Resultat, utfall']).toBe('560000 490000 -70000 -70000 0 0 0 0');
  });

  it('hides from Rut causes of 1–4 persons, and shows every krona', async () => {
    const rader = raderna(await andringar('rut', {}, '2026-07-31'));
    // One alone began in 2025.
    expect(rader['Alla insatser, påbörjade, totalt']).toBe('30 .. .. .. .. .. .. ..');
    expect(rader['Alla insatser, anonyma, totalt']).toBe('6 10 4 .. .. .. .. ..');
    expect(rader['Två, antal i volyminsats']).toBe('120 200 80 80 0 0 0 0');
    expect(rader['Alla insatser, budget']).toBe('130000 120000 -10000 0 0 -10000 0 0');
    const { delar } = await andringar('rut', {}, null);
    for (const { celler } of delar.flatMap((del) => del.rader)) {
      const [da] = celler;
      if (da?.slag !== 'antal' || da.forklaring === 'planerat_antal') continue;
      const varfor = celler.slice(3).map(tal);
      expect(varfor.filter((n) => n !== 0 && Math.abs(n) < 5)).toEqual([]);
    }
  });

  it('is reached from both reports, as a page of good HTML', async () => {
    const plats = `niva=samverkansorganisation&plats=${forbund.id}`;
    for (const fragan of [
      `typ=insatsrapport&${plats}&fran=2026-01&till=2026-06&kon=nej&variabel=paborjade&variabel=budget`,
      `typ=kostnadsrapport&del=1&del=4&${plats}&fran=2026&till=2026&detaljer=detaljerad`,
    ]) {
      const rut = await hus.som('rut');
      expect((await rut.get(`/rapporter/rapport?${fragan}`)).text).toContain('/rapporter/andrat?typ=');
      const svar = await rut.get(`/rapporter/andrat?${fragan}&kand=2026-06-30&mot=nu`);
      expect(svar.status).toBe(200);
      expect(await htmlFaults(svar.text)).toEqual([]);
      expect(svar.text).toContain('Felregistrerade');
    }
  });
});

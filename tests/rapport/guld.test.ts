import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withClient } from '../../src/db/client.ts';
import { insatsvariabler, rapportdelar, type Urval } from '../../src/rapport/urval.rules.ts';
import { aterkallaSamtycke } from '../../src/samtycke/aterkallelse.service.ts';
import { dagAv } from '../../src/shared/datum.ts';
import type { Del } from '../../src/rapport/rapport.rules.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { laggGuldvarld, tabellerUr, type Guldvarld } from './guldvarld.ts';
import { actorFor, del, last, omfattningen, rapport, tabell } from './stod.ts';

let hus: Testhus;
let guld: Guldvarld;
beforeAll(async () => {
  hus = await testhus();
  guld = await laggGuldvarld(hus);
});
afterAll(() => hus.close());

const lanet = { niva: 'lan', idn: ['19'] } as const;
/** Örebro län too. */
const medbada = { niva: 'lan', idn: ['18', '19'] } as const;
const forAnna = (urval: Partial<Urval>) => rapport(hus, 'anna', { plats: lanet, ...urval });

/** Rows as they are written in guld/: place, if there are several, heading, and every cell. */
const raderna = ({ rader }: Del): string[][] =>
  rader.map(({ plats, rubrik, celler }) => [
    ...(plats === null ? [] : [plats.namn]),
    rubrik,
    ...celler.map(last),
  ]);
/** Without the reasoning, which stands last. */
const skrivna = (namn: string, id: string): string[][] =>
  (tabellerUr(namn).get(id) ?? []).map((rad) => rad.slice(0, -1));

describe('a deltagarrapport of the golden world', () => {
  it('is about 31 begun and 27 ended deltaganden of 34 persons', async () => {
    const r = await forAnna({});
    expect(r.exakt).toBe(true);
    expect(omfattningen(r)).toEqual({
      'Påbörjade deltaganden': '31',
      'Avslutade deltaganden': '27',
      'Unika personer': '34',
    });
  });

  it.each(rapportdelar.deltagarrapport)('%s has every cell as counted by hand', async (id) => {
    const r = await forAnna({ delar: [id] });
    expect(raderna(del(r, id))).toEqual(skrivna('deltagarrapport', id));
  });
});

describe('a standardrapport of the golden world, beside each insats', () => {
  it.each(rapportdelar.standardrapport)('%s has every cell as counted by hand', async (id) => {
    const r = await forAnna({
      typ: 'standardrapport',
      delar: [id],
      jamforelse: 'insats',
      forsorjning: 'sjukpenning',
    });
    expect(r.exakt).toBe(true);
    const vantade = skrivna('standardrapport', id);
    const utanTal = (rad: readonly string[]) => rad.slice(2).every((cell) => ['0', '–'].includes(cell));
    const rader = raderna(del(r, id));
    const [forsta] = rader[0] ?? [];
    expect(rader.filter((rad) => rad[0] === forsta || !utanTal(rad))).toEqual(vantade);
  });

  it('has in each förbund what its insatser have together', async () => {
    const delar = rapportdelar.standardrapport;
    const urval = { typ: 'standardrapport', delar, forsorjning: 'sjukpenning', kon: false } as const;
    const bredvid = async (jamforelse: 'samverkansorganisation' | 'insats') =>
      tabell({ rader: (await forAnna({ ...urval, jamforelse })).delar.flatMap(({ rader }) => rader) });
    const [forbund, insatser] = [await bredvid('samverkansorganisation'), await bredvid('insats')];
    const tal = (rader: Record<string, string>, namn: string) => Number(rader[namn]?.split(' ')[0]);
    for (const rad of [
      'Studerar',
      'Övriga',
      'Börjat eller ökat arbete, studier eller båda',
      'Kortare än 3 månader',
    ])
      expect(tal(forbund, `Sjöriket: ${rad}`)).toBe(
        tal(insatser, `Bryggan: ${rad}`) + tal(insatser, `Kajen: ${rad}`),
      );
  });
});

describe('an insatsrapport of the golden world', () => {
  it('has every cell of every variable as counted by hand, and the sums of them', async () => {
    const r = await forAnna({ typ: 'insatsrapport', delar: ['a'], variabler: insatsvariabler });
    expect(r.exakt).toBe(true);
    const utan = ['beskrivning', 'malgrupp'];
    const kolumner = del(r, 'a').kolumner.map(({ id }) => id);
    const rader = raderna(del(r, 'a')).map(([namn, ...celler]) => [
      namn,
      ...celler.filter((_, i) => !utan.includes(kolumner[i] ?? '')),
    ]);
    expect(rader).toEqual(skrivna('insatsrapport', 'a'));
  });
});

describe('a kostnadsrapport of the golden world', () => {
  const vantade = (detaljerad: boolean) =>
    rapportdelar.kostnadsrapport.map((id) =>
      skrivna('kostnadsrapport', id)
        .filter(([namn]) => detaljerad || namn?.startsWith('→') !== true)
        .map(([namn = '', ...celler]) => [namn.replace('→ ', ''), ...celler]),
    );
  it.each([false, true])('has every cell as counted by hand (detailed: %s)', async (detaljerad) => {
    const delar = rapportdelar.kostnadsrapport;
    const r = await rapport(hus, 'rut', { typ: 'kostnadsrapport', delar, plats: lanet, detaljerad });
    expect(r.delar.map(raderna)).toEqual(vantade(detaljerad));
  });
});

describe('what happens to the golden world after a report', () => {
  const admin = (text: string, varden: unknown[]) =>
    withClient(hus.databas.adminUrl, (client) => client.query(text, varden));
  const antal = async (urval: Partial<Urval> = {}) => {
    const { 'Unika personer': personer, ...resten } = omfattningen(await forAnna(urval));
    return [...Object.values(resten), personer].join(' ');
  };

  it('takes one who is felregistrerad out of the next report, as began and as ended (17), and lets it come back', async () => {
    const satt = (at: string) =>
      admin(
        `update verksamhet.deltagande set makulerad_at = ${at}, makulerad_skal = $2, makulerad_av = $3
         where insats_id = $1 and startdag = '2025-01-15'`,
        [
          hus.varld.insats.steget,
          at === 'null' ? null : 'dubblett',
          at === 'null' ? null : hus.varld.anvandare.anna,
        ],
      );
    expect(await antal()).toBe('31 27 34');
    await satt('now()');
    expect(await antal()).toBe('30 26 33');
    expect((await forAnna({})).tackning?.felregistrerade).toEqual({ antal: 5, fler: false });
    await satt('null');
    expect(await antal()).toBe('31 27 34');
    expect((await forAnna({})).tackning?.felregistrerade).toEqual({ antal: 4, fler: false });
  });

  it('moves a whole förbund, also in earlier years, to the län where most of its kommuner are when it takes in new ones', async () => {
    const medKommun = (kod: string) =>
      admin('insert into verksamhet.omrade (samverkansorganisation_id, kommun_kod) values ($1, $2)', [
        guld.sjoriket,
        kod,
      ]);
    // As many in each län: the lower code, Örebro's 18.
    await medKommun('1880');
    expect(await antal()).toBe('17 17 20');
    // 22 and 23 are one person, in both.
    expect(await antal({ plats: { niva: 'lan', idn: ['18'] } })).toBe('14 10 15');
    expect(await antal({ plats: medbada })).toBe('31 27 34');
  });

  it('moves one who withdraws (39) from named to anonymous, and leaves the total as it was', async () => {
    const { rows } = await admin(
      'select id from verksamhet.deltagande where insats_id = $1 and startdag = $2',
      [guld.kajen, '2025-01-31'],
    );
    const variabler = ['aktuella', 'paborjade', 'avslutade', 'anonyma', 'totalt'] as const;
    const kajen = async () =>
      tabell(del(await forAnna({ typ: 'insatsrapport', plats: medbada, kon: false, variabler }), 'a'))[
        'Kajen'
      ];
    expect(await kajen()).toBe('10 8 5 1 11');
    const [{ id = '' } = {}] = rows as { id?: string }[];
    const svar = await aterkallaSamtycke({ hus: hus.hus, actor: actorFor(hus, 'anna') }, id, {
      nyckel: randomUUID(),
      datum: dagAv(new Date()),
    });
    expect(svar.ok).toBe(true);
    expect(await kajen()).toBe('9 7 4 2 11');
    expect(await antal({ plats: medbada })).toBe('30 26 33');
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countUnika } from '../../src/rapport/rakning.queries.ts';
import { insatsvariabler, rapportdelar } from '../../src/rapport/urval.rules.ts';
import { enligt, natt, raknat, senaste } from '../rapport/frysstod.ts';
import { fraga } from '../registrering/stod.ts';
import { insertDeltagande } from '../support/deltagande.ts';
import { genomsok, kannetecken } from '../support/genomsokning.ts';
import { gallraAllt, protokollet } from './stod.ts';
import { oppnaVarlden, type Gallringsvarld } from './varlden.ts';

let varlden: Gallringsvarld;
let hus: Gallringsvarld['hus'];
beforeAll(async () => {
  varlden = await oppnaVarlden();
  ({ hus } = varlden);
  await natt(hus, '2026-10-01');
});
afterAll(() => hus.close());

const variabler = insatsvariabler.map((v) => `variabel=${v}`).join('&');
/** The four types, in a förbund compared by insats. */
const urvalen = (): string[] => {
  const forbund = `niva=samverkansorganisation&plats=${varlden.forbund.id}`;
  const delar = (typ: 'deltagarrapport' | 'standardrapport' | 'kostnadsrapport') =>
    `typ=${typ}&${rapportdelar[typ].map((del) => `del=${del}`).join('&')}&${forbund}`;
  return [
    `${delar('deltagarrapport')}&jamfor=insats&fran=2020-01&till=2023-12&kon=ja`,
    `${delar('standardrapport')}&jamfor=insats&forsorjning=sjukpenning&fran=2022-04&till=2022-09&kon=ja`,
    `typ=insatsrapport&${forbund}&${variabler}&fran=2020-01&till=2023-12`,
    `${delar('kostnadsrapport')}&fran=2022&till=2023`,
  ];
};

/** The files, live and as known on, that Anna, who sees every number, and Rut, for whom small ones are hidden, can fetch. */
const filerna = async (): Promise<string[]> => {
  const filer: string[] = [];
  for (const vem of ['anna', 'rut'] as const) {
    const klient = await hus.som(vem);
    for (const urval of urvalen().flatMap((en) => [en, `${en}&kand=2026-09-30`])) {
      const svar = await klient.get(`/rapporter/rapport.csv?${urval}`);
      expect([urval, svar.status]).toEqual([urval, 200]);
      filer.push(svar.text);
    }
  }
  return filer;
};

const unika = (fran: string, till: string, insatser: readonly string[] | null) =>
  hus.hus.rapportDb.transaction(
    { begaranId: 'prov', kalla: '' },
    async (tx) => (await countUnika(tx, [fran, till], insatser)).antal,
  );
const allaUnika = () =>
  Promise.all(
    [null, varlden.forbund.insatser.slice(0, 1), varlden.forbund.insatser].flatMap((insatser) => [
      unika('2020-01-01', '2023-01-01', insatser),
      unika('2022-01-01', '2026-01-01', insatser),
      unika('2022-03-01', '2022-05-01', insatser),
    ]),
  );
const rakna = async () => ({
  nu: await raknat(hus, varlden.forbund.id, null, 'sjukpenning'),
  fryst: await raknat(hus, varlden.forbund.id, await senaste(hus), 'sjukpenning'),
  unika: await allaUnika(),
});

describe('gallring', () => {
  it('V14.2.7 takes every trace of the person and leaves every cell of every report as it was', async () => {
    const gamla = varlden.inlagda.filter((_, n) => n % 5 !== 4 && n % 7 !== 3).slice(20, 30);
    const vilka = (await Promise.all(gamla.map((en) => kannetecken(hus, en)))).flat();
    const personer = gamla.flatMap(({ id, personnummer, namn }) => [id, personnummer, namn]);
    expect(Object.keys(await genomsok(hus, vilka))).toEqual(
      expect.arrayContaining(['person.deltagare', 'verksamhet.deltagande']),
    );
    const fore = await rakna();
    const filer = await filerna();
    expect(fore.nu.length).toBeGreaterThan(200);

    const { id, antal } = await gallraAllt(hus);
    expect(antal).toBeGreaterThan(30);
    expect(await protokollet(hus, id)).toEqual({ foreslaget: antal, gallrat: antal });

    expect(await rakna()).toEqual(fore);
    expect(await filerna()).toEqual(filer);
    expect(await genomsok(hus, vilka)).toEqual({});
    // The trail and the receipts may know the old id; nothing that is counted does.
    for (const tabell of [
      'rapport.gallrat_deltagande',
      'rapport.gallrad_matning',
      'rapport.frysning_underlag',
    ])
      expect(await fraga(hus, `select from ${tabell} t where t::text ~ $1`, [personer.join('|')])).toEqual(
        [],
      );
  });

  it('is no cause in what has changed: the next freeze stores nothing at all', async () => {
    await natt(hus, '2026-11-01');
    const oktober = await senaste(hus);
    for (const matt of ['paborjade', 'avslutade', 'alder', 'dagar', 'forsorjning_efter'])
      expect([matt, await enligt(hus, oktober, matt)]).toEqual([matt, {}]);
    const celler = await fraga(hus, 'select from rapport.frysning_cell where frysning_id = $1', [oktober]);
    expect(celler).toEqual([]);
  });

  it('leaves a withdrawal after it the same as before it: one is told as withdrawn, and nothing of what is gallrat', async () => {
    const kvar = await insertDeltagande(hus, {
      insatsId: varlden.forbund.insatser[0]!,
      startdag: '2022-02-02',
    });
    await natt(hus, '2026-11-02');
    await natt(hus, '2026-12-01');
    const fore = await raknat(hus, varlden.forbund.id, null, 'sjukpenning');
    const anna = await hus.som('anna');
    const svar = await anna.skicka(`/deltaganden/${kvar.id}/aterkallelse`, {
      aterkallat_datum: '2026-11-15',
    });
    expect(svar.status).toBe(303);
    await natt(hus, '2027-01-01');
    expect(await enligt(hus, await senaste(hus), 'paborjade')).toEqual({ aterkallat: -1 });
    expect(await raknat(hus, varlden.forbund.id, await senaste(hus), 'sjukpenning')).toHaveLength(
      (await raknat(hus, varlden.forbund.id, null, 'sjukpenning')).length,
    );
    expect(fore).not.toEqual(await raknat(hus, varlden.forbund.id, null, 'sjukpenning'));
  });
});

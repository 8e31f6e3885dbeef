import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rapportdelar } from '../../src/rapport/urval.rules.ts';
import { insertDeltaganden, type InlagtDeltagande } from '../support/deltagande.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import type { Klient } from '../support/klient.ts';
import { andra, aterkalla, felregistrera, natt, ratta } from './frysstod.ts';
import { nyOrganisation } from './stod.ts';

let hus: Testhus;
let forbund: { id: string; insatser: string[] };
let rut: Klient;
let inlagda: InlagtDeltagande[];
beforeAll(async () => {
  hus = await testhus();
  forbund = await nyOrganisation(hus, 'Kända förbundet', ['1480'], ['Ett', 'Två']);
  const [ett, tva] = forbund.insatser;
  const dag = (n: number) => `2026-0${String(1 + (n % 6))}-1${String(n % 10)}`;
  inlagda = await insertDeltaganden(
    hus,
    Array.from({ length: 40 }, (_, n) => ({
      insatsId: n % 3 === 0 ? tva! : ett!,
      startdag: dag(n),
      ...(n % 2 === 0 ? { avslutningsdag: `2026-0${String(7 + (n % 2))}-02` } : {}),
      efter: { forsorjning: ['studiestod'], arbete: n % 4 === 0 ? 50 : null },
    })),
  );
  // The freeze is made late: these began after the month that it is of.
  await insertDeltaganden(
    hus,
    Array.from({ length: 9 }, () => ({ insatsId: ett!, startdag: '2026-10-05' })),
  );
  await andra(
    hus,
    "insert into verksamhet.anonym_post (insats_id, ar, kon, antal, orsak, av) values ($1, 2026, 'kvinna', 7, 'registrering', $2)",
    ett!,
    hus.varld.anvandare.anna,
  );
  await natt(hus, '2026-10-20');
  rut = await hus.som('rut');
});
afterAll(() => hus.close());

const urval = (typ: keyof typeof rapportdelar, mer: string): string =>
  [
    `typ=${typ}`,
    ...(typ === 'insatsrapport' ? [] : rapportdelar[typ].map((del) => `del=${del}`)),
    mer,
    typ === 'kostnadsrapport' ? 'fran=2026&till=2026' : 'fran=2026-01&till=2026-08&kon=ja',
  ].join('&');
const variabler = [
  'samverkansorganisation',
  'aktuella',
  'paborjade',
  'avslutade',
  'anonyma',
  'volym',
  'totalt',
  'malgrupp',
  'preciserad_inriktning',
  'budget',
  'utfall',
]
  .map((v) => `variabel=${v}`)
  .join('&');
const rapporter = (): readonly string[] => {
  const plats = `niva=samverkansorganisation&plats=${forbund.id}`;
  return [
    urval('deltagarrapport', plats),
    urval('deltagarrapport', 'niva=riket'),
    urval('standardrapport', `${plats}&jamfor=insats&forsorjning=sjukpenning`),
    urval('insatsrapport', `${plats}&${variabler}`),
    urval('kostnadsrapport', `${plats}&detaljer=detaljerad`),
  ];
};
const csv = async (fraga: string): Promise<string> => {
  const svar = await rut.get(`/rapporter/rapport.csv?${fraga}`);
  expect(svar.status).toBe(200);
  return svar.text;
};
const somKand = (fraga: string) => `${fraga}&kand=2026-09-30`;

describe('a report as known on a frozen day', () => {
  it('says what the live one says on that day', async () => {
    // How complete the data are is known for now only.
    const utan = (text: string) => text.replace(/^(Täckning|Utelämnat);.*\r\n/gm, '');
    for (const fraga of rapporter()) expect(utan(await csv(somKand(fraga)))).toBe(utan(await csv(fraga)));
  });

  it('holds nothing of the time after its period, also when the freeze was made late', async () => {
    for (const niva of ['niva=riket', `niva=samverkansorganisation&plats=${forbund.id}`]) {
      const fraga = urval('deltagarrapport', niva).replace('till=2026-08', 'till=2026-09');
      const paborjade = async (en: string) => (await csv(en)).match(/^Påbörjade deltaganden;.*$/gm);
      expect(await paborjade(somKand(fraga))).toEqual(await paborjade(fraga));
    }
  });

  it('is the same to the last byte after late entries, corrections, voids, withdrawals and new names', async () => {
    const forut = await Promise.all(rapporter().map((fraga) => csv(somKand(fraga))));
    const live = await Promise.all(rapporter().map(csv));
    const [ett, tva] = forbund.insatser;
    await insertDeltaganden(
      hus,
      Array.from({ length: 9 }, (_, n) => ({ insatsId: ett!, startdag: `2025-0${String(n + 1)}-03` })),
    );
    await insertDeltaganden(
      hus,
      Array.from({ length: 9 }, () => ({
        insatsId: ett!,
        startdag: '2026-03-03',
        avslutningsdag: '2026-04-04',
      })),
    );
    await ratta(hus, inlagda[1]!.id, "startdag = '2026-02-01', alder = 77");
    await felregistrera(hus, inlagda[2]!.id);
    await aterkalla(hus, inlagda[3]!.id);
    await aterkalla(hus, inlagda[4]!.id);
    await andra(hus, "update verksamhet.insats set namn = 'Omdöpt', beskrivning = 'Ny' where id = $1", tva!);
    await andra(
      hus,
      "update verksamhet.samverkansorganisation set namn = 'Nytt namn' where id = $1",
      forbund.id,
    );
    await andra(hus, "update styrdata.forsorjning set text = 'Sjukpenningen' where kod = 'sjukpenning'");
    await andra(
      hus,
      "insert into verksamhet.anonym_post (insats_id, ar, kon, antal, orsak, av) values ($1, 2026, 'man', 11, 'registrering', $2)",
      ett!,
      hus.varld.anvandare.anna,
    );
    await natt(hus, '2026-11-01');
    rut = await hus.som('rut');
    expect(await Promise.all(rapporter().map((fraga) => csv(somKand(fraga))))).toEqual(forut);
    const nu = await Promise.all(rapporter().map(csv));
    for (const i of [0, 1, 2, 3]) expect(nu[i]).not.toBe(live[i]);
  });

  it('says on the page which day it was known, and has no unique persons', async () => {
    const { text } = await rut.get(`/rapporter/rapport?${somKand(rapporter()[0]!)}`);
    expect(text).toContain('som det var känt 30 september 2026');
    expect(text).toContain('Unika personer visas inte');
  });

  it('is chosen among the days that are frozen', async () => {
    const { text } = await rut.get('/rapporter');
    expect(text).toContain('Kända 31 oktober 2026');
    expect(text).toContain('value="2026-09-30"');
  });

  it.each([
    ['2026-08-31', 'Siffrorna är inte frysta den dag som står i adressen'],
    ['igar', 'Välj dag i listan'],
    ['halvar-2026-09-30', 'Siffrorna är inte frysta den dag som står i adressen'],
  ])('that there is none of (%s) leads back to the selection with what is wrong', async (kand, fel) => {
    const svar = await rut.get(`/rapporter/rapport?${rapporter()[0]!}&kand=${kand}`);
    expect(svar.status).toBe(422);
    expect(svar.text).toContain(fel);
  });

  it('is not made of a period that ends after it was frozen', async () => {
    const fraga = somKand(rapporter()[0]!).replace('till=2026-08', 'till=2026-10');
    const svar = await rut.get(`/rapporter/rapport?${fraga}`);
    expect(svar.status).toBe(422);
    expect(svar.text).toContain('Välj en period som inte slutar efter den dag då siffrorna frystes');
  });
});

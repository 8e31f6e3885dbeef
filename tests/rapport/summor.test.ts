import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withClient } from '../../src/db/client.ts';
import type { Del, Rapport } from '../../src/rapport/rapport.rules.ts';
import { rapportdelar, type Niva, type Urval } from '../../src/rapport/urval.rules.ts';
import { dagarEfter } from '../../src/shared/datum.ts';
import { geUppdrag } from '../registrering/stod.ts';
import { insertDeltaganden } from '../support/deltagande.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { testnummer } from '../support/registrering.ts';
import { del, nyOrganisation, rapport } from './stod.ts';

/** Five förbund in three län, two insatser in each: Anna is deltagaransvarig in all of them, so nothing is hidden from her. */
const lan = ['17', '18', '19'];
const kommuner = ['1780', '1780', '1880', '1980', '1980'];
const insatser: string[] = [];
let hus: Testhus;
beforeAll(async () => {
  hus = await testhus();
  for (const [n, kommun] of kommuner.entries()) {
    const namn = [`Insats ${String(n)}a`, `Insats ${String(n)}b`];
    const ny = await nyOrganisation(hus, `Förbund ${String(n)}`, [kommun], namn);
    for (const insats of ny.insatser) await geUppdrag(hus, 'anna', insats);
    insatser.push(...ny.insatser);
  }
});
afterAll(() => hus.close());

const forsorjning = ['sjukpenning', 'aktivitetsstod', 'forsorjningsstod'];
const procent = fc.option(fc.integer({ min: 1, max: 100 }), { nil: null, freq: 2 });
const svar = fc.record({
  forsorjning: fc.oneof(fc.subarray(forsorjning, { minLength: 1 }), fc.constant(['ingen'])),
  ...{ arbetssokande: fc.boolean(), arbete: procent, studier: procent },
});
const ett = fc.record({
  insats: fc.nat(9),
  lopnummer: fc.integer({ min: 980, max: 999 }),
  start: fc.integer({ min: 0, max: 1_200 }),
  langd: fc.option(fc.integer({ min: 0, max: 700 }), { freq: 4 }),
  anledning: fc.constantFrom('enligt_plan', 'arbete', 'avliden'),
  utbildningsniva: fc.constantFrom('grundskola', 'gymnasieskola', 'forskarutbildning'),
  ar: fc.nat(20),
  fore: svar,
  efter: svar,
});
const utanNamn = fc.record({
  insats: fc.nat(9),
  ar: fc.integer({ min: 2021, max: 2024 }),
  kon: fc.constantFrom('kvinna', 'man'),
  antal: fc.integer({ min: 1, max: 9 }),
});

type Arb<T> = T extends fc.Arbitrary<infer V> ? V : never;
let fodda = 0;
/** Nobody twice: every deltagande is somebody new. */
const deltagandet = ({
  insats,
  lopnummer,
  start,
  langd,
  anledning,
  utbildningsniva,
  ar,
  ...d
}: Arb<typeof ett>) => {
  fodda += 1;
  const startdag = dagarEfter('2021-01-01', start);
  return {
    insatsId: insatser[insats] ?? '',
    personnummer: testnummer(dagarEfter('1950-01-01', fodda * 11).replaceAll('-', ''), lopnummer),
    startdag,
    ...(langd === null ? {} : { avslutningsdag: dagarEfter(startdag, langd), avslutsanledning: anledning }),
    fore: { ...d.fore, utbildningsniva, ar },
    efter: d.efter,
  };
};

const laggAnonyma = (rader: readonly Arb<typeof utanNamn>[]) =>
  withClient(hus.databas.adminUrl, async (client) => {
    for (const { insats, ar, kon, antal } of rader)
      await client.query(
        "insert into verksamhet.anonym_post (insats_id, ar, kon, antal, orsak, av) values ($1, $2, $3, $4, 'registrering', $5)",
        [insatser[insats], ar, kon, antal, hus.varld.anvandare.anna],
      );
  });

const period = { fran: '2022-04', till: '2023-09' };
const landet = { niva: 'lan', idn: lan } as const;
const forAnna = async (urval: Partial<Urval>): Promise<Rapport> => {
  const r = await rapport(hus, 'anna', { plats: landet, period, ...urval });
  expect(r.exakt).toBe(true);
  return r;
};

/** The number in a cell; what has none is nothing to add. */
const talet = ({ celler }: Del['rader'][number], kolumn: number): number => {
  const cell = celler[kolumn];
  return cell === undefined || cell.slag === 'text' ? 0 : (cell.varde ?? 0);
};
const antalskolumner = ({ kolumner }: Del): number[] =>
  kolumner.flatMap(({ slag }, i) => (slag === 'antal' ? [i] : []));
/** Means and what is not a count do not add up. */
const gar = (rad: Del['rader'][number]): boolean => rad.id !== 'medel';

/** The counts of each row of the selection, and the same counts added over the places beside it. */
const urvaletOchDelarna = (ena: Del): { urvalet: number[][]; delarna: number[][] } => {
  const forsta = ena.rader[0]?.plats?.namn;
  const mina = ena.rader.filter((rad) => rad.plats?.namn === forsta && gar(rad));
  const tal = (rad: Del['rader'][number]) => antalskolumner(ena).map((kolumn) => talet(rad, kolumn));
  return {
    urvalet: mina.map(tal),
    delarna: mina.map(({ id }) =>
      ena.rader
        .filter((rad) => rad.plats?.namn !== forsta && rad.id === id)
        .map(tal)
        .reduce((summa, rad) => summa.map((s, i) => s + (rad[i] ?? 0))),
    ),
  };
};

/** kvinnor + män and totalt, in every row. */
const konen = (ena: Del): [delar: number[], totalt: number[]] => {
  const totalt = ena.kolumner.flatMap(({ id, slag }, i) =>
    slag === 'antal' && id.endsWith('_totalt') && ena.kolumner[i - 1]?.id.endsWith('_man') ? [i] : [],
  );
  const rader = ena.rader.filter(gar);
  return [
    rader.flatMap((rad) => totalt.map((i) => talet(rad, i - 2) + talet(rad, i - 1))),
    rader.flatMap((rad) => totalt.map((i) => talet(rad, i))),
  ];
};

/** A table where everyone is in one row, and the number of all. */
const allaRader = (ena: Del, kolumn: number): [delar: number, alla: number] => [
  ena.rader.filter(({ slag }) => slag === 'rad').reduce((summa, rad) => summa + talet(rad, kolumn), 0),
  ena.rader.filter((rad) => rad.id === 'summa').reduce((summa, rad) => summa + talet(rad, kolumn), 0),
];

const standardrapport = (jamforelse: Niva) => {
  const delar = rapportdelar.standardrapport;
  return forAnna({ typ: 'standardrapport', delar, jamforelse, forsorjning: 'sjukpenning' });
};

const kallor = async () => {
  const r = await forAnna({
    typ: 'insatsrapport',
    delar: ['a'],
    kon: false,
    variabler: ['aktuella', 'paborjade', 'avslutade', 'anonyma', 'volym', 'totalt'],
  });
  return del(r, 'a');
};

const prova = async (nya: readonly Arb<typeof ett>[], anonyma: readonly Arb<typeof utanNamn>[]) => {
  await insertDeltaganden(hus, nya.map(deltagandet));
  await laggAnonyma(anonyma);
  for (const jamforelse of ['lan', 'samverkansorganisation', 'insats'] as const)
    for (const ena of (await standardrapport(jamforelse)).delar) {
      const { urvalet, delarna } = urvaletOchDelarna(ena);
      expect(delarna).toEqual(urvalet);
      const [delar, totalt] = konen(ena);
      expect(delar).toEqual(totalt);
    }
  const d = await forAnna({ delar: rapportdelar.deltagarrapport });
  for (const id of ['c', 'd', 'e', 'f', 'g'])
    for (const kolumn of [0, 1, 2]) {
      const [delar, alla] = allaRader(del(d, id), kolumn);
      expect(delar).toBe(alla);
    }
  const ena = await kallor();
  for (const rad of ena.rader) expect(talet(rad, 0) + talet(rad, 3) + talet(rad, 4)).toBe(talet(rad, 5));
  for (const kolumn of [0, 1, 2, 3, 4, 5]) {
    const [delar, alla] = allaRader(ena, kolumn);
    expect(delar).toBe(alla);
  }
};

describe('in any world, what is counted', () => {
  it('is the sum of its parts: kvinnor and män, ages, reasons, län, förbund, insatser, and named with anonymous and counted', async () => {
    await withClient(hus.databas.adminUrl, async (client) => {
      await client.query(
        `insert into verksamhet.insats (samverkansorganisation_id, namn, startdatum, inriktning, preciserad_inriktning_kod, deltagarregistrering)
         select samverkansorganisation_id, 'Volym', '2015-01-01', 'strukturovergripande', 'konferens_och_information', 'endast_antal'
         from verksamhet.insats where id = $1`,
        [insatser[0]],
      );
      await client.query(
        "insert into verksamhet.volym_post (insats_id, ar, antal, av) select id, 2022, 77, $1 from verksamhet.insats where namn = 'Volym'",
        [hus.varld.anvandare.ivar],
      );
    });
    const varlden = fc.array(ett, { minLength: 10, maxLength: 40 });
    const namnlosa = fc.array(utanNamn, { maxLength: 5 });
    // Each round adds to the one before.
    await fc.assert(fc.asyncProperty(varlden, namnlosa, prova), { numRuns: 6, endOnFailure: true });
  });
});

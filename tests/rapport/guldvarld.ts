import { readFileSync } from 'node:fs';
import { withClient } from '../../src/db/client.ts';
import { geUppdrag } from '../registrering/stod.ts';
import { insertDeltaganden, type NyttDeltagande, type Svar } from '../support/deltagande.ts';
import type { Testhus } from '../support/hus.ts';
import { testnummer } from '../support/registrering.ts';
import { nyOrganisation } from './stod.ts';

/** The tables below each heading of a document in guld/, row by row without headings; '' before the first heading. */
export const tabellerUr = (namn: string): ReadonlyMap<string, readonly (readonly string[])[]> => {
  const text = readFileSync(new URL(`guld/${namn}.md`, import.meta.url), 'utf8');
  const avsnitt = text.split(/^## /m).map((ett) => {
    const rader = ett.split('\n').filter((rad) => rad.startsWith('|'));
    return [
      /^(\w+)\. /.exec(ett)?.[1] ?? '',
      rader.slice(2).map((rad) =>
        rad
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      ),
    ] as const;
  });
  return new Map(avsnitt);
};

/** "sjukpenning+forsorjningsstod arb50 sok" as answers. */
const svaret = (text: string): Partial<Svar> => {
  const [forsorjning = '', ...resten] = text.split(' ');
  const omfattning = (vad: string): number | null => {
    const ord = resten.find((ett) => ett.startsWith(vad));
    return ord === undefined ? null : Number(ord.slice(vad.length));
  };
  return {
    forsorjning: forsorjning.split('+'),
    arbetssokande: resten.includes('sok'),
    arbete: omfattning('arb'),
    studier: omfattning('stu'),
  };
};

type Rad = Record<
  'insats' | 'fodd' | 'start' | 'slut' | 'anledning' | 'fore' | 'efter' | 'utbildning' | 'ar',
  string
>;
const somRad = (rad: readonly string[]): Rad => {
  const [, insats, fodd, start, slut, anledning, fore, efter, utbildning, ar] = rad;
  return { insats, fodd, start, slut, anledning, fore, efter, utbildning, ar } as Rad;
};

/** How it ended, or that it never should have begun. */
const slutet = ({ slut, anledning }: Rad): Partial<NyttDeltagande> => {
  const [fel, skal = ''] = anledning.split(': ');
  const dag = slut === '' ? {} : { avslutningsdag: slut };
  if (fel === 'fel') return { ...dag, makulerad: { skal } };
  return slut === '' ? {} : { ...dag, avslutsanledning: anledning };
};

const deltagandet = (insatser: ReadonlyMap<string, string>, rad: Rad): NyttDeltagande => {
  const [dag = '', nummer] = rad.fodd.split('-');
  return {
    insatsId: insatser.get(rad.insats) ?? '',
    personnummer: testnummer(dag, Number(nummer)),
    startdag: rad.start,
    ...slutet(rad),
    fore: { ...svaret(rad.fore), utbildningsniva: rad.utbildning, ar: Number(rad.ar) },
    ...(rad.efter === '' ? {} : { efter: svaret(rad.efter) }),
  };
};

type Fraga = (text: string, varden: readonly unknown[]) => Promise<unknown>;

/** 2024: four women and one man in Vägen, three and two in Bryggan. 2025: those counted again, one taken away, and one who withdrew. */
const anonyma = async (fraga: Fraga, av: string, { vagen, bryggan, kajen }: Record<string, string>) => {
  for (const [insats, ar, kon, antal, orsak] of [
    [vagen, 2024, 'kvinna', 4, 'registrering'],
    [vagen, 2024, 'man', 1, 'registrering'],
    [vagen, 2025, 'kvinna', 7, 'registrering'],
    [vagen, 2025, 'man', 2, 'registrering'],
    [vagen, 2025, 'kvinna', -1, 'borttagning'],
    [bryggan, 2024, 'kvinna', 3, 'registrering'],
    [bryggan, 2024, 'man', 2, 'registrering'],
    [bryggan, 2025, 'kvinna', 3, 'registrering'],
    [kajen, 2025, 'kvinna', 1, 'aterkallat_samtycke'],
  ])
    await fraga(
      'insert into verksamhet.anonym_post (insats_id, ar, kon, antal, orsak, av) values ($1, $2, $3, $4, $5, $6)',
      [insats, ar, kon, antal, orsak, av],
    );
};

/** 361 in all: 40 were wrong and are taken back. */
const volym = async (fraga: Fraga, insats: string, av: string) => {
  await fraga(
    `with fel as (insert into verksamhet.volym_post (insats_id, ar, antal, av) values ($1, 2025, 40, $2) returning id)
     insert into verksamhet.volym_post (insats_id, ar, antal, av) values ($1, 2025, 361, $2)`,
    [insats, av],
  );
  await fraga(
    `insert into verksamhet.volym_post (insats_id, ar, antal, rattar, av)
     select insats_id, ar, -antal, id, av from verksamhet.volym_post where antal = 40 and insats_id = $1`,
    [insats],
  );
};

const insatsbudget = (fraga: Fraga, rad: readonly unknown[]) =>
  fraga(
    `with b as (insert into verksamhet.insatsbudget (insats_id, ar, planerat_antal) values ($1, $2, $3) returning id)
     insert into verksamhet.insatskostnad (insatsbudget_id, budgettyp_kod, budget, utfall)
     select id, 'insatskostnad', $4::bigint, $5::bigint from b
     union all select id, 'esf_insatskostnad', $6::bigint, $7::bigint from b where $6::bigint is not null`,
    rad,
  );

const budget = async (
  fraga: Fraga,
  forbund: string,
  medel: readonly [string, number][],
  adm: unknown[][],
) => {
  for (const [organisation] of medel)
    await fraga(
      'insert into verksamhet.ingaende_organisation (samverkansorganisation_id, organisation_id, deltar, finansierar, brukar_medel) values ($1, $2, true, true, false)',
      [forbund, organisation],
    );
  await fraga(
    `with b as (insert into verksamhet.budget (samverkansorganisation_id, ar) values ($1, 2025) returning id),
       f as (insert into verksamhet.finansiering (budget_id, samverkansorganisation_id, organisation_id, belopp)
         select id, $1, unnest($2::uuid[]), unnest($3::bigint[]) from b)
     insert into verksamhet.administrativ_kostnad (budget_id, kostnadstyp_kod, budget, utfall)
     select id, unnest($4::text[]), unnest($5::bigint[]), unnest($6::bigint[]) from b`,
    [
      forbund,
      medel.map(([id]) => id),
      medel.map(([, belopp]) => belopp),
      ...[0, 1, 2].map((i) => adm.map((rad) => rad[i])),
    ],
  );
};

const ekonomi = async (fraga: Fraga, { varld }: Testhus, sjoriket: string, bryggan: string) => {
  const { insats, forbund, organisation } = varld;
  await insatsbudget(fraga, [insats.vagen, 2024, 10, 100_000, 90_000, 60_000, null]);
  await insatsbudget(fraga, [insats.vagen, 2025, 20, 200_000, 170_000, 60_000, 51_000]);
  await insatsbudget(fraga, [bryggan, 2025, 15, 80_000, 75_000, null, null]);
  const medel: [string, number][] = [
    [organisation.kommun, 300_000],
    [organisation.fk, 250_000],
  ];
  const personal = ['personal', 150_000, 140_000];
  await budget(fraga, forbund, medel, [personal, ['kring', 25_000, null]]);
  await budget(fraga, sjoriket, [[organisation.kommun, 120_000]], [['personal', 40_000, 38_000]]);
};

/** What the golden world adds to the world of the tests. */
export interface Guldvarld {
  readonly sjoriket: string;
  readonly bryggan: string;
  readonly kajen: string;
}

/**
 * Lays the golden world: guld/deltaganden.md, anonymous, counted, budgets. Provdalen and Sjöriket are all of Västmanland, and Anna is
 * deltagaransvarig in every insats, so that she sees exact figures of it all.
 */
export const laggGuldvarld = async (hus: Testhus): Promise<Guldvarld> => {
  const { insats, forbund, anvandare } = hus.varld;
  const { id, insatser } = await nyOrganisation(hus, 'Sjöriket', ['1980'], ['Bryggan', 'Kajen']);
  const [bryggan = '', kajen = ''] = insatser;
  for (const ett of [insats.steget, bryggan, kajen]) await geUppdrag(hus, 'anna', ett);
  const namn = new Map([
    ['Vägen vidare', insats.vagen],
    ['Steget', insats.steget],
    ['Språkbron', insats.avslutad],
    ['Bryggan', bryggan],
    ['Kajen', kajen],
  ]);
  const rader = tabellerUr('deltaganden').get('') ?? [];
  await insertDeltaganden(
    hus,
    rader.map((rad) => deltagandet(namn, somRad(rad))),
  );
  await withClient(hus.databas.adminUrl, async (client) => {
    const fraga: Fraga = (text, varden) => client.query(text, [...varden]);
    await fraga("insert into verksamhet.omrade (samverkansorganisation_id, kommun_kod) values ($1, '1983')", [
      forbund,
    ]);
    await anonyma(fraga, anvandare.anna, { vagen: insats.vagen, bryggan, kajen });
    await volym(fraga, insats.volym, anvandare.ivar);
    await ekonomi(fraga, hus, id, bryggan);
  });
  return { sjoriket: id, bryggan, kajen };
};

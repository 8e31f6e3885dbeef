import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { blindIndex, kryptera, personkodAv, type Nycklar } from '../../src/db/kryptering.ts';
import { dagAv, dagarEfter } from '../../src/shared/datum.ts';
import { alderDen, konAv } from '../../src/shared/personnummer.ts';
import { namnFor, testnummer } from '../rigg/personer.ts';

interface Bestallning {
  readonly insatser: readonly string[];
  /** Who registered them all. */
  readonly av: string;
  readonly antal: number;
}

const perGang = 5000;

/** Person n: started some day in the last three years; three in five have ended. */
const rad = (nycklar: Nycklar, { insatser, av }: Bestallning, n: number, idag: string) => {
  const personnummer = testnummer(n);
  const person = randomUUID();
  const startdag = dagarEfter(idag, -1 - ((n * 7) % 1095));
  const slut = n % 5 < 3 ? dagarEfter(startdag, (n * 3) % 300) : null;
  return {
    id: randomUUID(),
    person,
    insats: insatser[n % insatser.length] ?? '',
    av,
    nummer: kryptera(nycklar, `person.deltagare.personnummer.${person}`, personnummer),
    index: blindIndex(nycklar, personnummer),
    namn: kryptera(nycklar, `person.deltagare.namn.${person}`, namnFor(n)),
    kod: personkodAv(nycklar, personnummer),
    kon: konAv(personnummer),
    alder: alderDen(personnummer, startdag),
    startdag,
    slut: slut !== null && slut <= idag ? slut : null,
  };
};
type Rad = ReturnType<typeof rad>;

const kolumner: Readonly<Record<keyof Rad, string>> = {
  id: 'uuid',
  person: 'uuid',
  insats: 'uuid',
  av: 'uuid',
  nummer: 'bytea',
  index: 'bytea',
  namn: 'bytea',
  kod: 'bytea',
  kon: 'text',
  alder: 'int',
  startdag: 'date',
  slut: 'date',
};
const namn = Object.keys(kolumner) as (keyof Rad)[];
const listor = namn.map((kolumn, n) => `$${n + 1}::${kolumner[kolumn]}[]`).join(', ');

const satsen = `
  with r as (select * from unnest(${listor}) as r (${namn.map((kolumn) => `${kolumn}_`).join(', ')})),
  p as (
    insert into person.deltagare (id, insats_id, personnummer_krypt, personnummer_index, namn_krypt)
    select person_, insats_, nummer_, index_, namn_ from r
  ), d as (
    insert into verksamhet.deltagande (id, insats_id, person_id, personkod, kon, alder, kommun_kod, startdag, avslutningsdag,
      avslutsanledning_kod, skapad_av, version)
    select id_, insats_, person_, kod_, kon_, alder_, '2280', startdag_, slut_, case when slut_ is not null then 'enligt_plan' end,
      av_, case when slut_ is null then 1 else 2 end from r
  ), c as (
    insert into person.samtycke (deltagande_id, insats_id, undertecknat_datum, registrerat_av)
    select id_, insats_, startdag_, av_ from r
  ), i as (
    insert into verksamhet.matning (deltagande_id, insats_id, tillfalle, forsorjning, arbetssokande, arbetar, studerar,
      utbildningsniva_kod, forsorjning_ar)
    select id_, insats_, 'in', array['sjukpenning'], false, false, false, 'gymnasieskola', 3 from r
  ), u as (
    insert into verksamhet.matning (deltagande_id, insats_id, tillfalle, forsorjning, arbetssokande, arbetar, arbete_omfattning,
      arbetstyp_kod, studerar)
    select id_, insats_, 'ut', array['ingen'], false, true, 75, 'utan_subvention', false from r where slut_ is not null
  )
  insert into verksamhet.historik (deltagande_id, insats_id, handelse, av, version)
  select id_, insats_, handelse, av_, version from r, (values ('inregistrerad', 1), ('utregistrerad', 2)) as h (handelse, version)
  where version = 1 or slut_ is not null`;

/**
 * Complete deltaganden, each of a person of its own, spread evenly over the insatser. Triggers and foreign keys rest meanwhile
 * (superuser only): the rows are right by construction, and judged one by one they would take half an hour.
 */
export const laggDeltaganden = async (
  client: pg.Client,
  nycklar: Nycklar,
  bestallning: Bestallning,
): Promise<void> => {
  const idag = dagAv(new Date());
  await client.query('set local session_replication_role = replica');
  for (let fran = 0; fran < bestallning.antal; fran += perGang) {
    const langd = Math.min(perGang, bestallning.antal - fran);
    const rader = Array.from({ length: langd }, (_, n) => rad(nycklar, bestallning, fran + n, idag));
    await client.query(
      satsen,
      namn.map((kolumn) => rader.map((r) => r[kolumn])),
    );
  }
};

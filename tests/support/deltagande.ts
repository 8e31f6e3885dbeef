import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { withClient } from '../../src/db/client.ts';
import { blindIndex, kryptera, personkodAv, type Nycklar } from '../../src/db/kryptering.ts';
import { dagAv, type Dag } from '../../src/shared/datum.ts';
import { alderDen, konAv, type Personnummer } from '../../src/shared/personnummer.ts';
import type { Testhus } from './hus.ts';
import { testnummer } from './testnummer.ts';
import type { Vem } from './varld.ts';

/** The answers of one mättillfälle, in the columns of verksamhet.matning. */
export interface Svar {
  readonly forsorjning: readonly string[];
  readonly arbetssokande: boolean;
  /** Percent, or null for nej. */
  readonly arbete: number | null;
  readonly arbetstyp: string;
  /** Percent, or null for nej. */
  readonly studier: number | null;
}

/** What a test says about a deltagande; whatever it leaves out is filled in. */
export interface NyttDeltagande {
  readonly insatsId: string;
  readonly personnummer?: Personnummer;
  readonly namn?: string;
  readonly startdag?: Dag;
  readonly avslutningsdag?: Dag;
  readonly avslutsanledning?: string;
  readonly kommunKod?: string;
  readonly stadsdelKod?: string;
  readonly kontrolleras?: boolean;
  readonly samtycke?: Dag;
  readonly av?: Vem;
  readonly fore?: Partial<Svar> & { readonly utbildningsniva?: string; readonly ar?: number };
  readonly efter?: Partial<Svar>;
  /** Felregistrerad; with `raderad` (or a reason that erases at once) the identity is gone. */
  readonly makulerad?: { readonly skal: string; readonly at?: Date; readonly raderad?: boolean };
}

export interface InlagtDeltagande {
  readonly id: string;
  /** Null when the identity is erased. */
  readonly personId: string | null;
  readonly insatsId: string;
  readonly personnummer: Personnummer;
  readonly namn: string;
}

type Fylld = NyttDeltagande & Required<Pick<NyttDeltagande, 'personnummer' | 'namn' | 'startdag'>>;

const svaret: Svar = {
  forsorjning: ['sjukpenning'],
  arbetssokande: false,
  arbete: null,
  arbetstyp: 'utan_subvention',
  studier: null,
};
const raderasGenast = new Set(['fel_person', 'samtycke_saknas']);

/** Finds or adds the person: one row a person and insats, as in the application. */
const person = async (client: pg.Client, nycklar: Nycklar, d: Fylld): Promise<string> => {
  const index = blindIndex(nycklar, d.personnummer);
  const { rows } = await client.query<{ id: string }>(
    'select id from person.deltagare where insats_id = $1 and personnummer_index = $2',
    [d.insatsId, index],
  );
  if (rows[0] !== undefined) return rows[0].id;
  const id = randomUUID();
  await client.query(
    `insert into person.deltagare (id, insats_id, personnummer_krypt, personnummer_index, namn_krypt, kontrolleras)
     values ($1, $2, $3, $4, $5, $6)`,
    [
      id,
      d.insatsId,
      kryptera(nycklar, `person.deltagare.personnummer.${id}`, d.personnummer),
      index,
      kryptera(nycklar, `person.deltagare.namn.${id}`, d.namn),
      d.kontrolleras ?? false,
    ],
  );
  return id;
};

const bara = (tillfalle: 'in' | 'ut', d: Fylld) =>
  tillfalle === 'in' ? [d.fore?.utbildningsniva ?? 'grundskola', d.fore?.ar ?? 4] : [null, null];

const matning = (client: pg.Client, id: string, d: Fylld, tillfalle: 'in' | 'ut') => {
  const svar = { ...svaret, ...(tillfalle === 'in' ? d.fore : d.efter) };
  return client.query(
    `insert into verksamhet.matning (deltagande_id, insats_id, tillfalle, forsorjning, arbetssokande, arbetar,
       arbete_omfattning, arbetstyp_kod, studerar, studier_omfattning, utbildningsniva_kod, forsorjning_ar)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      id,
      d.insatsId,
      tillfalle,
      svar.forsorjning,
      svar.arbetssokande,
      svar.arbete !== null,
      svar.arbete,
      svar.arbete === null ? null : svar.arbetstyp,
      svar.studier !== null,
      svar.studier,
      ...bara(tillfalle, d),
    ],
  );
};

const handelserFor = (d: Fylld): readonly string[] =>
  [
    'inregistrerad',
    d.avslutningsdag === undefined ? [] : 'utregistrerad',
    d.makulerad === undefined ? [] : 'felregistrerad',
  ].flat();

const historik = async (client: pg.Client, id: string, d: Fylld, av: string) => {
  for (const [i, handelse] of handelserFor(d).entries())
    await client.query(
      'insert into verksamhet.historik (deltagande_id, insats_id, handelse, av, version) values ($1, $2, $3, $4, $5)',
      [id, d.insatsId, handelse, av, i + 1],
    );
};

const arRaderad = ({ makulerad }: Fylld) =>
  makulerad !== undefined && (makulerad.raderad === true || raderasGenast.has(makulerad.skal));

/** What goes with the identity, and is null without it. */
const bakgrund = (nycklar: Nycklar, d: Fylld, personId: string | null) =>
  personId === null
    ? [null, null, null, null, null]
    : [
        personId,
        personkodAv(nycklar, d.personnummer),
        alderDen(d.personnummer, d.startdag),
        d.kommunKod ?? '1480',
        d.stadsdelKod ?? null,
      ];

const makulering = ({ makulerad }: Fylld, av: string) =>
  makulerad === undefined ? [null, null, null] : [makulerad.at ?? new Date(), makulerad.skal, av];

const medIdentitet = async (client: pg.Client, id: string, d: Fylld, av: string) => {
  await matning(client, id, d, 'in');
  if (d.avslutningsdag !== undefined && d.avslutsanledning !== 'avliden') await matning(client, id, d, 'ut');
  await client.query(
    'insert into person.samtycke (deltagande_id, insats_id, undertecknat_datum, registrerat_av) values ($1, $2, $3, $4)',
    [id, d.insatsId, d.samtycke ?? d.startdag, av],
  );
};

const lagg = async (client: pg.Client, nycklar: Nycklar, d: Fylld, av: string): Promise<InlagtDeltagande> => {
  const id = randomUUID();
  const personId = arRaderad(d) ? null : await person(client, nycklar, d);
  const slut = d.avslutningsdag ?? null;
  await client.query(
    `insert into verksamhet.deltagande (id, insats_id, kon, startdag, avslutningsdag, avslutsanledning_kod, skapad_av,
       person_id, personkod, alder, kommun_kod, stadsdel_kod, makulerad_at, makulerad_skal, makulerad_av, version)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [
      ...[id, d.insatsId, konAv(d.personnummer), d.startdag, slut],
      slut === null ? null : (d.avslutsanledning ?? 'enligt_plan'),
      av,
      ...bakgrund(nycklar, d, personId),
      ...makulering(d, av),
      handelserFor(d).length,
    ],
  );
  if (personId !== null) await medIdentitet(client, id, d, av);
  await historik(client, id, d, av);
  return { id, personId, insatsId: d.insatsId, personnummer: d.personnummer, namn: d.namn };
};

let antal = 0;
const fyll = (d: NyttDeltagande, idag: Dag): Fylld => {
  antal += 1;
  return {
    ...d,
    personnummer: d.personnummer ?? testnummer(antal),
    namn: d.namn ?? `Prov Provsson${String(antal)}`,
    startdag: d.startdag ?? idag,
  };
};

/**
 * Lays many deltaganden in one transaction, past the application: each complete with person (the same number in the same
 * insats is the same person), samtycke, answers and history. Anna is the one who registered them. Given back in order.
 */
export const insertDeltaganden = (
  { databas, varld, hus }: Testhus,
  nya: readonly NyttDeltagande[],
): Promise<InlagtDeltagande[]> =>
  withClient(databas.adminUrl, async (client) => {
    await client.query('begin');
    const inlagda: InlagtDeltagande[] = [];
    for (const nytt of nya) {
      const d = fyll(nytt, dagAv(hus.clock()));
      const av = varld.anvandare[d.av ?? 'anna'];
      inlagda.push(await lagg(client, hus.nycklar, d, av));
    }
    await client.query('commit');
    return inlagda;
  });

/** Lays one deltagande; without more than an insats an open one from today, of a person nobody else is. */
export const insertDeltagande = async (testhus: Testhus, nytt: NyttDeltagande): Promise<InlagtDeltagande> => {
  const [inlagt] = await insertDeltaganden(testhus, [nytt]);
  return inlagt!;
};

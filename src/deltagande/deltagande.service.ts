import { z } from 'zod';
import { sql, type Db, type Sql } from '../db/db.ts';
import { blindIndex, dekryptera, type Nycklar } from '../db/kryptering.ts';
import { kravObegransat, saknas } from './begransat.service.ts';
import { makuleringsskal, type Deltagande, type Historikrad, type Matning } from './deltagande.rules.ts';

const svar = {
  forsorjning: z.array(z.string()),
  arbetssokande: z.boolean(),
  arbete_omfattning: z.number().nullable(),
  arbetstyp_kod: z.string().nullable(),
  studier_omfattning: z.number().nullable(),
};
const matningJson = z.object(svar);
const inmatningJson = z.object({ ...svar, utbildningsniva_kod: z.string(), forsorjning_ar: z.number() });

const deltagandeRow = z.object({
  id: z.string(),
  insatsId: z.string(),
  insatsNamn: z.string(),
  personId: z.string().nullable(),
  personnummerKrypt: z.instanceof(Buffer).nullable(),
  namnKrypt: z.instanceof(Buffer).nullable(),
  kontrolleras: z.boolean().nullable(),
  kon: z.enum(['kvinna', 'man']),
  kommunKod: z.string().nullable(),
  kommun: z.string().nullable(),
  stadsdelKod: z.string().nullable(),
  stadsdel: z.string().nullable(),
  startdag: z.string(),
  avslutningsdag: z.string().nullable(),
  avslutsanledningKod: z.string().nullable(),
  samtyckeDatum: z.string().nullable(),
  samtyckeAv: z.string().nullable(),
  inmatning: inmatningJson.nullable(),
  utmatning: matningJson.nullable(),
  makuleradAt: z.date().nullable(),
  makuleradSkal: z.enum(makuleringsskal).nullable(),
  version: z.number(),
});
type Row = z.infer<typeof deltagandeRow>;

const urval: Sql = sql`
  select d.id, d.insats_id, i.namn as insats_namn, d.person_id, p.personnummer_krypt, p.namn_krypt, p.kontrolleras,
    d.kon, d.kommun_kod, k.namn as kommun, d.stadsdel_kod, s.namn as stadsdel,
    d.startdag, d.avslutningsdag, d.avslutsanledning_kod,
    c.undertecknat_datum as samtycke_datum, a.fornamn || ' ' || a.efternamn as samtycke_av,
    to_jsonb(mi) as inmatning, to_jsonb(mu) as utmatning, d.makulerad_at, d.makulerad_skal, d.version
  from verksamhet.deltagande d
  join verksamhet.insats i on i.id = d.insats_id
  left join person.deltagare p on p.id = d.person_id
  left join styrdata.kommun k on k.kod = d.kommun_kod
  left join styrdata.stadsdel s on s.kod = d.stadsdel_kod
  left join person.samtycke c on c.deltagande_id = d.id and c.aterkallat_datum is null
  left join auth.anvandare a on a.id = c.registrerat_av
  left join verksamhet.matning mi on mi.deltagande_id = d.id and mi.tillfalle = 'in'
  left join verksamhet.matning mu on mu.deltagande_id = d.id and mu.tillfalle = 'ut'`;

const toMatning = (m: z.infer<typeof matningJson>): Matning => ({
  forsorjning: m.forsorjning,
  arbetssokande: m.arbetssokande,
  arbete:
    m.arbete_omfattning === null || m.arbetstyp_kod === null
      ? null
      : { omfattning: m.arbete_omfattning, arbetstypKod: m.arbetstyp_kod },
  studier: m.studier_omfattning === null ? null : { omfattning: m.studier_omfattning },
});

const toPerson = (
  nycklar: Nycklar,
  { personId, personnummerKrypt, namnKrypt, kontrolleras }: Row,
): Deltagande['person'] => {
  if (personId === null || personnummerKrypt === null || namnKrypt === null) return null;
  return {
    id: personId,
    personnummer: dekryptera(nycklar, `person.deltagare.personnummer.${personId}`, personnummerKrypt),
    namn: dekryptera(nycklar, `person.deltagare.namn.${personId}`, namnKrypt),
    kontrolleras: kontrolleras ?? false,
  };
};

const toDeltagande =
  (nycklar: Nycklar) =>
  (row: Row): Deltagande => {
    const { inmatning, utmatning, makuleradAt, makuleradSkal } = row;
    return {
      ...row,
      person: toPerson(nycklar, row),
      inmatning:
        inmatning === null
          ? null
          : {
              ...toMatning(inmatning),
              utbildningsnivaKod: inmatning.utbildningsniva_kod,
              forsorjningAr: inmatning.forsorjning_ar,
            },
      utmatning: utmatning === null ? null : toMatning(utmatning),
      makulering:
        makuleradAt === null || makuleradSkal === null ? null : { at: makuleradAt, skal: makuleradSkal },
    };
  };

const hamta = async (tx: Db, nycklar: Nycklar, deltagandeId: string, las: Sql): Promise<Deltagande> => {
  const row = await tx.maybeOne(deltagandeRow, sql`${urval} where d.id = ${deltagandeId} ${las}`);
  if (row === null) throw await saknas(tx, deltagandeId);
  return toDeltagande(nycklar)(row);
};

/**
 * One deltagande in an insats where the transaction's user is deltagaransvarig. Opens the identity, so the caller audits the read.
 * @throws Avidentifierat when it has been made anonymous, Begransat while it may only be stored, NotFound for all others than its deltagaransvariga (row-level security)
 */
export const deltagandeFor = (tx: Db, nycklar: Nycklar, deltagandeId: string): Promise<Deltagande> =>
  hamta(tx, nycklar, deltagandeId, sql``);

/** The same for a save: the row is locked, so two corrections come one after the other, and a withdrawal or a begränsning before or after them. */
export const deltagandeForAndring = async (
  tx: Db,
  nycklar: Nycklar,
  deltagandeId: string,
): Promise<Deltagande> => {
  const deltagande = await hamta(tx, nycklar, deltagandeId, sql`for update of d`);
  await kravObegransat(tx, deltagandeId);
  return deltagande;
};

/** Keeps a deltagande where it is while something about it is written. @throws as deltagandeFor */
export const hallDeltagande = async (tx: Db, deltagandeId: string): Promise<void> => {
  const rader = await tx.run(sql`select from verksamhet.deltagande where id = ${deltagandeId} for key share`);
  if (rader === 0) throw await saknas(tx, deltagandeId);
  await kravObegransat(tx, deltagandeId);
};

/** A person's deltaganden in one insats, latest start first; voided ones too, as long as they have an identity. */
export const listDeltagandenForPerson = async (
  tx: Db,
  nycklar: Nycklar,
  insatsId: string,
  personnummer: string,
): Promise<Deltagande[]> => {
  const rows = await tx.many(
    deltagandeRow,
    sql`
    ${urval}
    where d.insats_id = ${insatsId} and p.personnummer_index = ${blindIndex(nycklar, personnummer)}
    order by d.startdag desc, d.skapad_at desc, d.id`,
  );
  return rows.map(toDeltagande(nycklar));
};

/** The same in all the insatser of the transaction's user at once. */
export const listDeltagandenOverallt = async (
  tx: Db,
  nycklar: Nycklar,
  personnummer: string,
): Promise<Deltagande[]> => {
  const rows = await tx.many(
    deltagandeRow,
    sql`
    ${urval}
    where p.personnummer_index = ${blindIndex(nycklar, personnummer)}
    order by d.startdag desc, d.skapad_at desc, d.id`,
  );
  return rows.map(toDeltagande(nycklar));
};

/** Adds a line to the history, in the transaction of the change. */
export const insertHistorik = async (
  tx: Db,
  deltagande: { readonly id: string; readonly insatsId: string },
  rad: Omit<Historikrad, 'av' | 'at'> & { readonly avId: string },
): Promise<void> => {
  await tx.run(sql`
    insert into verksamhet.historik (deltagande_id, insats_id, handelse, andringar, skal, av, version)
    values (${deltagande.id}, ${deltagande.insatsId}, ${rad.handelse}, ${JSON.stringify(rad.andringar)}, ${rad.skal}, ${rad.avId}, ${rad.version})`);
};

import { z } from 'zod';
import { sql, type Db } from '../db/db.ts';
import type { Anvandning } from './anvandning.rules.ts';
import { perSida } from '../shared/sidor.ts';
import type { Organisation, Organisationsuppgifter } from './organisation.rules.ts';

const organisationRow = z.object({
  id: z.string(),
  namn: z.string(),
  organisationsnummer: z.string().nullable(),
  organisationstypKod: z.string(),
  organisationstyp: z.string(),
  forsakringskassan: z.boolean(),
  version: z.number(),
});

const organisationer = sql`
  select o.id, o.namn, o.organisationsnummer, o.organisationstyp_kod, t.text as organisationstyp, o.forsakringskassan, o.version
  from verksamhet.organisation o join styrdata.organisationstyp t on t.kod = o.organisationstyp_kod`;

/** An organisation with the text of its type; null when there is none. */
export const findOrganisation = (db: Db, id: string): Promise<Organisation | null> =>
  db.maybeOne(organisationRow, sql`${organisationer} where o.id = ${id}`);

/** The same, held still until commit. */
export const organisationForAndring = (tx: Db, id: string): Promise<Organisation | null> =>
  tx.maybeOne(organisationRow, sql`${organisationer} where o.id = ${id} for update of o`);

const traffRow = organisationRow.extend({ alla: z.number(), anvandning: z.number() });
export type Organisationstraff = z.infer<typeof traffRow>;

/** One page of the organisationer whose names fit, in Swedish order; `anvandning` is how many it takes part in. */
export const sokOrganisationer = (
  db: Db,
  { monster, typ, sida }: { monster: string | null; typ: string | null; sida: number },
): Promise<Organisationstraff[]> =>
  db.many(
    traffRow,
    sql`
    select *, count(*) over () as alla,
      (select count(*) from verksamhet.ingaende_organisation i where i.organisation_id = s.id) as anvandning
    from (${organisationer}) s
    where (${monster}::text is null or verksamhet.jamforbart(namn) like verksamhet.jamforbart(${monster}))
      and (${typ}::text is null or organisationstyp_kod = ${typ})
    order by namn collate "sv-x-icu", id
    limit ${perSida} offset ${(sida - 1) * perSida}`,
  );

const idRow = z.object({ id: z.string() });
/** Adds an organisation and gives its id. */
export const insertOrganisation = async (
  tx: Db,
  { namn, organisationsnummer, organisationstypKod }: Organisationsuppgifter,
): Promise<string> =>
  (
    await tx.one(
      idRow,
      sql`
    insert into verksamhet.organisation (namn, organisationsnummer, organisationstyp_kod)
    values (${namn}, ${organisationsnummer}, ${organisationstypKod})
    returning id`,
    )
  ).id;

/** The employer rules are tried by the database for everyone employed there when the type changes. */
export const updateOrganisation = async (
  tx: Db,
  id: string,
  { namn, organisationsnummer, organisationstypKod }: Organisationsuppgifter,
): Promise<void> => {
  await tx.run(sql`
    update verksamhet.organisation
    set namn = ${namn}, organisationsnummer = ${organisationsnummer}, organisationstyp_kod = ${organisationstypKod},
      version = version + 1
    where id = ${id}`);
};

const anvandningRow = z.object({
  slag: z.literal('samverkansorganisation'),
  id: z.string(),
  namn: z.string(),
  ar: z.null(),
});

/** The samverkansorganisationer it is an ingående organisation of. */
export const listDeltarI = (db: Db, organisationId: string): Promise<Anvandning[]> =>
  db.many(
    anvandningRow,
    sql`
    select 'samverkansorganisation' as slag, o.id, o.namn, null as ar
    from verksamhet.ingaende_organisation i
    join verksamhet.samverkansorganisation o on o.id = i.samverkansorganisation_id
    where i.organisation_id = ${organisationId}
    order by o.namn collate "sv-x-icu"`,
  );

/** Open accounts of users employed there. */
export const raknaAnstallda = async (db: Db, organisationId: string): Promise<number> =>
  (
    await db.one(
      z.object({ antal: z.number() }),
      sql`select count(*) as antal from auth.anvandare where arbetsgivare_id = ${organisationId} and avslutad_at is null`,
    )
  ).antal;

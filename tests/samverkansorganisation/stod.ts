import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Behorighetsroll } from '../../src/behorighet/behorighet.rules.ts';
import { withClient } from '../../src/db/client.ts';
import { blindIndex, kryptera } from '../../src/db/kryptering.ts';
import type { Testhus } from '../support/hus.ts';
import { klient, type Falt, type Klient } from '../support/klient.ts';
import { testnummer } from '../support/testnummer.ts';
import { ifyllt } from '../registrering/sida.ts';

export const sql = <T = Record<string, unknown>>(hus: Testhus, text: string, varden: unknown[] = []) =>
  withClient(
    hus.databas.adminUrl,
    async (client) => (await client.query(text, varden)).rows as unknown as T[],
  );

let lopnummer = 5000;

/** Another user with one role, perhaps with an uppdrag in a samverkansorganisation. */
export const nyAnvandare = async (
  { databas, hus, varld }: Testhus,
  [fornamn, efternamn]: readonly [string, string],
  roll: Behorighetsroll,
  forbund?: string,
): Promise<string> => {
  const [id, nummer] = [randomUUID(), testnummer(lopnummer++)];
  await withClient(databas.adminUrl, async (client) => {
    await client.query(
      `insert into auth.anvandare (id, personnummer_krypt, personnummer_index, fornamn, efternamn, epost, mobil_krypt, arbetsgivare_id)
       values ($1, $2, $3, $4, $5, 'x@example.invalid', $6, $7)`,
      [
        id,
        kryptera(hus.nycklar, `auth.anvandare.personnummer.${id}`, nummer),
        blindIndex(hus.nycklar, nummer),
        fornamn,
        efternamn,
        kryptera(hus.nycklar, `auth.anvandare.mobil.${id}`, '+46701740605'),
        varld.organisation.forbund,
      ],
    );
    await client.query('insert into auth.anvandare_roll (anvandare_id, roll) values ($1, $2)', [id, roll]);
    if (forbund !== undefined)
      await client.query(
        `insert into auth.uppdrag (roll_id, anvandare_id, roll, samverkansorganisation_id, fran_datum)
         select id, anvandare_id, roll, $2, '2020-01-01' from auth.anvandare_roll where anvandare_id = $1`,
        [id, forbund],
      );
  });
  return id;
};

/** A second samverkansorganisation, with an administrator of its own. */
export const nyttForbund = async (hus: Testhus, namn: string): Promise<{ id: string; admin: Klient }> => {
  const [rad] = await sql<{ id: string }>(
    hus,
    `insert into verksamhet.samverkansorganisation (namn, organisationsnummer, samverkansform, startdatum)
     values ($1, '2120000142', 'finsam', '2019-01-01') returning id`,
    [namn],
  );
  const { id } = z.object({ id: z.string() }).parse(rad);
  const anvandare = await nyAnvandare(hus, ['Berit', 'Bengtsson'], 'samverkansadministrator', id);
  return { id, admin: await klient(hus.app, hus.hus, anvandare) };
};

/** The form of a page that posts to `action`, as a browser would send it: every field with its values. */
export const formularet = (html: string, action: string): Record<string, string[]> => {
  const formen = (html.match(/<form\b[\s\S]*?<\/form>/g) ?? []).find((form) =>
    form.includes(`action="${action}"`),
  );
  if (formen === undefined) throw new Error(`no form with action ${action}`);
  return ifyllt(formen);
};

/** Opens a page (or takes one already open), changes fields and presses a button. */
export const fyllI = async (vem: Klient, sida: string, falt: Falt, html?: string) => {
  const action = sida.split('?')[0] ?? sida;
  const oppen = html ?? (await vem.get(sida)).text;
  return vem.postRaw(action, { gor: 'spara', ...formularet(oppen, action), ...falt });
};

/** Everything that is stored of a samverkansorganisation. */
export const lagrat = async (hus: Testhus, id: string) => {
  const [rad] = await sql(
    hus,
    `select to_jsonb(o) as organisation,
      (select coalesce(jsonb_agg(coalesce(stadsdel_kod, kommun_kod) order by coalesce(stadsdel_kod, kommun_kod)), '[]') from verksamhet.omrade where samverkansorganisation_id = o.id) as omraden,
      (select coalesce(jsonb_agg(to_jsonb(i) order by organisation_id), '[]') from verksamhet.ingaende_organisation i where samverkansorganisation_id = o.id) as ingaende,
      (select coalesce(jsonb_agg(jsonb_build_object('vem', anvandare_id, 'roll', roll, 'till', till_datum) order by roll, anvandare_id), '[]')
       from auth.uppdrag where samverkansorganisation_id = o.id and avslutat_at is null) as uppdrag
     from verksamhet.samverkansorganisation o where o.id = $1`,
    [id],
  );
  return z
    .object({
      organisation: z.record(z.string(), z.unknown()),
      omraden: z.array(z.string()),
      ingaende: z.array(z.record(z.string(), z.unknown())),
      uppdrag: z.array(z.object({ vem: z.string(), roll: z.string(), till: z.string().nullable() })),
    })
    .parse(rad);
};

export const hanteraSida = (id: string) => `/samverkansorganisationer/${id}/hantera`;

let antalForbund = 0;

/** A new samverkansorganisation with Sam as its only samverkansadministratör. */
export const samsForbund = async (hus: Testhus): Promise<string> => {
  const [rad] = await sql<{ id: string }>(
    hus,
    `insert into verksamhet.samverkansorganisation (namn, organisationsnummer, samverkansform, startdatum)
     values ($1, '2120000142', 'finsam', '2019-01-01') returning id`,
    [`Prövning ${String(antalForbund++)}`],
  );
  const { id } = z.object({ id: z.string() }).parse(rad);
  await sql(
    hus,
    `insert into auth.uppdrag (roll_id, anvandare_id, roll, samverkansorganisation_id, fran_datum)
     select id, anvandare_id, roll, $2, '2020-01-01' from auth.anvandare_roll
     where anvandare_id = $1 and roll = 'samverkansadministrator'`,
    [hus.varld.anvandare.sam, id],
  );
  return id;
};

/** The error summary of a page: field and text. */
export const overst = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<li><a href="#([^"]+)">([^<]*)<\/a><\/li>/g)].map(([, falt = '', text = '']) => [
      falt,
      text,
    ]),
  );

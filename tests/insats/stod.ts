import { randomUUID } from 'node:crypto';
import { withClient } from '../../src/db/client.ts';
import type { Testhus } from '../support/hus.ts';
import type { Falt, Klient } from '../support/klient.ts';
import type { Response } from 'supertest';

export const nyPath = '/registrera-ny-insats';

/** Runs SQL past the application; the rows. */
export const som =
  ({ databas }: Testhus) =>
  <T = Record<string, unknown>>(text: string, varden: unknown[] = []): Promise<T[]> =>
    withClient(databas.adminUrl, async (client) => (await client.query(text, varden)).rows as T[]);

/** Everything that "Registrera ny insats" asks for, in order. */
export const giltigInsats = (hus: Testhus, mer: Falt = {}): Falt => ({
  samverkansorganisation: hus.varld.forbund,
  namn: `Insats ${randomUUID().slice(0, 8)}`,
  beskrivning: 'Stöd på vägen',
  startdatum: '2025-01-01',
  slutdatum: '',
  inriktning: 'individinriktad',
  preciserad_individinriktad: 'forberedande',
  registrering_individinriktad: 'personuppgifter_anonym',
  registrering_strukturovergripande: 'endast_antal',
  malgrupp: ['unga', 'psykisk_ohalsa'],
  gor: 'spara',
  ...mer,
});

/** Registers an insats by the page; its id. */
export const nyInsats = async (hus: Testhus, klient: Klient, mer: Falt = {}): Promise<string> => {
  const svar = await klient.skicka(nyPath, giltigInsats(hus, mer));
  const id = /^\/insatser\/([0-9a-f-]{36})\/hantera/.exec(String(svar.headers['location']))?.[1];
  if (id === undefined) throw new Error(`not registered: ${String(svar.status)} ${felen(svar).join('; ')}`);
  return id;
};

/** The texts of the error summary. */
export const felen = ({ text }: Pick<Response, 'text'>): string[] =>
  [...text.matchAll(/<a[^>]*href="#([^"]+)"[^>]*>([^<]+)<\/a>/g)]
    .filter(([, id]) => id !== 'innehall')
    .map(([, , forklaring]) => (forklaring ?? '').trim());

export const rensat = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** An organisation of its own with an insatsansvarig (ivar is not one of them) and one insats; their ids. */
export const annatForbund = async (
  hus: Testhus,
): Promise<{ organisation: string; insats: string; ansvarig: string }> => {
  const sql = som(hus);
  const [organisation, insats, ansvarig] = [randomUUID(), randomUUID(), randomUUID()];
  await sql(
    `insert into verksamhet.samverkansorganisation (id, namn, organisationsnummer, samverkansform, startdatum)
     values ($1, $2, '2120000142', 'finsam', '2015-01-01')`,
    [organisation, `Granne ${organisation.slice(0, 8)}`],
  );
  await sql(
    `insert into verksamhet.insats (id, samverkansorganisation_id, namn, startdatum, inriktning, preciserad_inriktning_kod, deltagarregistrering)
     values ($1, $2, 'Grannens insats', '2020-01-01', 'individinriktad', 'kartlaggning', 'personuppgifter_anonym')`,
    [insats, organisation],
  );
  await sql(
    `insert into auth.anvandare (id, personnummer_krypt, personnummer_index, fornamn, efternamn, epost, mobil_krypt, arbetsgivare_id)
     values ($1::uuid, '\\x00', uuid_send($1::uuid), 'Gun', 'Granne', 'gun@example.invalid', '\\x00', $2)`,
    [ansvarig, hus.varld.organisation.forbund],
  );
  await sql("insert into auth.anvandare_roll (anvandare_id, roll) values ($1, 'insatsansvarig')", [ansvarig]);
  await sql(
    `insert into auth.uppdrag (roll_id, anvandare_id, roll, samverkansorganisation_id, fran_datum)
     select id, anvandare_id, roll, $2, '2020-01-01' from auth.anvandare_roll where anvandare_id = $1`,
    [ansvarig, organisation],
  );
  return { organisation, insats, ansvarig };
};

export const hantera = (id: string): string => `/insatser/${id}/hantera`;

/** Sends the whole page "Hantera insats" with something changed. */
export const andra = (hus: Testhus, vem: Klient, id: string, falt: Falt): Promise<Response> =>
  vem.skicka(
    hantera(id),
    giltigInsats(hus, { namn: `Insats ${id}`, malgrupp: ['unga'], deltagaransvariga: [], ...falt }),
  );

/** What the page sends when the kategorisering is locked: none of it. */
export const utanKategorier = { inriktning: '', malgrupp: '' };

/** An insats as the database has it, with its målgrupper and the users who are deltagaransvariga. */
export const lagrad = async (hus: Testhus, id: string): Promise<Record<string, unknown>> =>
  (
    await som(hus)(
      `select namn, startdatum::text, slutdatum::text, inriktning, preciserad_inriktning_kod, deltagarregistrering, version,
         array(select malgrupp_kod from verksamhet.insats_malgrupp where insats_id = i.id order by 1) as malgrupper,
         array(select anvandare_id::text from auth.uppdrag where insats_id = i.id and avslutat_at is null order by 1) as ansvariga
       from verksamhet.insats i where id = $1`,
      [id],
    )
  )[0] ?? {};

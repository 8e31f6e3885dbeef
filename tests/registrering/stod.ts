import type { Response } from 'supertest';
import { withClient } from '../../src/db/client.ts';
import type { Hus } from '../../src/hus.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import type { Vem } from '../support/varld.ts';

/** The test house; its clock stands still, so that a rule about today means the same day all through a test. */
export const oppnaHus = async (andra?: (hus: Hus) => Hus): Promise<Testhus> => {
  const hus = await testhus(andra);
  hus.rattar.nu = new Date();
  return hus;
};

/** Rows as the superuser sees them, past every wall. */
export const fraga = <T extends object>(
  { databas }: Testhus,
  text: string,
  values: unknown[] = [],
): Promise<T[]> => withClient(databas.adminUrl, async (client) => (await client.query<T>(text, values)).rows);

/** All that is stored of a deltagande: days, answers, samtycke and history, without random ids and times. */
export const lagrat = async (hus: Testhus, id: string): Promise<Record<string, unknown>> => {
  const [rad] = await fraga<Record<string, unknown>>(
    hus,
    `select to_jsonb(d) - '{id,person_id,personkod,skapad_at}'::text[] as deltagande,
       (select to_jsonb(s) - '{deltagande_id,registrerat_at}'::text[] from person.samtycke s where s.deltagande_id = d.id) as samtycke,
       (select jsonb_object_agg(m.tillfalle, to_jsonb(m) - '{deltagande_id,tillfalle,insats_id}'::text[])
          from verksamhet.matning m where m.deltagande_id = d.id) as matning,
       (select jsonb_agg(to_jsonb(h) - '{id,deltagande_id,insats_id,at}'::text[] order by h.id)
          from verksamhet.historik h where h.deltagande_id = d.id) as historik
     from verksamhet.deltagande d where d.id = $1`,
    [id],
  );
  if (rad === undefined) throw new Error('no such deltagande');
  return rad;
};

/** The answers stored at the start or the end; null when there are none. */
export const matning = async (hus: Testhus, id: string, tillfalle: 'in' | 'ut') => {
  const { matning: alla } = (await lagrat(hus, id)) as { matning: Record<string, object> | null };
  return alla?.[tillfalle] ?? null;
};

/** One text a table of persons, registrations and rights: two equal pictures mean that nothing was stored. */
export const bild = async (hus: Testhus, utom: readonly string[] = []): Promise<Record<string, string>> => {
  const tabeller = await fraga<{ namn: string }>(
    hus,
    `select c.oid::regclass::text as namn from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and (n.nspname in ('person', 'verksamhet', 'styrdata') or c.oid::regclass::text
       in ('auth.anvandare', 'auth.anvandare_roll', 'auth.uppdrag')) order by 1`,
  );
  const delar = tabeller
    .filter(({ namn }) => !utom.includes(namn))
    .map(
      ({ namn }) =>
        `select '${namn}' as namn, coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as summa from ${namn} t`,
    );
  const rader = await fraga<{ namn: string; summa: string }>(hus, delar.join(' union all '));
  return Object.fromEntries(rader.map(({ namn, summa }) => [namn, summa]));
};

/** The deltagande that a receipt is about. */
export const deltagandeAv = async (hus: Testhus, svar: Response): Promise<string> => {
  const nyckel = /^\/kvitton\/(.+)$/.exec(String(svar.headers['location']))?.[1];
  const [rad] = await fraga<{ id: string }>(
    hus,
    'select objekt_id as id from verksamhet.kvitto where nyckel = $1',
    [nyckel ?? null],
  );
  if (rad === undefined) throw new Error(`no receipt: ${String(svar.status)}`);
  return rad.id;
};

/** Makes somebody deltagaransvarig in one more insats. */
export const geUppdrag = async (hus: Testhus, vem: Vem, insatsId: string): Promise<void> => {
  await fraga(
    hus,
    `insert into auth.uppdrag (roll_id, anvandare_id, roll, insats_id, fran_datum)
     select id, anvandare_id, roll, $2, '2020-01-01' from auth.anvandare_roll
     where anvandare_id = $1 and roll = 'deltagaransvarig'`,
    [hus.varld.anvandare[vem], insatsId],
  );
};

/** Ends an uppdrag, from now on. */
export const taUppdrag = async (hus: Testhus, vem: Vem, insatsId: string): Promise<void> => {
  await fraga(
    hus,
    'update auth.uppdrag set avslutat_at = now() where anvandare_id = $1 and insats_id = $2 and avslutat_at is null',
    [hus.varld.anvandare[vem], insatsId],
  );
};

/** What the audit trail has of a kind of event, as "outcome fields". */
export const spart = async (hus: Testhus, handelse: string): Promise<string[]> =>
  (
    await fraga<{ rad: string }>(
      hus,
      "select trim(utfall || ' ' || falt) as rad from audit.handelse where handelse = $1 order by id",
      [handelse],
    )
  ).map(({ rad }) => rad);

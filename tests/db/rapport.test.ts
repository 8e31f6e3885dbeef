import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sql } from '../../src/db/db.ts';
import { withClient } from '../../src/db/client.ts';
import { frysManader } from '../../src/rapport/frysning.service.ts';
import { dagAv } from '../../src/shared/datum.ts';
import { insertDeltaganden } from '../support/deltagande.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { som } from './som.ts';

let hus: Testhus;
beforeAll(async () => {
  hus = await testhus();
  const { vagen, steget } = hus.varld.insats;
  await insertDeltaganden(hus, [
    { insatsId: vagen, namn: 'Kanarie Fågelsson', personnummer: '199001019802', startdag: '2025-01-10' },
    { insatsId: steget, namn: 'Kanarie Fågelsson', personnummer: '199001019802', startdag: '2025-01-10' },
    { insatsId: steget, startdag: '2025-02-10' },
    { insatsId: steget, startdag: '2025-02-10', makulerad: { skal: 'dubblett' } },
  ]);
  await frysManader(hus.hus, dagAv(hus.rattar.nu));
});
afterAll(() => hus.close());

const rapport = <T>(text: string) =>
  som(hus.databas, { roll: 'sus_rapport' }, async (client) => (await client.query<T & object>(text)).rows);

describe('the role that reads reports', () => {
  it('counts the deltaganden of every insats, whoever asks, and none that is felregistrerad', async () => {
    expect(await rapport('select count(*)::int as antal from rapport.deltagande')).toEqual([{ antal: 3 }]);
  });

  it('counts the same person once over two insatser', async () => {
    expect(await rapport('select count(distinct person)::int as personer from rapport.deltagande')).toEqual([
      { personer: 2 },
    ]);
  });

  it('can read the views of reports and the code lists, and not one column more', async () => {
    const kolumner = await withClient(hus.databas.adminUrl, async (client) => {
      const { rows } = await client.query<{ namn: string }>(`
        select n.nspname || '.' || c.relname || '.' || a.attname as namn
        from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('auth', 'verksamhet', 'person', 'rapport', 'audit') and c.relkind in ('r', 'v') and a.attnum > 0
          and has_column_privilege('sus_rapport', c.oid, a.attnum, 'select')`);
      return rows.map(({ namn }) => namn);
    });
    expect(kolumner.filter((namn) => !namn.startsWith('rapport.'))).toEqual([]);
    expect(
      kolumner.filter((namn) => /krypt|index|personnummer|person_id|personkod|skapad|_av$|kommun/.test(namn)),
    ).toEqual([]);
  });

  it('V13.2.2 C3 finds nothing of who somebody is in anything it can read', async () => {
    const vyer = await rapport<{ namn: string }>(
      "select c.oid::regclass::text as namn from pg_class c where c.relnamespace = 'rapport'::regnamespace and c.relkind in ('r', 'v') and has_table_privilege('sus_rapport', c.oid, 'select')",
    );
    expect(vyer.length).toBe(28);
    const kand = await withClient(hus.databas.adminUrl, async (client) => {
      const { rows } = await client.query<{ bit: string }>(`
        select encode(unnest(array[personnummer_index, personnummer_krypt, namn_krypt]), 'hex') as bit from person.deltagare
        union select encode(personkod, 'hex') from verksamhet.deltagande where personkod is not null
        union select id::text from person.deltagare`);
      return rows.map(({ bit }) => bit);
    });
    for (const { namn } of vyer) {
      const rader = JSON.stringify(await rapport(`select to_jsonb(v) from ${namn} v`));
      expect(kand.filter((bit) => rader.includes(bit))).toEqual([]);
      expect(rader).not.toMatch(/Kanarie|19900101/);
    }
  });

  it('reads in one picture, writes nothing, and gives up in time', async () => {
    const rader = await hus.hus.rapportDb.transaction({ begaranId: 'prov', kalla: '' }, (tx) =>
      tx.many(
        z.object({ las: z.string(), bild: z.string(), tid: z.string() }),
        sql`select current_setting('transaction_read_only') as las, current_setting('transaction_isolation') as bild,
          current_setting('statement_timeout') as tid`,
      ),
    );
    expect(rader).toEqual([{ las: 'on', bild: 'repeatable read', tid: '30s' }]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Actor } from '../../src/behorighet/behorighet.rules.ts';
import { withClient } from '../../src/db/client.ts';
import { connect, dbError, sql, type Database, type Db } from '../../src/db/db.ts';
import { fail, ok } from '../../src/shared/result.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { insertDeltagande } from '../support/deltagande.ts';
import { hindret } from './som.ts';

let hus: Testhus;
let ensam: Database;
let anna: Actor;
beforeAll(async () => {
  hus = await testhus();
  await insertDeltagande(hus, { insatsId: hus.varld.insats.vagen });
  ensam = connect(hus.databas.url, { role: 'sus_app', max: 1 });
  anna = {
    id: hus.varld.anvandare.anna,
    namn: 'Anna',
    organisation: '',
    roller: ['deltagaransvarig', 'susrapport'],
    inloggningId: '',
    begaranId: 'b-1',
    kalla: '10.0.0.1',
  };
});
afterAll(async () => {
  await ensam.close();
  await hus.close();
});

const begaran = { begaranId: 'b-2', kalla: '::1' };
const tal = z.object({ n: z.number() });
const personer = async (db: Db) => (await db.one(tal, sql`select count(*) as n from person.deltagare`)).n;
const namnAv = async (db: Db) =>
  (
    await db.one(
      z.object({ namn: z.string() }),
      sql`select namn from verksamhet.insats where id = ${hus.varld.insats.steget}`,
    )
  ).namn;
const dopOm = (tx: Db, namn: string) =>
  tx.run(sql`update verksamhet.insats set namn = ${namn} where id = ${hus.varld.insats.steget}`);
const pid = (db: Db) => db.one(tal, sql`select pg_backend_pid() as n`);

/** Where so many wait for each other; afterwards it is open. */
const motesplats = (antal: number) => {
  let saknas = antal;
  let oppna = (): void => undefined;
  const oppen = new Promise<void>((slapp) => (oppna = slapp));
  return () => {
    saknas -= 1;
    if (saknas === 0) oppna();
    return oppen;
  };
};

describe('a transaction', () => {
  it('keeps what was done when the work gives a value', async () => {
    expect(await hus.db.transaction(begaran, async (tx) => (await dopOm(tx, 'Steget 1'), ok(1)))).toEqual(
      ok(1),
    );
    expect(await namnAv(hus.db)).toBe('Steget 1');
  });
  it('leaves nothing when the work is refused', async () => {
    expect(await hus.db.transaction(begaran, async (tx) => (await dopOm(tx, 'Nej'), fail('nej')))).toEqual(
      fail('nej'),
    );
    expect(await namnAv(hus.db)).toBe('Steget 1');
  });
  it('V2.3.3 leaves nothing when the work fails', async () => {
    const avbruten = hus.db.transaction(begaran, async (tx) => {
      await dopOm(tx, 'Nej');
      throw new Error('avbrott');
    });
    await expect(avbruten).rejects.toThrow('avbrott');
    expect(await namnAv(hus.db)).toBe('Steget 1');
  });
  it('never says it is done when a failed statement was swallowed on the way', async () => {
    const svald = hus.db.transaction(begaran, async (tx) => {
      await dopOm(tx, 'Nej');
      await dopOm(tx, '').catch(() => undefined);
      return ok('sparat');
    });
    await expect(svald).rejects.toThrow('rolled back');
    expect(await namnAv(hus.db)).toBe('Steget 1');
  });
  it('fails with the name of a rule that is judged at commit', async () => {
    const utanSamtycke = hus.db.transaction(anna, (tx) => tx.run(sql`delete from person.samtycke`));
    expect(await hindret(utanSamtycke)).toBe('deltagande_kraver_samtycke');
  });
  it('tells the database who it is, and forgets it with the transaction', async () => {
    expect(await ensam.transaction(anna, personer)).toBe(1);
    expect(await personer(ensam)).toBe(0);
    expect(await ensam.transaction(begaran, personer)).toBe(0);
    await expect(ensam.transaction(anna, () => Promise.reject(new Error('x')))).rejects.toThrow('x');
    expect(await personer(ensam)).toBe(0);
    const [{ kvar }] = (await ensam.many(
      z.object({ kvar: z.string() }),
      sql`select concat(current_setting('sus.anvandare_id', true), current_setting('sus.roller', true)) as kvar`,
    )) as [{ kvar: string }];
    expect(kvar).toBe('');
  });
  it('tells roles, request and source to the audit trail, and nothing that could be SQL', async () => {
    const elak = { ...anna, kalla: "1'; drop table x; --", begaranId: "b'3" };
    const [rad] = await ensam.transaction(elak, (tx) =>
      tx.many(
        z.object({ roller: z.string(), kalla: z.string(), begaran: z.string() }),
        sql`select current_setting('sus.roller') as roller, current_setting('sus.kalla') as kalla, current_setting('sus.begaran_id') as begaran`,
      ),
    );
    expect(rad).toEqual({ roller: 'deltagaransvarig,susrapport', kalla: '1droptablex--', begaran: 'b3' });
  });
  it('V15.4.3 is tried again when two lock each other out, and both get through', async () => {
    const { vagen, steget } = hus.varld.insats;
    const motas = motesplats(2);
    const las = (tx: Db, id: string) =>
      tx.run(sql`select from verksamhet.insats where id = ${id} for update`);
    let forsok = 0;
    const parta = (forst: string, sedan: string) =>
      hus.db.transaction(begaran, async (tx) => {
        forsok += 1;
        await las(tx, forst);
        await motas();
        await las(tx, sedan);
        return ok(null);
      });
    expect(await Promise.all([parta(vagen, steget), parta(steget, vagen)])).toEqual([ok(null), ok(null)]);
    expect(forsok).toBeGreaterThan(2);
  });
  it('V15.4.3 V13.2.6 gives up after three tries', async () => {
    let forsok = 0;
    const jamt = hus.db.transaction(begaran, async (tx) => {
      forsok += 1;
      await tx.run(sql`do $$ begin raise exception 'x' using errcode = '40001'; end $$`);
    });
    expect(await hindret(jamt)).toBe('40001');
    expect(forsok).toBe(3);
  });
  it('that loses its connection fails, and the next one gets a new connection', async () => {
    const { n } = await pid(ensam);
    const avhuggen = ensam.transaction(begaran, async (tx) => {
      await withClient(hus.databas.adminUrl, (c) => c.query('select pg_terminate_backend($1)', [n]));
      await tx.run(sql`select 1`);
    });
    await expect(avhuggen).rejects.toThrow();
    expect((await pid(ensam)).n).not.toBe(n);
  });
  it('that loses its connection while nothing is asked does not end the process', async () => {
    const { n } = await pid(ensam);
    const avhuggen = ensam.transaction(begaran, async () => {
      await withClient(hus.databas.adminUrl, (c) => c.query('select pg_terminate_backend($1)', [n]));
      await new Promise((klar) => setImmediate(klar));
      return 1;
    });
    await expect(avhuggen).rejects.toThrow();
    expect((await pid(ensam)).n).not.toBe(n);
  });
  it('V13.1.3 is cut off by the time-outs, so that nothing waits for ever', async () => {
    const rad = await ensam.one(
      z.object({ sats: z.string(), las: z.string(), vila: z.string(), klient: z.string(), zon: z.string() }),
      sql`select current_setting('statement_timeout') as sats, current_setting('lock_timeout') as las,
        current_setting('idle_in_transaction_session_timeout') as vila,
        current_setting('client_connection_check_interval') as klient, current_setting('timezone') as zon`,
    );
    expect(rad).toEqual({ sats: '5s', las: '2s', vila: '10s', klient: '10s', zon: 'Europe/Stockholm' });
  });
});
describe('what comes back', () => {
  it('has days as text, counts as numbers and names in camel case', async () => {
    const rad = await hus.db.one(
      z.object({ enDag: z.string(), ettAntal: z.number(), enTid: z.date() }),
      sql`select date '2027-03-28' as en_dag, count(*) as ett_antal, now() as en_tid`,
    );
    expect([rad.enDag, rad.ettAntal]).toEqual(['2027-03-28', 1]);
  });
  it('is every day 2000–2040 as it was sent', async () => {
    const rader = await hus.db.many(
      z.object({ dag: z.string(), text: z.string() }),
      sql`select d::date as dag, to_char(d, 'YYYY-MM-DD') as text from generate_series(timestamp '2000-01-01', '2040-12-31', '1 day') d`,
    );
    expect(rader).toHaveLength(14_976);
    expect(rader.every(({ dag, text }) => dag === text)).toBe(true);
  });
  it('is refused when it has another shape than the query promises', async () => {
    await expect(hus.db.one(z.object({ n: z.string() }), sql`select 1 as n`)).rejects.toThrow();
    await expect(hus.db.one(tal, sql`select 1 as n where false`)).rejects.toThrow('got none');
    expect(await hus.db.maybeOne(tal, sql`select 1 as n where false`)).toBeNull();
  });
  it('V16.5.1 C30 is an error of which only code and constraint are kept, never what was typed', async () => {
    const fel: unknown = await dopOm(hus.db, '  ').catch((e: unknown) => e);
    expect(dbError(fel)).toEqual({ code: '23514', constraint: 'insats_namn_check' });
    expect(dbError(new Error('x'))).toBeNull();
  });
});

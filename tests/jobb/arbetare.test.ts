import { afterEach, describe, expect, it, vi } from 'vitest';
import { withClient } from '../../src/db/client.ts';
import { smtpEpost } from '../../src/epost/smtp.service.ts';
import { startaArbetare } from '../../src/jobb/arbetare.service.ts';
import { manus, postserver, stangPost, villig } from '../epost/server.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { jobbFor, koa, raden } from '../utskick/stod.ts';

vi.setConfig({ testTimeout: 60_000 });

const stang: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const gor of stang.splice(0).reverse()) await gor();
  await stangPost();
});

const huset = async (vard: string): Promise<Testhus> => {
  const epost = smtpEpost(
    { url: `smtp://${vard}`, fran: 'sus@example.invalid' },
    { kravTls: false, tidsgrans: 500, logga: () => undefined },
  );
  const hus = await testhus((h) => ({ ...h, epost }));
  stang.push(() => hus.close());
  return hus;
};
const arbeta = ({ hus, databas }: Testhus): (() => Promise<void>) => {
  const sluta = startaArbetare(hus, databas.url);
  stang.push(sluta);
  return sluta;
};
const forr = <T>(gor: () => Promise<T>): Promise<T> => vi.waitFor(gor, { timeout: 20_000, interval: 50 });
const sql = ({ databas }: Testhus, text: string, ...values: unknown[]) =>
  withClient(databas.adminUrl, (client) => client.query(text, values));

describe('the one who works off the jobs', () => {
  it('sends what waited when it started, and what comes later as it comes', async () => {
    const { vard, mottaget } = await postserver({ hideSTARTTLS: true });
    const hus = await huset(vard);
    const vantade = await koa(hus);
    arbeta(hus);
    await forr(async () => {
      expect(await raden(hus, vantade)).toMatchObject({ skickad: true });
    });
    const ny = await koa(hus);
    await forr(async () => {
      expect(await raden(hus, ny)).toMatchObject({ skickad: true });
      expect(await jobbFor(hus, ny)).toEqual([]);
    });
    expect(mottaget).toHaveLength(2);
  });

  it('sends each message once when two instances share the work', async () => {
    const { vard, mottaget } = await postserver({ hideSTARTTLS: true });
    const hus = await huset(vard);
    arbeta(hus);
    arbeta(hus);
    const till = Array.from({ length: 40 }, (_, i) => `u${String(i)}@example.invalid`);
    await Promise.all(till.map((en) => koa(hus, { till: en })));
    await forr(() => {
      expect(mottaget.length).toBeGreaterThanOrEqual(40);
      return Promise.resolve();
    });
    await forr(async () => {
      const { rowCount } = await sql(hus, 'select from graphile_worker._private_jobs');
      expect(rowCount).toBe(0);
    });
    expect(mottaget.flatMap((m) => m.till).sort()).toEqual([...till].sort());
  });

  it('tries again when the time has come, after the server has been away', async () => {
    let uppe = false;
    const server = await manus((rad, socket) =>
      uppe ? villig({})(rad, socket) : villig({ 'MAIL FROM': '451 later' })(rad, socket),
    );
    const hus = await huset(server.vard);
    arbeta(hus);
    const id = await koa(hus);
    await forr(async () => {
      expect(await raden(hus, id)).toMatchObject({ fel: 'tillfalligt', forsok: 1 });
      expect(await jobbFor(hus, id)).toHaveLength(1);
    });
    uppe = true;
    await sql(hus, 'update graphile_worker._private_jobs set run_at = now()');
    await sql(hus, `select pg_notify('jobs:insert', '{"count":1}')`);
    await forr(async () => {
      expect(await raden(hus, id)).toMatchObject({ skickad: true, forsok: 2 });
    });
    expect(server.brev).toHaveLength(1);
  });

  it('leaves a message whose sender died, also when its job is taken over', async () => {
    const { vard, mottaget } = await postserver({ hideSTARTTLS: true });
    const hus = await huset(vard);
    const id = await koa(hus);
    // As a killed process leaves it: begun and committed, the job locked for ever by one who is gone.
    await sql(hus, 'update auth.utskick set paborjad_at = now(), forsok = 1 where id = $1', id);
    await sql(
      hus,
      "update graphile_worker._private_jobs set attempts = 1, locked_by = 'dod', locked_at = now()",
    );
    await sql(hus, 'update graphile_worker._private_jobs set locked_by = null, locked_at = null');
    arbeta(hus);
    await forr(async () => {
      expect(await jobbFor(hus, id)).toEqual([]);
    });
    expect(mottaget).toEqual([]);
    expect(await raden(hus, id)).toMatchObject({ paborjad: true, skickad: false, misslyckad: false });
  });

  it('goes on by itself when the database has cut every connection', async () => {
    const { vard } = await postserver({ hideSTARTTLS: true });
    const hus = await huset(vard);
    arbeta(hus);
    const fore = await koa(hus);
    await forr(async () => {
      expect(await raden(hus, fore)).toMatchObject({ skickad: true });
    });
    await sql(
      hus,
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name like 'sus jobb%'",
    );
    const efter = await koa(hus);
    await forr(async () => {
      expect(await raden(hus, efter)).toMatchObject({ skickad: true });
    });
  });

  it('writes no words of an error in the table of jobs', async () => {
    const hus = await huset('127.0.0.1:9');
    const id = await koa(hus, { till: 'petra@example.invalid' });
    await sql(hus, "update auth.utskick set innehall_krypt = 'hemligt' where id = $1", id);
    arbeta(hus);
    await forr(async () => {
      const { rows } = await sql(
        hus,
        'select last_error from graphile_worker._private_jobs where last_error is not null',
      );
      expect(rows).toEqual([{ last_error: expect.stringMatching(/^failed( \w+)?$/) as unknown }]);
    });
    expect(await raden(hus, id)).toMatchObject({ paborjad: false, forsok: 0 });
  });

  it('stops in good order: what it was doing is finished first', async () => {
    const vantar: (() => void)[] = [];
    const { vard, mottaget } = await postserver({
      hideSTARTTLS: true,
      onMailFrom: (_adress, _session, klart) => vantar.push(klart),
    });
    const hus = await huset(vard);
    const sluta = arbeta(hus);
    const id = await koa(hus);
    await forr(() => {
      expect(vantar).toHaveLength(1);
      return Promise.resolve();
    });
    const slutat = sluta();
    vantar.forEach((slapp) => {
      slapp();
    });
    await slutat;
    expect(mottaget).toHaveLength(1);
    expect(await raden(hus, id)).toMatchObject({ skickad: true });
  });
});

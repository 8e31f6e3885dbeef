import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createApp } from '../../src/app.ts';
import { lasTillbaka } from '../../src/db/aterlasning.ts';
import { withClient } from '../../src/db/client.ts';
import { connect } from '../../src/db/db.ts';
import { granskaLogg } from '../../src/db/granska-logg.ts';
import { lasInnehall } from '../../src/db/kopiefiler.ts';
import { dekryptera } from '../../src/db/kryptering.ts';
import { sakerhetskopiera } from '../../src/db/sakerhetskopia.ts';
import type { Hus } from '../../src/hus.ts';
import { likt } from '../arkitektur/lage.ts';
import { laggScen, type Scen } from '../e2e/scen.ts';
import { sidor } from '../e2e/sidor.ts';
import { freshDatabase, type TestDatabase } from '../support/databas.ts';
import { testNycklar } from '../support/hus.ts';
import { klient } from '../support/klient.ts';
import { cast, type Vem } from '../support/varld.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let scen: Scen;
let mapp: string;
let kopia: string;
let aterstalld: TestDatabase;
const adminUrl = () => scen.hus.test.databas.adminUrl;
beforeAll(async () => {
  scen = await laggScen();
  mapp = mkdtempSync(join(tmpdir(), 'sus-kopia-'));
  kopia = join(mapp, 'kopia');
  await sakerhetskopiera(adminUrl(), kopia);
  aterstalld = await freshDatabase();
  await lasTillbaka(aterstalld.adminUrl, kopia);
});
afterAll(async () => {
  await aterstalld.close();
  await scen.hus.close();
  rmSync(mapp, { recursive: true });
});

/** The application on the restored database; with keys of its own when those of the house are lost. */
const medAterstalld = async <T>(nycklar: Hus['nycklar'], gor: (hus: Hus) => Promise<T>): Promise<T> => {
  const db = connect(aterstalld.url, { role: 'sus_app' });
  const rapportDb = connect(aterstalld.url, { role: 'sus_rapport', max: 3 });
  const jobbDb = connect(aterstalld.url, { role: 'sus_jobb', max: 2 });
  try {
    return await gor({ ...scen.hus.test.hus, db, rapportDb, jobbDb, nycklar });
  } finally {
    await db.close();
    await rapportDb.close();
    await jobbDb.close();
  }
};

const summor = (var_: string) =>
  Object.fromEntries(lasInnehall(var_).tabeller.map(({ namn, rader, sha256 }) => [namn, [rader, sha256]]));
const fraga = async <T extends object>(url: string, text: string): Promise<T[]> =>
  withClient(url, async (client) => (await client.query<T>(text)).rows);

describe('a backup that is restored', () => {
  it('holds every row of every table as it was, but for who is signed in', async () => {
    const igen = join(mapp, 'igen');
    await sakerhetskopiera(aterstalld.adminUrl, igen);
    const { 'audit.handelse': sparNu, 'audit.huvud': huvudNu, ...nu } = summor(igen);
    const { 'audit.handelse': sparDa, 'audit.huvud': huvudDa, ...da } = summor(kopia);
    expect(nu).toEqual(da);
    expect(sparNu?.[0]).toBe(Number(sparDa?.[0]) + 1);
    expect(huvudNu).not.toEqual(huvudDa);
    expect(lasInnehall(igen).sekvenser).toEqual(lasInnehall(kopia).sekvenser);
    expect(Object.keys(da)).not.toContain('auth.session');
    expect(await fraga(aterstalld.adminUrl, 'select from auth.session')).toEqual([]);
  });

  it('holds every table there is', async () => {
    const tabeller = await fraga<{ namn: string }>(
      adminUrl(),
      `select n.nspname || '.' || c.relname as namn from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema|graphile_worker|public)' order by 1`,
    );
    const alla = [...Object.keys(summor(kopia)), 'auth.session', 'auth.begransning'];
    expect(alla).toEqual(expect.arrayContaining(tabeller.map(({ namn }) => namn)));
    expect(alla).toContain('graphile_worker._private_jobs');
  });

  it('shows every page and every report as they were', async () => {
    const { hus } = scen;
    const visas = Object.values(sidor)
      .flat()
      .filter(({ vem }) => vem in cast)
      .map(({ vem, path }) => ({ vem: vem as Vem, path: path(scen) }))
      // A finding shows what was read around it, and when: also what is read here, a minute later the second time.
      .filter(({ path }) => !path.startsWith('/loggranskning/fynd/'));
    const lasta = async (husAv: Hus) => {
      const app = createApp(husAv);
      const klienter = new Map<Vem, Awaited<ReturnType<typeof klient>>>();
      for (const vem of Object.keys(cast) as Vem[])
        klienter.set(vem, await klient(app, husAv, hus.test.varld.anvandare[vem]));
      const svar: [string, unknown][] = [];
      for (const { vem, path } of visas)
        svar.push([`${vem} ${path}`, likt(await klienter.get(vem)!.get(path))]);
      return svar;
    };
    const fore = await lasta(hus.test.hus);
    expect(fore.length).toBeGreaterThan(80);
    const efter = await medAterstalld(hus.test.hus.nycklar, lasta);
    const olika = efter.filter((sida, i) => !isDeepStrictEqual(sida, fore[i])).map(([sida]) => sida);
    expect(olika).toEqual([]);
  });

  it('goes on with the audit trail where it was, and says in it that it is restored and from when', async () => {
    expect(await granskaLogg(aterstalld.adminUrl, null)).toContain('alla i kedja');
    const { tagen, tabeller } = lasInnehall(kopia);
    const rader = tabeller.find(({ namn }) => namn === 'audit.handelse')?.rader ?? 0;
    const marke = await fraga(
      aterstalld.adminUrl,
      `select handelse, falt, kalla, anvandare_id from audit.handelse where id = ${rader + 1}`,
    );
    expect(marke).toEqual([
      { handelse: 'databas_aterstalld', falt: `kopia_${tagen}`, kalla: 'restore', anvandare_id: null },
    ]);
  });

  it('gives new rows numbers that nobody has', async () => {
    const [kvitto] = await fraga<{ nummer: string; sist: string }>(
      aterstalld.adminUrl,
      `select nextval(pg_get_serial_sequence('verksamhet.kvitto', 'nummer')) as nummer, (select max(nummer) from verksamhet.kvitto) as sist`,
    );
    expect(Number(kvitto?.nummer)).toBeGreaterThan(Number(kvitto?.sist));
  });
});

describe('the keys', () => {
  const filer = () => readdirSync(kopia).map((fil) => ({ fil, bytes: readFileSync(join(kopia, fil)) }));
  const text = () =>
    filer()
      .map(({ fil, bytes }) => (fil.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'))
      .join('\n');

  it('are not in a backup, nor any name or number of a person they hide', () => {
    const allt = text();
    const { nycklar, index, personkod } = scen.hus.test.hus.nycklar;
    for (const nyckel of [...nycklar.values(), index, personkod])
      for (const form of ['hex', 'base64', 'base64url'] as const)
        expect(allt).not.toContain(nyckel.toString(form));
    expect(allt).toContain('personnummer_krypt');
    for (const { nummer } of Object.values(cast)) expect(allt).not.toContain(nummer);
    for (const [nummer, traff] of scen.hus.test.rattar.register) {
      expect(allt).not.toContain(nummer);
      if (traff.svar === 'traff') expect(allt).not.toContain(traff.person.namn);
    }
  });

  it('are what an identity is read with: a restored database without them shows none', async () => {
    const path = `/deltaganden/${scen.oppet}`;
    const medNyckel = (await scen.klient.anna.get(path)).text;
    const utan = await medAterstalld(testNycklar(), async (hus) => {
      const anna = await klient(createApp(hus), hus, scen.hus.test.varld.anvandare.anna);
      return anna.get(path);
    });
    const [rad] = await fraga<{ id: string; namn: Buffer }>(
      aterstalld.adminUrl,
      `select p.id, p.namn_krypt as namn from person.deltagare p
       join verksamhet.deltagande d on d.person_id = p.id where d.id = '${scen.oppet}'`,
    );
    const namn = dekryptera(scen.hus.test.hus.nycklar, `person.deltagare.namn.${rad!.id}`, rad!.namn);
    expect(medNyckel).toContain(namn);
    expect(utan.status).toBe(500);
    expect(utan.text).not.toContain(namn);
  });

  it('and the files are for their owner alone', () => {
    expect(statSync(kopia).mode & 0o777).toBe(0o700);
    for (const { fil } of filer()) expect(statSync(join(kopia, fil)).mode & 0o777).toBe(0o600);
  });
});

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { lasTillbaka } from '../../src/db/aterlasning.ts';
import { withClient } from '../../src/db/client.ts';
import { migrate } from '../../src/db/migrate.ts';
import { sakerhetskopiera } from '../../src/db/sakerhetskopia.ts';
import { insertDeltagande } from '../support/deltagande.ts';
import { freshDatabase, type TestDatabase } from '../support/databas.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { build, runSus } from '../support/process.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let hus: Testhus;
let mapp: string;
let kopia: string;
const adminUrl = () => hus.databas.adminUrl;
beforeAll(build);
beforeAll(async () => {
  hus = await testhus();
  await insertDeltagande(hus, { insatsId: hus.varld.insats.vagen });
  mapp = mkdtempSync(join(tmpdir(), 'sus-kopia-'));
  kopia = join(mapp, 'kopia');
  await sakerhetskopiera(adminUrl(), kopia);
});
afterAll(async () => {
  await hus.close();
  rmSync(mapp, { recursive: true });
});

const fraga = async <T extends object>(url: string, text: string): Promise<T[]> =>
  withClient(url, async (client) => (await client.query<T>(text)).rows);

describe('a backup that cannot be trusted', () => {
  let tom: TestDatabase;
  let trasig: string;
  beforeEach(async () => {
    tom = await freshDatabase();
    trasig = mkdtempSync(join(mapp, 'trasig-'));
    for (const fil of readdirSync(kopia)) writeFileSync(join(trasig, fil), readFileSync(join(kopia, fil)));
  });
  afterEach(() => tom.close());
  const insatser = 'verksamhet.insats.jsonl.gz';
  const andra = (fil: string, gor: (text: string) => string) => {
    const packad = fil.endsWith('.gz');
    const bytes = readFileSync(join(trasig, fil));
    const ny = gor((packad ? gunzipSync(bytes) : bytes).toString('utf8'));
    writeFileSync(join(trasig, fil), packad ? gzipSync(ny) : ny);
  };
  const last = async () => {
    const svar = await lasTillbaka(tom.adminUrl, trasig).then(
      () => 'läst',
      (error: unknown) => (error as Error).message,
    );
    const rader = await fraga(
      tom.adminUrl,
      'select from verksamhet.insats union all select from audit.handelse',
    );
    return { svar, rader: rader.length };
  };

  it.each([
    [
      'a value is another',
      insatser,
      (text: string) => text.replace('Steget', 'Stigen'),
      'inte att lita på: verksamhet.insats',
    ],
    [
      'a row is gone',
      insatser,
      (text: string) => text.slice(text.indexOf('\n') + 1),
      'inte att lita på: verksamhet.insats',
    ],
    [
      'a table is gone',
      'innehall.json',
      (text: string) => text.replace('"verksamhet.insats"', '"verksamhet.insatser"'),
      'Säkerhetskopian',
    ],
    [
      'it is of another SUS',
      'innehall.json',
      (text: string) => text.replace('0002_styrdata.sql', '0002_annat.sql'),
      'Migreringen 0002_annat.sql',
    ],
    [
      'its list is cut off',
      'innehall.json',
      (text: string) => text.slice(0, 500),
      'går inte att läsa som JSON',
    ],
    [
      'a name in it is SQL',
      'innehall.json',
      (text: string) => text.replace('"verksamhet.insats"', '"verksamhet.insats; drop"'),
      'har inte det innehåll',
    ],
  ])('is refused when %s, and nothing is read in', async (_vad, fil, gor, orsak) => {
    andra(fil, gor);
    const { svar, rader } = await last();
    expect(svar).toContain(orsak);
    expect(rader).toBe(0);
  });

  it('is refused when a file is damaged or gone', async () => {
    const fil = join(trasig, insatser);
    const bytes = readFileSync(fil);
    bytes[Math.floor(bytes.length / 2)]! ^= 0xff;
    writeFileSync(fil, bytes);
    expect((await last()).rader).toBe(0);
    rmSync(fil);
    const { svar, rader } = await last();
    expect(svar).toContain('Säkerhetskopian');
    expect(rader).toBe(0);
  });

  it('and one that is good is read in after all', async () => {
    expect(await last()).toEqual({ svar: 'läst', rader: expect.any(Number) as number });
  });
});

describe('npm run backup and npm run restore', () => {
  const kor = async (kommando: string, env: Record<string, string>, arg: string) => {
    const run = runSus(env, kommando, arg);
    return { kod: await run.ended(), text: run.output() };
  };

  it('take a backup and read it back, an older one too, which is then brought up to date', async () => {
    const [aldre, tom] = [await freshDatabase(''), await freshDatabase('')];
    await migrate(aldre.adminUrl, { antal: 14 });
    // Later migrations give what is missing here.
    await fraga(
      aldre.adminUrl,
      'grant select on all sequences in schema styrdata, auth, verksamhet, person, rapport, graphile_worker to sus_backup',
    );
    const till = join(mapp, 'aldre');
    const tagen = await kor('cli/backup', { DATABASE_ADMIN_URL: aldre.adminUrl }, till);
    expect([tagen.kod, tagen.text]).toEqual([0, expect.stringContaining('Nyckelfilen är inte med')]);
    const last = await kor('cli/restore', { DATABASE_ADMIN_URL: tom.adminUrl }, till);
    expect([last.kod, last.text]).toEqual([0, expect.stringContaining('jämförd rad för rad')]);
    expect(await migrate(tom.adminUrl)).toEqual([]);
    await Promise.all([aldre.close(), tom.close()]);
  });

  it('never write over anything', async () => {
    const igen = await kor('cli/backup', { DATABASE_ADMIN_URL: adminUrl() }, kopia);
    expect([igen.kod, igen.text]).toEqual([1, expect.stringContaining('finns redan')]);
    const last = await kor('cli/restore', { DATABASE_ADMIN_URL: adminUrl() }, kopia);
    expect([last.kod, last.text]).toEqual([1, expect.stringContaining('Databasen är inte tom')]);
  });

  it('leave nothing of a backup that could not be finished', async () => {
    const saknas = adminUrl().replace(/\/t_\d+_\d+$/, '/finns_inte');
    const till = join(mapp, 'avbruten');
    expect((await kor('cli/backup', { DATABASE_ADMIN_URL: saknas }, till)).kod).toBe(1);
    expect(readdirSync(mapp).filter((namn) => namn.startsWith('avbruten'))).toEqual([]);
    expect(existsSync(till)).toBe(false);
  });
});

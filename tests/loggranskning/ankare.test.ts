import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { audit } from '../../src/db/audit.ts';
import { ankraOm } from '../../src/db/ankra-om.ts';
import { granskaLogg } from '../../src/db/granska-logg.ts';
import { flyttaAnkaret } from '../../src/loggranskning/ankare.service.ts';
import { fraga } from '../registrering/stod.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { terminal } from '../support/terminal.ts';

const antal = 9;
let hus: Testhus;
let mapp: string;
let fil: string;
beforeAll(async () => {
  hus = await testhus();
  for (let n = 0; n < antal; n += 1)
    await hus.db.transaction({ begaranId: 'b', kalla: '::1' }, (tx) => audit(tx, 'provad'));
  await fraga(hus, 'create table public.kopia as select * from audit.handelse');
  await fraga(hus, 'create table public.huvudkopia as select * from audit.huvud');
});
afterAll(() => hus.close());
beforeEach(() => {
  mapp = mkdtempSync(join(tmpdir(), 'sus-ankare-'));
  fil = join(mapp, 'ankare.json');
});
afterEach(async () => {
  rmSync(mapp, { recursive: true });
  await fraga(hus, 'alter table audit.handelse disable trigger user');
  await fraga(hus, 'delete from audit.handelse');
  await fraga(hus, 'insert into audit.handelse select * from public.kopia');
  await fraga(hus, 'update audit.huvud set id = k.id, hash = k.hash from public.huvudkopia k');
});

const natten = () => flyttaAnkaret({ ...hus.hus, config: { ...hus.hus.config, ankarfil: fil } });
const ankaret = () =>
  JSON.parse(readFileSync(fil, 'utf8')) as { id: number; hash: string; omankringar?: unknown[] };
/** As a backup of an earlier time that is restored. */
const aterstall = async (till: number): Promise<void> => {
  await fraga(hus, 'alter table audit.handelse disable trigger user');
  await fraga(hus, 'delete from audit.handelse where id > $1', [till]);
  await fraga(hus, 'update audit.huvud set id = $1, hash = (select hash from audit.handelse where id = $1)', [
    till,
  ]);
};
const anledning = { orsak: 'Säkerhetskopian från igår', av: 'Sia Siwertz' };
const om = () =>
  ankraOm(hus.databas.adminUrl, fil, anledning).catch((error: unknown) => (error as Error).message);
const granskat = () =>
  granskaLogg(hus.databas.adminUrl, fil).catch((error: unknown) => (error as Error).message);

describe('the anchor, every night', () => {
  it('is written where it is configured, and nowhere when it is not', async () => {
    expect(await flyttaAnkaret(hus.hus)).toBe(0);
    expect(await natten()).toBe(1);
    expect(ankaret().id).toBe(antal);
    expect(await granskat()).toContain(`Ankaret vid rad ${String(antal)} finns kvar`);
  });
  it('stays where it was when the tail of the trail is cut off, and it is found', async () => {
    await natten();
    await aterstall(5);
    await expect(natten()).rejects.toThrow('not the one that was anchored');
    expect(ankaret().id).toBe(antal);
    expect(await granskat()).toContain('Rad 6 och de som följde fanns när ankaret togs');
  });
  it('stays when one byte of the row that it stands at was changed', async () => {
    await natten();
    await fraga(hus, 'alter table audit.handelse disable trigger user');
    await fraga(
      hus,
      'update audit.handelse set hash = set_byte(hash, 0, get_byte(hash, 0) # 1) where id = $1',
      [antal],
    );
    await expect(natten()).rejects.toThrow('not the one that was anchored');
  });
});

describe('after a restore', () => {
  it('the anchor is set anew, marked with who, why, the old head and the new one', async () => {
    await natten();
    const gammalt = ankaret();
    await aterstall(5);
    expect(await om()).toBe('Ankaret är satt på nytt vid rad 6. Det gamla stod vid rad 9.');
    const [rad] = await fraga<{ av: string; orsak: string; gammal_id: number; ny_id: number; hash: string }>(
      hus,
      "select av, orsak, gammal_id::int, ny_id::int, encode(gammal_hash, 'hex') as hash from audit.omankring",
    );
    expect(rad).toEqual({ ...anledning, gammal_id: antal, ny_id: 5, hash: gammalt.hash });
    const [sista] = await fraga<{ handelse: string; falt: string }>(
      hus,
      'select handelse, falt from audit.handelse order by id desc limit 1',
    );
    expect(sista?.handelse).toBe('logg_omankrad');
    expect(sista?.falt).toContain(`gammalt 9 ${gammalt.hash},nytt 5 `);
    expect(ankaret()).toMatchObject({
      id: 6,
      omankringar: [{ ...anledning, gammalt: { id: 9 }, nytt: { id: 5 } }],
    });
    // The night goes on from there, and what was marked stays in the file.
    expect(await natten()).toBe(1);
    expect(ankaret().omankringar).toHaveLength(1);
    expect(await granskat()).toContain('Händelseloggen håller');
  });
  it('the mark is never changed or taken away', async () => {
    for (const text of ['delete from audit.omankring', "update audit.omankring set av = 'x'"])
      await expect(fraga(hus, text)).rejects.toThrow('append only');
    await expect(fraga(hus, 'truncate audit.omankring')).rejects.toThrow('append only');
  });
});

describe('an anchor is not set anew', () => {
  it('while it holds', async () => {
    await natten();
    expect(await om()).toBe('Ankaret håller. Det finns inget att ankra om.');
  });
  it('when there is none', async () => {
    expect(await om()).toContain('Det finns inget ankare');
  });
  it('over a chain that is broken, which nothing mends', async () => {
    await natten();
    await aterstall(5);
    await fraga(hus, "update audit.handelse set falt = 'x' where id = 3");
    expect(await om()).toContain('Rad 3 är ändrad eller utbytt');
    expect(ankaret().id).toBe(antal);
  });
});

describe('npm run granska-logg', () => {
  it('sets the anchor anew with a reason and a name, and without them says how', async () => {
    const term = terminal(hus);
    await natten();
    await aterstall(5);
    const utan = await term.kor('granska-logg', '--ankare', fil, '--ankra-om', 'Återställd');
    expect(utan).toMatchObject({ kod: 1, ut: expect.stringContaining('--av "<ditt namn>"') as string });
    expect((await term.kor('granska-logg', '--ankare', fil)).kod).toBe(1);
    const med = await term.kor('granska-logg', '--ankare', fil, '--ankra-om', 'Återställd', '--av', 'Sia');
    expect(med).toMatchObject({
      kod: 0,
      ut: expect.stringContaining('Ankaret är satt på nytt vid rad 6') as string,
    });
    expect((await term.kor('granska-logg', '--ankare', fil)).kod).toBe(0);
    term.close();
  });
});

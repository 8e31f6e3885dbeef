import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withClient } from '../../src/db/client.ts';
import { hindret, obehorig, som, type Roll } from '../db/som.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { bestall, skapad } from './stod.ts';

let hus: Testhus;
let klar: string;
let vantar: string;
beforeAll(async () => {
  hus = await testhus();
  hus.rattar.nu = new Date('2026-03-15T10:00:00+01:00');
  klar = await skapad(hus, { halvar: '2025-1' });
  vantar = await bestall(hus, { halvar: '2025-2' });
});
afterAll(() => hus.close());

const som_ = (roll: Roll, text: string, anvandare = hus.varld.anvandare.sam) =>
  som(hus.databas, { roll, anvandare }, (client) => hindret(client.query(text)));
/** As one who may everything, in a transaction that is thrown away. */
const alltsom = (text: string) =>
  withClient(hus.databas.adminUrl, async (client) => {
    await client.query('begin');
    return hindret(client.query(text));
  });

const redovisning = 'rapport.halvarsredovisning';
const satt = (vad: string, id: string) => `update ${redovisning} set ${vad} where id = '${id}'`;
const ny = (andra: Partial<Record<'halvar' | 'version' | 'av' | 'at' | 'forbund', string>> = {}) => {
  const { varld } = hus;
  const v = {
    ...{ halvar: '2024-01-01', version: '1', at: '2026-03-15T10:00:00Z' },
    ...{ av: varld.anvandare.sam, forbund: varld.forbund, ...andra },
  };
  return `insert into ${redovisning} (id, samverkansorganisation_id, halvar, version, bestalld_av, bestalld_at, begard_at, andrad_at)
    values (gen_random_uuid(), '${v.forbund}', '${v.halvar}', ${v.version}, '${v.av}', '${v.at}', '${v.at}', '${v.at}')`;
};
const paket = (innehall: string, summa: string) =>
  `insert into rapport.halvarspaket (redovisning_id, innehall, sha256) values ('${vantar}', ${innehall}, ${summa})`;
const rad = '(select min(id) from rapport.frysning)';

describe('a half-yearly return that is made', () => {
  it('is neither changed, removed nor emptied by anyone, not even an administrator', async () => {
    for (const text of [
      'update rapport.halvarspaket set innehall = innehall',
      'delete from rapport.halvarspaket',
      'truncate rapport.halvarspaket cascade',
      `delete from ${redovisning}`,
      `truncate ${redovisning} cascade`,
    ]) {
      expect([text, await alltsom(text)]).toEqual([text, 'fryst_andras_aldrig']);
      for (const roll of ['sus_app', 'sus_rapport', 'sus_jobb'] as const)
        expect([roll, text, await som_(roll, text)]).toEqual([roll, text, obehorig]);
    }
    for (const text of [
      'klara = 9',
      'begard_at = now()',
      'klar_at = null',
      "misslyckad_at = now(), fel = 'fel'",
    ])
      expect([text, await alltsom(satt(text, klar))]).toEqual([text, 'halvarsredovisning_orubbad']);
  });

  it('is as it was ordered, has one freeze, and is not done without its package', async () => {
    for (const text of ["halvar = '2024-07-01'", 'version = 7', 'bestalld_at = now()', 'klar_at = now()'])
      expect([text, await alltsom(satt(text, vantar))]).toEqual([text, 'halvarsredovisning_orubbad']);
    expect(await alltsom(satt(`frysning_id = ${rad}, tackning = '{}'`, vantar))).toBe(
      'halvarsredovisning_egen_frysning',
    );
    expect(await alltsom(satt("tackning = '{}'", vantar))).toBe('halvarsredovisning_tackning');
    expect(await alltsom(satt('klara = 10', vantar))).toBe('halvarsredovisning_klara');
    expect(await alltsom(satt('misslyckad_at = now()', vantar))).toBe('halvarsredovisning_fel');
    expect(await alltsom(satt("misslyckad_at = now(), fel = 'x'", vantar))).toBe('halvarsredovisning_fel');
    expect(await alltsom(`${paket("'x'", "sha256('x')")}; ${satt('klar_at = now()', vantar)}`)).toBe(
      'halvarsredovisning_hel',
    );
  });

  it('has the checksum of what it holds', async () => {
    expect(await alltsom(paket("'x'", "sha256('y')"))).toBe('halvarspaket_kontrollsumma');
    expect(await alltsom(paket("''", "sha256('')"))).toBe('halvarspaket_storlek');
    expect(await alltsom(paket("'x'", "sha256('x')"))).toBe('nothing');
    expect(await som_('sus_app', paket("'x'", "sha256('x')"))).toBe(obehorig);
  });
});

describe('an order', () => {
  it('is for a half-year that has ended, when the förbund was there, one at a time', async () => {
    expect(await alltsom(ny())).toBe('nothing');
    expect(await alltsom(ny({ halvar: '2024-02-01' }))).toBe('halvarsredovisning_halvar');
    expect(await alltsom(ny({ halvar: '2024-01-02' }))).toBe('halvarsredovisning_halvar');
    expect(await alltsom(ny({ halvar: '2026-01-01' }))).toBe('halvarsredovisning_halvaret_slut');
    expect(await alltsom(ny({ at: '2024-06-30T21:59:59Z' }))).toBe('halvarsredovisning_halvaret_slut');
    expect(await alltsom(ny({ at: '2024-06-30T22:00:00Z' }))).toBe('nothing');
    expect(await alltsom(ny({ halvar: '2018-07-01' }))).toBe('halvarsredovisning_fore_start');
    const slutat = "update verksamhet.samverkansorganisation set slutdatum = '2023-12-31'";
    expect(
      await alltsom(`alter table verksamhet.samverkansorganisation disable trigger user; ${slutat}; ${ny()}`),
    ).toBe('halvarsredovisning_efter_slut');
    expect(await alltsom(ny({ version: '0' }))).toBe('halvarsredovisning_versionsnummer');
    expect(await alltsom(ny({ halvar: '2025-01-01' }))).toBe('halvarsredovisning_en_version');
    expect(await alltsom(ny({ halvar: '2025-07-01', version: '2' }))).toBe('halvarsredovisning_en_i_taget');
  });

  it('is made by a samverkansadministratör of the förbund, in the own name, and never made by the order itself', async () => {
    const { sam, ivar, rut } = hus.varld.anvandare;
    expect(await som_('sus_app', ny())).toBe('nothing');
    for (const annan of [ivar, rut]) expect(await som_('sus_app', ny({ av: annan }), annan)).toBe(obehorig);
    expect(await som_('sus_app', ny({ av: sam }), rut)).toBe(obehorig);
    for (const text of ['klara = 3', 'klar_at = now()', 'version = 2', `frysning_id = ${rad}`])
      expect([text, await som_('sus_app', satt(text, vantar))]).toEqual([text, obehorig]);
    const igen = satt('begard_at = now()', vantar);
    const rader = (vem: string) =>
      som(
        hus.databas,
        { roll: 'sus_app', anvandare: vem },
        async (client) => (await client.query(igen)).rowCount,
      );
    expect([await rader(sam), await rader(rut)]).toEqual([1, 0]);
    expect(await som_('sus_jobb', ny())).toBe(obehorig);
    expect(await som_('sus_app', 'select rapport.koa_halvar()')).toBe(obehorig);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { withClient } from '../../src/db/client.ts';
import { sql } from '../../src/db/db.ts';
import { dekryptera } from '../../src/db/kryptering.ts';
import { demoKonton, demolosenord } from '../../src/demo/kontolista.rules.ts';
import { openDemo } from '../../src/demostart.ts';
import { stammer } from '../../src/inloggning/losenord.service.ts';
import { isTestnummer } from '../../src/shared/personnummer.ts';
import { freshDatabase } from '../support/databas.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { htmlFaults } from '../web/html.ts';
import { lagdVarld, type Lagdvarld } from './varld.ts';

let v: Lagdvarld;
let hus: Testhus;
beforeAll(async () => {
  v = await lagdVarld(new Date());
  hus = await testhus();
});
afterAll(async () => {
  await v.close();
  await hus.close();
});

const konto = z.object({
  id: z.string(),
  namn: z.string(),
  personnummer: z.instanceof(Buffer),
  losenordHash: z.string(),
  roller: z.array(z.string()),
  uppdrag: z.number(),
});
const konton = async () =>
  (
    await v.db.many(
      konto,
      sql`
      select a.id, fornamn || ' ' || efternamn as namn, personnummer_krypt as personnummer, losenord_hash,
        array(select roll from auth.anvandare_roll where anvandare_id = a.id order by roll) as roller,
        (select count(*)::int from auth.uppdrag where anvandare_id = a.id and avslutat_at is null) as uppdrag
      from auth.anvandare a`,
    )
  ).map((k) => ({
    ...k,
    personnummer: dekryptera(v.nycklar, `auth.anvandare.personnummer.${k.id}`, k.personnummer),
  }));

describe('the accounts of the demo', () => {
  it('are those on the list, with test numbers', async () => {
    const alla = (await konton()).map(({ namn, personnummer }) => `${namn} ${personnummer}`);
    const listade = demoKonton().map(({ namn, personnummer }) => `${namn} ${personnummer.replace('-', '')}`);
    expect(alla.sort()).toEqual([...listade].sort());
    expect((await konton()).filter(({ personnummer }) => !isTestnummer(personnummer))).toEqual([]);
    expect(new Set(listade).size).toBe(listade.length);
  });

  it('open with the password on the list, which is long enough', async () => {
    const [forsta] = await konton();
    expect(await stammer(forsta!.losenordHash, demolosenord)).toBe(true);
    expect(demolosenord.length).toBeGreaterThanOrEqual(12);
  });

  it.each([
    ['', 0],
    ['susrapport', 0],
    ['deltagaransvarig,susrapport', 0],
    ['deltagaransvarig,susrapport', 3],
    ['insatsansvarig,susrapport', 1],
    ['samverkansadministrator,susrapport', 1],
    ['susrapport,superadministrator', 0],
    ['deltagaransvarig,insatsansvarig,susrapport', 3],
    ['insatsansvarig,samverkansadministrator,susrapport', 2],
    ['insatsansvarig,superadministrator,susrapport', 1],
  ])('have one with the roles "%s" and %i uppdrag', async (roller, uppdrag) => {
    const sorterade = roller.split(',').filter(Boolean).sort().join(',');
    expect((await konton()).map((k) => `${[...k.roller].sort().join(',')} ${k.uppdrag}`)).toContain(
      `${sorterade} ${uppdrag}`,
    );
  });

  it('leave no förbund without samverkansadministratör and no insats without deltagaransvarig', async () => {
    const utan = (roll: string) => sql`
      select from auth.uppdrag where roll = ${roll} and avslutat_at is null
      group by coalesce(samverkansorganisation_id, insats_id)`;
    expect(await v.antal(utan('samverkansadministrator'))).toBe(3);
    expect(await v.antal(utan('insatsansvarig'))).toBe(3);
    expect(await v.antal(utan('deltagaransvarig'))).toBe(10);
  });

  it('are never further away than the banner, in the demo and nowhere else', async () => {
    const klient = await hus.som();
    for (const sida of ['/logga-in', '/hjalp', '/finns-inte'])
      expect((await klient.get(sida)).text).toContain('href="/demo/konton"');
    const skarpt = await testhus((h) => ({ ...h, config: { ...h.config, miljo: 'test' } }));
    const { text } = await (await skarpt.som()).get('/logga-in');
    expect(text).toContain('Testmiljö');
    expect(text).not.toContain('/demo/');
    await skarpt.close();
  });

  it('V6.3.2 are laid nowhere else: a database outside the demo begins with no account', async () => {
    const tom = await freshDatabase();
    for (const miljo of ['test', 'produktion'] as const)
      await openDemo({ ...hus.hus, config: { ...hus.hus.config, miljo } }, tom.adminUrl, () => undefined);
    const konton = await withClient(tom.adminUrl, (client) => client.query('select from auth.anvandare'));
    expect(konton.rowCount).toBe(0);
    await tom.close();
  });

  it('stand on a page of the demo with the password', async () => {
    const { status, text } = await (await hus.som()).get('/demo/konton');
    expect(status).toBe(200);
    expect(text).toContain(demolosenord);
    for (const { personnummer } of demoKonton()) expect(text).toContain(personnummer);
    expect(await htmlFaults(text)).toEqual([]);
  });
});

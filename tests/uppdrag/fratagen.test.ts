import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { listAndringar, skrivAndring } from '../../src/andring/andring.service.ts';
import { withClient } from '../../src/db/client.ts';
import { sql } from '../../src/db/db.ts';
import { ok } from '../../src/shared/result.ts';
import { dagAv } from '../../src/shared/datum.ts';
import type { Uppdragsplats, Uppdragsroll } from '../../src/uppdrag/uppdrag.rules.ts';
import { kravUppdragI, sattUppdrag } from '../../src/uppdrag/uppdrag.service.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import type { Klient } from '../support/klient.ts';
import type { Vem } from '../support/varld.ts';
import { paus } from './paus.ts';
import { actorFor, baraDeForsta, nyAnvandare } from './stod.ts';

const idag = dagAv(new Date());
const iAr = idag.slice(0, 4);
const framst = 'select from audit.huvud for update';

let hus: Testhus;
let reserv: string;
beforeAll(async () => {
  hus = await testhus();
  reserv = await nyAnvandare(hus, { roller: ['samverkansadministrator'] });
});
afterAll(() => hus.close());

/** Takes the uppdrag of everyone in a place but the given one, as a page of administrators does. */
const taAlla = (vem: Vem, plats: Uppdragsplats, roll: Uppdragsroll, kvar: readonly string[] = []) => {
  const actor = actorFor(hus, vem);
  const valda = kvar.map((anvandareId) => ({ anvandareId, till: null }));
  return hus.db.transaction(actor, (tx) => sattUppdrag(tx, actor, { plats, roll, valda, idag }));
};

describe('a deltagaransvarig whose uppdrag is taken away', () => {
  let anna: Klient;
  let path: string;
  beforeEach(async () => {
    await withClient(hus.databas.adminUrl, async (client) => {
      await client.query('truncate verksamhet.anonym_post, verksamhet.anonym_antal, verksamhet.kvitto');
      await client.query('update auth.uppdrag set avslutat_at = null where insats_id = $1', [
        hus.varld.insats.vagen,
      ]);
    });
    anna = await hus.som('anna');
    path = `/insatser/${hus.varld.insats.vagen}/anonyma`;
  });
  const spara = () => anna.skicka(path, { gor: 'spara', rader: `${iAr}-man-3` });
  const antalet = async () =>
    (
      await hus.db.one(
        z.object({ n: z.number() }),
        sql`select coalesce(sum(antal), 0) as n from verksamhet.anonym_antal where insats_id = ${hus.varld.insats.vagen}`,
      )
    ).n;
  const vagen = (): Uppdragsplats => ({ insatsId: hus.varld.insats.vagen });

  it('V8.3.2 C20 C31 is stopped at the next request', async () => {
    expect((await anna.get(path)).status).toBe(200);
    await taAlla('ivar', vagen(), 'deltagaransvarig');
    expect((await anna.get(path)).status).toBe(404);
  });

  it('V8.3.2 C20 stores nothing with a save that came while it was being taken', async () => {
    const taget = await paus(
      hus,
      'update auth.uppdrag set avslutat_at = now() where anvandare_id = $1 and insats_id = $2',
      [hus.varld.anvandare.anna, hus.varld.insats.vagen],
    );
    const sparat = spara();
    await taget.vantar(1);
    await taget.slapp();
    expect((await sparat).status).toBe(404);
    expect(await antalet()).toBe(0);
  });

  it('has the save that was already under way, and it is taken after that', async () => {
    const kedjan = await paus(hus, framst);
    const sparat = spara();
    await kedjan.vantar(1);
    const taget = taAlla('ivar', vagen(), 'deltagaransvarig');
    await kedjan.vantar(2);
    await kedjan.slapp();
    expect((await sparat).status).toBe(303);
    expect((await taget).ok).toBe(true);
    expect(await antalet()).toBe(3);
    expect((await anna.get(path)).status).toBe(404);
  });
});

describe.each([
  ['ivar', 'insatsansvarig'],
  ['sam', 'samverkansadministrator'],
] as const)('%s, whose uppdrag as %s is taken away', (vem, roll) => {
  beforeEach(async () => {
    await baraDeForsta(hus);
    await withClient(hus.databas.adminUrl, async (client) => {
      await client.query('truncate verksamhet.andring');
    });
    await taAlla('sia', platsen(), 'samverkansadministrator', [hus.varld.anvandare.sam, reserv]);
  });
  const platsen = (): Uppdragsplats => ({ samverkansorganisationId: hus.varld.forbund });
  const objekt = () => ({ slag: 'samverkansorganisation', objekt: hus.varld.forbund }) as const;
  const spara = () => {
    const actor = actorFor(hus, vem);
    return hus.db
      .transaction(actor, async (tx) => {
        await kravUppdragI(tx, actor, hus.varld.forbund, [roll]);
        await skrivAndring(tx, actor, { ...objekt(), handelse: 'prov_sparat', andringar: [] });
        return ok('sparat');
      })
      .then(
        () => 'sparat',
        (error: unknown) => (error as Error).constructor.name,
      );
  };
  const sparade = async () => (await listAndringar(hus.db, objekt())).length;
  const ta = () => taAlla('sia', platsen(), roll, roll === 'samverkansadministrator' ? [reserv] : []);

  it('is stopped at the next save', async () => {
    expect(await spara()).toBe('sparat');
    await ta();
    expect(await spara()).toBe('NotFound');
    expect(await sparade()).toBe(1);
  });

  it('V8.3.2 C20 stores nothing with a save that came while it was being taken', async () => {
    const taget = await paus(
      hus,
      'update auth.uppdrag set avslutat_at = now() where anvandare_id = $1 and roll = $2 and avslutat_at is null',
      [hus.varld.anvandare[vem], roll],
    );
    const sparat = spara();
    await taget.vantar(1);
    await taget.slapp();
    expect(await sparat).toBe('NotFound');
    expect(await sparade()).toBe(0);
  });

  it('has the save that was already under way, and it is taken after that', async () => {
    const historien = await paus(hus, 'lock table verksamhet.andring in share mode');
    const sparat = spara();
    await historien.vantar(1);
    const taget = ta();
    await historien.vantar(2);
    await historien.slapp();
    expect(await sparat).toBe('sparat');
    expect((await taget).ok).toBe(true);
    expect(await spara()).toBe('NotFound');
  });
});

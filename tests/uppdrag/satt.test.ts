import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { withClient } from '../../src/db/client.ts';
import { refusedBy } from '../../src/db/refused.ts';
import { dagarEfter, dagAv } from '../../src/shared/datum.ts';
import { uppdragsvillkor, type Uppdragsroll, type Valt } from '../../src/uppdrag/uppdrag.rules.ts';
import {
  kravUppdragI,
  lasUppdragsplats,
  listUppdragI,
  sattUppdrag,
} from '../../src/uppdrag/uppdrag.service.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { spar } from '../support/spar.ts';
import type { Vem } from '../support/varld.ts';
import { actorFor, baraDeForsta, nyAnvandare } from './stod.ts';

let hus: Testhus;
let berit: string;
let idag: string;
beforeAll(async () => {
  hus = await testhus();
  idag = dagAv(new Date());
  berit = await nyAnvandare(hus, {
    fornamn: 'Berit',
    efternamn: 'Berg',
    roller: ['samverkansadministrator', 'insatsansvarig'],
  });
});
afterAll(() => hus.close());
beforeEach(() => baraDeForsta(hus));

const plats = () => ({ samverkansorganisationId: hus.varld.forbund });
const vald = (anvandareId: string, till: string | null = null): Valt => ({ anvandareId, till });

/** The save of a page: the actor gives and takes uppdrag in the organisation. */
const satt = (vem: Vem, valda: readonly Valt[], roll: Uppdragsroll = 'samverkansadministrator') =>
  refusedBy(uppdragsvillkor, () =>
    hus.db.transaction(actorFor(hus, vem), (tx) =>
      sattUppdrag(tx, actorFor(hus, vem), { plats: plats(), roll, valda, idag }),
    ),
  );
const vilka = async (roll: Uppdragsroll = 'samverkansadministrator') =>
  (await listUppdragI(hus.db, plats(), roll)).map(({ namn, till }) => `${namn} ${till ?? ''}`.trim());

describe('giving and taking uppdrag', () => {
  it('gives, sets a last day and takes, and tells the history so', async () => {
    const { sam } = hus.varld.anvandare;
    const svar = await satt('sam', [vald(sam), vald(berit, dagarEfter(idag, 9))]);
    expect(svar).toEqual({
      ok: true,
      value: [
        {
          falt: 'Samverkansadministratör',
          fran: null,
          till: `Berit Berg, till och med ${dagarEfter(idag, 9)}`,
        },
      ],
    });
    expect(await vilka()).toEqual([`Berit Berg ${dagarEfter(idag, 9)}`, 'Sam Samuelsson']);
    expect((await satt('sam', [vald(sam), vald(berit)])).ok).toBe(true);
    expect(await vilka()).toEqual(['Berit Berg', 'Sam Samuelsson']);
    expect(await satt('sam', [vald(berit)])).toEqual({
      ok: true,
      value: [{ falt: 'Samverkansadministratör', fran: 'Sam Samuelsson', till: null }],
    });
    expect(await vilka()).toEqual(['Berit Berg']);
    const handelser = ['uppdrag_tilldelat', 'uppdrag_andrat', 'uppdrag_avslutat'];
    expect(await Promise.all(handelser.map(async (h) => (await spar(hus, h)).at(-1)?.objekt_id))).toEqual([
      berit,
      berit,
      sam,
    ]);
  });

  it.each([
    [
      'who lacks the role',
      () => [vald(hus.varld.anvandare.sam), vald(hus.varld.anvandare.rut)],
      'saknar_roll',
    ],
    ['who does not exist', () => [vald(hus.varld.anvandare.sam), vald(crypto.randomUUID())], 'saknar_roll'],
    ['a day that has passed', () => [vald(hus.varld.anvandare.sam, dagarEfter(idag, -1))], 'slut_passerat'],
    ['the last one to go', () => [], 'sista_administrator'],
    ['a last day for the last one', () => [vald(hus.varld.anvandare.sam, idag)], 'sista_administrator'],
    [
      'the last one to go while another has a last day',
      () => [vald(berit, dagarEfter(idag, 100))],
      'sista_administrator',
    ],
  ])('refuses %s, and leaves all as it was', async (_vad, valda, hinder) => {
    expect(await satt('sam', valda())).toEqual({ ok: false, error: hinder });
    expect(await vilka()).toEqual(['Sam Samuelsson']);
  });

  it('lets a superadministratör take the last one', async () => {
    expect((await satt('sia', [])).ok).toBe(true);
    expect(await vilka()).toEqual([]);
  });

  it('lets the last insatsansvarig go', async () => {
    expect((await satt('sam', [], 'insatsansvarig')).ok).toBe(true);
    expect(await vilka('insatsansvarig')).toEqual([]);
  });

  it('gives anew an uppdrag that had run out', async () => {
    const { ivar } = hus.varld.anvandare;
    await withClient(hus.databas.adminUrl, async (client) => {
      await client.query("update auth.uppdrag set till_datum = '2024-12-31' where anvandare_id = $1", [ivar]);
    });
    expect((await satt('sam', [vald(ivar)], 'insatsansvarig')).ok).toBe(true);
    expect(await vilka('insatsansvarig')).toEqual(['Ivar Ivarsson']);
  });
});

describe('two samverkansadministratörer who take each other’s uppdrag at once', () => {
  const taBort = (vem: Vem | 'berit', kvar: string) => {
    const actor = vem === 'berit' ? { ...actorFor(hus, 'sam'), id: berit } : actorFor(hus, vem);
    return refusedBy(uppdragsvillkor, () =>
      hus.db.transaction(actor, async (tx) => {
        await lasUppdragsplats(tx, plats());
        await kravUppdragI(tx, actor, hus.varld.forbund, ['samverkansadministrator']);
        return sattUppdrag(tx, actor, {
          plats: plats(),
          roll: 'samverkansadministrator',
          valda: [vald(kvar)],
          idag,
        });
      }),
    ).then(
      (svar) => (svar.ok ? 'sparat' : svar.error),
      () => 'finns inte',
    );
  };

  it('never leave the organisation without one, in 100 rounds', async () => {
    const { sam } = hus.varld.anvandare;
    for (let runda = 0; runda < 100; runda += 1) {
      await baraDeForsta(hus);
      await satt('sia', [vald(sam), vald(berit)]);
      const svar = await Promise.all([taBort('sam', sam), taBort('berit', berit)]);
      expect(svar.sort()).toEqual(['finns inte', 'sparat']);
      expect(await vilka()).toHaveLength(1);
    }
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sql } from '../../src/db/db.ts';
import { markeraGenomgangen } from '../../src/genomgang/genomgang.service.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { hindret, obehorig, som } from '../db/som.ts';
import { actor, admin, gerUppdrag } from '../tackning/stod.ts';

let hus: Testhus;
beforeAll(async () => {
  hus = await testhus();
  hus.rattar.nu = new Date('2026-11-03T09:12:00Z');
});
afterAll(() => hus.close());
beforeEach(async () => {
  await admin(hus, 'truncate verksamhet.genomgang, verksamhet.kvitto');
});

const markera = (vem: 'anna' | 'bo', insatsId: string, manad = '2026-10-01', nyckel: string = randomUUID()) =>
  markeraGenomgangen(
    { hus: hus.hus, actor: actor(hus, vem) },
    { nyckel, insatsId, manad, sida: '/genomgang' },
  );
const rader = async () => {
  const { rows } = await admin(hus, 'select insats_id, manad, av, at from verksamhet.genomgang order by at');
  return rows as unknown[];
};

describe('marking an insats as gone through', () => {
  it('keeps the month, the person and the time, with a trail', async () => {
    expect((await markera('anna', hus.varld.insats.vagen)).ok).toBe(true);
    expect(await rader()).toEqual([
      {
        insats_id: hus.varld.insats.vagen,
        manad: '2026-10-01',
        av: hus.varld.anvandare.anna,
        at: new Date('2026-11-03T09:12:00Z'),
      },
    ]);
    const { rows } = await admin(
      hus,
      "select insats_id from audit.handelse where handelse = 'genomgang_markerad'",
    );
    expect(rows).toEqual([{ insats_id: hus.varld.insats.vagen }]);
  });

  it('is done once for a form that is sent twice, and once for a month', async () => {
    const nyckel = randomUUID();
    const tva = [
      await markera('anna', hus.varld.insats.vagen, '2026-10-01', nyckel),
      await markera('anna', hus.varld.insats.vagen, '2026-10-01', nyckel),
    ];
    expect(tva.map(({ ok }) => ok)).toEqual([true, true]);
    expect(await markera('anna', hus.varld.insats.vagen)).toEqual({ ok: false, error: 'redan_gjord' });
    expect(await rader()).toHaveLength(1);
  });

  it('leaves one row when Anna and Bo mark at once, in 10 rounds', async () => {
    await gerUppdrag(hus, 'bo', hus.varld.insats.vagen);
    for (let runda = 0; runda < 10; runda += 1) {
      await admin(hus, 'truncate verksamhet.genomgang');
      const svar = await Promise.all([
        markera('anna', hus.varld.insats.vagen),
        markera('bo', hus.varld.insats.vagen),
      ]);
      expect(svar.filter(({ ok }) => ok)).toHaveLength(1);
      expect(svar.filter((ett) => !ett.ok && ett.error === 'redan_gjord')).toHaveLength(1);
      expect(await rader()).toHaveLength(1);
    }
    await admin(hus, 'delete from auth.uppdrag where anvandare_id = $1 and insats_id = $2', [
      hus.varld.anvandare.bo,
      hus.varld.insats.vagen,
    ]);
  });

  it('is refused in a volyminsats and for another month, and leaves nothing', async () => {
    expect(await markera('anna', hus.varld.insats.volym)).toEqual({ ok: false, error: 'volyminsats' });
    expect(await markera('anna', hus.varld.insats.vagen, '2026-09-01')).toEqual({
      ok: false,
      error: 'ny_manad',
    });
    expect(await rader()).toEqual([]);
  });

  it("does not know of another's insats, nor of one's own when the uppdrag has ended", async () => {
    await expect(markera('anna', hus.varld.insats.steget)).rejects.toThrow();
    const satt = (slut: string) =>
      admin(hus, `update auth.uppdrag set avslutat_at = ${slut} where insats_id = $1`, [
        hus.varld.insats.vagen,
      ]);
    await satt('now()');
    await expect(markera('anna', hus.varld.insats.vagen)).rejects.toThrow();
    await satt('null');
    expect(await rader()).toEqual([]);
  });
});

describe('row-level security on the genomgång', () => {
  const somApp = (vem: 'anna' | 'ivar' | undefined, text: string, varden: unknown[] = []) =>
    som(hus.databas, { roll: 'sus_app', ...(vem && { anvandare: hus.varld.anvandare[vem] }) }, (client) =>
      hindret(client.query(text, varden)),
    );
  const lagg = `insert into verksamhet.genomgang (insats_id, manad, av, at) values ($1, '2026-10-01', $2, '2026-11-03T09:00Z')`;

  it('lets only a deltagaransvarig of the insats write, and only in the own name', async () => {
    const { vagen, steget } = hus.varld.insats;
    const { anna, bo, ivar } = hus.varld.anvandare;
    expect(await somApp('anna', lagg, [vagen, anna])).toBe('nothing');
    expect(await somApp('anna', lagg, [vagen, bo])).toBe(obehorig);
    expect(await somApp('anna', lagg, [steget, anna])).toBe(obehorig);
    expect(await somApp('ivar', lagg, [vagen, ivar])).toBe(obehorig);
    expect(await somApp(undefined, lagg, [vagen, anna])).toBe(obehorig);
  });

  it('tells statistics that it was done and when, and those without the uppdrag nothing more', async () => {
    await markera('anna', hus.varld.insats.vagen);
    const antal = async (vem: 'anna' | 'bo' | 'ivar', tabell: string) =>
      som(hus.databas, { roll: 'sus_app', anvandare: hus.varld.anvandare[vem] }, async (client) => {
        return (await client.query(`select from ${tabell}`)).rowCount;
      });
    expect(await antal('anna', 'verksamhet.genomgang')).toBe(1);
    expect(await antal('bo', 'verksamhet.genomgang')).toBe(0);
    expect(await antal('ivar', 'verksamhet.genomgang')).toBe(0);
    expect(await antal('ivar', 'rapport.genomgang')).toBe(1);
    const rad = await hus.hus.rapportDb.transaction({ begaranId: 'b', kalla: '' }, (tx) =>
      tx.one(z.record(z.string(), z.unknown()), sql`select * from rapport.genomgang`),
    );
    expect(Object.keys(rad).sort()).toEqual(['at', 'insatsId', 'manad']);
  });
});

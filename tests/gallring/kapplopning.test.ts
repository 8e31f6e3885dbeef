import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hindret } from '../db/som.ts';
import { natt } from '../rapport/frysstod.ts';
import { ifyllt } from '../registrering/sida.ts';
import { inSida } from '../registrering/ratta.ts';
import { fraga } from '../registrering/stod.ts';
import { insertDeltaganden, type InlagtDeltagande } from '../support/deltagande.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { allaPortioner, enPortion, foresla, godkann, gorSuper, protokollet, sattRegel } from './stod.ts';

let hus: Testhus;
let regel: string;
beforeAll(async () => {
  hus = await testhus();
  await gorSuper(hus, 'noll');
  regel = await sattRegel(hus, 1);
});
afterAll(() => hus.close());

let manad = 1;
let inlagda: InlagtDeltagande[];
let id: string;
/** Twelve to take, frozen, proposed and approved. */
beforeEach(async () => {
  manad += 1;
  inlagda = await insertDeltaganden(
    hus,
    Array.from({ length: 12 }, (_, n) => ({
      insatsId: n % 2 === 0 ? hus.varld.insats.vagen : hus.varld.insats.avslutad,
      startdag: `2022-0${String(1 + (n % 9))}-03`,
      avslutningsdag: '2022-12-11',
    })),
  );
  await natt(hus, `2026-${String(manad).padStart(2, '0')}-01`);
  id = await foresla(hus, regel, 1);
  await godkann(hus, id);
});

const antalKvar = async (): Promise<number> =>
  (await fraga(hus, 'select from verksamhet.deltagande where id = any ($1)', [inlagda.map((en) => en.id)]))
    .length;

/** A connection of the application in the middle of something, as one user or as the job. */
const mittI = async (installning: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: hus.databas.url, options: '-c role=sus_app' });
  client.on('error', () => undefined);
  await client.connect();
  await client.query(`begin; set local ${installning}`);
  return client;
};

describe('a gallring that is broken off', () => {
  it('goes on where it was: what a killed portion did is undone, and nothing is taken or counted twice', async () => {
    expect(await enPortion(hus, id, 5)).toEqual({ gallrade: 5, klar: false });
    const jobbet = await mittI("sus.kalla = 'gallring'");
    await jobbet.query('select person.gallra($1, 4)', [id]);
    await fraga(
      hus,
      "select pg_terminate_backend(pid) from pg_stat_activity where state = 'idle in transaction' and query like 'select person.gallra%'",
    );
    await expect.poll(antalKvar).toBe(7);
    expect(await allaPortioner(hus, id, 3)).toBe(7);
    expect(await protokollet(hus, id)).toEqual({ foreslaget: 12, gallrat: 12 });
    expect(await enPortion(hus, id, 5)).toEqual({ gallrade: 0, klar: true });
  });

  it('is shared by two at once without taking anything twice', async () => {
    const delade = await Promise.all([allaPortioner(hus, id, 2), allaPortioner(hus, id, 3)]);
    expect(delade[0] + delade[1]).toBe(12);
    expect(await protokollet(hus, id)).toEqual({ foreslaget: 12, gallrat: 12 });
  });
});

describe('a freeze of the reports at the same moment', () => {
  it('leaves the same figures and no cause, whichever of them has to try again', async () => {
    const [{ n: fore } = { n: 0 }] = await fraga<{ n: number }>(
      hus,
      'select max(id) as n from rapport.frysning',
    );
    manad += 1;
    const idag = `2026-${String(manad).padStart(2, '0')}-01`;
    await Promise.allSettled([natt(hus, idag), allaPortioner(hus, id, 3)]);
    await natt(hus, idag);
    await allaPortioner(hus, id, 3);
    manad += 1;
    await natt(hus, `2026-${String(manad).padStart(2, '0')}-01`);
    expect(await antalKvar()).toBe(0);
    expect(await fraga(hus, 'select from rapport.frysning where id > $1', [fore])).toHaveLength(2);
    expect(await fraga(hus, 'select * from rapport.frysning_cell where frysning_id > $1', [fore])).toEqual(
      [],
    );
    expect(
      await fraga(
        hus,
        'select id from rapport.deltagande except select id from rapport.frysning_underlag where not borta',
      ),
    ).toEqual([]);
  });
});

describe('somebody who works with a deltagande meanwhile', () => {
  it('is waited for, and what was corrected is left', async () => {
    const [rattat] = inlagda;
    const anna = await mittI(`sus.anvandare_id = '${hus.varld.anvandare.anna}'`);
    await anna.query(
      "update verksamhet.deltagande set avslutningsdag = '2022-12-12', version = version + 1 where id = $1",
      [rattat!.id],
    );
    await anna.query(
      "insert into verksamhet.historik (deltagande_id, insats_id, handelse, av, version) values ($1, $2, 'utregistrering_rattad', $3, 3)",
      [rattat!.id, rattat!.insatsId, hus.varld.anvandare.anna],
    );
    expect(await enPortion(hus, id, 50)).toEqual({ gallrade: 11, klar: false });
    expect(await enPortion(hus, id, 50)).toEqual({ gallrade: 0, klar: false });
    await anna.query('commit');
    await anna.end();
    expect(await enPortion(hus, id, 50)).toEqual({ gallrade: 0, klar: true });
    expect(await protokollet(hus, id)).toEqual({ foreslaget: 12, gallrat: 11, andrat: 1 });
  });

  it('finds nothing to save when the gallring was first, and nothing comes back', async () => {
    const vald = inlagda.find(({ insatsId }) => insatsId === hus.varld.insats.vagen)!;
    const anna = await hus.som('anna');
    const sida = inSida(vald);
    const stod = ifyllt((await anna.get(sida)).text);
    await allaPortioner(hus, id);
    const svar = await anna.postRaw(sida, { ...stod, forsorjning_ar: '9', gor: 'spara' });
    expect(svar.status).toBe(404);
    expect(await antalKvar()).toBe(0);
  });

  it('who withdraws a samtycke wins: that one is counted as an anonymous, whichever came first', async () => {
    const vald = inlagda.find(({ insatsId }) => insatsId === hus.varld.insats.vagen)!;
    const anna = await mittI(`sus.anvandare_id = '${hus.varld.anvandare.anna}'`);
    await anna.query('select person.aterkalla_samtycke($1, $2)', [vald.id, '2026-01-05']);
    expect(await enPortion(hus, id, 50)).toEqual({ gallrade: 11, klar: false });
    await anna.query('commit');
    await anna.end();
    expect(await allaPortioner(hus, id, 50)).toBe(0);
    expect(await protokollet(hus, id)).toEqual({ foreslaget: 12, gallrat: 11 });
    expect(
      await fraga(hus, 'select from verksamhet.avidentifiering where deltagande_id = $1', [vald.id]),
    ).toHaveLength(1);
    const sen = await mittI(`sus.anvandare_id = '${hus.varld.anvandare.anna}'`);
    expect(
      await hindret(sen.query('select person.aterkalla_samtycke($1, $2)', [inlagda[1]!.id, '2026-01-05'])),
    ).toBe('aterkallelse_kraver_samtycke_och_uppdrag');
    await sen.end();
  });
});

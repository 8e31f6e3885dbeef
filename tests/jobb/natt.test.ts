import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { withClient } from '../../src/db/client.ts';
import { sql } from '../../src/db/db.ts';
import { dekryptera } from '../../src/db/kryptering.ts';
import { korNattjobb, type Nattjobb } from '../../src/jobb/natt.service.ts';
import { nattjobben } from '../../src/jobb/nattlista.service.ts';
import {
  laggBestallare,
  laggOverenskommelse,
  laggSuperadministrator,
  nyPerson,
  orderAv,
  skickaOrder,
} from '../bestallning/stod.ts';
import { testhus, type Testhus } from '../support/hus.ts';

let hus: Testhus;
let overenskommelse: string;
let bestallare: string;
beforeAll(async () => {
  hus = await testhus();
  overenskommelse = await laggOverenskommelse(hus);
  bestallare = await laggBestallare(hus, 'rut');
  await laggSuperadministrator(hus);
});
afterAll(() => hus.close());
const satt = (text: string, ...values: unknown[]) =>
  withClient(hus.databas.adminUrl, (client) => client.query(text, values));
beforeEach(() => satt('truncate auth.kontokorning; truncate auth.utskick cascade'));

/** The Swedish hour of a day in November, when Sweden is an hour ahead of UTC. */
const klockan = (dag: string, timme: number) => {
  hus.rattar.nu = new Date(`${dag}T${String(timme - 1).padStart(2, '0')}:07:00Z`);
};
const natt = (jobben: readonly Nattjobb[] = nattjobben) => korNattjobb(hus.hus, jobben);

const rad = z.object({
  id: z.string(),
  slag: z.string(),
  tillKrypt: z.instanceof(Buffer),
  innehallKrypt: z.instanceof(Buffer),
});
const koade = async () => {
  const { nycklar } = hus.hus;
  const rader = await hus.db.many(rad, sql`select id, slag, till_krypt, innehall_krypt from auth.utskick`);
  return rader
    .map(({ id, slag, tillKrypt, innehallKrypt }) => ({
      slag,
      till: dekryptera(nycklar, `auth.utskick.till.${id}`, tillKrypt),
      text: dekryptera(nycklar, `auth.utskick.innehall.${id}`, innehallKrypt),
    }))
    .sort((a, b) => a.till.localeCompare(b.till));
};
const mottagare = async () => (await koade()).map(({ till }) => till);
const superadministratorer = ['noll@example.invalid', 'sia@example.invalid'];

describe('the nightly round', () => {
  const rakna = (slag: Nattjobb['slag'], efter: string) => {
    const dagar: string[] = [];
    const jobb: Nattjobb = {
      slag,
      efter,
      kor: (_hus, dag) => {
        dagar.push(dag);
        return Promise.resolve(3);
      },
    };
    return { jobb, dagar };
  };

  it('does each job once a day, not before its Swedish hour, and writes down that it did', async () => {
    const { jobb, dagar } = rakna('oanvanda', '06.00');
    klockan('2026-11-24', 5);
    expect(await natt([jobb])).toEqual([]);
    for (const timme of [6, 7, 8]) {
      klockan('2026-11-24', timme);
      await natt([jobb]);
    }
    klockan('2026-11-25', 23);
    await natt([jobb]);
    expect(dagar).toEqual(['2026-11-24', '2026-11-25']);
    const rader = await hus.db.many(
      z.object({ dag: z.string(), antal: z.number(), provkorning: z.boolean() }),
      sql`select dag, antal, provkorning from auth.kontokorning order by dag`,
    );
    expect(rader).toEqual(dagar.map((dag) => ({ dag, antal: 3, provkorning: false })));
  });

  it.each([
    ['2026-03-29', '03:59', '04:00'],
    ['2026-10-25', '04:59', '05:00'],
  ])('keeps Swedish time on %s, when the clocks are changed', async (dag, fore, efter) => {
    const { jobb, dagar } = rakna('oanvanda', '06.00');
    hus.rattar.nu = new Date(`${dag}T${fore}:00Z`);
    await natt([jobb]);
    expect(dagar).toEqual([]);
    hus.rattar.nu = new Date(`${dag}T${efter}:00Z`);
    await natt([jobb]);
    expect(dagar).toEqual([dag]);
  });

  it('does the others when one fails, and that one again the next time', async () => {
    let trasigt = true;
    const svag: Nattjobb = {
      slag: 'bekraftelse',
      efter: '01.00',
      kor: () => (trasigt ? Promise.reject(new Error('Anna Annsson')) : Promise.resolve(1)),
    };
    const { jobb, dagar } = rakna('oanvanda', '01.00');
    klockan('2026-11-24', 6);
    await expect(natt([svag, jobb])).rejects.toThrow(/^nightly jobs failed: bekraftelse$/);
    expect(dagar).toHaveLength(1);
    trasigt = false;
    expect(await natt([svag, jobb])).toEqual(['bekraftelse']);
  });
});

describe('orders that wait', () => {
  it('for more than five days are told of to every superadministratör, once a day, in one letter', async () => {
    const rut = await hus.som('rut');
    const forsta = orderAv(await skickaOrder(rut, [nyPerson().falt]));
    await skickaOrder(rut, [nyPerson().falt]);
    await satt("update auth.bestallning set bestalld_at = '2026-11-18T12:00:00+01'");
    klockan('2026-11-23', 7);
    await natt();
    expect(await koade()).toEqual([]);
    klockan('2026-11-24', 7);
    await natt();
    expect(await mottagare()).toEqual(superadministratorer);
    const [brev] = await koade();
    expect(brev?.text).toContain('mer än 5 dagar');
    expect(brev?.text).toMatch(/- Beställning \d+\\n- Beställning \d+/);
    expect(brev?.text).not.toMatch(/Petra|19\d{6}|http/);
    await satt('truncate auth.kontokorning');
    klockan('2026-11-24', 22);
    await natt();
    expect(await koade()).toHaveLength(2);
    const sia = await hus.som('sia');
    await sia.skicka(forsta, { gor: 'neka', skal: 'Fel enhet' });
    await satt('truncate auth.utskick cascade');
    klockan('2026-11-25', 7);
    await natt();
    expect((await koade())[0]?.text.match(/- Beställning/g)).toHaveLength(1);
  });
});

describe('what runs out', () => {
  const galler = (till: string) =>
    satt(
      `with a as (update auth.overenskommelse set galler_till = $1 where id = $2)
       update auth.bestallare set galler_till = $1 where id = $3`,
      till,
      overenskommelse,
      bestallare,
    );
  const sant = async (dag: string) => {
    await satt('truncate auth.utskick cascade');
    klockan(dag, 7);
    await natt();
    return (await koade()).filter(({ slag }) => slag === 'slutdatum_narmar_sig');
  };

  it('is told of 60 days and 14 days ahead, once each, to the beställare and the superadministratörer', async () => {
    await satt('delete from auth.bestallningsrad; delete from auth.bestallning');
    await galler('2027-03-31');
    expect(await sant('2027-01-29')).toEqual([]);
    const sextio = await sant('2027-01-30');
    expect(sextio.map(({ till }) => till)).toEqual([
      'noll@example.invalid',
      'rut@example.invalid',
      'rut@example.invalid',
      'sia@example.invalid',
    ]);
    expect(sextio[0]?.text).toContain('gäller till och med 31 mars 2027');
    expect(sextio[0]?.text).toContain('är registrerad till och med 31 mars 2027');
    expect(sextio[0]?.text).not.toMatch(/Rut|http/);
    expect(await sant('2027-01-31')).toEqual([]);
    expect(await sant('2027-03-16')).toEqual([]);
    expect(await sant('2027-03-17')).toHaveLength(4);
    expect(await sant('2027-03-18')).toEqual([]);
  });

  it('is told of again when it has been prolonged and the new last day is near', async () => {
    await galler('2027-05-31');
    expect(await sant('2027-04-01')).toHaveLength(4);
  });

  it('is told of also when SUS was down on the day, and once when it is near already', async () => {
    await galler('2027-06-30');
    expect(await sant('2027-06-20')).toHaveLength(4);
    expect(await sant('2027-06-21')).toEqual([]);
  });
});

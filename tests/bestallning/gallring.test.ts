import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withClient } from '../../src/db/client.ts';
import { stada } from '../../src/db/stadning.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import type { Klient } from '../support/klient.ts';
import { spar } from '../support/spar.ts';
import { lastText } from '../support/tabell.ts';
import { koa } from '../utskick/stod.ts';
import { htmlFaults } from '../web/html.ts';
import { laggBestallare, laggOverenskommelse, nyPerson, orderAv, skickaOrder } from './stod.ts';

/** What orders and messages say of people is not kept for ever; what was decided, by whom and when is. */
let hus: Testhus;
let rut: Klient;
let sia: Klient;
beforeAll(async () => {
  hus = await testhus();
  await laggOverenskommelse(hus);
  await laggBestallare(hus, 'rut');
  [rut, sia] = await Promise.all([hus.som('rut'), hus.som('sia')]);
});
afterAll(() => hus.close());

/** As superuser, past the triggers: only so does time pass for what is decided. */
const satt = (text: string, ...varden: unknown[]) =>
  withClient(hus.databas.adminUrl, async (client) => {
    await client.query('set session_replication_role = replica');
    return (await client.query(text, varden)).rows as unknown[];
  });
const bestalld = async (antal: number): Promise<string> =>
  orderAv(
    await skickaOrder(
      rut,
      Array.from({ length: antal }, () => nyPerson().falt),
    ),
  );
const idAv = (order: string) => order.split('/').at(-1)!;
const rader = async (order: string) =>
  (await satt('select from auth.bestallningsrad where bestallning_id = $1', idAv(order))).length;
const beslutadFor = (order: string, tid: string) =>
  satt('update auth.bestallning set beslutad_at = now() - $2::interval where id = $1', idAv(order), tid);

describe('an order', () => {
  it('V14.2.7 loses what it says of its users a year after the decision, and not a day before', async () => {
    const [gammal, ny, nekad, vantar] = [
      await bestalld(2),
      await bestalld(1),
      await bestalld(1),
      await bestalld(1),
    ];
    for (const order of [gammal, ny]) await sia.skicka(order, { gor: 'godkann' });
    await sia.skicka(nekad, { gor: 'neka', skal: 'Petra Prov arbetar inte hos er' });
    await beslutadFor(gammal, '12 months 1 hour');
    await beslutadFor(nekad, '12 months 1 hour');
    await beslutadFor(ny, '364 days');
    await satt(
      "update auth.bestallning set bestalld_at = now() - interval '2 years' where id = $1",
      idAv(vantar),
    );
    expect((await stada(hus.db)).bestallningar).toBe(2);
    expect((await stada(hus.db)).bestallningar).toBe(0);
    expect(await Promise.all([gammal, nekad, ny, vantar].map(rader))).toEqual([0, 0, 1, 1]);
    const sida = await rut.get(gammal);
    expect(lastText(sida.text)).toContain(
      'Beställningen gällde 2 användare. Uppgifterna om dem raderas ett år efter',
    );
    expect(lastText(sida.text)).toContain('Beslutad av Sia Siwertz');
    expect(await htmlFaults(sida.text)).toEqual([]);
    expect((await rut.get(`${gammal}/blankett`)).status).toBe(404);
    expect((await rut.get(nekad)).text).not.toContain('Petra');
    expect(lastText((await rut.get('/bestallningar')).text)).toContain('2 användare');
    expect((await spar(hus, 'bestallning_godkand')).map(({ objekt_id }) => objekt_id)).toContain(
      idAv(gammal),
    );
  });

  it('is erased by that rule alone: the program can neither erase one nor say that it was', async () => {
    const order = await bestalld(1);
    const forsok = (text: string) =>
      withClient(hus.databas.url, async (client) => {
        await client.query('set role sus_app');
        return client.query(text, [idAv(order)]).then(
          () => 'done',
          (error: unknown) => (error as { code: string }).code,
        );
      });
    expect(await forsok('delete from auth.bestallningsrad where bestallning_id = $1')).toBe('42501');
    expect(await forsok('update auth.bestallning set gallrade = 1 where id = $1')).toBe('42501');
    expect(await forsok('delete from auth.utskick where bestallning_id = $1')).toBe('42501');
  });
});

describe('a message', () => {
  it('is gone 90 days after it was put in the queue, but not while a younger one stands in its place', async () => {
    await satt('truncate auth.utskick cascade');
    const [gammalt, nytt, forsta, andra, tredje] = [
      await koa(hus),
      await koa(hus),
      await koa(hus),
      await koa(hus),
      await koa(hus),
    ];
    const alder = (id: string, dagar: number, ersatter: string | null = null) =>
      satt(
        `update auth.utskick set skapad_at = now() - make_interval(days => $2, mins => 1), misslyckad_at = now(), ersatter = $3,
           begard_av = case when $3::uuid is null then null else $4::uuid end where id = $1`,
        ...[id, dagar, ersatter, hus.varld.anvandare.sia],
      );
    await alder(gammalt, 90);
    await alder(nytt, 89);
    await alder(forsta, 200);
    await alder(andra, 100, forsta);
    await alder(tredje, 10, andra);
    expect((await stada(hus.db)).gamlaUtskick).toBe(1);
    await alder(tredje, 90, andra);
    expect((await stada(hus.db)).gamlaUtskick).toBe(3);
    expect(await satt('select id from auth.utskick')).toEqual([{ id: nytt }]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bana, rundor, type Bana } from '../db/samtidigt.ts';
import {
  framtid,
  kontoAv,
  laggBestallare,
  laggOverenskommelse,
  nyPerson,
  orderAv,
  skickaOrder,
} from './stod.ts';
import type { Falt, Klient } from '../support/klient.ts';
import { cast } from '../support/varld.ts';

/*
 * Separation of duties: each forbidden combination by each path, in both orders, and raced. What the database holds afterwards is
 * asked of the database, whatever the pages said.
 */
let plats: Bana;
let rut: Klient;
let sia: Klient;
let sam: Klient;
beforeAll(async () => {
  plats = await bana();
  const { hus } = plats;
  for (const vem of ['kommun', 'forbund'] as const) await laggOverenskommelse(hus, vem);
  await laggBestallare(hus, 'rut');
  await laggBestallare(hus, 'sam', 'forbund');
  [rut, sia, sam] = await Promise.all([hus.som('rut'), hus.som('sia'), hus.som('sam')]);
});
afterAll(() => plats.close());

/** Accounts that break a rule: none, ever. */
const brott = () =>
  plats.ett(`
    select count(*)::int as svar from auth.anvandare a join verksamhet.organisation o on o.id = a.arbetsgivare_id
    where exists (select from auth.anvandare_roll r where r.anvandare_id = a.id and r.avslutad_at is null
        and r.roll = 'deltagaransvarig') and (o.organisationstyp_kod = 'samordningsforbund'
        or exists (select from auth.anvandare_roll r where r.anvandare_id = a.id and r.avslutad_at is null
          and r.roll in ('samverkansadministrator', 'bestallare')))
      or exists (select from auth.anvandare_roll r where r.anvandare_id = a.id and r.avslutad_at is null
        and r.roll = 'superadministrator') and not o.forsakringskassan`);

/** An order that is sent and approved; the status and text of the refusal, or of the approval. */
const bestall = async (klient: Klient, falt: Falt) => {
  const sant = await skickaOrder(klient, [falt]);
  return sant.status === 303 ? sia.skicka(orderAv(sant), { gor: 'godkann' }) : sant;
};
const andring = (personnummer: string, roller: string | readonly string[]): Falt => ({
  ...{ slag: 'andring', personnummer, roller },
});
const registrera = (falt: Falt) =>
  sia.skicka(`/overenskommelser/${plats.hus.varld.organisation.kommun}/bestallare`, {
    galler_fran: framtid(plats.hus, 0),
    galler_till: framtid(plats.hus, 300),
    ...falt,
  });

describe('by an order', () => {
  it.each([
    [['deltagaransvarig', 'samverkansadministrator'], 'Ingen får ha båda'],
    [['samverkansadministrator', 'deltagaransvarig'], 'Ingen får ha båda'],
    [['superadministrator'], 'bara för personal på Försäkringskassan'],
  ])('new with %j', async (roller, text) => {
    const person = nyPerson({ roller });
    expect((await bestall(rut, person.falt)).text).toContain(text);
    expect(await kontoAv(plats.hus, person.personnummer)).toBe(null);
    expect(await brott()).toBe(0);
  });

  it('new deltagaransvarig at a samordningsförbund, and one who moves there from a kommun', async () => {
    const person = nyPerson({ roller: 'deltagaransvarig' });
    await bestall(rut, person.falt);
    expect((await bestall(sam, person.falt)).text).toContain('hos en annan arbetsgivare');
    await bestall(rut, { slag: 'avslut', personnummer: person.personnummer });
    expect((await bestall(sam, person.falt)).text).toContain('anställd av ett samordningsförbund');
    expect((await bestall(sam, { ...person.falt, roller: 'insatsansvarig' })).status).toBe(303);
    expect(await kontoAv(plats.hus, person.personnummer)).toMatchObject({
      roller: 'insatsansvarig,susrapport',
    });
    expect(await brott()).toBe(0);
  });

  it('a change from one side to the other ends the first, in both directions', async () => {
    const person = nyPerson({ roller: 'deltagaransvarig' });
    await bestall(rut, person.falt);
    for (const [roll, roller] of [
      ['samverkansadministrator', 'samverkansadministrator,susrapport'],
      ['deltagaransvarig', 'deltagaransvarig,susrapport'],
    ] as const) {
      expect((await bestall(rut, andring(person.personnummer, roll))).status).toBe(303);
      expect((await kontoAv(plats.hus, person.personnummer))?.roller).toBe(roller);
    }
    expect(await brott()).toBe(0);
  });

  it('approved after the person became beställare meanwhile', async () => {
    const person = nyPerson({ roller: 'susrapport' });
    await bestall(rut, person.falt);
    const { id } = (await kontoAv(plats.hus, person.personnummer))!;
    const order = orderAv(await skickaOrder(rut, [andring(person.personnummer, 'deltagaransvarig')]));
    expect((await registrera({ anvandare: id })).status).toBe(303);
    const svar = await sia.skicka(order, { gor: 'godkann' });
    expect(svar.status).toBe(422);
    expect(svar.text).toContain('Personen är behörig beställare');
    expect(await brott()).toBe(0);
  });
});

describe('by the registration of a beställare', () => {
  it('one who is deltagaransvarig, one who works elsewhere, and one who is registered', async () => {
    const { anvandare } = plats.hus.varld;
    const svar = [anvandare.anna, anvandare.ivar, anvandare.rut].map((id) => registrera({ anvandare: id }));
    const texter = (await Promise.all(svar)).map(({ text }) => text);
    expect(texter[0]).toContain('deltagaransvarig kan inte vara behörig beställare');
    expect(texter[1]).toContain('hos en annan arbetsgivare');
    expect(texter[2]).toContain('redan beställare');
    const { falt } = nyPerson({ personnummer: cast.anna.nummer });
    const uppgifter = { ...falt, slag: '', roller: '' };
    expect((await registrera(uppgifter)).text).toContain('redan användare här');
    expect(await brott()).toBe(0);
  });
});

describe('two at the same moment', () => {
  it('an approval of deltagaransvarig and a registration of the same person: never both, in 10 rounds of pages', async () => {
    await rundor(10, async (runda) => {
      const person = nyPerson({ roller: 'susrapport' });
      await bestall(rut, person.falt);
      const { id } = (await kontoAv(plats.hus, person.personnummer))!;
      const order = orderAv(await skickaOrder(rut, [andring(person.personnummer, 'deltagaransvarig')]));
      const tva = [() => sia.skicka(order, { gor: 'godkann' }), () => registrera({ anvandare: id })];
      const svar = await Promise.all((runda % 2 === 0 ? tva : tva.reverse()).map((gor) => gor()));
      expect(svar.map(({ status }) => status).sort()).toEqual([303, 422]);
      expect(await brott()).toBe(0);
    });
  }, 120_000);

  const roll = (namn: string) =>
    `insert into auth.anvandare_roll (anvandare_id, roll) values (:noll, '${namn}')`;
  const flytt = (vart: string) => `update auth.anvandare set arbetsgivare_id = ${vart} where id = :noll`;
  it.each([
    ['roll_forbjuden_kombination', roll('deltagaransvarig'), roll('samverkansadministrator')],
    ['roll_forbjuden_kombination', roll('deltagaransvarig'), roll('bestallare')],
    ['roll_deltagaransvarig_arbetsgivare', roll('deltagaransvarig'), flytt(':arbetsgivarforbund')],
  ])('%s by raw SQL: never both, in 100 rounds', async (villkor, ett, annat) => {
    const fel = new RegExp(`^(${villkor}|40P01)$`);
    await rundor(100, async (runda) => {
      const svar = await plats.samtidigt(...(runda % 2 === 0 ? [ett, annat] : [annat, ett]));
      expect(svar).toContain('nothing');
      expect(svar.find((hinder) => hinder !== 'nothing')).toMatch(fel);
      expect(await brott()).toBe(0);
      await plats.ordna(
        `update auth.anvandare_roll set avslutad_at = now() where anvandare_id = :noll and avslutad_at is null; ${flytt(':kommun')}`,
      );
    });
  });
});

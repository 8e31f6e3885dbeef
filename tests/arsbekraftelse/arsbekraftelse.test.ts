import { z } from 'zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../src/db/db.ts';
import { langDag } from '../../src/shared/datum.ts';
import { laggBestallare, laggOverenskommelse, laggSuperadministrator, orderAv } from '../bestallning/stod.ts';
import { slutarOm } from '../kontovard/stod.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import type { Klient } from '../support/klient.ts';
import { spar } from '../support/spar.ts';
import { cast, type Vem } from '../support/varld.ts';
import { htmlFaults } from '../web/html.ts';
import { framtid } from '../bestallning/stod.ts';

let hus: Testhus;
let rut: Klient;
let sia: Klient;
let noll: Klient;
beforeAll(async () => {
  hus = await testhus();
  await laggOverenskommelse(hus);
  await laggBestallare(hus, 'rut');
  await laggSuperadministrator(hus);
  [rut, sia, noll] = await Promise.all([hus.som('rut'), hus.som('sia'), hus.som('noll')]);
});
afterAll(() => hus.close());

const sida = '/bekrafta-anvandare';
const id = (vem: Vem) => hus.varld.anvandare[vem];
const efternamn = (vem: Vem) => cast[vem].namn[1];
const bekraftad = async (vem: Vem) =>
  hus.db.one(
    z.object({ av: z.string().nullable(), dag: z.string().nullable(), stangs: z.string() }),
    sql`select bekraftad_av as av, bekraftad_datum as dag, stangs_datum as stangs from auth.anvandare where id = ${id(vem)}`,
  );

describe('a beställare', () => {
  it('sees the users of the own employer but not themself, what they have, and the month they last signed in', async () => {
    await slutarOm(hus, 'bo', 20);
    const { text } = await rut.get(sida);
    for (const vem of ['anna', 'bo'] as const) expect(text).toContain(efternamn(vem));
    for (const vem of ['ivar', 'sam', 'sia'] as const) expect(text).not.toContain(efternamn(vem));
    expect(text).not.toContain(`value="${id('rut')}"`);
    expect(text).toContain('Vägen vidare');
    expect(text).toContain('Aldrig');
    expect(text).toContain(langDag(framtid(hus, 19)));
    expect(text).toContain('1 användares behörighet upphör inom 60 dagar');
    expect(text.indexOf(efternamn('bo'))).toBeLessThan(text.indexOf(efternamn('anna')));
    expect(await htmlFaults(text)).toEqual([]);
    expect((await rut.get('/')).text).toMatch(/1<[\s\S]{0,80}användare att bekräfta/);
  });

  it('confirms several at once for twelve months, and nobody waits any more', async () => {
    const sant = await rut.skicka(sida, { vald: [id('anna'), id('bo')] });
    expect((await rut.folj(sant)).text).toContain('2 användare är bekräftade');
    for (const vem of ['anna', 'bo'] as const) {
      const { av, dag, stangs } = await bekraftad(vem);
      expect([av, dag]).toEqual([id('rut'), framtid(hus, 0)]);
      expect(stangs.slice(5)).toBe(framtid(hus, 0).slice(5));
    }
    expect((await spar(hus, 'anvandare_bekraftad')).map(({ objekt_id }) => objekt_id).sort()).toEqual(
      [id('anna'), id('bo')].sort(),
    );
    expect((await rut.get('/')).text).toContain('Alla som du svarar för är bekräftade');
  });

  it('is asked to tick somebody, and confirms nobody else’s users and not themself: then none at all', async () => {
    const tomt = await rut.skicka(sida, {});
    expect([tomt.status, tomt.text.includes('Kryssa för dem')]).toEqual([422, true]);
    expect(await htmlFaults(tomt.text)).toEqual([]);
    await slutarOm(hus, 'anna', 20);
    for (const annan of [id('ivar'), id('rut'), id('sia'), crypto.randomUUID(), 'ingen']) {
      const svar = await rut.skicka(sida, { vald: [id('anna'), annan] });
      expect(svar.status).toBe(422);
      expect(svar.text).toContain('inte användare här längre');
      expect(svar.text).toContain(`value="${id('anna')}" checked`);
    }
    expect((await bekraftad('anna')).dag).toBe(null);
  });

  it('orders the end of a user without seeing the personnummer, and keeps the order that was begun', async () => {
    await rut.skicka('/bestallningar/ny', { antal: '1', fornamn_1: 'Halvfärdig', gor: 'utkast' });
    const avslut = `${sida}/${id('anna')}/avslut`;
    const fraga = await rut.get(avslut);
    expect(fraga.text).toContain('Deltagaransvarig');
    expect(fraga.text).not.toContain(cast.anna.nummer);
    expect(await htmlFaults(fraga.text)).toEqual([]);
    const sant = await rut.skicka(avslut, {});
    expect((await rut.folj(sant)).text).toContain('Beställningen är skickad');
    expect((await rut.get('/bestallningar/ny')).text).toContain('Halvfärdig');
    expect((await sia.skicka(orderAv(sant), { gor: 'godkann' })).status).toBe(303);
    expect((await rut.get(sida)).text).not.toContain(efternamn('anna'));
    for (const vem of ['anna', 'ivar', 'rut'] as const)
      expect((await rut.get(`${sida}/${id(vem)}/avslut`)).status).toBe(404);
  });
});

describe('a superadministratör', () => {
  it('confirms the users of Försäkringskassan and the beställare, but not themself', async () => {
    const { text } = await sia.get(sida);
    for (const vem of ['noll', 'rut'] as const) expect(text).toContain(`value="${id(vem)}"`);
    for (const vem of ['sia', 'bo', 'ivar'] as const) expect(text).not.toContain(`value="${id(vem)}"`);
    await sia.skicka(sida, { vald: [id('noll'), id('rut')] });
    expect((await bekraftad('rut')).av).toBe(id('sia'));
    expect((await noll.skicka(sida, { vald: id('sia') })).status).toBe(303);
    expect((await bekraftad('sia')).av).toBe(id('noll'));
  });

  it('orders an end at a manager’s request at Försäkringskassan, and is shown the way for a beställare', async () => {
    const avslut = `${sida}/${id('noll')}/avslut`;
    const utan = await sia.skicka(avslut, {});
    expect([utan.status, utan.text.includes('vilken chef')]).toEqual([422, true]);
    expect((await sia.skicka(avslut, { pa_begaran_av: 'Chefen' })).status).toBe(303);
    const for_ = await sia.get(`${sida}/${id('rut')}/avslut`);
    expect(for_.text).toContain('Arbetsgivarens beställare beställer avslut');
    expect(for_.text).not.toContain('Beställ avslut');
  });
});

it('whoever is neither has no such page, and a change that was ordered confirms the user', async () => {
  expect((await (await hus.som('bo')).get(sida)).status).toBe(403);
  await slutarOm(hus, 'bo', 20);
  const order = await rut.skicka('/bestallningar/ny', {
    ...{
      antal: '1',
      gor: 'spara',
      slag_1: 'andring',
      personnummer_1: cast.bo.nummer,
      roller_1: 'susrapport',
    },
  });
  await sia.skicka(orderAv(order), { gor: 'godkann' });
  expect(await bekraftad('bo')).toMatchObject({ av: id('rut'), dag: framtid(hus, 0) });
});

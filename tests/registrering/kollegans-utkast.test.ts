import { afterAll, beforeAll, expect, it } from 'vitest';
import { withClient } from '../../src/db/client.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { giltigtSvar, nyPerson, sokFram } from '../support/registrering.ts';

let hus: Testhus;
beforeAll(async () => {
  hus = await testhus();
});
afterAll(() => hus.close());

it('erases the wrong person at once although a colleague has a draft about them', async () => {
  const insats = hus.varld.insats.vagen;
  await withClient(hus.databas.adminUrl, (client) =>
    client.query(
      `insert into auth.uppdrag (roll_id, anvandare_id, roll, insats_id, fran_datum)
       select id, anvandare_id, roll, $2, '2020-01-01' from auth.anvandare_roll where anvandare_id = $1 and roll = 'deltagaransvarig'`,
      [hus.varld.anvandare.bo, insats],
    ),
  );
  const [anna, bo] = [await hus.som('anna'), await hus.som('bo')];
  const person = nyPerson(hus);
  await anna.skicka(await sokFram(anna, insats, person), giltigtSvar());
  const ut = await sokFram(anna, insats, person);
  expect((await bo.skicka(ut, { avslutningsdag: '2026-06-30', gor: 'utkast' })).status).toBe(303);
  const svar = await anna.skicka(ut.replace('utregistrering', 'felregistrering'), { skal: 'fel_person' });
  expect(String(svar.headers['location'])).toMatch(/^\/kvitton\//);
  const { rows } = await withClient(hus.databas.adminUrl, (client) =>
    client.query<{ antal: string }>('select count(*) as antal from person.utkast'),
  );
  expect(Number(rows[0]?.antal)).toBe(0);
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertDeltagande } from '../support/deltagande.ts';
import type { Testhus } from '../support/hus.ts';
import type { Klient } from '../support/klient.ts';
import { dag, giltigtSvar, sokFram } from '../support/registrering.ts';
import { erbjudna, felen } from './sida.ts';
import { fraga, oppnaHus } from './stod.ts';

let hus: Testhus;
let anna: Klient;
beforeAll(async () => {
  hus = await oppnaHus();
  anna = await hus.som('anna');
});
afterAll(() => hus.close());

describe('a person who has been here', () => {
  const insatsId = () => hus.varld.insats.vagen;
  it('cannot start while in: the search leads to the end, and a start that is sent anyway is refused', async () => {
    const oppet = await insertDeltagande(hus, {
      insatsId: insatsId(),
      startdag: dag(-60),
      kommunKod: '0114',
    });
    expect(await sokFram(anna, insatsId(), oppet)).toBe(`/deltaganden/${oppet.id}/utregistrering`);
    const sidan = (await anna.get(`/deltaganden/${oppet.id}/utregistrering`)).text;
    expect(erbjudna(sidan, 'mattillfalle')).toEqual(['ny']);
    const val = await anna.get(
      `/insatser/${insatsId()}/registrering/val?deltagande=${oppet.id}&registrering=inregistrering&mattillfalle=ny`,
    );
    expect(val.headers['location']).toBe(`/deltaganden/${oppet.id}/inregistrering`);
  });
  it('starts anew after the end, from what is registered also when the register is down', async () => {
    const forra = await insertDeltagande(hus, {
      insatsId: insatsId(),
      startdag: dag(-300),
      avslutningsdag: dag(-200),
      kommunKod: '0114',
    });
    hus.rattar.register.set(forra.personnummer, { svar: 'otillganglig' });
    const sida = await sokFram(anna, insatsId(), forra);
    const sidan = (await anna.get(sida)).text;
    expect(sidan).toContain(forra.namn);
    expect(sidan).toContain('En tidigare start i insatsen');
    expect(erbjudna(sidan, 'mattillfalle')).toEqual(['ny', forra.id]);
    for (const startdag of [dag(-200), dag(-250), dag(-301)]) {
      const svar = await anna.skicka(sida, { ...giltigtSvar(), startdag });
      expect(felen(svar.text)['startdag']).toContain('Personen har redan ett deltagande i insatsen från');
      expect(svar.status).toBe(422);
    }
    expect((await anna.skicka(sida, { ...giltigtSvar(), startdag: dag(-199) })).status).toBe(303);
    const antal = await fraga(hus, 'select from verksamhet.deltagande where person_id = $1', [
      forra.personId,
    ]);
    expect(antal).toHaveLength(2);
  });
  it('C30 takes part in another insats at the same time', async () => {
    const annan = await insertDeltagande(hus, { insatsId: hus.varld.insats.steget, startdag: dag(-60) });
    hus.rattar.register.set(annan.personnummer, {
      svar: 'traff',
      person: { personnummer: annan.personnummer, namn: 'Ur registret', kommunKod: '0114' },
    });
    const sida = await sokFram(anna, insatsId(), annan);
    const sidan = (await anna.get(sida)).text;
    expect(sidan).toContain('Ur registret');
    expect(sidan).not.toContain('tidigare start');
    expect((await anna.skicka(sida, giltigtSvar())).status).toBe(303);
  });
});

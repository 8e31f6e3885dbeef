import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Testhus } from '../support/hus.ts';
import type { Falt, Klient } from '../support/klient.ts';
import { dag, giltigtSvar, nyPerson, sokFram, testnummer } from '../support/registrering.ts';
import { felen, ifyllt } from './sida.ts';
import { fraga, oppnaHus } from './stod.ts';

let hus: Testhus;
let anna: Klient;
beforeAll(async () => {
  hus = await oppnaHus();
  anna = await hus.som('anna');
  await fraga(hus, "update verksamhet.insats set startdatum = '2020-03-01' where id = $1", [
    hus.varld.insats.avslutad,
  ]);
});
afterAll(() => hus.close());

/** Sends a start for a new person, in Anna's open insats unless another is given. */
const starta = async (andra: Falt, insats: keyof Testhus['varld']['insats'] = 'vagen') =>
  anna.skicka(await sokFram(anna, hus.varld.insats[insats], nyPerson(hus)), { ...giltigtSvar(), ...andra });

describe('a start that is refused for where and when it is', () => {
  it('in an insats that has ended, after its end; up to its end it is still registered', async () => {
    const sen = await starta({ startdag: '2025-01-01', samtycke_datum: '2024-12-01' }, 'avslutad');
    expect(felen(sen.text)['startdag']).toContain('till och med 31 december 2024');
    const iTid = { startdag: '2024-12-31', samtycke_datum: '2024-12-01', bekrafta: 'start_over_ett_ar' };
    expect((await starta(iTid, 'avslutad')).status).toBe(303);
    const tidig = await starta({ startdag: '2020-02-29', samtycke_datum: '2020-02-01' }, 'avslutad');
    expect(felen(tidig.text)['startdag']).toContain('från och med 1 mars 2020');
  });
  it('in a volyminsats', async () => {
    expect(felen((await starta({}, 'volym')).text)['startdag']).toContain(
      'I en volyminsats registreras bara antal',
    );
  });
  it('before the person was born', async () => {
    const personnummer = testnummer('20250601', 981);
    hus.rattar.register.set(personnummer, {
      svar: 'traff',
      person: { personnummer, namn: 'Lill', kommunKod: null },
    });
    const sida = await sokFram(anna, hus.varld.insats.vagen, { personnummer });
    const svar = await anna.skicka(sida, {
      ...giltigtSvar(),
      startdag: '2025-05-31',
      bekrafta: 'start_over_ett_ar',
    });
    expect(felen(svar.text)).toEqual({ startdag: 'Kontrollera startdagen. Personen var inte född då.' });
  });
  it('V2.2.3 says all that is wrong at once, in the order of the page, and keeps everything typed', async () => {
    const andra = {
      samtycke_datum: dag(2),
      startdag: 'snart',
      utbildningsniva: '',
      forsorjning_ar: 'tre',
      forsorjning: ['ingen', 'annan'],
      arbete_omfattning: '200',
      studerar: '',
    };
    const svar = await starta(andra);
    expect(Object.keys(felen(svar.text))).toEqual([
      'samtycke_datum',
      'startdag',
      'utbildningsniva',
      'forsorjning_ar',
      'forsorjning',
      'arbete_omfattning',
      'studerar',
    ]);
    const { forsorjning, samtycke_datum, startdag, forsorjning_ar, arbete_omfattning } = andra;
    const texter = { samtycke_datum, startdag, forsorjning_ar, arbete_omfattning };
    const kvar = ifyllt(svar.text);
    for (const [falt, varde] of Object.entries(texter)) expect(kvar[falt]).toEqual([varde]);
    expect(kvar['forsorjning']).toEqual([...forsorjning].reverse());
    expect(kvar).toMatchObject({
      samtycke: ['ja'],
      arbetar: ['ja'],
      arbetstyp: ['med_subvention'],
      arbetssokande: ['nej'],
    });
  });
});

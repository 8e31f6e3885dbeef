import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testhus, type Testhus } from '../support/hus.ts';
import { doldaFalt, type Klient } from '../support/klient.ts';
import { htmlFaults } from '../web/html.ts';
import { giltigInsats, andra, felen, hantera, lagrad, nyInsats, rensat } from './stod.ts';

let hus: Testhus;
let ivar: Klient;

beforeAll(async () => {
  hus = await testhus();
  ivar = await hus.som('ivar');
});
afterAll(() => hus.close());

describe('"Hantera insats"', () => {
  it('shows what is stored', async () => {
    const id = await nyInsats(hus, ivar, { namn: 'Att hantera', slutdatum: '2099-12-31' });
    const { status, text } = await ivar.get(hantera(id));
    expect(status).toBe(200);
    expect(text).toMatch(/name="namn"[^>]*value="Att hantera"/);
    expect(text).toMatch(/name="slutdatum"[^>]*value="2099-12-31"/);
    expect(text).toMatch(/value="individinriktad" checked/);
    expect(text).toMatch(/<option value="forberedande" selected/);
    expect(text.match(/name="malgrupp" value="[a-z_]+" checked/g)).toHaveLength(2);
    expect(await htmlFaults(text)).toEqual([]);
  });

  it('changes everything while nobody is registered, and tells the history what was and what is', async () => {
    const id = await nyInsats(hus, ivar, { namn: 'Före' });
    const svar = await andra(hus, ivar, id, {
      namn: 'Efter',
      startdatum: '2025-02-01',
      slutdatum: '2098-12-31',
      inriktning: 'strukturovergripande',
      preciserad_strukturovergripande: 'utbildning',
      malgrupp: ['unga', 'personal_och_chefer'],
      deltagaransvariga: [hus.varld.anvandare.bo],
    });
    expect(svar.status).toBe(303);
    expect(await lagrad(hus, id)).toEqual({
      namn: 'Efter',
      startdatum: '2025-02-01',
      slutdatum: '2098-12-31',
      inriktning: 'strukturovergripande',
      preciserad_inriktning_kod: 'utbildning',
      deltagarregistrering: 'endast_antal',
      version: 2,
      malgrupper: ['personal_och_chefer', 'unga'],
      ansvariga: [hus.varld.anvandare.bo],
    });
    const text = rensat((await ivar.get(String(svar.headers['location']))).text);
    expect(text).toMatch(/Sparat .* Kvittonummer R-/);
    expect(text).toContain('Insatsnamn: från Före till Efter');
    expect(text).toContain('Inriktning: från Individinriktad till Strukturövergripande');
    expect(text).toContain('Målgrupp: från Unga, Psykisk ohälsa till Unga, Personal och chefer');
    expect(text).toContain('Bo Boström');
    expect(text).toContain('Ivar Ivarsson');
  });

  it('takes an uppdrag away at once', async () => {
    const { bo } = hus.varld.anvandare;
    const id = await nyInsats(hus, ivar, { deltagaransvariga: [bo] });
    const honom = await hus.som('bo');
    expect((await honom.get(`/insatser/${id}/deltagare`)).status).toBe(200);
    expect((await andra(hus, ivar, id, { deltagaransvariga: [] })).status).toBe(303);
    expect((await honom.get(`/insatser/${id}/deltagare`)).status).toBe(404);
  });

  it('refuses a name that another insats has, but not its own in other letters', async () => {
    const id = await nyInsats(hus, ivar, { namn: 'Egen Stig' });
    expect((await andra(hus, ivar, id, { namn: 'EGEN stig' })).status).toBe(303);
    const svar = await andra(hus, ivar, id, { namn: 'vägen  vidare' });
    expect([svar.status, felen(svar)]).toEqual([
      422,
      ['Välj ett annat namn. Det finns redan en insats i Provdalen som heter så.'],
    ]);
    expect(await lagrad(hus, id)).toMatchObject({ namn: 'EGEN stig', version: 2 });
  });
});

describe('two who change the same insats', () => {
  it('are told: the second sees both versions, keeps what was typed, and lets it stand by saving again', async () => {
    const id = await nyInsats(hus, ivar, { namn: 'Delad' });
    const dolda = doldaFalt((await ivar.get(hantera(id))).text, hantera(id));
    expect(
      (await andra(hus, ivar, id, { namn: 'Delad av en', deltagaransvariga: [hus.varld.anvandare.bo] }))
        .status,
    ).toBe(303);
    const falt = { ...dolda, ...giltigInsats(hus, { namn: 'Delad av två', beskrivning: 'Mitt' }) };
    const svar = await ivar.postRaw(hantera(id), falt);
    expect(svar.status).toBe(409);
    const text = rensat(svar.text);
    expect(text).toContain('Någon annan har sparat medan du skrev');
    expect(text).toContain('Insatsnamn Delad av en Delad av två');
    expect(text).toContain('Deltagaransvariga Bo Boström tomt');
    expect(await htmlFaults(svar.text)).toEqual([]);
    const igen = { ...falt, ...doldaFalt(svar.text, hantera(id)), namn: 'Delad av två' };
    expect((await ivar.postRaw(hantera(id), igen)).status).toBe(303);
    expect(await lagrad(hus, id)).toMatchObject({ namn: 'Delad av två', version: 3 });
  });

  it('save at once: one is saved, the other is told', async () => {
    const id = await nyInsats(hus, ivar);
    const dolda = await Promise.all(
      Array.from({ length: 6 }, async () => doldaFalt((await ivar.get(hantera(id))).text, hantera(id))),
    );
    const svar = await Promise.all(
      dolda.map((d, i) =>
        ivar.postRaw(hantera(id), { ...d, ...giltigInsats(hus, { namn: `Samtidig ${String(i)}` }) }),
      ),
    );
    expect(svar.map(({ status }) => status).sort()).toEqual([303, 409, 409, 409, 409, 409]);
  });
});

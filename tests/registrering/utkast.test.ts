import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { insertDeltagande } from '../support/deltagande.ts';
import type { Testhus } from '../support/hus.ts';
import { doldaFalt, type Falt, type Klient } from '../support/klient.ts';
import { dag, giltigtSlut, giltigtSvar, nyPerson, sokFram } from '../support/registrering.ts';
import { lastText } from '../support/tabell.ts';
import { felen, ifyllt } from './sida.ts';
import { deltagandeAv, fraga, geUppdrag, oppnaHus, taUppdrag } from './stod.ts';

let hus: Testhus;
let anna: Klient;
beforeAll(async () => {
  hus = await oppnaHus();
  await geUppdrag(hus, 'bo', hus.varld.insats.vagen);
  anna = await hus.som('anna');
});
beforeEach(() => fraga(hus, 'delete from person.utkast'));
afterAll(() => hus.close());

const halvt: Falt = {
  samtycke: 'ja',
  startdag: 'i januari',
  forsorjning: ['studiestod', 'annan'],
  gor: 'utkast',
};
const utkasten = () =>
  fraga<{ innehall_krypt: Buffer; anvandare_id: string }>(hus, 'select * from person.utkast');
const nyStart = async () => {
  const person = nyPerson(hus);
  return { person, sida: await sokFram(anna, hus.varld.insats.vagen, person) };
};
const oppetDeltagande = async () => {
  const { id } = await insertDeltagande(hus, { insatsId: hus.varld.insats.vagen, startdag: dag(-100) });
  return `/deltaganden/${id}/utregistrering`;
};
const harAutospar = { Accept: 'application/json' };

describe('the draft of a new start', () => {
  it('is not kept before samtycke is ticked, and everything typed stays in the page', async () => {
    const { sida } = await nyStart();
    const svar = await anna.skicka(sida, { ...halvt, samtycke: '' });
    expect(svar.status).toBe(422);
    expect(felen(svar.text)['samtycke']).toContain('Kryssa i samtycket först');
    expect(ifyllt(svar.text)).toMatchObject({
      startdag: ['i januari'],
      forsorjning: ['studiestod', 'annan'],
    });
    expect(await utkasten()).toEqual([]);
  });
  it('V14.2.4 C28 is encrypted: no number, name or answer in clear', async () => {
    const { person, sida } = await nyStart();
    await anna.skicka(sida, halvt);
    const [utkast] = await utkasten();
    const text = utkast!.innehall_krypt.toString('latin1');
    for (const klart of [person.personnummer, person.namn, 'januari', 'studiestod'])
      expect(text).not.toContain(klart);
  });
  it('is offered again in another browser after a new sign-in, and says so', async () => {
    const { person, sida } = await nyStart();
    await anna.skicka(sida, halvt);
    const igen = await (await hus.som('anna')).get(sida);
    expect(igen.status).toBe(200);
    expect(igen.text).toContain(person.namn);
    expect(lastText(igen.text)).toContain('Det här är ditt utkast från i dag');
    expect(ifyllt(igen.text)).toMatchObject({
      startdag: ['i januari'],
      samtycke: ['ja'],
      forsorjning: ['studiestod', 'annan'],
    });
  });
  it('can be saved from the other browser, and twice gives one deltagande and the same receipt', async () => {
    const { sida } = await nyStart();
    await anna.skicka(sida, halvt);
    const igen = await hus.som('anna');
    const falt = { ...doldaFalt((await igen.get(sida)).text, sida), ...giltigtSvar() };
    const forst = await igen.postRaw(sida, falt);
    const sen = await igen.postRaw(sida, falt);
    expect([forst.status, sen.status]).toEqual([303, 303]);
    expect(sen.headers['location']).toBe(forst.headers['location']);
    await deltagandeAv(hus, forst);
  });
  it('is deleted when the start is saved, and one on its way does not bring it back', async () => {
    const { sida } = await nyStart();
    await anna.skicka(sida, halvt);
    const dolda = doldaFalt((await anna.get(sida)).text, sida);
    expect((await anna.postRaw(sida, { ...dolda, ...giltigtSvar() })).status).toBe(303);
    expect(await utkasten()).toEqual([]);
    const sent = await anna.postRaw(sida, { ...dolda, ...halvt }, harAutospar);
    expect(sent.status).toBe(200);
    expect(await utkasten()).toEqual([]);
  });
  it('is deleted by Släng utkastet', async () => {
    const { sida } = await nyStart();
    await anna.skicka(sida, halvt);
    expect((await anna.get(sida)).text).toContain('Släng utkastet');
    expect((await anna.skicka(sida, { gor: 'kasta' })).status).toBe(303);
    expect(await utkasten()).toEqual([]);
    expect((await anna.get(sida)).text).not.toContain('Släng utkastet');
  });
  it('is nothing to a colleague in the same insats: neither to see, to change nor to throw away', async () => {
    const { person, sida } = await nyStart();
    await anna.skicka(sida, halvt);
    const bo = await hus.som('bo');
    const svar = await bo.get(sida);
    expect(svar.status).toBe(303);
    expect(svar.text).not.toContain(person.namn);
    const _csrf = doldaFalt(
      (await bo.get(`/insatser/${hus.varld.insats.vagen}/registrering`)).text,
      `/insatser/${hus.varld.insats.vagen}/registrering`,
    )['_csrf']!;
    for (const gor of ['kasta', 'utkast', 'spara'])
      expect((await bo.postRaw(sida, { ...giltigtSvar(), _csrf, gor })).status).toBe(303);
    expect((await utkasten()).map((rad) => rad.anvandare_id)).toEqual([hus.varld.anvandare.anna]);
  });
  it('is gone with the uppdrag', async () => {
    const { sida } = await nyStart();
    await anna.skicka(sida, halvt);
    await taUppdrag(hus, 'anna', hus.varld.insats.vagen);
    expect((await anna.get(sida)).status).toBe(404);
    await geUppdrag(hus, 'anna', hus.varld.insats.vagen);
  });
  it('older than a day is not shown', async () => {
    const { sida } = await nyStart();
    await anna.skicka(sida, halvt);
    await fraga(hus, "update person.utkast set sparat_at = now() - interval '24 hours 1 second'");
    expect(ifyllt((await anna.get(sida)).text)['startdag']).toEqual(['']);
  });
});

describe('the draft of an end', () => {
  it('needs no tick: the samtycke is there already', async () => {
    const sida = await oppetDeltagande();
    expect((await anna.skicka(sida, { avslutningsdag: 'snart', gor: 'utkast' })).status).toBe(303);
    expect(ifyllt((await (await hus.som('anna')).get(sida)).text)['avslutningsdag']).toEqual(['snart']);
  });
  it('is one for each user: a colleague has their own', async () => {
    const sida = await oppetDeltagande();
    await anna.skicka(sida, { avslutningsdag: 'annas', gor: 'utkast' });
    const bo = await hus.som('bo');
    expect(ifyllt((await bo.get(sida)).text)['avslutningsdag']).toEqual(['']);
    await bo.skicka(sida, { avslutningsdag: 'bos', gor: 'utkast' });
    expect(ifyllt((await anna.get(sida)).text)['avslutningsdag']).toEqual(['annas']);
    expect((await anna.skicka(sida, giltigtSlut())).status).toBe(303);
    expect((await utkasten()).map((rad) => rad.anvandare_id)).toEqual([hus.varld.anvandare.bo]);
  });
  it('is written over one that was too old to be shown', async () => {
    const sida = await oppetDeltagande();
    await anna.skicka(sida, { avslutningsdag: 'gammalt', gor: 'utkast' });
    await fraga(hus, "update person.utkast set sparat_at = now() - interval '2 days'");
    await anna.skicka(sida, { avslutningsdag: 'nytt', gor: 'utkast' });
    expect(ifyllt((await anna.get(sida)).text)['avslutningsdag']).toEqual(['nytt']);
    expect(await utkasten()).toHaveLength(1);
  });
  it('is one also when two tabs save the first at the same moment', async () => {
    const sida = await oppetDeltagande();
    const dolda = doldaFalt((await anna.get(sida)).text, sida);
    const svar = await Promise.all(
      ['a', 'b', 'c', 'd'].map((avslutningsdag) =>
        anna.postRaw(sida, { ...dolda, avslutningsdag, gor: 'utkast' }),
      ),
    );
    expect(svar.map(({ status }) => status)).toEqual([303, 303, 303, 303]);
    expect(await utkasten()).toHaveLength(1);
  });
});

describe('the draft that is saved while the user types', () => {
  it('answers with a line for the save row, and no page', async () => {
    const { sida } = await nyStart();
    const dolda = doldaFalt((await anna.get(sida)).text, sida);
    const sparat = await anna.postRaw(sida, { ...dolda, ...halvt }, harAutospar);
    expect(sparat.type).toBe('application/json');
    expect(sparat.body).toEqual({ lage: expect.stringMatching(/^Utkast sparat \d{2}\.\d{2}$/) as string });
    const utan = await anna.postRaw(sida, { ...dolda, ...halvt, samtycke: '' }, harAutospar);
    expect(utan.body).toEqual({ lage: 'Utkastet sparas när samtycket är ikryssat' });
  });
  it('that is too long says so, in a form of any kind', async () => {
    const { sida } = await nyStart();
    for (const [path, langt] of [
      [sida, { startdag: '€'.repeat(6_000) }],
      [await oppetDeltagande(), { avslutningsdag: 'x'.repeat(16_000) }],
    ] as const) {
      const dolda = doldaFalt((await anna.get(path)).text, path);
      const svar = await anna.postRaw(path, { ...dolda, ...halvt, ...langt });
      expect(svar.status).toBe(422);
      expect(Object.values(felen(svar.text))).toEqual([
        'Korta texten. Utkastet är för långt för att sparas.',
      ]);
      const rad = await anna.postRaw(path, { ...dolda, ...halvt, ...langt }, harAutospar);
      expect(rad.body).toEqual({ lage: 'Korta texten. Utkastet är för långt för att sparas.' });
    }
    expect(await utkasten()).toEqual([]);
  });
});

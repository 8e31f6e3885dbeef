import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { utom } from '../registrering/formular.ts';
import { felen, ifyllt } from '../registrering/sida.ts';
import { bild, oppnaHus } from '../registrering/stod.ts';
import type { Testhus } from '../support/hus.ts';
import { doldaFalt, urlkodat, type Falt, type Klient } from '../support/klient.ts';
import { inifran, inteVarde, omojligt, uppmaning } from '../support/skrap.ts';

let hus: Testhus;
let anna: Klient;
beforeAll(async () => {
  hus = await oppnaHus();
  anna = await hus.som('anna');
  const rader = { ar: iAr, kvinnor: '9', gor: 'kvinnor' };
  const tillagt = await anna.skicka(anonyma(), rader);
  await anna.skicka(String(tillagt.headers['location']), { gor: 'spara' }, anonyma());
});
afterAll(() => hus.close());

const iAr = String(new Date().getFullYear());
const anonyma = () => `/insatser/${hus.varld.insats.vagen}/anonyma`;
const utanfor = [
  ['no one', '0'],
  ['a thousand', '1000'],
] as const;
const form = { 'Content-Type': 'application/x-www-form-urlencoded' };

/** A form with answers in order, the fields where something is written, and those where it is chosen. */
interface Formular {
  readonly sida: () => string;
  readonly svar: Falt;
  readonly text: readonly string[];
  readonly val: readonly string[];
  /** What the form carries besides, and reads. */
  readonly dolda: readonly string[];
}
const formularen: Readonly<Record<string, Formular>> = {
  'Lägg till kvinnor': {
    ...{ sida: anonyma, svar: { ar: iAr, kvinnor: '5', man: '', gor: 'kvinnor' } },
    ...{ text: ['kvinnor'], val: ['ar'], dolda: ['rader', 'gor'] },
  },
  'Lägg till män': {
    ...{ sida: anonyma, svar: { ar: iAr, kvinnor: '', man: '5', gor: 'man' } },
    ...{ text: ['man'], val: ['ar'], dolda: ['rader', 'gor'] },
  },
  'Ta bort': {
    ...{ sida: () => `${anonyma()}/borttagning`, svar: { ar: iAr, kon: 'kvinna', antal: '1' } },
    ...{ text: ['antal'], val: ['ar', 'kon'], dolda: ['nyckel'] },
  },
};

const oppna = async ({ sida, svar }: Formular): Promise<Falt> => ({
  ...doldaFalt((await anna.get(sida())).text, sida()),
  ...svar,
});
const medAlla = (namn: readonly string[], varde: string): Falt =>
  Object.fromEntries(namn.map((n) => [n, varde]));

describe.each(Object.entries(formularen))('%s', (_namn, formular) => {
  const { sida, text, val, dolda } = formular;
  it('is in order when nothing is wrong with it', async () => {
    const svar = await anna.postRaw(sida(), await oppna(formular));
    expect(String(svar.headers['location'])).toMatch(/\/anonyma\?(tillagt|kvitto)=/);
  });

  it('V2.2.1 V1.3.3 says at every field what to do, keeps what was typed and stores nothing, whatever is written', async () => {
    const fore = await bild(hus);
    const falt = await oppna(formular);
    for (const [vad, varde] of [...omojligt, ...inteVarde, ...utanfor]) {
      const svar = await anna.postRaw(sida(), { ...falt, ...medAlla([...text, ...val], varde) });
      expect([vad, svar.status]).toEqual([vad, 422]);
      expect(svar.text).not.toMatch(inifran);
      const fel = felen(svar.text);
      expect([vad, ...Object.keys(fel).sort()]).toEqual([vad, ...[...text, ...val].sort()]);
      expect(Object.values(fel).filter((rad) => !uppmaning.test(rad))).toEqual([]);
      for (const namn of text) expect(ifyllt(svar.text)[namn]).toEqual([varde]);
    }
    expect(await bild(hus)).toEqual(fore);
  });

  it('keeps the year and the kön that were chosen when the number is wrong', async () => {
    const falt = { ...(await oppna(formular)), ...medAlla(text, 'fem') };
    const kvar = ifyllt((await anna.postRaw(sida(), falt)).text);
    for (const namn of val) expect(kvar[namn]).toEqual([formular.svar[namn]]);
  });

  it('a field that comes twice is refused, whichever it is', async () => {
    const falt = await oppna(formular);
    const fore = await bild(hus);
    for (const namn of [...text, ...val, ...dolda]) {
      const varde = [falt[namn] ?? '1'].flat()[0] ?? '1';
      const svar = await anna.postRaw(sida(), { ...falt, [namn]: [varde, varde] });
      expect([namn, svar.status]).toEqual([namn, 400]);
    }
    expect(await bild(hus)).toEqual(fore);
  });

  it('bytes that are no text, and names that look like lists, never become a number', async () => {
    const fore = await bild(hus);
    const [namn = ''] = text;
    const falt = utom(await oppna(formular), namn);
    for (const ra of ['%FF%FE', '%C0%AF', '%ED%A0%80', '%']) {
      const svar = await anna.sand('post', sida(), `${urlkodat(falt)}&${namn}=5${ra}`, form);
      expect([svar.status, Object.keys(felen(svar.text))]).toEqual([422, [namn]]);
    }
    for (const lista of [`${namn}[]`, `${namn}[x]`, `${namn}[0]`]) {
      const svar = await anna.postRaw(sida(), { ...falt, [lista]: '5' });
      expect([svar.status, Object.keys(felen(svar.text))]).toEqual([422, [namn]]);
    }
    expect(await bild(hus)).toEqual(fore);
  });
});

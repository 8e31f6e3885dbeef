import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Testhus } from '../support/hus.ts';
import type { Falt, Klient } from '../support/klient.ts';
import { sokFram } from '../support/registrering.ts';
import { inifran, inteVarde, omojligt, uppmaning } from '../support/skrap.ts';
import { formular, type Oppnat } from './formular.ts';
import { felen, ifyllt } from './sida.ts';
import { bild, oppnaHus } from './stod.ts';

let hus: Testhus;
let anna: Klient;
beforeAll(async () => {
  hus = await oppnaHus();
  anna = await hus.som('anna');
});
afterAll(() => hus.close());

const isVal = (o: Oppnat, namn: string) => o.val.includes(namn);
const med = ({ falt }: Oppnat, namn: readonly string[], varde: string): Falt => ({
  ...falt,
  ...Object.fromEntries(namn.map((n) => [n, varde])),
});

/** What is left in the page of the fields that can show anything at all: all texts, and the choices that were valid. */
const kvarI = (o: Oppnat, html: string): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(ifyllt(html))
      .filter(([n]) => o.text.includes(n) || isVal(o, n))
      .map(([n, varden]) => [n, [...varden].sort()]),
  );
const kvarFor = (o: Oppnat, namn: readonly string[], varde: string): Record<string, string[]> => {
  const kvar = [...o.text, ...o.val.filter((n) => !namn.includes(n))];
  const listor = o.val.filter((n) => namn.includes(n) && listval.includes(n));
  return {
    ...Object.fromEntries(listor.map((n) => [n, ['']])),
    ...Object.fromEntries(kvar.map((n) => [n, [namn.includes(n) ? varde : (o.falt[n] ?? '')].flat().sort()])),
  };
};
// A drop-down list with a value it does not have shows its empty first choice; buttons and boxes show nothing chosen.
const listval = ['utbildningsniva', 'avslutsanledning', 'stadsdel'];

/** Follow-up questions are asked only under a ja: they are judged in a sending of their own. */
const omgangar = (o: Oppnat): (readonly string[])[] => {
  const foljd = ['arbete_omfattning', 'arbetstyp', 'studier_omfattning'];
  const alla = [...o.text, ...o.val];
  return [alla.filter((namn) => !foljd.includes(namn)), foljd];
};

describe.each(Object.entries(formular))('%s', (_namn, oppna) => {
  it('is in order when nothing is wrong with it', async () => {
    const o = await oppna(hus, anna);
    expect(String((await anna.postRaw(o.sida, o.falt)).headers['location'])).toMatch(/^\/kvitton\//);
  });

  it.each<readonly [string, string]>([['nothing', ''], ...omojligt, ...inteVarde])(
    'V2.2.1 V2.2.2 V1.3.3 C18 %s: says what to do at every field, keeps everything typed and stores nothing',
    async (vad, varde) => {
      const o = await oppna(hus, anna);
      const fore = await bild(hus);
      const fri = inteVarde.some(([annat]) => annat === vad);
      for (const omgang of omgangar(o)) {
        const namn = omgang.filter((n) => !(fri && n === 'skal'));
        const svar = await anna.postRaw(o.sida, med(o, namn, varde));
        expect(svar.status).toBe(422);
        expect(svar.text).not.toMatch(inifran);
        expect(kvarI(o, svar.text)).toEqual(kvarFor(o, namn, varde));
        const fel = felen(svar.text);
        expect(Object.values(fel).filter((text) => !uppmaning.test(text))).toEqual([]);
        expect(namn.filter((n) => fel[n] === undefined)).toEqual([]);
      }
      expect(await bild(hus)).toEqual(fore);
    },
  );

  it('asks for every field that does not come at all', async () => {
    const o = await oppna(hus, anna);
    const { _csrf, nyckel, version = '1' } = o.falt;
    const svar = await anna.postRaw(o.sida, { _csrf: _csrf!, nyckel: nyckel!, version });
    expect(svar.status).toBe(422);
    const foljd = ['arbete_omfattning', 'arbetstyp', 'studier_omfattning'];
    expect(Object.keys(felen(svar.text)).sort()).toEqual(
      [...o.text, ...o.val].filter((n) => !foljd.includes(n)).sort(),
    );
  });

  it('V2.2.1 reads nobody’s mind: any text in any field is refused or is a value of the list', async () => {
    const o = await oppna(hus, anna);
    const fore = await bild(hus);
    const falt = fc.constantFrom(...o.text.filter((n) => n !== 'skal'), ...o.val);
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.string({ unit: 'grapheme', maxLength: 30 }),
    );
    await fc.assert(
      fc.asyncProperty(falt, text, async (namn, varde) => {
        fc.pre(!/^\d{1,9}$/.test(varde.normalize('NFC').trim()));
        const svar = await anna.postRaw(o.sida, { ...o.falt, [namn]: varde });
        expect(svar.status).toBe(422);
        expect(felen(svar.text)).toHaveProperty(namn);
        if (!isVal(o, namn) && !varde.includes('\r')) expect(ifyllt(svar.text)[namn]).toEqual([varde]);
      }),
      { numRuns: 15 },
    );
    expect(await bild(hus)).toEqual(fore);
  });
});

describe('Sök', () => {
  const nummer = '199006022397';
  it('takes a number with or without hyphen and blanks around it', async () => {
    for (const skrivet of [nummer, '19900602-2397', '  199006022397 ']) {
      hus.rattar.register.set(nummer, {
        svar: 'traff',
        person: { personnummer: nummer, namn: 'Tove', kommunKod: null },
      });
      expect(await sokFram(anna, hus.varld.insats.vagen, { personnummer: skrivet })).toMatch(
        /\/registrering\/[0-9a-f-]{36}$/,
      );
    }
  });
  it.each<readonly [string, string]>([
    ...omojligt,
    ...inteVarde,
    ['nothing', ''],
    ['ten digits', '9006022397'],
    ['a wrong check digit', '199006022396'],
    ['a day that does not exist', '199002302384'],
    ['a birth in the future', '209906022386'],
    ['1799', '179901012386'],
    ['full-width digits', '１９９００６０２２３９７'],
    ['a number that is no test number', '199006022405'],
    ['a plus for those over a hundred', '900602+2397'],
  ])('V2.2.1 V1.4.2 C18 %s: asks again and keeps it', async (_vad, personnummer) => {
    const path = `/insatser/${hus.varld.insats.vagen}/registrering`;
    const svar = await anna.skicka(path, { personnummer });
    expect(svar.status).toBe(422);
    expect(Object.keys(felen(svar.text))).toEqual(['personnummer']);
    expect(ifyllt(svar.text)['personnummer']).toEqual([personnummer]);
    expect(svar.text).not.toMatch(inifran);
  });
});

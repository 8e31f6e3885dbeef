import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spart } from '../registrering/stod.ts';
import { insertDeltagande } from '../support/deltagande.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import type { Klient } from '../support/klient.ts';
import { disposition, lasPdf, type LastPdf } from '../support/pdf.ts';
import { lastText } from '../support/tabell.ts';
import { htmlFaults } from '../web/html.ts';

let hus: Testhus;
let anna: Klient;
beforeAll(async () => {
  hus = await testhus();
  anna = await hus.som('anna');
});
afterAll(() => hus.close());

const hamta = async (path: string): Promise<LastPdf> => {
  const svar = await anna.get(path);
  expect(svar.status).toBe(200);
  expect(svar.headers['content-disposition']).toMatch(/^attachment; filename="?blankett-94\d\d\.pdf"?$/);
  return lasPdf(svar.body as Buffer);
};
const rader = (fil: LastPdf) => disposition(fil.trad).map((rad) => rad.trim());
/** The boxes that are ticked, in order. */
const kryssade = ({ trad }: LastPdf): string[] => {
  const alla: string[] = [];
  const ga = ({ typ, attribut, text, barn }: LastPdf['trad'], fore: boolean): boolean => {
    if (typ === 'LBody' && fore) alla.push(text);
    let vald = false;
    for (const ett of barn) vald = ga(ett, vald);
    return (
      typ === 'Lbl' &&
      !attribut.includes('Inte') &&
      utf16(attribut).includes('Kryssad') &&
      !utf16(attribut).includes('Inte')
    );
  };
  ga(trad, false);
  return alla;
};
const utf16 = (attribut: string): string => attribut.replaceAll('\0', '');

const laggIn = () =>
  insertDeltagande(hus, {
    insatsId: hus.varld.insats.vagen,
    startdag: '2024-03-01',
    avslutningsdag: '2024-09-30',
    avslutsanledning: 'arbete',
    fore: { utbildningsniva: 'gymnasieskola', ar: 7, forsorjning: ['sjukpenning'], studier: 25 },
    efter: { forsorjning: ['ingen'], arbete: 75, arbetstyp: 'eget_foretag' },
  });

describe('the forms about a deltagare', () => {
  it('are filled in with what is registered, but for the last four digits', async () => {
    const inlagt = await laggIn();
    const fore = (await spart(hus, 'blankett_hamtad')).length;
    const samtycke = await hamta(`/deltaganden/${inlagt.id}/blanketter/9443`);
    expect(rader(samtycke)).toEqual(
      expect.arrayContaining([`TD ${inlagt.namn}`, 'TD Vägen vidare', 'TD Provdalen']),
    );
    expect(samtycke.text).toContain('Jag kan återkalla samtycket när som helst');
    const start = await hamta(`/deltaganden/${inlagt.id}/blanketter/9448`);
    expect(rader(start)).toEqual(expect.arrayContaining(['TD 1 mars 2024', 'TD 7', 'TD 25 procent']));
    expect(kryssade(start)).toEqual(['Gymnasieskola', 'Sjukpenning', 'Nej', 'Nej', 'Ja']);
    const slut = await hamta(`/deltaganden/${inlagt.id}/blanketter/9449`);
    expect(rader(slut)).toEqual(expect.arrayContaining(['TD 30 september 2024', 'TD 75 procent']));
    expect(kryssade(slut)).toEqual([
      'Arbete',
      'Ingen offentlig försörjning',
      'Nej',
      'Ja',
      'Eget företag',
      'Nej',
    ]);
    for (const fil of [samtycke, start, slut]) {
      expect(fil.text).toContain(`${inlagt.personnummer.slice(0, 8)}-____`);
      expect(fil.text).not.toContain(inlagt.personnummer.slice(8));
    }
    expect((await spart(hus, 'blankett_hamtad')).length).toBe(fore + 3);
    expect((await anna.get(`/deltaganden/${inlagt.id}`)).text).toContain(
      `/deltaganden/${inlagt.id}/blanketter/9449`,
    );
  });

  it('of an insats have its name, and nobody in them', async () => {
    const fil = await hamta(`/insatser/${hus.varld.insats.vagen}/blanketter/9448`);
    expect(rader(fil)).toEqual(expect.arrayContaining(['TD Vägen vidare', 'TH Deltagarens namn']));
    expect(kryssade(fil)).toEqual([]);
  });

  it('are of one’s own insatser and no others, and 9445 is none of them', async () => {
    const bo = await hus.som('bo');
    const inlagt = await laggIn();
    for (const path of [`/deltaganden/${inlagt.id}`, `/insatser/${inlagt.insatsId}`]) {
      expect((await bo.get(`${path}/blanketter/9443`)).status).toBe(404);
      expect((await anna.get(`${path}/blanketter/9445`)).status).toBe(404);
    }
    const raderat = await insertDeltagande(hus, {
      insatsId: inlagt.insatsId,
      makulerad: { skal: 'fel_person' },
    });
    expect((await anna.get(`/deltaganden/${raderat.id}/blanketter/9443`)).status).toBe(404);
  });
});

describe('the interview', () => {
  it('has every question with what can be answered, and stores nothing', async () => {
    const svar = await anna.get(`/insatser/${hus.varld.insats.vagen}/intervju`);
    expect(await htmlFaults(svar.text)).toEqual([]);
    const text = lastText(svar.text);
    for (const fraga of [
      'Högsta avslutade utbildningsnivå',
      'Hur länge har deltagaren varit i behov av offentlig försörjning',
      'Offentlig försörjning före insatsen',
      'Aktivt arbetssökande på Arbetsförmedlingen direkt före insatsen',
      'Arbetat direkt före insatsen',
      'Studerat direkt före insatsen',
      'Avslutsanledning',
      'Arbetar efter insatsen',
      'Forskarutbildning',
      'Eget företag',
    ])
      expect(text).toContain(fraga);
    expect(text).not.toContain('Felregistrering');
    expect(svar.text).not.toContain('<form method="post" action="/insatser');
  });
});

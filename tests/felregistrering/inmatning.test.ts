import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { utom } from '../registrering/formular.ts';
import { laggIn } from '../registrering/ratta.ts';
import { felen } from '../registrering/sida.ts';
import { bild, oppnaHus } from '../registrering/stod.ts';
import type { Testhus } from '../support/hus.ts';
import { doldaFalt, urlkodat, type Falt, type Klient } from '../support/klient.ts';
import { inifran, inteVarde, omojligt, uppmaning } from '../support/skrap.ts';

let hus: Testhus;
let anna: Klient;
beforeAll(async () => {
  hus = await oppnaHus();
  anna = await hus.som('anna');
});
afterAll(() => hus.close());

const form = { 'Content-Type': 'application/x-www-form-urlencoded' };

/** The page of a new deltagande, and what it sends when a valid reason is chosen. */
const oppna = async (): Promise<{ sida: string; falt: Falt }> => {
  const sida = `/deltaganden/${(await laggIn(hus)).id}/felregistrering`;
  return { sida, falt: { ...doldaFalt((await anna.get(sida)).text, sida), skal: 'dubblett' } };
};

describe('Felregistrering', () => {
  it('is in order when nothing is wrong with it', async () => {
    const { sida, falt } = await oppna();
    expect(String((await anna.postRaw(sida, falt)).headers['location'])).toMatch(/^\/kvitton\//);
  });

  it('asks for a reason of the list, whatever comes instead, and stores nothing', async () => {
    const { sida, falt } = await oppna();
    const fore = await bild(hus);
    const annat = ['', 'DUBBLETT', 'dubblett ,fel_person', 'dubblett,fel_person'].map((s) => [s, s] as const);
    for (const [vad, skal] of [...omojligt, ...inteVarde, ...annat]) {
      const svar = await anna.postRaw(sida, { ...falt, skal });
      expect([vad, svar.status, Object.keys(felen(svar.text))]).toEqual([vad, 422, ['skal']]);
      expect(felen(svar.text)['skal']).toMatch(uppmaning);
      expect(svar.text).not.toMatch(inifran);
    }
    for (const ra of ['skal=dubblett%FF', 'skal=%ED%A0%80', 'skal[]=dubblett', 'skal[x]=dubblett', 'skal']) {
      const svar = await anna.sand('post', sida, `${urlkodat(utom(falt, 'skal'))}&${ra}`, form);
      expect([ra, svar.status]).toEqual([ra, 422]);
    }
    expect(await bild(hus)).toEqual(fore);
  });

  it('is refused when a field comes twice, when the key is missing and when the version is made up', async () => {
    const { sida, falt } = await oppna();
    const fore = await bild(hus);
    for (const namn of ['skal', 'nyckel', 'version']) {
      const ett = String(falt[namn]);
      expect([namn, (await anna.postRaw(sida, { ...falt, [namn]: [ett, ett] })).status]).toEqual([namn, 400]);
    }
    for (const nyckel of ['', 'x', '0'])
      expect((await anna.postRaw(sida, { ...falt, nyckel })).status).toBe(400);
    for (const version of ['', '0', '2', '-1', '１', '1e0', '1\u0000', '1'.repeat(2_000)]) {
      const svar = await anna.postRaw(sida, { ...falt, version });
      expect([version.slice(0, 9), svar.status]).toEqual([version.slice(0, 9), 422]);
      expect(felen(svar.text)['skal']).toContain('Någon annan har ändrat');
    }
    expect(await bild(hus)).toEqual(fore);
  });
});

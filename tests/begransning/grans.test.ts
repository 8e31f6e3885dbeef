import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { fraga } from '../registrering/stod.ts';
import { doldaFalt } from '../support/klient.ts';
import { nollstallGranser } from '../support/spar.ts';
import { testnummer } from '../support/testnummer.ts';
import { oppnaBegransningshus, type Begransningshus } from './stod.ts';

let hus: Begransningshus['hus'];
let nore: Begransningshus['nore'];
let bo: Begransningshus['bo'];
beforeAll(async () => {
  ({ hus, nore, bo } = await oppnaBegransningshus());
});
beforeEach(() => nollstallGranser(hus));
afterAll(() => hus.close());

it.each([
  ['/begransningar/ny', 'person.begransning', 'riktighet'],
  ['/registerutdrag/ny', 'person.registerutdrag', 'registrerad'],
])(
  'C2 C17 V2.4.1 %s takes 30 orders in an hour from one handläggare, and more from another',
  async (sida, tabell, grund) => {
    const falt = { personnummer: testnummer(7201), diarienummer: 'FK 2026/000900', grund, styrkt: 'ja' };
    const dolt = doldaFalt((await nore.get(sida)).text, sida);
    const bestall = async () =>
      (await nore.postRaw(sida, { ...dolt, ...falt, nyckel: crypto.randomUUID() })).status;
    for (let n = 0; n < 30; n += 1) expect(await bestall()).toBe(303);
    expect(await bestall()).toBe(429);
    expect(await fraga(hus, `select from ${tabell}`)).toHaveLength(30);
    expect((await bo.skicka(sida, falt)).status).toBe(303);
  },
);

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Testhus } from '../support/hus.ts';
import type { Falt, Klient } from '../support/klient.ts';
import { dag } from '../support/registrering.ts';
import { lastText, tabellrader } from '../support/tabell.ts';
import { historiken, inSida, laggIn, laggInAvslutat, ratta, utSida } from './ratta.ts';
import { ifyllt } from './sida.ts';
import { geUppdrag, lagrat, oppnaHus } from './stod.ts';

let hus: Testhus;
let anna: Klient;
let bo: Klient;
beforeAll(async () => {
  hus = await oppnaHus();
  await geUppdrag(hus, 'bo', hus.varld.insats.vagen);
  [anna, bo] = await Promise.all([hus.som('anna'), hus.som('bo')]);
});
afterAll(() => hus.close());

describe('two who correct at once (C19)', () => {
  it.each([
    ['the start', inSida, { startdag: dag(-80) }, { startdag: dag(-70), forsorjning_ar: '7' }],
    ['the end', utSida, { avslutningsdag: dag(-9) }, { avslutningsdag: dag(-8), arbetssokande: 'ja' }],
  ])(
    '%s: the second is told, sees both and keeps what they typed',
    async (_vad, sida, forst: Falt, sen: Falt) => {
      const inlagt = await laggInAvslutat(hus);
      const path = sida(inlagt);
      const bos = ifyllt((await bo.get(path)).text);
      expect((await ratta(anna, path, { ...forst, skal: 'Annas skäl' })).status).toBe(303);
      const fore = await lagrat(hus, inlagt.id);
      const krock = await bo.postRaw(path, { ...bos, ...sen, gor: 'spara', skal: 'Bos skäl' });
      expect(krock.status).toBe(409);
      expect(lastText(krock.text)).toContain('Någon annan har ändrat medan du skrev');
      const [falt, nu] = Object.entries(forst)[0] as [string, string];
      expect(tabellrader(krock.text)[0]?.slice(1)).toEqual([nu, sen[falt]]);
      expect(tabellrader(krock.text)).toHaveLength(2);
      const kvar = ifyllt(krock.text);
      for (const [namn, varde] of Object.entries(sen)) expect(kvar[namn]).toEqual([varde]);
      expect(kvar['skal']).toEqual(['Bos skäl']);
      expect(kvar['version']).toEqual(['3']);
      expect(kvar['nyckel']).not.toEqual(bos['nyckel']);
      expect(await lagrat(hus, inlagt.id)).toEqual(fore);
      expect((await bo.postRaw(path, { ...kvar, gor: 'spara' })).status).toBe(303);
      expect((await historiken(hus, inlagt.id)).slice(-2).map(({ skal }) => skal)).toEqual([
        'Annas skäl',
        'Bos skäl',
      ]);
    },
  );
  it('an older or a made-up version is never taken for the present one', async () => {
    const inlagt = await laggIn(hus);
    for (const version of ['0', '-1', '0x1', '1e0', '１', '', ' ', '2', 'x', '1\u0000', '1'.repeat(2_000)])
      expect((await ratta(anna, inSida(inlagt), { startdag: dag(-60), version })).status).toBe(409);
    expect((await lagrat(hus, inlagt.id))['deltagande']).toMatchObject({ startdag: dag(-90), version: 1 });
  });
});

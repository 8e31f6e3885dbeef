import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testhus, type Testhus } from '../support/hus.ts';
import type { Falt, Klient } from '../support/klient.ts';
import { felen } from '../registrering/sida.ts';
import { htmlFaults } from '../web/html.ts';
import { formularet, fyllI, hanteraSida, lagrat, overst, samsForbund } from './stod.ts';

let hus: Testhus;
let sam: Klient;
let id: string;
let path: string;

beforeAll(async () => {
  hus = await testhus();
  sam = await hus.som('sam');
});
afterAll(() => hus.close());
beforeEach(async () => {
  id = await samsForbund(hus);
  path = hanteraSida(id);
});

describe('what cannot be saved', () => {
  const ingen = '11111111-1111-4111-8111-111111111111';
  const fall = (): [string, Falt, Record<string, string | RegExp>][] => [
    ['a day that does not exist', { slutdatum: '2031-02-30' }, { slutdatum: /Februari 2031 har 28 dagar/ }],
    ['an end before the start', { slutdatum: '2018-12-31' }, { slutdatum: /inte ligger före startdatumet/ }],
    ['a long description', { beskrivning: 'x'.repeat(2001) }, { beskrivning: /högst 2000 tecken/ }],
    ['an address without @', { kontakt_epost: 'kajsa' }, { kontakt_epost: /med @/ }],
    ['a text that cannot be seen', { kontakt_namn: 'a\u202eb' }, { kontakt_namn: /inte syns/ }],
    [
      'an ingående organisation without a flag',
      { ingaende: [hus.varld.organisation.kommun] },
      { [`deltar_${hus.varld.organisation.kommun}`]: /Kryssa i/ },
    ],
    ['a kommun that is not', { kommuner: '9999' }, { kommuner: /upphört/ }],
    [
      'nobody left as samverkansadministratör',
      { samverkansadministratorer: '' },
      { samverkansadministratorer: /Minst en samverkansadministratör/ },
    ],
    [
      'a last day for the only samverkansadministratör',
      { [`till_samverkansadministratorer_${hus.varld.anvandare.sam}`]: '2032-01-01' },
      { samverkansadministratorer: /utan slutdag/ },
    ],
    [
      'somebody without the role',
      { insatsansvariga: [hus.varld.anvandare.anna] },
      { [`till_insatsansvariga_${hus.varld.anvandare.anna}`]: /Ta bort Anna Annsson/ },
    ],
    ['somebody who is nobody', { insatsansvariga: [ingen] }, { insatsansvariga: /rollen/ }],
    [
      'a last day that has passed',
      {
        insatsansvariga: [hus.varld.anvandare.ivar],
        [`till_insatsansvariga_${hus.varld.anvandare.ivar}`]: '2020-01-01',
      },
      { [`till_insatsansvariga_${hus.varld.anvandare.ivar}`]: /från i dag/ },
    ],
  ];

  it('is refused with what to do, everything typed kept and nothing stored', async () => {
    for (const [vad, falt, vantat] of fall()) {
      const fore = await lagrat(hus, id);
      const svar = await fyllI(sam, path, { beskrivning: 'Kvar', ...falt });
      expect([vad, svar.status]).toEqual([vad, 422]);
      const topp = overst(svar.text);
      expect(Object.keys(topp), vad).toEqual(Object.keys(vantat));
      for (const [falten, text] of Object.entries(vantat)) expect(topp[falten], vad).toMatch(text);
      const kvar = formularet(svar.text, path);
      if (!('beskrivning' in falt)) expect(kvar['beskrivning'], vad).toEqual(['Kvar']);
      if ('slutdatum' in falt) expect(kvar['slutdatum'], vad).toEqual([falt['slutdatum']]);
      expect(await lagrat(hus, id), vad).toEqual(fore);
      expect(await htmlFaults(svar.text), vad).toEqual([]);
    }
  });

  it('shows every fault at once, each at its field', async () => {
    const svar = await fyllI(sam, path, { slutdatum: 'x', kontakt_epost: 'x', adress: 'x'.repeat(501) });
    expect(Object.keys(felen(svar.text)).sort()).toEqual(['adress', 'kontakt_epost', 'slutdatum']);
  });

  it('is a bad request when no page of ours could send it', async () => {
    for (const falt of [
      { ingaende: ['x'] },
      { ingaende: [ingen], [`deltar_${ingen}`]: 'ja' },
      { kommuner: "0180'; drop" },
      { beskrivning: ['a', 'b'] },
      { gor: 'valj-allt' },
    ] as Falt[])
      expect((await fyllI(sam, path, falt)).status).toBe(400);
  });
});

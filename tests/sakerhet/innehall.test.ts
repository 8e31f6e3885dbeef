import type { Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kryptera } from '../../src/db/kryptering.ts';
import { laggScen, type Scen } from '../arkitektur/scen.ts';
import { fraga } from '../registrering/stod.ts';
import { htmlFaults } from '../web/html.ts';
import { innehallet, namnet, vagarna } from './stod.ts';

/* Every page of the house, before and after everything that people have named has got a name that is an attack. */
const kort = `=1"><img src=x onerror=alert(1)>'</title><b>`;
const elakt = `${kort}</script></textarea>{{7*7}}<%= 1 %>&amp;lt;%3Cb%3E`;

let scen: Scen;
let fore: Map<string, Response>;
let efter: Map<string, Response>;

const sidorna = async (): Promise<Map<string, Response>> => {
  const sidor = new Map<string, Response>();
  for (const vag of vagarna(scen).filter(({ route }) => route.method === 'get')) {
    const svar = await vag.klient.get(vag.adress);
    sidor.set(namnet(vag, svar), svar);
  }
  return sidor;
};

/** Past the pages, as somebody who got round them would: the database takes any text that can be seen. */
const doPaNytt = async (): Promise<void> => {
  const { hus } = scen;
  for (const [text, namn] of [
    ['update verksamhet.insats set namn = $1 || left(id::text, 4)', kort],
    ['update verksamhet.insats set beskrivning = $1', elakt],
    ['update verksamhet.samverkansorganisation set namn = $1 || left(id::text, 4)', kort],
    ['update verksamhet.organisation set namn = $1 || left(id::text, 4)', kort],
    ['update auth.anvandare set fornamn = $1, efternamn = $1', elakt],
    ['update styrdata.malgrupp set text = $1 || kod', kort],
    ['update verksamhet.sparat_urval set namn = $1 || left(id::text, 4)', kort],
    ['update verksamhet.finansiering set beskrivning = $1', kort],
    ['update verksamhet.administrativ_kostnad set beskrivning = $1', kort],
    ['update verksamhet.insatskostnad set beskrivning = $1', kort],
  ] as const)
    await fraga(hus, text, [namn]);
  for (const { id } of await fraga<{ id: string }>(hus, 'select id from person.deltagare'))
    await fraga(hus, 'update person.deltagare set namn_krypt = $2 where id = $1', [
      id,
      kryptera(hus.hus.nycklar, `person.deltagare.namn.${id}`, elakt),
    ]);
};

beforeAll(async () => {
  scen = await laggScen();
  fore = await sidorna();
  await doPaNytt();
  efter = await sidorna();
});
afterAll(() => scen.hus.close());

const html = (svar: Response): string => (svar.type === 'text/html' ? innehallet(svar) : '');
/** The tree of a page: its elements in order with the names of their attributes, and no text. */
const trad = (sida: string): string[] =>
  (sida.match(/<[a-z/!][^>]*>/gi) ?? []).map((tagg) => tagg.replace(/="[^"]*"/g, ''));
/** Lists can be in another order and have other lengths when names change: what counts is which elements there are. */
const slag = (sida: string): string[] => [...new Set(trad(sida))].sort();

describe('what somebody has named with an attack', () => {
  it('is shown on many pages', () => {
    const visar = [...efter.values()].filter((svar) => html(svar).includes('onerror=alert(1)'));
    expect(visar.length).toBeGreaterThan(30);
  });

  it('V1.2.1 V1.2.3 C12 is text wherever it is shown: no page has an element or an attribute more', () => {
    const nya = [...efter].flatMap(([namn, svar]) => {
      const innan = slag(html(fore.get(namn) ?? svar));
      return slag(html(svar))
        .filter((en) => !innan.includes(en))
        .map((en) => `${namn}: ${en}`);
    });
    expect(nya).toEqual([]);
    expect([...efter.keys()]).toEqual([...fore.keys()]);
  });

  it('V1.1.1 V1.1.2 is shown as it was written, neither decoded nor encoded twice', () => {
    const med = [...efter].filter(([, svar]) => html(svar).includes('onerror'));
    const dubbelt = med.filter(([, svar]) => /&amp;(quot|#34|gt|#39);/.test(html(svar)));
    expect(dubbelt.map(([namn]) => namn)).toEqual([]);
    const avkodat = [...efter].filter(([, svar]) => html(svar).includes('<b>'));
    expect(avkodat.map(([namn]) => namn)).toEqual([]);
  });

  it('leaves the pages good HTML', async () => {
    const fel: string[] = [];
    for (const [namn, svar] of [...efter].filter(([, ett]) => html(ett).includes('onerror')).slice(0, 10))
      fel.push(...(await htmlFaults(html(svar))).map((ett) => `${namn}: ${ett}`));
    expect(fel).toEqual([]);
  });

  it('V1.2.10 C13 is no formula in a file', () => {
    const filer = [...efter].filter(([namn]) => namn.includes('.csv'));
    const celler = filer.flatMap(([, svar]) => innehallet(svar).split(/[;\r\n]/));
    expect(celler.filter((cell) => /^"?[=+@\t]/.test(cell))).toEqual([]);
    expect(celler.some((cell) => cell.includes(`'=1`))).toBe(true);
  });

  it('V5.4.2 C15 gives a file a name of plain letters', () => {
    const namnen = [...efter.values()].map(({ headers }) => headers['content-disposition'] ?? '');
    expect(namnen.filter((namn) => namn !== '' && !/^attachment; filename="?[\w.-]+"?$/.test(namn))).toEqual(
      [],
    );
  });
});

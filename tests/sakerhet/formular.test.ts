import { randomUUID } from 'node:crypto';
import type { Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { laget } from '../arkitektur/lage.ts';
import { laggScen, tokenFor, type Scen } from '../arkitektur/scen.ts';
import { utanFalt } from '../e2e/felsidor.ts';
import { urlkodat, type Falt } from '../support/klient.ts';
import { inifran } from '../support/skrap.ts';
import { namnet, tokenAv, vagarna, type Vag } from './stod.ts';

/* Every form of the house, sent by somebody who may, in ways that no page of ours sends it. Nothing may come of it. */
let scen: Scen;
let former: readonly Vag[];
beforeAll(async () => {
  scen = await laggScen();
  // A stranger has nothing to sign out of; that the signed-in need a token for it stands in session.test.ts.
  former = vagarna(scen).filter(({ route }) => route.method === 'post' && route.path !== '/logga-ut');
});
afterAll(() => scen.hus.close());

const urlform = 'application/x-www-form-urlencoded';
type Sand = (vag: Vag) => Promise<Response>;

/** Sends every form so, and tells which were answered otherwise than they should; what is stored is the same afterwards. */
const utfall = async (vagar: readonly Vag[], sand: Sand, duger: (svar: Response, vag: Vag) => boolean) => {
  const fore = await laget(scen.hus);
  const fel: string[] = [];
  for (const vag of vagar) {
    const svar = await sand(vag);
    if (!duger(svar, vag) || inifran.test(svar.text)) fel.push(namnet(vag, svar));
  }
  expect(await laget(scen.hus)).toEqual(fore);
  return fel;
};

/** Refused, or the page once more for somebody who has had it open for too long. */
const nekad = ({ status, headers }: Response, { adress }: Vag): boolean => {
  const till = (headers['location'] ?? '').split('?')[0];
  return status === 403 || (status === 303 && till === adress.split('?')[0]);
};

describe('a form', () => {
  it.each<readonly [string, (vag: Vag) => Promise<Falt>]>([
    ['V3.5.1 the token of another session', async () => ({ _csrf: await tokenFor(scen.klient.noll) })],
    ['V3.5.1 its token twice', async (vag) => ({ _csrf: [await tokenAv(vag), await tokenAv(vag)] })],
    ['V3.5.1 its token as a list', async (vag) => ({ '_csrf[]': await tokenAv(vag) })],
    ['V3.5.1 a token that is none', () => Promise.resolve({ _csrf: 'x'.repeat(36) })],
  ])('C11 is refused with %s', async (_vad, falt) => {
    const sand: Sand = async (vag) =>
      vag.klient.postRaw(vag.adress, { ...(await falt(vag)), nyckel: randomUUID() });
    expect(await utfall(former, sand, nekad)).toEqual([]);
  });

  it('V3.5.1 V14.2.1 C11 takes no token out of the address, where it would be logged', async () => {
    const sand: Sand = async (vag) => {
      const fraga = new URLSearchParams({ _csrf: await tokenAv(vag) }).toString();
      const mellan = vag.adress.includes('?') ? '&' : '?';
      return vag.klient.postRaw(`${vag.adress}${mellan}${fraga}`, { nyckel: randomUUID() });
    };
    expect(await utfall(former, sand, nekad)).toEqual([]);
  });

  it.each<readonly [string, Readonly<Record<string, string>>, number]>([
    ['from another site', { Origin: 'https://evil.example' }, 403],
    ['from a page that says not where', { Origin: 'null' }, 403],
    ['over plain HTTP to what is asked for over TLS', { Origin: 'https://127.0.0.1' }, 403],
    ['that the browser says comes from another site', { 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['that the browser says comes from a neighbour', { 'Sec-Fetch-Site': 'same-site' }, 403],
    ['as plain text', { 'Content-Type': 'text/plain' }, 415],
    ['as parts', { 'Content-Type': 'multipart/form-data; boundary=x' }, 415],
    ['as JSON', { 'Content-Type': 'application/json' }, 415],
    ['in UTF-16', { 'Content-Type': `${urlform}; charset=utf-16` }, 415],
    ['in UTF-7', { 'Content-Type': `${urlform}; charset=utf-7` }, 415],
  ])('V3.5.2 V1.5.3 C11 is refused %s, with its token and all', async (_vad, huvuden, status) => {
    const sand: Sand = async (vag) => {
      const falt = urlkodat({ _csrf: await tokenAv(vag), nyckel: randomUUID() });
      return vag.klient.sand('post', vag.adress, falt, { 'Content-Type': urlform, ...huvuden });
    };
    expect(await utfall(former, sand, (svar) => svar.status === status)).toEqual([]);
  });

  it('V4.1.4 V13.4.4 C5 and a page know no other methods than the house has', async () => {
    const metoder = ['put', 'patch', 'delete', 'options'] as const;
    for (const metod of metoder) {
      const sand: Sand = (vag) => vag.klient.sand(metod, vag.adress, '_csrf=x', { 'Content-Type': urlform });
      expect(await utfall(vagarna(scen), sand, ({ status }) => status === 404)).toEqual([]);
    }
    const gommer: Sand = async (vag) =>
      vag.klient.postRaw(
        `${vag.adress.split('?')[0] ?? ''}?_method=delete`,
        { _method: 'delete' },
        { 'X-HTTP-Method-Override': 'DELETE' },
      );
    expect(await utfall(former, gommer, nekad)).toEqual([]);
  });

  it('V3.5.3 is not sent by asking for its headers alone', async () => {
    const sand: Sand = (vag) => vag.klient.sand('head', vag.adress);
    expect(await utfall(vagarna(scen), sand, ({ status }) => status < 500)).toEqual([]);
  });
});

/** Fields where somebody writes or chooses, of the form at an address. */
const falten = (html: string, path: string): string[] => {
  const formularet = (html.match(/<form\b[\s\S]*?<\/form>/g) ?? [])
    .filter((form) => form.includes(`action="${path}"`))
    .join('');
  const taggar = formularet.match(/<(?:input|select|textarea)\b[^>]*>/g) ?? [];
  const namn = taggar
    .filter((tagg) => !tagg.includes('type="hidden"') && !tagg.includes('type="submit"'))
    .map((tagg) => / name="([^"]+)"/.exec(tagg)?.[1] ?? '');
  return [...new Set(namn)].filter((ett) => ett !== '');
};

describe('the fields of every form', () => {
  /** A form and what can be filled in on its own page; those without such a page are tried in their own tests. */
  let medFalt: { readonly vag: Vag; readonly falt: readonly string[] }[];
  beforeAll(async () => {
    medFalt = [];
    for (const vag of former.filter(({ route }) => !utanFalt.includes(route.path))) {
      const [path = ''] = vag.adress.split('?');
      const falt = falten((await vag.klient.get(vag.adress)).text, path);
      if (falt.length > 0) medFalt.push({ vag, falt });
    }
  });
  const falt = (vag: Vag) => medFalt.find((en) => en.vag === vag)?.falt ?? [];
  const medVarde =
    (fyll: (namn: string, i: number) => string): Sand =>
    async (vag) => {
      const grund = urlkodat({ _csrf: await tokenAv(vag), nyckel: randomUUID(), version: '1' });
      const text = [grund, ...falt(vag).map(fyll)].join('&');
      return vag.klient.sand('post', vag.adress, text, { 'Content-Type': urlform });
    };

  it('are those of more than thirty forms', () => {
    expect(medFalt.length).toBeGreaterThan(30);
  });

  /** Forms of one free text, where a number or a quote is as good as any other name. */
  const fri = /^\/rapporter\/mina\b/;
  const tal = [
    '9007199254740993',
    '-1',
    '1e309',
    '%EF%BC%91%EF%BC%92',
    '0x10',
    '%27%20or%201%3D1%20--%20%5C',
  ];
  /** A planned number that does not come is none: the one form where a field unread is a field left empty. */
  const tomt = '/planerat';
  const alla = () => medFalt.map(({ vag }) => vag).filter(({ route }) => !route.path.endsWith(tomt));
  const utanFria = () => alla().filter(({ route }) => !fri.test(route.path));

  it.each<readonly [string, (namn: string, i: number) => string]>([
    [
      'V1.3.3 C18 characters that nobody sees',
      (namn, i) => `${namn}=a${['%00', '%C2%85', '%E2%80%AE', '%ED%A0%80'][i % 4] ?? ''}b`,
    ],
    ['V1.3.3 V1.3.12 C17 far too much', (namn) => `${namn}=${'a'.repeat(5_000)}!`],
    ['V1.5.3 V15.3.5 V15.3.7 C16 each field twice', (namn) => `${namn}=1&${namn}=2`],
    [
      'V15.3.5 C16 each field as a list and as an object',
      (namn, i) => (i % 2 === 0 ? `${namn}[]=1&${namn}[0]=1` : `${namn}[a]=1&${namn}.a=1`),
    ],
    [
      'V15.3.6 C16 the names of every object',
      (namn) => `__proto__[${namn}]=1&constructor[prototype][${namn}]=1&__proto__=1&constructor=1`,
    ],
    [
      'V1.3.7 C16 the options of the template engine',
      () =>
        'settings[view options][escape]=1&escapeFn=1&include=/etc/passwd&filename=/etc/passwd&cache=&delimiter=?',
    ],
  ])('%s: refused in words, and nothing is stored', async (_vad, fyll) => {
    expect(await utfall(alla(), medVarde(fyll), ({ status }) => status < 500)).toEqual([]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('V1.4.2 V1.2.4 C14 C18 no number, below zero, without end, or the end of a string: refused, and nothing is stored', async () => {
    for (const n of [0, 1, 2]) {
      const fyll = (namn: string, i: number) => `${namn}=${tal[(i + 2 * n) % tal.length] ?? ''}`;
      expect(await utfall(utanFria(), medVarde(fyll), ({ status }) => status < 500)).toEqual([]);
    }
  });
});

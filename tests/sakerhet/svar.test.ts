import request, { type Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { laggScen, type Scen } from '../arkitektur/scen.ts';
import { felen } from '../registrering/sida.ts';
import { innehallet, namnet, vagarna } from './stod.ts';

/*
 * One answer of every kind that the house gives: each page and file to somebody who may have it, each form without its token, each closed
 * page to a stranger, and those that have no route. Every test below looks at all of them.
 */
type Svar = readonly [namn: string, svar: Response];
let scen: Scen;
let sidor: Svar[];
let andra: Svar[];
let egna: Svar[];
const fran = { Origin: 'https://evil.example' };

const oppnade = async (): Promise<Svar[]> => {
  const svar: Svar[] = [];
  for (const vag of vagarna(scen).filter(({ route }) => route.method === 'get')) {
    const ett = await vag.klient.sand('get', vag.adress, undefined, fran);
    svar.push([namnet(vag, ett), ett]);
  }
  return svar;
};
const nekade = async (): Promise<Svar[]> => {
  const svar: Svar[] = [];
  for (const vag of vagarna(scen)) {
    const { method } = vag.route;
    const utan = method === 'post' ? vag.klient.postRaw(vag.adress, {}) : scen.klient.noll.get(vag.adress);
    const [ett, annat] = [await utan, await scen.klient.frammande.sand(method, vag.adress)];
    svar.push([namnet(vag, ett), ett], [namnet(vag, annat), annat]);
  }
  return svar;
};
const utanVag = async (): Promise<Svar[]> => {
  const { anna } = scen.klient;
  const css = await anna.get('/css/sus.css');
  const stor = { typ: 'x'.repeat(200_000) };
  return [
    ['no page', await anna.get('/finns-inte')],
    ['half an escape', await anna.get('/insatser/%E0%A4%A')],
    ['another site', await anna.postRaw('/historik', {}, { 'Sec-Fetch-Site': 'cross-site' })],
    [
      'another kind of body',
      await anna.sand('post', '/historik', '{}', { 'Content-Type': 'application/json' }),
    ],
    ['too much', await anna.postRaw('/historik', stor)],
    ['another method', await anna.sand('delete', '/')],
    ['a static file', css],
    [
      'a file that has not changed',
      await anna.sand('get', '/css/sus.css', undefined, { 'If-None-Match': String(css.headers['etag']) }),
    ],
    ['health', await anna.get('/health')],
  ];
};

beforeAll(async () => {
  scen = await laggScen();
  sidor = await oppnade();
  andra = await nekade();
  egna = await utanVag();
});
afterAll(() => scen.hus.close());

const alla = (): readonly Svar[] => [...sidor, ...andra, ...egna];
/** What the application answers itself: not the static files, nor /health, which asks nothing about who it is. */
const appens = (): readonly Svar[] => alla().filter(([namn]) => !/static|not changed|health/.test(namn));
const utom = (svar: readonly Svar[], duger: (svar: Response) => boolean): string[] =>
  svar.filter(([, ett]) => !duger(ett)).map(([namn]) => namn);
const huvud = ({ headers }: Response, namn: string): string => headers[namn] ?? '';
const kakor = ({ headers }: Response): string[] => [headers['set-cookie'] ?? []].flat();

describe('every answer, whatever came of the request,', () => {
  it('is of every kind', () => {
    const statusar = new Set(alla().map(([, { status }]) => status));
    expect([...statusar].sort()).toEqual(expect.arrayContaining([200, 303, 304, 400, 403, 404, 413, 415]));
    expect(sidor.length).toBeGreaterThan(100);
  });

  it.each<readonly [string, string, RegExp]>([
    [
      'V3.4.1 is to be asked for over TLS alone',
      'strict-transport-security',
      /^max-age=63072000; includeSubDomains/,
    ],
    ['V3.4.4 is taken for what it says it is', 'x-content-type-options', /^nosniff$/],
    ['V3.4.5 tells other sites nothing of where one came from', 'referrer-policy', /^same-origin$/],
    ['V3.4.8 shares no window with other sites', 'cross-origin-opener-policy', /^same-origin$/],
    ['V3.5.8 C24 is read by no other site', 'cross-origin-resource-policy', /^same-origin$/],
    ['V3.4.6 C24 is shown in no frame', 'content-security-policy', /frame-ancestors 'none'/],
  ])('%s', (_vad, namn, varde) => {
    expect(utom(alla(), (svar) => varde.test(huvud(svar, namn)))).toEqual([]);
  });

  it('V3.4.3 V1.3.2 lets a page run our own files alone, and no two pages have the same nonce', () => {
    const policy = (svar: Response) => huvud(svar, 'content-security-policy');
    const krav = ["default-src 'none'", "object-src 'none'", "base-uri 'none'", "form-action 'self'"];
    expect(utom(alla(), (svar) => krav.every((del) => policy(svar).includes(del)))).toEqual([]);
    expect(utom(alla(), (svar) => !/unsafe-|https?:|\*/.test(policy(svar)))).toEqual([]);
    const nonces = alla().map(([, svar]) => /'nonce-([^']+)'/.exec(policy(svar))?.[1]);
    expect(new Set(nonces).size).toBe(alla().length);
  });

  it('V3.4.2 lets no page of another site read it', () => {
    const cors = ({ headers }: Response) =>
      Object.keys(headers).some((namn) => namn.startsWith('access-control'));
    expect(utom(alla(), (svar) => !cors(svar))).toEqual([]);
  });

  it('V13.4.6 says nothing of what it is made with', () => {
    expect(utom(alla(), ({ headers }) => !('x-powered-by' in headers) && !('server' in headers))).toEqual([]);
    expect(utom(sidor, ({ text }) => !/generator|express|node\.js/i.test(text))).toEqual([]);
  });

  it('V14.3.2 V14.2.2 C23 is kept by no browser and no proxy, but for the files that are the same for all', () => {
    expect(utom(appens(), (svar) => huvud(svar, 'cache-control') === 'no-store')).toEqual([]);
  });

  it('V4.1.1 says what it is, and texts in which letters', () => {
    const typ =
      /^((text|application)\/[\w.+-]+; ?charset=utf-8|application\/(pdf|zip|vnd\.openxml[\w.+-]+))$/i;
    const medInnehall = alla().filter(([, { status }]) => status !== 304);
    expect(utom(medInnehall, (svar) => typ.test(huvud(svar, 'content-type')))).toEqual([]);
  });

  it('V3.3.2 V3.3.4 V3.3.5 sets no cookie that a script or another site gets, nor one too large to be kept', () => {
    const duger = (kaka: string) =>
      kaka.includes('; HttpOnly') && kaka.includes('; SameSite=Lax') && kaka.length < 4096;
    expect(utom(alla(), (svar) => kakor(svar).every(duger))).toEqual([]);
    expect(alla().flatMap(([, svar]) => kakor(svar)).length).toBeGreaterThan(1);
  });
});

describe('what is no page', () => {
  it('V3.2.1 V5.4.1 is sent as a file to keep, under a name of ours', () => {
    const filer = sidor.filter(
      ([, svar]) => svar.status === 200 && !huvud(svar, 'content-type').startsWith('text/html'),
    );
    expect(filer.length).toBeGreaterThan(10);
    expect(
      utom(filer, (svar) =>
        /^attachment; filename="?[\w.-]+"?(;|$)/.test(huvud(svar, 'content-disposition')),
      ),
    ).toEqual([]);
  });
});

describe('an address', () => {
  /** Every address that an answer holds: where it leads, what it links to and where its forms go. */
  const adresser = (svar: Response): string[] => [
    huvud(svar, 'location'),
    huvud(svar, 'content-disposition'),
    ...[...innehallet(svar).matchAll(/ (?:href|action|src|formaction)="([^"]*)"/g)].map(
      ([, till = '']) => till,
    ),
  ];
  const uuid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

  it('V14.2.1 C27 holds no personnummer and no name, nor does the title of a page', () => {
    const titel = (svar: Response) => /<title>[^<]*/.exec(innehallet(svar))?.[0] ?? '';
    const alltihop = (svar: Response) =>
      decodeURIComponent([...adresser(svar), titel(svar)].join('\n').replace(uuid, ''));
    const visar = (svar: Response) =>
      scen.personer.some((person) => alltihop(svar).includes(person)) ||
      /\b\d{6,8}[-+]?\d{4}\b/.test(alltihop(svar));
    expect(utom(alla(), (svar) => !visar(svar))).toEqual([]);
  });

  it('V14.2.1 is never where a form writes what it asks for of a person', () => {
    const iAdressen = (svar: Response) =>
      (innehallet(svar).match(/<form[^>]*method="get"[\s\S]*?<\/form>/g) ?? []).join('');
    const nycklar = /name="(personnummer|namn_pa_person|losenord|kod|_csrf|epost|mobil)"/;
    expect(utom(sidor, (svar) => !nycklar.test(iAdressen(svar)))).toEqual([]);
  });

  it('V1.2.2 V3.6.1 V14.2.3 leads within the house, to mail or telephone, and in one place to the authority that sees to accessibility', () => {
    const duger = (till: string) =>
      till === '' ||
      /^(\/(?![/\\])|#|\?|mailto:|tel:|attachment;|https:\/\/www\.digg\.se\/tdosanmalan$)/.test(till);
    expect(
      alla().flatMap(([namn, svar]) =>
        adresser(svar)
          .filter((till) => !duger(till))
          .map((till) => `${namn}: ${till}`),
      ),
    ).toEqual([]);
  });
});

describe('a page that says no', () => {
  it('V16.5.1 V13.4.2 speaks Swedish, has a reference number, and nothing from inside', () => {
    const nejen = alla().filter(
      ([, { status, headers }]) => status >= 400 && String(headers['content-type']).includes('html'),
    );
    const inifran = /\bat .+:\d+|node_modules|\.ejs|PostgreSQL|syntax error|ZodError|violates|constraint/;
    expect(nejen.length).toBeGreaterThan(50);
    expect(utom(nejen, ({ text }) => text.includes('lang="sv"') && !inifran.test(text))).toEqual([]);
    const utanFelen = nejen.filter(
      ([, { status, text }]) => status !== 404 && Object.keys(felen(text)).length === 0,
    );
    expect(
      utom(utanFelen, ({ text }) => /Referensnummer: <span class="tal">[0-9A-F]{8}</.test(text)),
    ).toEqual([]);
  });
});

describe('a page and a file of ours', () => {
  it('V3.5.7 V3.5.6 are scripts and styles that are the same for all, whatever is asked for with them', async () => {
    for (const fil of ['/js/sus.js', '/js/bankid.js', '/css/sus.css']) {
      const [en, annan] = [
        await scen.klient.anna.get(`${fil}?callback=x&jsonp=x`),
        await request(scen.hus.app).get(fil),
      ];
      expect([en.status, en.text]).toEqual([200, annan.text]);
    }
  });
});

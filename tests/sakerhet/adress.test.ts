import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { laget } from '../arkitektur/lage.ts';
import { laggScen, type Scen } from '../arkitektur/scen.ts';
import { genomsok } from '../support/genomsokning.ts';
import { samla } from '../support/samla.ts';
import { innehallet, namnet, vagarna, type Vag } from './stod.ts';

/* Addresses that no page of the house leads to, asked for by somebody who may open the page behind them. */
let scen: Scen;
let oppnas: readonly Vag[];
beforeAll(async () => {
  scen = await laggScen();
  oppnas = vagarna(scen).filter(({ route }) => route.method === 'get');
});
afterAll(() => scen.hus.close());

const utanFraga = ({ adress }: Vag): string => adress.split('?')[0] ?? '';
/** What is wrong with an answer that is a fault of ours. */
const felet = (vag: Vag, svar: Awaited<ReturnType<Vag['klient']['get']>>): string[] =>
  svar.status >= 500 || /^(javascript|\/\/|http)/.test(svar.headers['location'] ?? '')
    ? [namnet(vag, svar)]
    : [];

describe('a question in an address', () => {
  /** Every name that an address or a search form of the house asks by. */
  let namnen: readonly string[];
  beforeAll(async () => {
    const alla = await samla(oppnas, async (vag) => {
      const sida = innehallet(await vag.klient.get(vag.adress));
      const former = sida.match(/<form[^>]*method="get"[\s\S]*?<\/form>/g) ?? [];
      const hittade = [sida.matchAll(/[?&](?:amp;)?(\w+)=/g), former.join('').matchAll(/ name="(\w+)"/g)];
      return hittade.flatMap((traffar) => [...traffar].map(([, namn = '']) => namn));
    });
    namnen = [...new Set(alla)];
  });
  const varden = [
    ...["'", '\\', 'namn desc,(select 1)', '1;--', 'constructor', '__proto__', '%', '.*('],
    ...['9007199254740993', '-1', '1e309', '１２', 'javascript:alert(1)', '//evil.example', 'x'.repeat(2000)],
    ...['a\u0000b', 'a\u202eb'],
  ];

  it('V1.2.4 V1.2.9 V1.4.2 C14 is answered, or refused in words, and changes nothing', async () => {
    expect(namnen.length).toBeGreaterThan(20);
    const innan = await laget(scen.hus);
    const [forst, sedan] = [0, 7].map((skift) =>
      oppnas.map((vag, n) => {
        const par = namnen.map((namn, i): [string, string] => [
          namn,
          varden[(i + skift + n) % varden.length] ?? '',
        ]);
        return { vag, fraga: new URLSearchParams(par).toString() };
      }),
    );
    const fel = await samla([...(forst ?? []), ...(sedan ?? [])], async ({ vag, fraga }) =>
      felet(vag, await vag.klient.get(`${utanFraga(vag)}?${fraga}`)),
    );
    expect(fel).toEqual([]);
    expect(await laget(scen.hus)).toEqual(innan);
  });

  it('V1.5.3 V15.3.7 C16 asked twice, as a list or as an object has one answer, and no fault', async () => {
    const dubbelt = namnen.flatMap((namn) => [`${namn}=1`, `${namn}=2`]).join('&');
    const listor = namnen
      .flatMap((namn) => [`${namn}[]=1`, `${namn}[a]=1`, `__proto__[${namn}]=1`])
      .join('&');
    const fel = await samla(oppnas, async (vag) => [
      ...felet(vag, await vag.klient.get(`${utanFraga(vag)}?${dubbelt}`)),
      ...felet(vag, await vag.klient.get(`${utanFraga(vag)}?${listor}`)),
    ]);
    expect(fel).toEqual([]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe('an address written by hand', () => {
  const tecken = [
    ...['-1', '0', '2147483648', '9007199254740993', '1e3', '0x10', '%EF%BC%91', 'NaN', '%00'],
    ...['..%2f..%2fpackage.json', '%2e%2e', '%252e', 'x.css'],
  ];

  it('V1.4.2 V5.3.2 C5 with what is no id in it is a page that does not exist', async () => {
    const medId = oppnas.filter(({ route }) => route.path.includes('Id'));
    const prov = medId.flatMap((vag, n) =>
      [0, 5].map((skift) => ({ vag, ett: tecken[(n + skift) % tecken.length] ?? '' })),
    );
    const fel = await samla(prov, async ({ vag, ett }) => {
      const svar = await vag.klient.get(vag.route.path.replace(/:\w+/g, ett));
      return svar.status === 404 || svar.status === 400 ? [] : [`${namnet(vag, svar)} ${ett}`];
    });
    expect(fel).toEqual([]);
  });

  it('V14.2.5 C23 C5 with an ending, a slash or other letters is never the page', async () => {
    const stangda = oppnas.filter((vag) => vag.route.access !== 'oppen' && utanFraga(vag) !== '/');
    const former = (path: string, n: number): string[] =>
      n % 2 === 0
        ? [`${path}/x.css`, `${path};.js`, `${path}/`, path.toUpperCase()]
        : [`${path}%2fx.css`, `${path}.css`, `/${path}`, `/%2e${path}`];
    const prov = stangda.flatMap((vag, n) => former(utanFraga(vag), n).map((annan) => ({ vag, annan })));
    const fel = await samla(prov, async ({ vag, annan }) => {
      const svar = await vag.klient.get(annan);
      return svar.status < 400 ? [`${namnet(vag, svar)} ${annan}`] : [];
    });
    expect(fel).toEqual([]);
  });

  it.each([
    ...[
      '/.git/HEAD',
      '/.env',
      '/package.json',
      '/package-lock.json',
      '/src/app.ts',
      '/src/',
      '/views/layout.ejs',
      '/node_modules/pg/package.json',
    ],
    ...[
      '/js/sus.js.map',
      '/js/../package.json',
      '/js/%2e%2e/package.json',
      '/css/..%2f..%2fpackage.json',
      '/css/sus.css%00',
      '/backup.sql',
      '/dump.sql.gz',
    ],
    ...[
      '/css/',
      '/js',
      '/assets/',
      '/assets',
      '/public/',
      '/assets/LICENSES.txt',
      '/migrations/schema.sql',
      '/.sus-data/nycklar.json',
      '/metrics',
      '/docs',
    ],
    ...['/debug', '/__debug__', '/admin', '/api', '/swagger.json', '/server-status'],
  ])('V13.4.1 V13.4.3 V13.4.5 V13.4.7 V5.3.2 %s does not exist', async (adress) => {
    for (const klient of [scen.klient.frammande, scen.klient.sia]) {
      const svar = await klient.get(adress);
      expect([svar.status, svar.text.includes('Sidan finns inte')]).toEqual([404, true]);
    }
  });
});

describe('the database', () => {
  it('V14.2.4 C28 holds no number and no name of a person but encrypted, nor does its log', async () => {
    const funnet = await genomsok(scen.hus, scen.personer);
    expect(Object.keys(funnet).filter((var_) => !var_.endsWith('_krypt'))).toEqual([]);
    expect(Object.keys(funnet).length).toBeGreaterThan(1);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allRoutes } from '../../src/rutter.ts';
import { hjalpsidor } from '../../src/hjalp/hjalp.view.ts';
import { hjalpsidaFor } from '../../src/hjalp/rutt.rules.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { lastText } from '../support/tabell.ts';

const support = { namn: 'SUS-supporten', telefon: '0771-12 34 56', epost: 'sus@example.invalid' };
let hus: Testhus;
beforeAll(async () => {
  hus = await testhus((egna) => ({ ...egna, config: { ...egna.config, support } }));
});
afterAll(() => hus.close());

const fylld = (path: string) => path.replace(/:\w+/g, 'x');

describe('help from a page', () => {
  it('leads from every page to a help page that exists (a new page gets a line in hjalp/rutt.rules.ts)', () => {
    const get = allRoutes(hus.hus).filter(({ method }) => method === 'get');
    const utan = get.filter(({ path }) => {
      const sida = hjalpsidaFor(fylld(path));
      return sida === null || (sida !== '' && !hjalpsidor().includes(sida));
    });
    expect(utan.map(({ path }) => path)).toEqual([]);
  });

  it.each([
    ['anna', '/', '/hjalp/start'],
    ['anna', '/historik', '/hjalp/historik'],
    ['sia', '/styrdata/malgrupp', '/hjalp/styrdata'],
    ['rut', '/sok-insats', '/hjalp/soka'],
    ['rut', '/visa-anvandare', '/hjalp/soka'],
    ['anna', '/hjalp/samtycke', ''],
  ] as const)('%s on %s', async (vem, path, hjalp) => {
    const { text } = await (await hus.som(vem)).get(path);
    const [, href = ''] = /href="([^"]*)">Hjälp<span class="sr-only"> om den här sidan/.exec(text) ?? [];
    expect(href).toBe(hjalp);
  });

  it('names every help page from some page, or in the list', async () => {
    const { text } = await (await hus.som()).get('/hjalp');
    for (const sida of hjalpsidor()) expect(text).toContain(`href="/hjalp/${sida}"`);
  });
});

describe('whom to ask', () => {
  const vem = 'SUS-supporten, telefon 0771-12 34 56, sus@example.invalid';

  it('stands in the help, on fault pages and for one without behörighet', async () => {
    const [noll, frammande] = [await hus.som('noll'), await hus.som()];
    for (const svar of [
      await frammande.get('/hjalp'),
      await noll.get('/finns-inte'),
      await noll.get('/saknar-behorighet'),
      await frammande.postRaw('/logga-in', { personnummer: 'x'.repeat(110_000) }),
    ])
      expect(lastText(svar.text)).toContain(vem);
  });

  it('is left out when nobody is given', async () => {
    const annat = await testhus();
    const { text } = await (await annat.som()).get('/hjalp');
    await annat.close();
    expect(text).not.toContain('class="support"');
  });
});

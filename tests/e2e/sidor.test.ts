import { describe, expect, it } from 'vitest';
import { allRoutes } from '../../src/rutter.ts';
import { formularfel, utanFalt } from './felsidor.ts';
import { granska } from './granskning.ts';
import { granskare } from './granskare.ts';
import { finnPersoner } from './kanarie.ts';
import { filer, sidor, type Sida } from './sidor.ts';

const { scen, som, kanarie } = granskare();

describe('every page', () => {
  it('is in the list of pages, and every form in the list of forms', () => {
    const vagar = allRoutes(scen().hus.test.hus);
    const get = vagar.filter(({ method }) => method === 'get').map(({ path }) => path);
    const post = vagar.filter(({ method }) => method === 'post').map(({ path }) => path);
    expect([...Object.keys(sidor), ...filer].sort()).toEqual(get.sort());
    expect([...Object.keys(formularfel), ...utanFalt].sort()).toEqual(post.sort());
  });

  const alla = Object.entries(sidor).flatMap(([vag, lagen]) =>
    lagen.map((sida: Sida, i) => [`${vag} ${String(i + 1)} (${sida.vem})`, sida] as const),
  );
  it.each(alla)('is good HTML and within everyone’s reach: %s', async (_vad, { vem, path, slutar }) => {
    await som(vem, async (page) => {
      const sida = path(scen());
      const svar = (await page.goto(sida))!;
      expect(svar.status()).toBe(200);
      const { pathname, search } = new URL(page.url());
      if (slutar === undefined) expect(pathname + search).toBe(sida);
      else expect(pathname + search).toMatch(slutar);
      expect(await granska(page, svar)).toEqual([]);
    });
  });
});

describe('a person', () => {
  it('V14.2.1 V16.2.5 C3 C27 is in no address, header, file name or line of the log of all those visits, and on no page for roles without persons', async () => {
    const { personer, fynd } = await finnPersoner(kanarie, scen());
    expect(personer).toBeGreaterThan(20);
    expect(kanarie.sidor.length).toBeGreaterThan(150);
    expect(fynd).toEqual([]);
  });
});

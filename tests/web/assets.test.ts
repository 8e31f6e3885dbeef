import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { copies, inPackage, licenceText } from '../../scripts/assets.mjs';
import { asset, publicFolder } from '../../src/web/asset.ts';
import { felIfylld, formular, visaFormular } from './formular.ts';
import { serveWith } from './ram.ts';

const inPublic = (path: string) => readFileSync(join(publicFolder, path));
const server = serveWith((res) => visaFormular(res, formular(felIfylld)));

describe('the files in public', () => {
  it.each(Object.entries(copies))(
    '%s is the one of the installed package (else: npm run assets)',
    (name, file) => {
      expect(inPublic(`assets/${name}`).equals(readFileSync(inPackage(file)))).toBe(true);
    },
  );

  it('goes with the licences of what was copied', async () => {
    expect(inPublic('assets/LICENSES.txt').toString()).toBe(await licenceText());
  });

  it('have an address that changes with the content', () => {
    const hash = createHash('sha256').update(inPublic('css/sus.css')).digest('hex').slice(0, 10);
    expect(asset('/css/sus.css')).toBe(`/css/sus.css?v=${hash}`);
    expect(inPublic('css/sus.css').toString()).toContain(`url("${asset('/assets/inter.woff2')}")`);
    expect(() => asset('/css/sas.css')).toThrow('No such file in public');
  });

  it('hold no symbol that the icon library has under a licence of someone else', () => {
    const library = readFileSync(inPackage('@fkui/icon-lib-default/dist/f/spritesheet.svg'), 'utf8');
    const foreign = [...library.matchAll(/<symbol.*?<\/symbol>/gs)].filter(([symbol]) =>
      /licen[cs]e/i.test(symbol),
    );
    const drawn = foreign.flatMap(([symbol]) =>
      [...symbol.matchAll(/ d="([^"]+)"/g)].map(([, d]) => d ?? ''),
    );
    const icons = inPublic('assets/icons.svg').toString();
    expect(drawn.length).toBeGreaterThan(5);
    expect(drawn.filter((d) => icons.includes(d))).toEqual([]);
  });

  it('hold no style in a symbol, which a strict policy would block', () => {
    expect(inPublic('assets/icons.svg').toString()).not.toMatch(/style/i);
  });
});

describe('a page with its style and script', () => {
  it('V3.6.1 V14.2.3 asks for nothing outside the server and for no symbol that is missing', async () => {
    const { text } = await request(server).get('/');
    expect(text).not.toMatch(/(?:src|href|action)="(?:https?:)?\/\//);
    const icons = inPublic('assets/icons.svg').toString();
    for (const [, id] of text.matchAll(/icons\.svg\?v=\w+#([\w-]+)"/g))
      expect(icons).toContain(`id="${id ?? ''}"`);
  });

  it('weighs less than 60 kB gzipped, the font apart', async () => {
    const { text } = await request(server).get('/');
    const files = ['assets/theme.css', 'assets/fkui.css', 'css/sus.css', 'js/sus.js', 'assets/icons.svg'];
    const weight = [Buffer.from(text), ...files.map(inPublic)].reduce(
      (sum, file) => sum + gzipSync(file).length,
      0,
    );
    expect(weight).toBeLessThan(60_000);
  });

  it('V1.2.3 has no inline style or script in any view', async () => {
    const { text } = await request(server).get('/');
    expect(text).not.toMatch(/ style=| on\w+="|<style|<script>/);
  });
});

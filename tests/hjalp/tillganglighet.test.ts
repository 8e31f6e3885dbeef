import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { langDag } from '../../src/shared/datum.ts';
import { sidor } from '../e2e/sidor.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { htmlFaults } from '../web/html.ts';

const granskning = z
  .object({
    datum: z.string(),
    sidor: z.number(),
    lagen: z.number(),
    felsidor: z.number(),
    brister: z.array(z.string()),
  })
  .parse(JSON.parse(readFileSync('views/hjalp/granskning.json', 'utf8')));

let hus: Testhus;
let text: string;
const support = { namn: 'SUS-supporten', telefon: null, epost: 'sus@example.invalid' };
beforeAll(async () => {
  hus = await testhus((h) => ({ ...h, config: { ...h.config, support } }));
  text = (await (await hus.som()).get('/tillganglighet')).text;
});
afterAll(() => hus.close());

describe('the page about accessibility', () => {
  it('has all that the law asks for: who, what, how well, what is hard and why, when and how it was tried, whom to tell', async () => {
    for (const del of [
      'Tjänsten heter SUS',
      'med stöd av SUS-supporten',
      '<strong>delvis förenlig</strong>',
      'Det vi vet kan vara svårt',
      `Senaste bedömningen gjordes <time datetime="${granskning.datum}">${langDag(granskning.datum)}</time>`,
      'redogörelsen uppdaterades samma dag',
      'Vi har prövat själva',
      'mailto:sus@example.invalid',
      'href="https://www.digg.se/tdosanmalan"',
    ])
      expect(text).toContain(del);
    expect(await htmlFaults(text)).toEqual([]);
  });

  it('says what the last review found, in its own numbers', () => {
    for (const antal of [granskning.sidor, granskning.lagen, granskning.felsidor].filter((n) => n > 0))
      expect(text).toContain(`<span class="tal">${String(antal)}</span>`);
    for (const brist of granskning.brister) expect(text).toContain(brist);
  });

  it('speaks of a review of nearly all pages there are (renew it with: npm run tillganglighet)', () => {
    expect(granskning.sidor).toBeGreaterThan(Object.keys(sidor).length * 0.8);
  });

  it('is one link away from every page, also for one who is not signed in', async () => {
    for (const [vem, sida] of [
      ['anna', '/'],
      ['sia', '/styrdata'],
      [undefined, '/logga-in'],
      [undefined, '/hjalp'],
    ] as const)
      expect((await (await hus.som(vem)).get(sida)).text).toContain('href="/tillganglighet"');
  });
});

describe('/.well-known/security.txt', () => {
  const adress = '/.well-known/security.txt';

  it('says where to write, and is renewed within half a year', async () => {
    const svar = await (await hus.som()).get(adress);
    expect([svar.status, svar.headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(svar.text).toMatch(/^Contact: mailto:sus@example\.invalid$/m);
    const slutar = new Date(/^Expires: (\S+)$/m.exec(svar.text)?.[1] ?? '').getTime() - Date.now();
    expect(slutar / 86_400_000).toBeGreaterThan(178);
    expect(slutar / 86_400_000).toBeLessThan(365);
  });

  it('is not there when nobody is given to write to', async () => {
    const utan = await testhus();
    const { status } = await (await utan.som()).get(adress);
    await utan.close();
    expect(status).toBe(404);
  });

  it('is what SECURITY.md sends one to', () => {
    expect(readFileSync('SECURITY.md', 'utf8')).toContain(`\`${adress}\``);
  });
});

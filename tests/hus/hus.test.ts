import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testhus, type Testhus } from '../support/hus.ts';

let hus: Testhus;
beforeAll(async () => {
  hus = await testhus();
});
afterAll(() => hus.close());

describe('the house', () => {
  it('V13.4.5 says up while the database answers', async () => {
    const svar = await (await hus.som()).get('/health');
    expect([svar.status, svar.text]).toEqual([200, 'up']);
  });
  it('V13.4.7 serves the style sheet for a year, and nothing else in the folder', async () => {
    const klient = await hus.som();
    const css = await klient.get('/css/sus.css');
    expect([css.status, css.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
    expect((await klient.get('/assets/LICENSES.txt')).status).toBe(404);
  });
  it('gives a stranger the fault page of a page that does not exist', async () => {
    const svar = await (await hus.som()).get('/finns-inte');
    expect(svar.status).toBe(404);
    expect(svar.text).toContain('Sidan finns inte');
  });
  it('keeps pages out of every cache', async () => {
    expect((await (await hus.som('anna')).get('/finns-inte')).headers['cache-control']).toBe('no-store');
  });
  it('refuses a form from another site before it is read', async () => {
    const svar = await (await hus.som('anna')).postRaw('/finns-inte', {}, { 'Sec-Fetch-Site': 'cross-site' });
    expect(svar.status).toBe(403);
  });
});

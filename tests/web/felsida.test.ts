import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { isFelstatus, svaraMedFel, type Felstatus } from '../../src/web/felsida.ts';
import { htmlFaults } from './html.ts';
import { serveWith } from './ram.ts';

const statuses: readonly Felstatus[] = [400, 403, 404, 409, 413, 415, 423, 429, 500, 503];

describe('a fault page', () => {
  it.each(statuses)('%i says what to do, with its reference number, and is valid HTML', async (status) => {
    const res = await request(serveWith((r) => svaraMedFel(r, status, 'F-123456'))).get('/');
    expect(res.status).toBe(status);
    expect(res.text).toContain('Referensnummer: <span class="tal">F-123456</span>');
    expect(res.text).toContain('href="/"');
    expect(await htmlFaults(res.text)).toEqual([]);
  });

  it('can be shown when nothing is known about the request', async () => {
    const res = await request(serveWith((r) => svaraMedFel(r, 503, null), null)).get('/');
    expect(res.status).toBe(503);
    expect(res.text).not.toContain('Referensnummer');
  });

  it('exists for the statuses that users meet and no others', () => {
    expect(statuses.every(isFelstatus)).toBe(true);
    expect(isFelstatus(418)).toBe(false);
  });
});

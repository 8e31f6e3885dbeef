import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen, type Listener } from '../../src/web/listen.ts';
import { testhus, type Testhus } from '../support/hus.ts';

let hus: Testhus;
let lyssnar: Listener;
beforeAll(async () => {
  hus = await testhus();
  lyssnar = await listen(0);
  lyssnar.serve(hus.app);
});
afterAll(async () => {
  await lyssnar.close(100);
  await hus.close();
});

/** Sends bytes as they are and gives all that comes back until the line is cut, or half a second has passed in silence. */
const ra = (bytes: string): Promise<string> =>
  new Promise((resolve) => {
    let svar = '';
    const uttag = connect(lyssnar.port, '127.0.0.1', () => uttag.write(bytes));
    uttag.setTimeout(500, () => uttag.destroy());
    uttag.on('data', (del: Buffer) => (svar += del.toString('latin1')));
    uttag.on('error', () => undefined);
    uttag.on('close', () => {
      resolve(svar);
    });
  });
const statusarI = (svar: string): string[] => svar.match(/HTTP\/1\.1 \d{3}/g) ?? [];
const smugglad = 'GET /hjalp HTTP/1.1\r\nHost: x\r\n\r\n';

describe('bytes that are not one request', () => {
  it.each<readonly [string, string]>([
    [
      'two ways to say how long',
      `POST /logga-in HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${smugglad}`,
    ],
    [
      'two lengths',
      `POST /logga-in HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef${smugglad}`,
    ],
    [
      'a length that is none',
      `POST /logga-in HTTP/1.1\r\nHost: x\r\nContent-Length: +5\r\n\r\nabcde${smugglad}`,
    ],
    [
      'a piece whose length is none',
      `POST /logga-in HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n${smugglad}`,
    ],
    [
      'a header folded over two lines',
      `GET /hjalp HTTP/1.1\r\nHost: x\r\nX-A: a\r\n b\u0000: c\r\n\r\n${smugglad}`,
    ],
    ['no host', `GET /hjalp HTTP/1.1\r\n\r\n${smugglad}`],
  ])('V4.2.1 %s: are refused, the line is cut, and nothing behind them is answered', async (_vad, bytes) => {
    const svar = await ra(bytes);
    expect(statusarI(svar)).toEqual(['HTTP/1.1 400']);
    expect(svar).toMatch(/connection: close/i);
  });

  it('V4.2.1 C17 headers without end are refused', async () => {
    expect(statusarI(await ra(`GET / HTTP/1.1\r\nHost: x\r\nX-A: ${'a'.repeat(20_000)}\r\n\r\n`))).toEqual([
      'HTTP/1.1 431',
    ]);
  });

  it('V13.4.4 V4.1.4 TRACE and CONNECT give back nothing of what was sent', async () => {
    for (const metod of ['TRACE', 'TRACK', 'CONNECT']) {
      const svar = await ra(
        `${metod} / HTTP/1.1\r\nHost: x\r\nCookie: sus=hemlig\r\nConnection: close\r\n\r\n`,
      );
      expect(svar).not.toContain('hemlig');
      expect(svar).not.toContain('HTTP/1.1 200');
    }
  });

  it('V4.1.2 V13.4.5 /health is answered at once, also over plain HTTP, and says up or down and no more', async () => {
    const svar = await ra('GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    expect(statusarI(svar)).toEqual(['HTTP/1.1 200']);
    expect(svar.split('\r\n\r\n')[1]).toContain('up');
    expect(svar).not.toMatch(/postgres|version|node/i);
  });
});

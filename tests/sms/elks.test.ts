import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { elksSms, type Smsfel } from '../../src/sms/elks.service.ts';
import { tlsproxy } from '../support/tls.ts';

interface Mottaget {
  readonly method: string;
  readonly path: string;
  readonly auth: string;
  readonly type: string;
  readonly body: string;
}
type Svara = (res: ServerResponse, nummer: number) => void;

const servrar: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stang of servrar.splice(0)) await stang();
});

const lasa = async (req: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const bit of req) text += String(bit);
  return text;
};

/** A text message service on loopback that remembers what it was sent. */
const tjanst = async (svara: Svara) => {
  const mottaget: Mottaget[] = [];
  const server = createServer((req, res) => {
    void lasa(req).then((body) => {
      const { method = '', url: path = '', headers } = req;
      mottaget.push({
        method,
        path,
        body,
        auth: headers.authorization ?? '',
        type: headers['content-type'] ?? '',
      });
      svara(res, mottaget.length);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servrar.push(
    () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  );
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/a1/sms`;
  return { url, mottaget };
};

const avsandare = (url: string, tidsgrans = 2000) => {
  const fel: Smsfel[] = [];
  const sms = elksSms(
    { url, anvandare: 'u1', losen: 'hemligt:ord' },
    { logga: (f) => fel.push(f), tidsgrans },
  );
  return { sms, fel };
};

const text = 'Din kod till SUS är 012345 & mer + åäö';

describe('handing over a text message', () => {
  it('sends from, to and message as a form with basic authentication', async () => {
    const { url, mottaget } = await tjanst((res) => res.writeHead(200).end('{"id":"s1"}'));
    const { sms, fel } = avsandare(url);
    expect(await sms.skicka('+46701740605', text)).toBe(true);
    expect(mottaget).toHaveLength(1);
    const [en] = mottaget;
    expect([en?.method, en?.path, en?.type]).toEqual([
      'POST',
      '/a1/sms',
      'application/x-www-form-urlencoded',
    ]);
    expect(en?.auth).toBe(`Basic ${Buffer.from('u1:hemligt:ord').toString('base64')}`);
    expect(Object.fromEntries(new URLSearchParams(en?.body))).toEqual({
      from: 'SUS',
      to: '+46701740605',
      message: text,
    });
    expect(fel).toEqual([]);
  });

  it('V13.1.3 V13.2.6 tries once more after a fault of the service, and no more', async () => {
    const svag = await tjanst((res, n) => res.writeHead(n === 1 ? 503 : 200).end());
    expect(await avsandare(svag.url).sms.skicka('+46701740605', text)).toBe(true);
    expect(svag.mottaget).toHaveLength(2);
    const trasig = await tjanst((res) => res.writeHead(500).end());
    const { sms, fel } = avsandare(trasig.url);
    expect(await sms.skicka('+46701740605', text)).toBe(false);
    expect([trasig.mottaget.length, fel]).toEqual([2, ['fel_hos_tjansten']]);
  });

  it('takes a refusal as final', async () => {
    const { url, mottaget } = await tjanst((res) => res.writeHead(403).end('no'));
    const { sms, fel } = avsandare(url);
    expect(await sms.skicka('+46701740605', text)).toBe(false);
    expect([mottaget.length, fel]).toEqual([1, ['nekar']]);
  });

  it('V15.3.2 follows no redirect', async () => {
    const mal = await tjanst((res) => res.writeHead(200).end());
    const { url } = await tjanst((res) => res.writeHead(302, { Location: mal.url }).end());
    expect(await avsandare(url).sms.skicka('+46701740605', text)).toBe(false);
    expect(mal.mottaget).toEqual([]);
  });

  it('V13.1.3 gives up on a service that never answers, within twice the limit', async () => {
    const { url, mottaget } = await tjanst(() => undefined);
    const { sms, fel } = avsandare(url, 150);
    const start = performance.now();
    expect(await sms.skicka('+46701740605', text)).toBe(false);
    expect(performance.now() - start).toBeLessThan(30_000);
    expect([mottaget.length, fel]).toEqual([2, ['svarar_inte']]);
  });

  it('tries once more when the connection is reset, and tells of nobody listening', async () => {
    const { url, mottaget } = await tjanst((res, n) => {
      if (n === 1) res.destroy();
      else res.writeHead(200).end();
    });
    expect(await avsandare(url).sms.skicka('+46701740605', text)).toBe(true);
    expect(mottaget).toHaveLength(2);
    const { sms, fel } = avsandare('http://127.0.0.1:9/');
    expect(await sms.skicka('+46701740605', text)).toBe(false);
    expect(fel).toEqual(['svarar_inte']);
  });

  it('V12.3.1 sends nothing in clear to another machine', async () => {
    const { sms, fel } = avsandare('http://sms.example.invalid/');
    expect(await sms.skicka('+46701740605', text)).toBe(false);
    expect(fel).toEqual(['otillaten_adress']);
  });

  it('V16.3.4 tells the log what went wrong, never the number or the text', async () => {
    const { url } = await tjanst((res) => res.writeHead(403).end(text));
    const { sms, fel } = avsandare(url);
    await sms.skicka('+46701740605', text);
    expect(JSON.stringify(fel)).not.toMatch(/012345|701740605/);
  });
});

describe('what came of a text message in the queue, after one try', () => {
  it.each([
    ['it was taken', 200, 'skickat'],
    ['the service is busy', 503, 'tillfalligt'],
    ['too many were sent', 429, 'tillfalligt'],
    ['our password is wrong', 401, 'tillfalligt'],
    ['the number is refused', 400, 'nekat'],
    ['the service broke down over it', 500, 'oklart'],
    ['somebody between gave up waiting', 504, 'oklart'],
    ['it is somewhere else', 302, 'tillfalligt'],
  ] as const)('%s (%i)', async (_vad, status, utfall) => {
    const { url, mottaget } = await tjanst((res) => res.writeHead(status).end());
    expect(await avsandare(url).sms.lamna('+46701740605', text)).toBe(utfall);
    expect(mottaget).toHaveLength(1);
  });

  it('V12.3.2 nobody listens, or the certificate is not believed: it was not handed over', async () => {
    expect(await avsandare('http://127.0.0.1:9/').sms.lamna('+46701740605', text)).toBe('tillfalligt');
    expect(await avsandare('http://sms.example.invalid/').sms.lamna('+46701740605', text)).toBe(
      'tillfalligt',
    );
    const mal = await tjanst((res) => res.writeHead(200).end());
    const proxy = await tlsproxy(mal.url);
    expect(await avsandare(proxy.adress).sms.lamna('+46701740605', text)).toBe('tillfalligt');
    proxy.close();
    expect(mal.mottaget).toEqual([]);
  });

  it('the service falls silent, or cuts the line, when it has the message: nobody knows', async () => {
    const tyst = await tjanst(() => undefined);
    expect(await avsandare(tyst.url, 150).sms.lamna('+46701740605', text)).toBe('oklart');
    const kapad = await tjanst((res) => res.destroy());
    expect(await avsandare(kapad.url).sms.lamna('+46701740605', text)).toBe('oklart');
  });
});

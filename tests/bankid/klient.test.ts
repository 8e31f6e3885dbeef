import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { felAv, felkoder, misslyckades, vantarPa, type Bankidfel } from '../../src/bankid/bankid.rules.ts';
import { bankidklient } from '../../src/bankid/klient.service.ts';
import { startaSimulator, type Simulator } from '../../src/bankid/simulator.service.ts';
import type { Utfall } from '../../src/bankid/simulator.rules.ts';
import { testbankid, type Testbankid } from './stod.ts';

const pem = (namn: string) => readFileSync(join(import.meta.dirname, 'pem', `${namn}.pem`), 'utf8');
const person = { personnummer: '198001012387', namn: 'Anna Annsson' };

let b: Testbankid;
beforeAll(async () => {
  b = await testbankid(300);
});
afterAll(() => b.simulator.close());

const startad = async () => {
  const svar = await b.bankid.starta('192.0.2.7');
  if (!svar.ok) throw new Error(svar.error);
  return svar.value;
};
const efter = async (utfall: Utfall) => {
  const { orderRef, autoStartToken } = await startad();
  await b.bankid.styr(autoStartToken, utfall, person);
  return b.bankid.hamta(orderRef);
};

describe('starting an order', () => {
  it('asks with address, purpose and required assurance, and with no personnummer', async () => {
    await startad();
    const { metod, kropp } = b.simulator.anrop.at(-1)!;
    expect(metod).toBe('auth');
    expect(kropp).toEqual({
      endUserIp: '192.0.2.7',
      userVisibleData: Buffer.from('Logga in i SUS. Avbryt om någon har bett dig göra det.').toString(
        'base64',
      ),
      returnRisk: true,
      requirement: {
        certificatePolicies: ['1.2.752.78.1.1', '1.2.752.78.1.2', '1.2.752.78.1.5'],
        risk: 'moderate',
      },
    });
  });

  const dalig: readonly [Utfall, Bankidfel][] = [
    ...felkoder.map((kod): [Utfall, Bankidfel] => [kod, kod]),
    ['framtidaFel', 'okantFel'],
    ['langsam', 'svararInte'],
    ['bryter', 'svararInte'],
    ['trasigJson', 'felSvar'],
    ['html', 'internalError'],
    ['omdirigering', 'felSvar'],
    ['falt', 'felSvar'],
  ];
  it.each(dalig)('R22 met by %s says %s, in time, and tells the log of it alone', async (utfall, fel) => {
    await b.bankid.styr(null, utfall, person);
    b.loggat.length = 0;
    expect(await b.bankid.starta('192.0.2.7')).toEqual({ ok: false, error: fel });
    expect(b.loggat).toEqual([['auth', fel]]);
  });

  it('asks once: what failed is not sent again', async () => {
    await b.bankid.styr(null, 'bryter', person);
    const fore = b.simulator.anrop.length;
    await b.bankid.starta('192.0.2.7');
    expect(b.simulator.anrop).toHaveLength(fore + 1);
  });

  it('knows the codes in any case, as BankID has written Maintenance', () => {
    expect([felAv('Maintenance'), felAv('ALREADYINPROGRESS'), felAv('nytt')]).toEqual([
      'maintenance',
      'alreadyInProgress',
      'okantFel',
    ]);
  });
});

describe('collecting an order', () => {
  it.each([...vantarPa, 'framtidaVantan'] as const)('goes on at %s', async (hint) => {
    expect(await efter(hint)).toEqual({ ok: true, value: { status: 'pagar', hint } });
  });

  it.each([...misslyckades, 'framtidaSlut'] as const)('ends at %s', async (hint) => {
    expect(await efter(hint)).toEqual({ ok: true, value: { status: 'misslyckad', hint } });
  });

  it('gives who it was, and the risk', async () => {
    const value = { status: 'klar', personnummer: '198001012387', risk: 'low' };
    expect(await efter('complete')).toEqual({ ok: true, value });
    expect(await efter('completeHogRisk')).toEqual({ ok: true, value: { ...value, risk: 'high' } });
  });

  it('V6.8.4 takes no answer about another order', async () => {
    expect(await efter('completeAnnanOrder')).toEqual({ ok: false, error: 'felOrder' });
  });

  it.each([...felkoder, 'langsam', 'bryter', 'trasigJson', 'falt'] as const)(
    'R22 is not confused by %s',
    async (utfall) => {
      expect((await efter(utfall)).ok).toBe(false);
    },
  );
});

describe('cancelling', () => {
  it('tells BankID, and is false when the order has gone', async () => {
    const { orderRef } = await startad();
    expect(await b.bankid.avbryt(orderRef)).toBe(true);
    expect(await b.bankid.avbryt(orderRef)).toBe(false);
    expect(await b.bankid.hamta(orderRef)).toEqual({ ok: false, error: 'invalidParameters' });
  });
});

describe('who stands at the other end', () => {
  let tls: Simulator;
  beforeAll(async () => {
    const server = { key: pem('server-nyckel'), cert: pem('server'), ca: pem('ca') };
    tls = await startaSimulator(0, { ...server, requestCert: true, rejectUnauthorized: true });
  });
  afterAll(() => tls.close());

  interface Filer {
    readonly cert?: string;
    readonly nyckel?: string;
    readonly ca?: string;
    readonly losen?: string;
  }
  const hos = ({ cert = 'klient', nyckel = 'klient-nyckel', ca = 'ca', losen }: Filer) =>
    bankidklient(
      {
        url: `https://localhost:${String(tls.port)}`,
        certifikat: { cert: pem(cert), nyckel: pem(nyckel), ca: pem(ca), losen: losen ?? null },
        simulator: false,
      },
      { logga: () => undefined, tidsgrans: 2000 },
    );

  it('V12.3.1 both have shown their certificate, also with a key under a pass phrase', async () => {
    expect((await hos({}).starta('192.0.2.7')).ok).toBe(true);
    const krypterad = { nyckel: 'klient-nyckel-krypt', losen: 'bara-for-test' };
    expect((await hos(krypterad).starta('192.0.2.7')).ok).toBe(true);
  });

  it.each<[string, Filer]>([
    ['the server is vouched for by another issuer', { ca: 'annan-ca' }],
    [
      'our certificate is not one BankID has given out',
      { cert: 'annan-klient', nyckel: 'annan-klient-nyckel' },
    ],
  ])('V12.3.1 nothing is said when %s', async (_vad, filer) => {
    const fore = tls.anrop.length;
    expect(await hos(filer).starta('192.0.2.7')).toEqual({ ok: false, error: 'svararInte' });
    expect(tls.anrop).toHaveLength(fore);
  });
});

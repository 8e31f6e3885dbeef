import { createHmac } from 'node:crypto';
import { toString as rita } from 'qrcode';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sql } from '../../src/db/db.ts';
import { dekryptera } from '../../src/db/kryptering.ts';
import { qrText } from '../../src/bankid/qr.service.ts';
import { htmlFaults } from '../web/html.ts';
import { bankidhus, appen, sida, starta, vanta, type Bankidhus } from './stod.ts';

// The example of BankID's own guide.
const exempel = {
  qrStartToken: '67df3917-fa0d-44e5-b327-edcc928297f8',
  qrStartSecret: 'd28db9a7-4cde-429e-a983-359be676944c',
  startadAt: new Date('2026-11-21T10:00:00Z'),
};
const efter = (ms: number) => qrText(exempel, new Date(exempel.startadAt.getTime() + ms));

describe('the text of the QR code', () => {
  it.each([
    [0, '0.dc69358e712458a66a7525beef148ae8526b1c71610eff2c16cdffb4cdac9bf8'],
    [999, '0.dc69358e712458a66a7525beef148ae8526b1c71610eff2c16cdffb4cdac9bf8'],
    [1000, '1.949d559bf23403952a94d103e67743126381eda00f0b3cbddbf7c96b1adcbce2'],
    [2500, '2.a9e5ec59cb4eee4ef4117150abc58fad7a85439a6a96ccbecc3668b41795b3f3'],
    [-5000, '0.dc69358e712458a66a7525beef148ae8526b1c71610eff2c16cdffb4cdac9bf8'],
  ])('is as BankID’s guide says %s ms after the start', (ms, slut) => {
    expect(efter(ms)).toBe(`bankid.${exempel.qrStartToken}.${slut}`);
  });
});

const bilden = async (text: string) => {
  const svg = await rita(text, { type: 'svg', errorCorrectionLevel: 'L', margin: 4 });
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
};

const orderRow = z.object({
  id: z.string(),
  qrStartToken: z.string(),
  qrStartSecretKrypt: z.instanceof(Buffer),
  autostartToken: z.string(),
  orderRef: z.string(),
});

describe('the QR code of the page', () => {
  let hus: Bankidhus;
  beforeAll(async () => {
    hus = await bankidhus();
  });
  afterAll(() => hus.close());

  it('is new each second, is right, and nothing sent has the secret or the order’s reference in it', async () => {
    const anna = await starta(hus);
    const order = await hus.db.one(
      orderRow,
      sql`select id, qr_start_token, qr_start_secret_krypt, autostart_token, order_ref from auth.bankid_order`,
    );
    const hemlig = dekryptera(
      hus.hus.nycklar,
      `auth.bankid_order.qr_start_secret.${order.id}`,
      order.qrStartSecretKrypt,
    );
    const sett = new Set<string>();
    const skickat: string[] = [];
    for (let sekund = 0; sekund < 30; sekund += 1) {
      const kod = createHmac('sha256', hemlig).update(String(sekund)).digest('hex');
      const vantad = await bilden(`bankid.${order.qrStartToken}.${String(sekund)}.${kod}`);
      const svar = await anna.get(`${sida}/lage`);
      expect((svar.body as { qr: string }).qr).toBe(vantad);
      const html = await anna.get(sida);
      expect(html.text).toContain(vantad);
      sett.add(vantad);
      for (const { text, headers } of [svar, html]) skickat.push(text, JSON.stringify(headers));
      vanta(hus, 1);
    }
    expect(sett.size).toBe(30);
    const bilder = [...sett].map((bild) => Buffer.from(bild.split(',')[1] ?? '', 'base64').toString());
    for (const text of [...skickat, ...bilder]) {
      expect(text).not.toContain(hemlig);
      expect(text).not.toContain(Buffer.from(hemlig).toString('base64').slice(0, 40));
      expect(text).not.toContain(order.orderRef);
    }
  });

  it('is taken away when an app has taken the order', async () => {
    const anna = await starta(hus);
    for (const hint of ['started', 'userSign', 'processing'] as const) {
      await appen(hus, hint);
      vanta(hus);
      expect((await anna.get(sida)).text).not.toContain('data:image');
    }
  });

  it('works without scripts: the page reloads itself and is good HTML', async () => {
    const anna = await starta(hus);
    const { text } = await anna.get(sida);
    expect(text).toMatch(/<noscript>[^]*<meta http-equiv="refresh" content="2">\s*<\/noscript>[^]*<\/head>/);
    expect(await htmlFaults(text)).toEqual([]);
    await appen(hus, 'userCancel');
    vanta(hus);
    const slut = (await anna.get(sida)).text;
    expect(slut).not.toContain('http-equiv="refresh"');
    expect(await htmlFaults(slut)).toEqual([]);
  });
});

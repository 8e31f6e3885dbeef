import { describe, expect, it } from 'vitest';
import { bankidModel } from '../../src/bankid/bankid.view.ts';

const order = { status: 'pagar', hint: null, qr: 'data:,', autostartToken: 'a&b c' } as const;
const href = (userAgent: string, simulator = false) =>
  bankidModel(order, { vidare: '/', userAgent, simulator }).autostart?.href;

describe('opening BankID on the same device', () => {
  it.each([
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X)', 'https://app.bankid.com/'],
    ['Mozilla/5.0 (Linux; Android 15; Pixel 9)', 'https://app.bankid.com/'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64)', 'bankid:///'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)', 'bankid:///'],
    ['', 'bankid:///'],
  ])('takes the way of the device: %s', (userAgent, adress) => {
    expect(href(userAgent)).toBe(`${adress}?autostarttoken=a%26b+c&redirect=null`);
  });

  it('leads to the demo’s own page, and never to BankID, where the simulator is', () => {
    expect(href('Mozilla/5.0 (Linux; Android 15; Pixel 9)', true)).toBe('/demo/bankid?order=a%26b+c');
  });

  it('is not offered when an app has taken the order', () => {
    const tagen = bankidModel(
      { ...order, hint: 'userSign' },
      { vidare: '/', userAgent: '', simulator: false },
    );
    expect([tagen.autostart, tagen.qr]).toEqual([null, null]);
  });
});

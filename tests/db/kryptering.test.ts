import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  blindIndex,
  brytForsegling,
  dekryptera,
  forsegla,
  innehallHmac,
  kryptera,
  personkodAv,
  type Nycklar,
} from '../../src/db/kryptering.ts';
import { testNycklar } from '../support/hus.ts';

const nycklar = testNycklar();
const plats = 'person.deltagare.namn.7b0c7f6e-3f6c-4a4e-9d59-0e5b1d1f3c11';
const medNy = (gamla: Nycklar): Nycklar => ({
  ...gamla,
  aktiv: 2,
  nycklar: new Map([...gamla.nycklar, [2, randomBytes(32)]]),
});

describe('an encrypted value', () => {
  it('opens to exactly what was written, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, var_) => {
        expect(dekryptera(nycklar, var_, kryptera(nycklar, var_, text))).toBe(text);
      }),
    );
  });
  it('V11.2.5 V11.3.2 does not open when one bit of it is another, wherever', () => {
    const krypterat = kryptera(nycklar, plats, 'Åsa Öberg');
    for (let bit = 0; bit < krypterat.length * 8; bit += 1) {
      const andrat = Buffer.from(krypterat);
      andrat[bit >> 3]! ^= 1 << (bit & 7);
      expect(() => dekryptera(nycklar, plats, andrat)).toThrow();
    }
  });
  it('does not open when it is cut short or added to', () => {
    const krypterat = kryptera(nycklar, plats, 'Åsa Öberg');
    for (let langd = 0; langd < krypterat.length; langd += 1)
      expect(() => dekryptera(nycklar, plats, krypterat.subarray(0, langd))).toThrow();
    expect(() => dekryptera(nycklar, plats, Buffer.concat([krypterat, Buffer.from([0])]))).toThrow();
  });
  it.each([
    ['row', 'person.deltagare.namn.8b0c7f6e-3f6c-4a4e-9d59-0e5b1d1f3c11'],
    ['column', 'person.deltagare.personnummer.7b0c7f6e-3f6c-4a4e-9d59-0e5b1d1f3c11'],
    ['table', 'auth.anvandare.namn.7b0c7f6e-3f6c-4a4e-9d59-0e5b1d1f3c11'],
  ])('V11.3.3 does not open when it has been moved to another %s', (_vad, annan) => {
    expect(() => dekryptera(nycklar, annan, kryptera(nycklar, plats, 'Åsa'))).toThrow();
  });
  it('V11.3.4 never uses a nonce twice, over 100 000 values, so equal texts never look equal', () => {
    const nonces = new Set<string>();
    for (let n = 0; n < 100_000; n += 1)
      nonces.add(kryptera(nycklar, plats, 'Åsa').subarray(1, 13).toString('latin1'));
    expect(nonces.size).toBe(100_000);
  });
  it('V11.2.2 says which key it was written with, and is read with it after a new one has become active', () => {
    const nya = medNy(nycklar);
    const gammalt = kryptera(nycklar, plats, 'Åsa');
    const nytt = kryptera(nya, plats, 'Åsa');
    expect([gammalt[0], nytt[0]]).toEqual([1, 2]);
    expect([dekryptera(nya, plats, gammalt), dekryptera(nya, plats, nytt)]).toEqual(['Åsa', 'Åsa']);
    expect(() => dekryptera(nycklar, plats, nytt)).toThrow('key 2 is not in the key file');
  });
  it('opens with no other key than its own', () => {
    const krypterat = kryptera(nycklar, plats, 'Åsa');
    expect(() => dekryptera(testNycklar(), plats, krypterat)).toThrow();
  });
});

describe('a blind index and a personkod', () => {
  it('C28 are the same for the same number, another for another number and under other keys', () => {
    const [a, b] = ['198001012387', '198102022384'];
    expect(blindIndex(nycklar, a)).toEqual(blindIndex(nycklar, a));
    expect(blindIndex(nycklar, a)).not.toEqual(blindIndex(nycklar, b));
    expect(blindIndex(nycklar, a)).not.toEqual(blindIndex(testNycklar(), a));
    expect(blindIndex(nycklar, a)).toHaveLength(32);
    expect(personkodAv(nycklar, a)).toHaveLength(16);
    expect(personkodAv(nycklar, a)).not.toEqual(blindIndex(nycklar, a).subarray(0, 16));
  });
  it('stay the same when the encryption gets a new key', () => {
    expect(blindIndex(medNy(nycklar), '198001012387')).toEqual(blindIndex(nycklar, '198001012387'));
  });
  it('are another thing than the digest of a form with the same content', () => {
    expect(innehallHmac(nycklar, '198001012387')).not.toEqual(blindIndex(nycklar, '198001012387'));
  });
});

describe('a sealed cookie', () => {
  it('gives back its value, for its purpose', () => {
    const text = forsegla(nycklar, 'flash', { sida: '/insatser', n: 1 });
    expect(text).toMatch(/^[\w-]+$/);
    expect(brytForsegling(nycklar, 'flash', text)).toEqual({ sida: '/insatser', n: 1 });
  });
  it('is nothing for another purpose, when it was changed, or when it is somebody else’s', () => {
    const text = forsegla(nycklar, 'flash', 1);
    expect(brytForsegling(nycklar, 'inloggning', text)).toBeNull();
    expect(brytForsegling(nycklar, 'flash', `${text.slice(0, -2)}AA`)).toBeNull();
    expect(brytForsegling(testNycklar(), 'flash', text)).toBeNull();
    for (const skrap of ['', 'x', '%%%', 'AAAA', 'null'])
      expect(brytForsegling(nycklar, 'flash', skrap)).toBeNull();
  });
});

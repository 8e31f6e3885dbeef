import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { antal, hasForbjudnaTecken, normaliserad, sokmonster } from '../../src/shared/text.ts';

describe('a text that somebody typed', () => {
  it.each([
    ['NUL', '\u0000'],
    ['escape', '\u001b'],
    ['delete', '\u007f'],
    ['a control of the upper range', '\u0085'],
    ['a bidi override', '\u202e'],
    ['a bidi isolate', '\u2066'],
    ['half a surrogate pair', '\ud800'],
    ['the other half', '\udc00'],
    ['the replacement character', '\ufffd'],
    ['a code point that is no character', '\uffff'],
    ['form feed', '\u000c'],
  ])('is refused with %s', (_vad, tecken) => {
    expect(hasForbjudnaTecken(`Åsa${tecken}Ö`)).toBe(true);
  });
  it.each(['Åsa Öberg', "O'Brien-Ng", 'rad\nrad', 'a\tb', '日本', '👩‍🌾', '<b>&"', '%s'])(
    'is taken: %j',
    (text) => {
      expect(hasForbjudnaTecken(text)).toBe(false);
    },
  );
  it('C18 is stored in one form, whatever form it came in', () => {
    expect(normaliserad('  A\u030asa\r\nO\u0308berg\r ')).toBe('Åsa\nÖberg');
  });
  it('is the same when stored again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(normaliserad(normaliserad(text))).toBe(normaliserad(text));
      }),
    );
  });
  it('counts in words', () => {
    expect([0, 1, 2].map((n) => antal(n, 'deltagande', 'deltaganden'))).toEqual([
      '0 deltaganden',
      '1 deltagande',
      '2 deltaganden',
    ]);
  });
});

describe('a search text as a pattern (V1.2.9)', () => {
  it.each([
    ['', null],
    ['   ', null],
    ['sol', 'sol%'],
    ['*borg', '%borg'],
    ['upplands*by', 'upplands%by'],
    ['**', '%'],
    ['100%_\\', '100\\%\\_\\\\%'],
  ])('%j is %j', (text, monster) => {
    expect(sokmonster(text)).toBe(monster);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatBelopp, formatKronor, hogstaBelopp, lasKronor } from '../../src/shared/kronor.ts';

const utanHarda = (text: string) => text.replaceAll('\u00a0', ' ');

describe('an amount that somebody typed', () => {
  it.each([
    ['0', 0],
    ['7', 7],
    ['007', 7],
    ['1250', 1250],
    ['1 250', 1250],
    ['1 250 000', 1_250_000],
    [' 1 250 000 ', 1_250_000],
    ['1  250 000', 1_250_000],
    ['1250000 kr', 1_250_000],
    ['1250000kr', 1_250_000],
    ['1 250 000 KR.', 1_250_000],
    ['1 250 000 SEK', 1_250_000],
    ['1 250 000 kronor', 1_250_000],
    ['1\u00a0250\u00a0000\u00a0kr', 1_250_000],
    ['1\u2009250\u2009000', 1_250_000],
    ['1\u202f250\u202f000', 1_250_000],
    ['1\t250', 1250],
    ['1.250', 1250],
    ['1.250.000', 1_250_000],
    ['1 250 000,00', 1_250_000],
    ['1250,0', 1250],
    ['1250.00', 1250],
    ['1.250.000,00 kr', 1_250_000],
    ['500,-', 500],
    ['500:-', 500],
    ['999 999 999 999', hogstaBelopp],
  ])('%j is read as %d', (text, belopp) => {
    expect(lasKronor(text)).toEqual({ ok: true, value: belopp });
  });

  it.each<readonly [string, string]>([
    ['', 'Skriv ett belopp i hela kronor, till exempel 1 250 000'],
    ['  \u00a0 ', 'Skriv ett belopp i hela kronor, till exempel 1 250 000'],
    ['1250,50', 'Skriv hela kronor, utan ören. Det lästes som 1 250 kronor och 50 öre.'],
    ['1 250,5 kr', 'Skriv hela kronor, utan ören. Det lästes som 1 250 kronor och 50 öre.'],
    ['1.250.000,75', 'Skriv hela kronor, utan ören. Det lästes som 1 250 000 kronor och 75 öre.'],
    ['1250.50', 'Skriv hela kronor, utan ören. Det lästes som 1 250 kronor och 50 öre.'],
    ['-5', 'Skriv ett belopp från 0 kr. Det lästes som minus 5 kr.'],
    ['\u22121 250', 'Skriv ett belopp från 0 kr. Det lästes som minus 1 250 kr.'],
    ['1 000 000 000 000', 'Skriv högst 999 999 999 999 kr. Det lästes som 1 000 000 000 000 kr.'],
    ['9'.repeat(40), 'Skriv högst 999 999 999 999 kr.'],
    ['1250 tkr', 'Skriv hela beloppet i kronor. Det lästes som 1 250 000 kr.'],
    ['1,2 mkr', 'Skriv hela beloppet i kronor. Det lästes som 1 200 000 kr.'],
    ['1.2 miljoner', 'Skriv hela beloppet i kronor. Det lästes som 1 200 000 kr.'],
    ['många mkr', 'Skriv hela beloppet i kronor, till exempel 1 250 000'],
    ['12 50 000', 'Kontrollera beloppet. Det kan läsas som 1 250 000 kr. Skriv 1 250 000 om det är rätt.'],
    ['1,250,000', 'Kontrollera beloppet. Det kan läsas som 1 250 000 kr. Skriv 1 250 000 om det är rätt.'],
    ['1,250', 'Kontrollera beloppet. Det kan läsas som 1 250 kr. Skriv 1 250 om det är rätt.'],
    ['1 250.000', 'Kontrollera beloppet. Det kan läsas som 1 250 000 kr. Skriv 1 250 000 om det är rätt.'],
    ...['fem', '1e3', '0x10', '１２', '5+5', '12 x', '1250 €', '--5', '<b>', '5\u0000', 'kr', ',', ',00'].map(
      (text) => [text, 'Skriv beloppet i hela kronor med bara siffror, till exempel 1 250 000'] as const,
    ),
  ])('%j is refused, with what was understood', (text, svar) => {
    const last = lasKronor(text);
    expect(last.ok ? last.value : utanHarda(last.error)).toBe(svar);
  });

  it('is read again as it was shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: hogstaBelopp }), (belopp) => {
        expect(lasKronor(formatKronor(belopp))).toEqual({ ok: true, value: belopp });
        expect(lasKronor(formatBelopp(belopp))).toEqual({ ok: true, value: belopp });
      }),
    );
  });

  it('never becomes anything but a whole amount within the limits, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const last = lasKronor(text);
        if (last.ok) expect(Number.isInteger(last.value) && last.value >= 0).toBe(true);
        else expect(last.error.length).toBeGreaterThan(10);
      }),
    );
  });
});

describe('an amount on a page', () => {
  it.each([
    [0, '0\u00a0kr'],
    [999, '999\u00a0kr'],
    [1_250_000, '1\u00a0250\u00a0000\u00a0kr'],
    [-50_000, '\u221250\u00a0000\u00a0kr'],
  ])('%d is %j', (belopp, text) => {
    expect(formatKronor(belopp)).toBe(text);
  });
});

it('V1.3.12 a long text that is nearly an amount is answered at once', () => {
  const fore = performance.now();
  for (const blankt of ['\n', '\u3000', ' '])
    expect(lasKronor(`1${blankt.repeat(50_000)}x`)).toMatchObject({ ok: false });
  expect(performance.now() - fore).toBeLessThan(1000);
});

import fc from 'fast-check';
import paketet from 'personnummer';
import { describe, expect, it } from 'vitest';
import {
  alderDen,
  fodelsedag,
  heltNummer,
  isTestnummer,
  konAv,
  parsePersonnummer,
  personnummerText,
  type Nummerkrav,
} from '../../src/shared/personnummer.ts';
import { testnummer } from '../support/testnummer.ts';

// The package is CommonJS: under Node its default is the class itself, whatever its types say.
const orakel = paketet as unknown as typeof paketet.default;
const idag = '2026-11-21';
const tolka = (text: string, krav: Nummerkrav = 'alla') => {
  const svar = parsePersonnummer(text, idag, krav);
  return svar.ok ? svar.value : svar.error;
};

const tva = (tal: number) => String(tal).padStart(2, '0');
/** Twelve digits that look like a number: most have a wrong check digit, some a day that does not exist. */
const tolvSiffror = fc
  .tuple(
    fc.integer({ min: 1900, max: 2026 }),
    fc.integer({ min: 0, max: 13 }),
    fc.integer({ min: 0, max: 92 }),
    fc.integer({ min: 0, max: 9999 }),
  )
  .map(([ar, manad, dag, sist]) => `${ar}${tva(manad)}${tva(dag)}${String(sist).padStart(4, '0')}`)
  .filter((nummer) => fodelsedag(nummer) <= idag && nummer.slice(8, 11) !== '000');

describe('a personnummer', () => {
  it('is right or wrong exactly as the reference package says', () => {
    fc.assert(
      fc.property(tolvSiffror, (nummer) => {
        expect(parsePersonnummer(nummer, idag, 'alla').ok).toBe(orakel.valid(nummer));
      }),
      { numRuns: 5000 },
    );
  });
  it('has one right check digit of ten, the one of the package', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 90_000 }), (n) => {
        const utan = testnummer(n).slice(0, 11);
        const ratta = Array.from({ length: 10 }, (_, siffra) => `${utan}${siffra}`).filter(
          (nummer) => parsePersonnummer(nummer, idag, 'alla').ok,
        );
        expect(ratta).toEqual([testnummer(n)]);
        expect(orakel.valid(testnummer(n))).toBe(true);
      }),
    );
  });
  it('gives the kön and day of birth that the package gives', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 90_000 }), (n) => {
        const nummer = testnummer(n);
        const facit = orakel.parse(nummer);
        expect(konAv(nummer)).toBe(facit.isFemale() ? 'kvinna' : 'man');
        expect(fodelsedag(nummer)).toBe(`${facit.fullYear}-${facit.month}-${facit.day}`);
      }),
    );
  });

  it.each([
    ['as twelve digits', '198001012387', '198001012387'],
    ['with a hyphen', '19800101-2387', '198001012387'],
    ['with blanks around it', '  198001012387\t', '198001012387'],
    ['as a samordningsnummer: the day is 60 higher', '198001612384', '198001612384'],
  ])('is read %s', (_hur, text, nummer) => {
    expect(tolka(text)).toBe(nummer);
  });

  it.each([
    ['form', ''],
    ['form', '8001012387'],
    ['form', '800101-2387'],
    ['form', '19800101+2387'],
    ['form', '1980-01-01-2387'],
    ['form', '19800101 2387'],
    ['form', '19800101--2387'],
    ['form', '1980010123870'],
    ['form', '１９８００１０１２３８７'],
    ['form', '٠٩٨٠٠١٠١٢٣٨٧'],
    ['form', '198001012387\n198001012387'],
    ['form', '19800101238O'],
    ['datum', '197902292386'],
    ['datum', '198013012387'],
    ['datum', '198000012387'],
    ['datum', '198001002387'],
    ['datum', '198001602387'],
    ['datum', '198001922387'],
    ['datum', '189912312387'],
    ['datum', '202611222384'],
    ['datum', '999901012387'],
    ['kontrollsiffra', '198001012388'],
    ['kontrollsiffra', '198001612387'],
  ])('has the fault %s as %s', (fel, text) => {
    expect(tolka(text)).toBe(fel);
  });
  it('may be born today, not tomorrow', () => {
    const idagFodd = Array.from({ length: 10 }, (_, s) => `20261121980${s}`).map((n) => tolka(n));
    expect(idagFodd.filter((svar) => svar.startsWith('2026'))).toHaveLength(1);
    const imorgon = Array.from({ length: 10 }, (_, s) => tolka(`20261122980${s}`));
    expect(new Set(imorgon)).toEqual(new Set(['datum']));
  });
  it('may be born in 1900, the first year', () => {
    expect(Array.from({ length: 10 }, (_, s) => tolka(`19000101980${s}`))).toContain(
      Array.from({ length: 10 }, (_, s) => `19000101980${s}`).find((n) => orakel.valid(n)),
    );
  });

  it.each([
    ['198001012387', true],
    ['198001012395', true],
    ['198001012379', false],
    ['198001019804', true],
    ['198001019796', false],
    ['198001019994', true],
  ])('%s is a test number: %s', (nummer, svar) => {
    expect(isTestnummer(nummer)).toBe(svar);
  });
  it('is refused in production when it is a test number, and in the demo when it is not', () => {
    expect(tolka('198001012387', 'inga_testnummer')).toBe('testnummer');
    expect(tolka('198001012387', 'bara_testnummer')).toBe('198001012387');
    expect(tolka('189001012386', 'bara_testnummer')).toBe('datum');
    const akta = Array.from({ length: 10 }, (_, s) => `19800101120${s}`).find((n) => orakel.valid(n))!;
    expect(tolka(akta, 'bara_testnummer')).toBe('bara_testnummer');
    expect(tolka(akta, 'inga_testnummer')).toBe(akta);
  });
  it('has a message for each fault that says what to do and shows no number but the example', () => {
    for (const text of Object.values(personnummerText)) expect(text).toMatch(/^(Skriv|Kontrollera|Använd) /);
  });

  it.each([
    ['198002292381', '1998-02-28', 17],
    ['198002292381', '1998-03-01', 18],
    ['198001012387', '1998-01-01', 18],
    ['198001012387', '1997-12-31', 17],
    ['198001612384', '1998-01-01', 18],
    ['198001012387', '1980-01-01', 0],
  ])('%s is on %s %i years old', (nummer, dag, ar) => {
    expect(alderDen(nummer, dag)).toBe(ar);
  });
  it('is shown with a hyphen', () => {
    expect(heltNummer('198001012387')).toBe('19800101-2387');
  });
});

import { fail, ok, type Result } from './result.ts';

/** The largest amount that is stored. */
export const hogstaBelopp = 999_999_999_999;

const grupperat = new Intl.NumberFormat('sv-SE', { maximumFractionDigits: 0 });

/** 1250000 as "1 250 000" with non-breaking spaces; below zero with a real minus sign. */
export const formatBelopp = (belopp: number): string =>
  grupperat
    .format(belopp)
    .replace(/\s/g, '\u00a0')
    .replace(/^[-\u2212]/, '\u2212');

/** 1250000 as "1 250 000 kr" with non-breaking spaces. */
export const formatKronor = (belopp: number): string => `${formatBelopp(belopp)}\u00a0kr`;

// Blank, tab, and the spaces that word processors and spreadsheets put into numbers (no-break, figure, thin, narrow no-break).
const blanka = /[ \t\u00a0\u2007\u2009\u202f]+/g;
const enhet = /(kr|sek|kronor)\.?$/i;
const storreEnhet = /(tkr|tusen|mkr|mnkr|miljoner)\.?$/i;
// ",00", ",-" and ":-" say no öre.
const ingaOren = /(?:[.,]00?|,-|:-)$/;
const helt = /^\d+$/;
const grupper = /^\d{1,3}(?:( |\.)\d{3})(?:\1\d{3})*$/;

const exempel = 'till exempel 1\u00a0250\u00a0000';
const otydligt = `Skriv beloppet i hela kronor med bara siffror, ${exempel}`;

const gransat = (siffror: string): Result<number, string> => {
  const belopp = Number(siffror);
  if (belopp <= hogstaBelopp) return ok(belopp);
  const last = siffror.length <= 15 ? ` Det lästes som ${formatKronor(belopp)}.` : '';
  return fail(`Skriv högst ${formatKronor(hogstaBelopp)}.${last}`);
};

/** "1 250,5" is 1 250 kronor and 50 öre. */
const medOren = (text: string): string | null => {
  const [, hela = '', oren = ''] = /^([\d .]+)[.,](\d{1,2})$/.exec(text) ?? [];
  const kronor = hela.replace(/[ .]/g, '');
  if (!helt.test(kronor) || kronor.length > 12) return null;
  return `Skriv hela kronor, utan ören. Det lästes som ${formatBelopp(Number(kronor))} kronor och ${oren.padEnd(2, '0')} öre.`;
};

const iStorreEnhet = (text: string): string | null => {
  const namn = storreEnhet.exec(text)?.[1]?.toLowerCase();
  if (namn === undefined) return null;
  const tal = text.replace(storreEnhet, '').trim().replace(/ /g, '').replace(',', '.');
  const belopp = Math.round(Number(tal) * (namn.startsWith('t') ? 1000 : 1_000_000));
  if (!/^\d+(\.\d+)?$/.test(tal) || belopp > hogstaBelopp) return `Skriv hela beloppet i kronor, ${exempel}`;
  return `Skriv hela beloppet i kronor. Det lästes som ${formatKronor(belopp)}.`;
};

/** "12 50 000" and "1,250,000" can be read, but not without a doubt. */
const tveksamt = (text: string): string | null => {
  const siffror = text.replace(/[ .,]/g, '');
  if (!/^\d[\d .,]*$/.test(text) || siffror.length > 12) return null;
  const lastSom = formatBelopp(Number(siffror));
  return `Kontrollera beloppet. Det kan läsas som ${formatKronor(Number(siffror))}. Skriv ${lastSom} om det är rätt.`;
};

const negativt = (text: string): string | null => {
  const resten = /^[-\u2212\u2013] ?([\d .]+)$/.exec(text)?.[1]?.replace(/[ .]/g, '');
  if (resten === undefined || !helt.test(resten)) return null;
  return resten.length > 12
    ? 'Skriv ett belopp från 0 kr'
    : `Skriv ett belopp från 0 kr. Det lästes som minus ${formatKronor(Number(resten))}.`;
};

/** What was understood of a text that is no whole amount, and what to do. */
const forstatt = (utanEnhet: string, text: string): string =>
  medOren(utanEnhet) ?? iStorreEnhet(text) ?? negativt(utanEnhet) ?? tveksamt(utanEnhet) ?? otydligt;

/**
 * Reads whole kronor as people write them: "1 250 000", "1250000 kr", "1.250.000", "1 250 000,00".
 * @returns 0–999 999 999 999, or a sentence that says what to do and, when something could be made of it, what was understood
 */
export const lasKronor = (skrivet: string): Result<number, string> => {
  const text = skrivet.replace(blanka, ' ').trim();
  if (text === '') return fail(`Skriv ett belopp i hela kronor, ${exempel}`);
  const utanEnhet = text.replace(enhet, '').trim();
  const tal = grupper.test(utanEnhet) ? utanEnhet : utanEnhet.replace(ingaOren, '');
  if (helt.test(tal) || grupper.test(tal)) return gransat(tal.replace(/[ .]/g, ''));
  return fail(forstatt(utanEnhet, text));
};

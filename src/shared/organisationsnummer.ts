import { kontrollsiffra } from './personnummer.ts';
import { fail, ok, type Result } from './result.ts';

/** Ten digits. */
export type Organisationsnummer = string;
export type Organisationsnummerfel = 'form' | 'personnummer' | 'kontrollsiffra';

/**
 * Reads what was typed, with or without hyphen and the leading 16, as ten digits with the right check digit.
 * The third digit is 2 or more, which no personnummer has (SKV 709): a person's number never ends up here.
 */
export const parseOrganisationsnummer = (
  text: string,
): Result<Organisationsnummer, Organisationsnummerfel> => {
  const match = /^(?:16)?([0-9]{6})-?([0-9]{4})$/.exec(text.trim());
  if (match === null) return fail('form');
  const nummer = `${match[1] ?? ''}${match[2] ?? ''}`;
  if (Number(nummer.charAt(2)) < 2) return fail('personnummer');
  return kontrollsiffra(nummer.slice(0, 9)) === Number(nummer.slice(9)) ? ok(nummer) : fail('kontrollsiffra');
};

/** The message for each fault, in words that say what to do. */
export const organisationsnummerText: Record<Organisationsnummerfel, string> = {
  form: 'Skriv organisationsnumret med tio siffror, till exempel 212000-0142',
  personnummer: 'Skriv organisationens nummer. Det här ser ut som ett personnummer.',
  kontrollsiffra: 'Kontrollera organisationsnumret. Den sista siffran stämmer inte med de andra.',
};

/** 212000-0142. */
export const heltOrganisationsnummer = (nummer: Organisationsnummer): string =>
  `${nummer.slice(0, 6)}-${nummer.slice(6)}`;

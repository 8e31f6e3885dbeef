import { artal, isDag, type Dag } from './datum.ts';
import { fail, ok, type Result } from './result.ts';

/** Twelve digits, ÅÅÅÅMMDDNNNN. For a samordningsnummer the day is 60 higher. */
export type Personnummer = string;
export type Personnummerfel = 'form' | 'datum' | 'kontrollsiffra' | 'testnummer' | 'bara_testnummer';
/** Which numbers an environment takes: production no test numbers, the demo nothing but. */
export type Nummerkrav = 'alla' | 'inga_testnummer' | 'bara_testnummer';

/** The last digit of a number, from the nine before it without the century (SKV 704). */
export const kontrollsiffra = (nioSiffror: string): number => {
  let summa = 0;
  for (const [i, tecken] of Array.from(nioSiffror).entries()) {
    const produkt = Number(tecken) * (i % 2 === 0 ? 2 : 1);
    summa += produkt > 9 ? produkt - 9 : produkt;
  }
  return (10 - (summa % 10)) % 10;
};

/** The day of birth; for a samordningsnummer with 60 taken off. */
export const fodelsedag = (nummer: Personnummer): Dag => {
  const dag = Number(nummer.slice(6, 8));
  const verklig = String(dag > 60 ? dag - 60 : dag).padStart(2, '0');
  return `${nummer.slice(0, 4)}-${nummer.slice(4, 6)}-${verklig}`;
};

/** Skatteverket's published test numbers: birth numbers 980–999 and 238–239. */
export const isTestnummer = (nummer: Personnummer): boolean => {
  const fodelsenummer = Number(nummer.slice(8, 11));
  return fodelsenummer >= 980 || fodelsenummer === 238 || fodelsenummer === 239;
};

const isFodelsedag = (dag: Dag, idag: Dag): boolean => isDag(dag) && dag <= idag && artal(dag) >= 1900;

const kravsFel = (nummer: Personnummer, krav: Nummerkrav): Personnummerfel | null => {
  if (krav === 'inga_testnummer' && isTestnummer(nummer)) return 'testnummer';
  if (krav === 'bara_testnummer' && !isTestnummer(nummer)) return 'bara_testnummer';
  return null;
};

/**
 * Reads what a person typed, with or without hyphen and surrounding blanks, as twelve ASCII digits.
 * Born 1900 or later and not after `idag`; check digit right (SKV 704).
 */
export const parsePersonnummer = (
  text: string,
  idag: Dag,
  krav: Nummerkrav,
): Result<Personnummer, Personnummerfel> => {
  const match = /^([0-9]{8})-?([0-9]{4})$/.exec(text.trim());
  if (match === null) return fail('form');
  const nummer = `${match[1] ?? ''}${match[2] ?? ''}`;
  if (!isFodelsedag(fodelsedag(nummer), idag)) return fail('datum');
  if (kontrollsiffra(nummer.slice(2, 11)) !== Number(nummer.slice(11))) return fail('kontrollsiffra');
  const fel = kravsFel(nummer, krav);
  return fel === null ? ok(nummer) : fail(fel);
};

/** The message for each fault, in words that say what to do. */
export const personnummerText: Record<Personnummerfel, string> = {
  form: 'Skriv personnumret med tolv siffror, till exempel 19900602-2397',
  datum: 'Kontrollera födelsedatumet i personnumret. Det finns inte eller ligger i framtiden.',
  kontrollsiffra: 'Kontrollera personnumret. Den sista siffran stämmer inte med de andra.',
  testnummer: 'Skriv personens eget personnummer. Det här är ett testnummer.',
  bara_testnummer: 'Använd ett testnummer. Riktiga personnummer får inte skrivas in i demo.',
};

export type Kon = 'kvinna' | 'man';
/** Kön as the number gives it: an even next to last digit is a woman (SKV 704). */
export const konAv = (nummer: Personnummer): Kon => (Number(nummer.charAt(10)) % 2 === 0 ? 'kvinna' : 'man');

/** Whole years on a day. */
export const alderDen = (nummer: Personnummer, dag: Dag): number => {
  const fodd = fodelsedag(nummer);
  return artal(dag) - artal(fodd) - (dag.slice(5) < fodd.slice(5) ? 1 : 0);
};

/** 19900602-2397. Only for the person's own page and for what the user typed. */
export const heltNummer = (nummer: Personnummer): string => `${nummer.slice(0, 8)}-${nummer.slice(8)}`;

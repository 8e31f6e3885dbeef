import { fail, ok, type Result } from '../shared/result.ts';
import { sammanhangsord, vanligaLosenord, vanligaOrd } from './vanliga.rules.ts';

/** Length in characters as people count them. Any composition goes; what is refused is what others would guess first. */
export const losenordslangd = { minst: 12, hogst: 256 } as const;

export type Losenordsfel = 'kort' | 'langt' | 'vanligt' | 'monster' | 'sammanhang';

/** What to do about each fault. */
export const losenordText: Readonly<Record<Losenordsfel, string>> = {
  kort: 'Skriv ett lösenord med minst 12 tecken. Flera ord efter varandra går bra.',
  langt: 'Korta lösenordet till högst 256 tecken.',
  vanligt: 'Välj ett annat lösenord. Det här är så vanligt att andra gissar det.',
  monster: 'Välj ett annat lösenord. Tecken i rad eller samma tecken om och om igen är lätta att gissa.',
  sammanhang: 'Välj ett lösenord som inte bygger på ditt namn, din arbetsgivare eller SUS.',
};

/** Small letters without dots and rings, so that Försäkringskassan and forsakringskassan are one word. */
const vikt = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

const utbytta: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '@': 'a',
  $: 's',
  '!': 'i',
};
/** p4ssw0rd reads password. */
const utanSifferbokstaver = (text: string): string => text.replace(/[01345@$!]/g, (c) => utbytta[c] ?? c);

const rader = ['qwertyuiopa', 'asdfghjkloa', 'zxcvbnm'];
const foljer = (forra: string, nasta: string): boolean => {
  const steg = Math.abs((nasta.codePointAt(0) ?? 0) - (forra.codePointAt(0) ?? 0));
  return steg <= 1 || rader.some((rad) => rad.includes(forra + nasta) || rad.includes(nasta + forra));
};

/** What is left when years are taken out and rows of following or repeated characters count as one. */
const karnan = (text: string): number =>
  Array.from(text.replace(/(19|20)\d\d/g, '')).filter(
    (tecken, i, alla) => i === 0 || !foljer(alla[i - 1] ?? '', tecken),
  ).length;

/** So much must be left beside what anybody could guess. */
const minstaKarna = 5;

const upprepas = (text: string): boolean =>
  [1, 2, 3, 4].some((period) => text.slice(period) === text.slice(0, -period));

/** Whether the words, or most of it, is all there is. */
const byggerPa = (text: string, ord: readonly string[]): boolean =>
  [text, utanSifferbokstaver(text)].some((form) => {
    const rest = ord.reduce((kvar, ett) => kvar.replaceAll(ett, ''), form);
    return rest !== form && karnan(rest) < minstaKarna;
  });

const egnaOrd = (texter: readonly string[]): string[] =>
  texter
    .flatMap((text) => vikt(text).split(/[^\p{L}\p{N}]+/u))
    .filter((ord) => ord.length >= 3)
    .sort((a, b) => b.length - a.length);

const innehallsfel = (losenord: string, egna: readonly string[]): Losenordsfel | null => {
  const text = vikt(losenord);
  const former = [text, text.replace(/\s/g, ''), utanSifferbokstaver(text)];
  if (former.some((form) => vanligaLosenord.has(form))) return 'vanligt';
  if (byggerPa(text, [...egnaOrd(egna), ...sammanhangsord])) return 'sammanhang';
  if (upprepas(text) || karnan(text) < minstaKarna) return 'monster';
  return byggerPa(text, vanligaOrd) ? 'vanligt' : null;
};

/**
 * Whether a password may be chosen. Asks for length, not for kinds of characters; refuses common ones, rows and repetitions,
 * and those that are little more than words everybody connects with the user or with SUS (ASVS 6.2).
 * @param egna names of the user, the employer and the förbund
 */
export const provaLosenord = (losenord: string, egna: readonly string[]): Result<string, Losenordsfel> => {
  const langd = Array.from(losenord).length;
  if (langd < losenordslangd.minst) return fail('kort');
  if (langd > losenordslangd.hogst) return fail('langt');
  const fel = innehallsfel(losenord, egna);
  return fel === null ? ok(losenord) : fail(fel);
};

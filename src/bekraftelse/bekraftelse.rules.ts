import { klockan } from '../shared/datum.ts';

/** Where a signed-in user shows again who they are, and then comes back to `till` (ASVS 7.5.3). */
export const bekraftaPath = '/konto/bekrafta';
export const bekraftaKodPath = '/konto/bekrafta/kod';
/** Before a file, which would leave the user on a page that is done with. */
export const bekraftatPath = '/konto/bekrafta/klart';

/** What a code proves: that the user is who signed in, or that a new mobile number is theirs. */
export type Kodslag = 'inloggad' | 'mobil';

/** Why the password was not enough for a code: it is wrong, the user has to wait, or has no phone or password to prove it with. */
export type Losenordshinder =
  { readonly slag: 'fel' | 'saknas' | 'utloggad' } | { readonly slag: 'vanta'; readonly till: Date };

/** Why a code proved nothing. */
export type Kodhinder =
  { readonly slag: 'fel' | 'slut' | 'utloggad' } | { readonly slag: 'vanta'; readonly till: Date };

const vantaText = (till: Date): string => `Det blev för många försök. Vänta till klockan ${klockan(till)}.`;

export const losenordshinderText = (hinder: Losenordshinder): string => {
  if (hinder.slag === 'vanta') return vantaText(hinder.till);
  return hinder.slag === 'fel'
    ? 'Kontrollera ditt lösenord. Efter fem fel måste du vänta 15 minuter.'
    : 'Det går inte att skicka en kod till dig. Logga ut och logga in på nytt på ett annat sätt.';
};

export const kodhinderText = (hinder: Kodhinder): string => {
  if (hinder.slag === 'vanta') return vantaText(hinder.till);
  return hinder.slag === 'fel'
    ? 'Koden stämmer inte. Skriv koden i det senaste sms:et.'
    : 'Koden gäller inte längre. Börja om för att få en ny.';
};

/** Whether an address gives a file, which leaves the page in the browser as it is. */
export const arFil = (sida: string): boolean => /\.(csv|pdf|xlsx)(\?|$)/.test(sida);

interface Skal {
  readonly slag: 'info' | 'varning';
  readonly text: string;
}
const skal: Readonly<Record<string, Skal>> = {
  slut: { slag: 'info', text: 'Koden gäller inte längre. Börja om för att få en ny.' },
  annan: {
    slag: 'varning',
    text: 'Du legitimerade dig som någon annan än den som är inloggad. Bekräfta som dig själv, eller logga ut.',
  },
  om: { slag: 'info', text: 'Bekräftelsen blev inte av. Försök igen, eller välj ett annat sätt.' },
  bankid: {
    slag: 'varning',
    text: 'BankID svarar inte som det ska just nu. Försök om en stund, eller välj ett annat sätt.',
  },
  leverantor: {
    slag: 'varning',
    text: 'Din arbetsgivares inloggning svarar inte som den ska just nu. Försök om en stund, eller välj ett annat sätt.',
  },
  avbruten: { slag: 'info', text: 'Du avbröt bekräftelsen.' },
};

/** Why one is back at the first page, as its address names it. */
export const skalFor = (varfor: unknown): Skal | null =>
  typeof varfor === 'string' && Object.hasOwn(skal, varfor) ? (skal[varfor] ?? null) : null;

import { status, type Status } from '../web/delar.ts';
import type { Igenhinder, Lage, Utskicksfel } from './utskick.rules.ts';

/** The states in words, in the order of the filter. */
export const lageText: Record<Lage, string> = {
  vantar: 'Väntar',
  skickas: 'Skickas nu',
  igen: 'Försöker igen',
  skickat: 'Skickat',
  misslyckat: 'Misslyckades',
  oklart: 'Oklart om det kom fram',
};

const form: Record<Lage, Status['slag']> = {
  vantar: 'oppen',
  skickas: 'oppen',
  igen: 'oppen_lange',
  skickat: 'avslutad',
  misslyckat: 'felregistrerad',
  oklart: 'oppen_lange',
};

export const lageStatus = (lage: Lage): Status => status(form[lage], lageText[lage]);

/** What went wrong and what to do about it. */
export const felText: Record<Utskicksfel, string> = {
  tillfalligt: 'Tjänsten tog inte emot meddelandet just då. SUS försöker igen.',
  nekat: 'Adressen eller numret togs inte emot. Be beställaren rätta det med en beställning av ändring.',
  oklart: 'Meddelandet lämnades över men inget svar kom. Fråga mottagaren innan du skickar igen.',
  utgangen: 'Koden hann gå ut innan den kunde skickas. Skicka igen, så får mottagaren en ny.',
  gav_upp: 'Tjänsten tog inte emot meddelandet på ett dygn. Skicka igen när den fungerar.',
};

/** Why it may not be sent again, and what to do instead. */
export const igenText: Record<Igenhinder, string> = {
  pa_vag: 'Meddelandet är på väg. Vänta tills det har kommit fram eller misslyckats.',
  ar_skickat: 'Tjänsten har tagit emot meddelandet. Det skickas inte två gånger.',
  redan_igen: 'Meddelandet är redan skickat igen.',
  innehall_borta: 'Innehållet är raderat, så meddelandet går inte att skicka igen.',
  konto_igang: 'Användaren har redan valt ett lösenord, eller har inget konto längre. Ingen ny kod behövs.',
};

const slagText: Readonly<Record<string, string>> = {
  masterlosenord: 'Masterlösenord',
  konto_skapat: 'Ny behörighet',
  nytt_masterlosenord: 'Nytt masterlösenord, besked',
  behorighet_andrad: 'Ändrad behörighet',
  behorighet_avslutad: 'Avslutad behörighet',
  kontakt_andrad: 'Ändrad kontaktuppgift, till den gamla',
  bekraftelse_varning: 'Behörighet som snart upphör',
  oanvand_varning: 'Behörighet som snart upphör, oanvänd',
  konto_stangt: 'Stängd behörighet',
  bestallning_godkand: 'Beställning godkänd',
  bestallning_nekad: 'Beställning nekad',
  bestallning_paminnelse: 'Beställningar som väntar',
  slutdatum_narmar_sig: 'Slutdatum närmar sig',
  genomgang_aterstar: 'Genomgång återstår',
};
/** What a message is about, in words. */
export const omText = (slag: string): string => slagText[slag] ?? 'Meddelande från SUS';

export const kanalText = { epost: 'E-post', sms: 'Sms' } as const;

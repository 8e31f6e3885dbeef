import type { Meddelande } from '../web/delar.ts';
import { kvittorad, type Kvittotid } from '../web/kvittorad.ts';

interface Kvitto extends Kvittotid {
  readonly handling: string;
}

const gjort: Readonly<Record<string, string>> = {
  styrdata_tillagd: 'är tillagd',
  styrdata_andrad: 'är sparad',
  styrdata_avslutad: 'har fått en sista dag',
  styrdata_oppnad: 'gäller igen',
  styrdata_flyttad: 'är flyttad',
  organisation_tillagd: 'är tillagd',
  organisation_andrad: 'är sparad',
};

/** The receipt line of a save: what, when and the number to read out on the phone. */
export const kvittoMeddelande = (kvitto: Kvitto | null, namn: string | null): Meddelande | null => {
  if (kvitto === null) return null;
  const gjordes = gjort[kvitto.handling] ?? 'är sparad';
  return { slag: 'klart', text: kvittorad(kvitto, `${namn ?? 'Posten'} ${gjordes}, `) };
};

/** Above a form that had been open for too long. */
export const aterstalldMeddelande: Meddelande = {
  slag: 'varning',
  text: 'Sidan hade legat öppen för länge, så inget sparades. Det du hade skrivit finns kvar. Kontrollera det och spara igen.',
};

import { antal } from '../shared/text.ts';
import type { Meddelande } from '../web/delar.ts';
import { kvittorad, type Kvittotid } from '../web/kvittorad.ts';
import { lank, type Textbit } from '../web/text.ts';
import { url } from '../web/url.ts';
import { hanteraInsatsPath } from './sidor.rules.ts';

interface Namngiven {
  readonly id: string;
  readonly namn: string;
}

const avsluta = ({ id, namn }: Namngiven): Textbit => lank(namn, url(hanteraInsatsPath, { insatsId: id }));

/** The receipt line, with the number to read out on the phone; `fran` is the insats that a new one was made from. */
export const sparatMeddelande = (kvitto: Kvittotid, fran: Namngiven | null): Meddelande => ({
  slag: 'klart',
  text: [
    ...kvittorad(kvitto),
    ...(fran === null ? [] : [' Ersätter den här insatsen ', avsluta(fran), '? Sätt ett slutdatum i den.']),
  ],
});

/** Above the form of a new insats that is made from another. */
export const kopiaMeddelande = (fran: Namngiven): Meddelande => ({
  slag: 'info',
  text: [
    'Uppgifterna kommer från ',
    avsluta(fran),
    '. Ge den nya insatsen ett eget namn och ett startdatum. Den gamla avslutar du med ett slutdatum när den nya är sparad.',
  ],
});

/** Above a form whose slutdatum has to be confirmed. */
export const oppnaMeddelande = (oppna: number): Meddelande => ({
  slag: 'varning',
  text: `${antal(oppna, 'deltagande är öppet', 'deltaganden är öppna')} i insatsen. Efter slutdatumet kan ingen börja, men de öppna kan registreras ut.`,
});

import { insatsPath } from '../insats/sidor.rules.ts';
import type { Meddelande } from '../web/delar.ts';
import { kvittorad, type Kvittotid } from '../web/kvittorad.ts';
import { lank, type Textbit } from '../web/text.ts';
import { url } from '../web/url.ts';
import { budgetarPath } from './adress.rules.ts';
import type { Bruk } from './bruk.rules.ts';

/** The receipt line after a save, with the number to read out on the phone. */
export const sparatMeddelande = (kvitto: Kvittotid): Meddelande => ({
  slag: 'klart',
  text: kvittorad(kvitto),
});

/** Links to what stands in the way of a change; null when there is nothing to link to. */
export const brukMeddelande = (organisationId: string, { insatser, budgetar }: Bruk): Meddelande | null => {
  const lankar: Textbit[][] = [
    ...insatser.map(({ id, namn, vad }) => [lank(namn, url(insatsPath, { insatsId: id })), ` (${vad})`]),
    ...budgetar.map(({ ar, namn }) => [
      lank(`budget ${String(ar)}`, url(budgetarPath, { organisationId, ar: String(ar) })),
      namn === null ? '' : ` (${namn})`,
    ]),
  ];
  if (lankar.length === 0) return null;
  return {
    slag: 'varning',
    text: ['Det här hindrar: ', ...lankar.flatMap((bitar, i) => (i === 0 ? bitar : [', ', ...bitar])), '.'],
  };
};

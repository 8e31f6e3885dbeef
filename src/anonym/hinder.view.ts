import type { Insats } from '../insats/insats.rules.ts';
import { dagAv, tidpunkt, type Dag } from '../shared/datum.ts';
import type { Meddelande } from '../web/delar.ts';
import { formWith, type Form } from '../web/form.ts';
import { tal, tid } from '../web/text.ts';
import { arText } from './anonym.schema.ts';
import {
  antalI,
  flestRader,
  valbaraAr,
  type Anonymrad,
  type Borttagningshinder,
  type Hinder,
} from './anonym.rules.ts';
import { konText, radtext } from './historik.view.ts';

/** A receipt and what it was given for; what was taken away has negative numbers. */
interface Sparat {
  readonly kvitto: { readonly at: Date; readonly nummer: string };
  readonly rader: readonly Anonymrad[];
}

interface Fakta {
  readonly insats: Insats;
  readonly idag: Dag;
}
type Svar = readonly [falt: string, text: string];

const volym = 'I en volyminsats registreras inga anonyma deltagare';
const arUtanfor = ({ insats, idag }: Fakta): string => arText(valbaraAr(insats, idag));

const hinderText: Record<Hinder, (fakta: Fakta) => Svar> = {
  volyminsats: () => ['ar', volym],
  inte_borjat: () => ['ar', 'Vänta tills insatsen har börjat'],
  inga_rader: () => ['kvinnor', 'Skriv ett antal och välj Lägg till innan du sparar'],
  for_manga_rader: () => ['rader', `Spara de ${String(flestRader)} raderna först och lägg sedan till fler`],
  ar_utanfor: (fakta) => ['rader', `Ta bort rader utanför insatsen. ${arUtanfor(fakta)}`],
};

/** The form again with why it was refused. */
export const hinderForm = (body: unknown, hinder: Hinder, fakta: Fakta): Form => {
  const [falt, text] = hinderText[hinder](fakta);
  return formWith(body, { [falt]: text });
};

const finnsText = (summor: readonly Anonymrad[], rad: Anonymrad): string => {
  const finns = antalI(summor, rad);
  if (finns === 0) return `Det finns inga ${konText[rad.kon][1]} att ta bort för ${String(rad.ar)}`;
  return `Ta bort högst ${String(finns)}. Det finns ${radtext({ ...rad, antal: finns })} för ${String(rad.ar)}.`;
};

const borttagningText: Record<
  Borttagningshinder,
  (fakta: Fakta, summor: readonly Anonymrad[], rad: Anonymrad) => Svar
> = {
  volyminsats: () => ['ar', volym],
  ar_utanfor: (fakta) => ['ar', arUtanfor(fakta)],
  fler_an_finns: (_, summor, rad) => ['antal', finnsText(summor, rad)],
};

/** What stood in the way of a removal, with how many there are now. */
export const borttagningsfel = (
  hinder: Borttagningshinder,
  fakta: Fakta,
  summor: readonly Anonymrad[],
  rad: Anonymrad,
): Readonly<Record<string, string>> => {
  const [falt, text] = borttagningText[hinder](fakta, summor, rad);
  return { [falt]: text };
};

const uppraknat = (rader: readonly Anonymrad[]): string =>
  rader.map((rad) => `${radtext({ ...rad, antal: Math.abs(rad.antal) })} för ${String(rad.ar)}`).join(', ');

/** The receipt line: what was saved, when, and the number to read out on the phone. */
export const kvittoMeddelande = ({ kvitto, rader }: Sparat): Meddelande => ({
  slag: 'klart',
  text: [
    rader.some(({ antal }) => antal < 0) ? 'Borttaget ' : 'Sparat ',
    tid(dagAv(kvitto.at), tidpunkt(kvitto.at)),
    `: ${uppraknat(rader)}. Kvittonummer `,
    tal(kvitto.nummer),
    '.',
  ],
});

import type { Styrdata } from '../styrdata/styrdata.rules.ts';
import type { Tidpunkt } from '../web/delar.ts';
import { fran, till, type Text } from '../web/text.ts';
import { stund } from '../web/tidslinje.ts';
import { makuleringsskalText, type Andring, type Historikhandelse } from './deltagande.rules.ts';
import { faltText, vardeText } from './falt.rules.ts';

/** A line of the history, or the reader's own draft. */
export interface Handelse {
  readonly handelse: Historikhandelse | 'utkast_inregistrering' | 'utkast_utregistrering';
  readonly andringar: readonly Andring[];
  readonly skal: string | null;
  readonly av: string;
  readonly at: Date;
}

const rubrik: Record<Handelse['handelse'], string> = {
  inregistrerad: 'Inregistrerad',
  utregistrerad: 'Utregistrerad',
  inregistrering_rattad: 'Inregistreringen rättad',
  utregistrering_rattad: 'Utregistreringen rättad',
  felregistrerad: 'Felregistrerad',
  felregistrering_angrad: 'Felregistreringen ångrad',
  utkast_inregistrering: 'Utkast till rättelse sparat',
  utkast_utregistrering: 'Utkast till utregistrering sparat',
};

const vardet = ({ listor, allaStadsdelar }: Styrdata, falt: string, varde: string): string =>
  (falt === 'stadsdel' ? allaStadsdelar.find(({ kod }) => kod === varde)?.namn : undefined) ??
  vardeText(listor, falt, varde);

const rad =
  (styrdata: Styrdata) =>
  ({ falt, gammalt, nytt }: Andring): Text => [
    `${faltText(falt)}: från `,
    fran(vardet(styrdata, falt, gammalt)),
    ' till ',
    till(vardet(styrdata, falt, nytt)),
  ];

/** A felregistrering has its reason from a list, a correction in words of its own. */
const skalet = (skal: string | null): string => {
  if (skal === null) return '';
  const text = Object.entries(makuleringsskalText).find(([kod]) => kod === skal)?.[1] ?? skal;
  return `. Skäl: ${text}`;
};

/** The change history as a timeline, latest first: who, when, old, new and why. */
export const tidslinjeFor = (handelser: readonly Handelse[], styrdata: Styrdata): Tidpunkt[] =>
  handelser.map(({ handelse, andringar, skal, av, at }) => ({
    rubrik: rubrik[handelse],
    detaljer: andringar.map(rad(styrdata)),
    nar: [stund(at), `, ${av}${skalet(skal)}`],
  }));

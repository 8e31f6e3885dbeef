import { behorighetsroller, rollText, type Actor } from '../behorighet/behorighet.rules.ts';
import { metodText, stegText, type Misslyckat, type Senast } from '../inloggning/senast.rules.ts';
import { tidpunkt } from '../shared/datum.ts';
import { klartText, type Faktarad } from '../web/delar.ts';
import { page, type Page } from '../web/page.ts';
import { periodText, type Text } from '../web/text.ts';
import { url } from '../web/url.ts';
import type { Inloggning, Konto, Uppdrag } from './konto.rules.ts';
import { inloggningPath } from './sidor.rules.ts';
import { sattrader, type Koppling, type Sattrad } from './satt.view.ts';

interface Inloggningsrad {
  readonly enhet: string;
  readonly med: string;
  readonly start: string;
  readonly senast: string;
  /** Address that ends it; null for the one in use, which is ended by Logga ut. */
  readonly avsluta: string | null;
}

interface Uppdragsrad {
  readonly roll: string;
  readonly plats: string;
  readonly period: Text;
  readonly fraga: string;
}

interface KontoPage extends Page {
  readonly senast: string;
  readonly forsok: readonly { readonly nar: string; readonly vad: string }[];
  readonly kontakt: readonly Faktarad[];
  readonly satt: readonly Sattrad[];
  readonly inloggningar: readonly Inloggningsrad[];
  readonly flera: boolean;
  readonly behorighet: readonly Faktarad[];
  readonly uppdrag: readonly Uppdragsrad[];
}
export const kontoPage = page<KontoPage>('konto/konto');

const klart: Readonly<Record<string, string>> = {
  losenord: 'Lösenordet är bytt.',
  avslutad: 'Inloggningen är avslutad.',
  andra: 'Alla andra inloggningar är avslutade.',
  epost: 'E-postadressen är ändrad.',
  mobil: 'Mobilnumret är ändrat.',
  koppling: 'Kopplingen är borttagen.',
};

const inloggningsrad = (
  actor: Actor,
  { id, metod, enhet, skapadAt, senastAt }: Inloggning,
): Inloggningsrad => ({
  enhet: enhet ?? 'Okänd webbläsare',
  med: metodText[metod],
  start: tidpunkt(skapadAt),
  senast: tidpunkt(senastAt),
  avsluta: id === actor.inloggningId ? null : url(inloggningPath, { inloggningId: id }),
});

const administrationen = 'SUS administration hos Försäkringskassan';
const namnen = (namn: readonly string[]): string => (namn.length === 0 ? administrationen : namn.join(', '));

const uppdragsrad = ({ roll, plats, fran, till, fraga }: Uppdrag): Uppdragsrad => ({
  roll: rollText[roll],
  plats,
  period: periodText(fran, till),
  fraga: namnen(fraga),
});

const rollerna = (actor: Actor): string =>
  behorighetsroller
    .filter((roll) => actor.roller.includes(roll))
    .map((roll) => rollText[roll])
    .join(', ') || 'Ingen roll';

const behorighet = (actor: Actor, { arbetsgivare, bestallare }: Konto): Faktarad[] => [
  { rubrik: 'Roller', text: rollerna(actor) },
  { rubrik: 'Arbetsgivare', text: arbetsgivare },
  { rubrik: 'Fråga om roller', text: namnen(bestallare) },
];

/** +46701740605 as 070-174 06 05; a number of another country as it is. */
const mobilText = (mobil: string): string =>
  mobil.replace(/^\+46(\d{2})(\d{3})(\d{2})(\d{2})$/, '0$1-$2 $3 $4');

const kontaktrader = ({ epost, mobilSparrad }: Konto, mobil: string): Faktarad[] => [
  { rubrik: 'E-post', text: epost },
  {
    rubrik: 'Mobilnummer',
    text: mobilSparrad ? `${mobilText(mobil)}. Spärrat: det får inga koder.` : mobilText(mobil),
  },
];

const senastText = ({ forra, misslyckade }: Senast): string => {
  const fore =
    forra === null
      ? 'Det här är din första inloggning.'
      : `Du loggade in före det här ${tidpunkt(forra.at)} med ${metodText[forra.metod]}.`;
  return misslyckade === 0 ? `${fore} Inga försök har misslyckats sedan dess.` : fore;
};

/** What the page is made of. */
export interface Kontounderlag {
  readonly konto: Konto;
  /** +46… */
  readonly mobil: string;
  readonly inloggningar: readonly Inloggning[];
  readonly uppdrag: readonly Uppdrag[];
  readonly senast: Senast & { readonly forsok: readonly Misslyckat[] };
  /** BankID is set up. */
  readonly bankid: boolean;
  readonly koppling: Koppling | null;
}

/** @param vad what was just done, as the address names it */
export const kontoModel = (actor: Actor, underlag: Kontounderlag, vad: unknown): KontoPage => ({
  titel: 'Mitt konto',
  rubrik: 'Mitt konto',
  ingress: [`${actor.namn}, ${actor.organisation}`],
  smulor: [{ text: 'Start', href: '/' }, { text: 'Mitt konto' }],
  meddelande: klartText(klart, vad),
  senast: senastText(underlag.senast),
  forsok: underlag.senast.forsok.map(({ at, steg }) => ({ nar: tidpunkt(at), vad: stegText[steg] })),
  kontakt: kontaktrader(underlag.konto, underlag.mobil),
  satt: sattrader(underlag.konto, underlag.bankid, underlag.koppling),
  inloggningar: underlag.inloggningar.map((en) => inloggningsrad(actor, en)),
  flera: underlag.inloggningar.length > 1,
  behorighet: behorighet(actor, underlag.konto),
  uppdrag: underlag.uppdrag.map(uppdragsrad),
});

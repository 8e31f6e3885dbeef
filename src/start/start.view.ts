import { hasRoll, rollText, type Actor } from '../behorighet/behorighet.rules.ts';
import type { Insatslage } from '../insats/lage.rules.ts';
import { hjalpPath } from '../insats/sidor.rules.ts';
import type { GarUt } from '../overenskommelse/overenskommelse.rules.ts';
import { overenskommelserPath } from '../overenskommelse/sidor.rules.ts';
import { dagMedVeckodag, langDag, type Dag } from '../shared/datum.ts';
import { antal } from '../shared/text.ts';
import type { Bricka, Knapp, Meddelande, Tomt } from '../web/delar.ts';
import { page, type Page } from '../web/page.ts';
import { lank, tid, type Text } from '../web/text.ts';
import { brickor } from './brickor.view.ts';
import { minaInsatser, type MinaInsatser } from './minainsatser.view.ts';
import type { Uppdragsplats, Utkast } from './start.rules.ts';

interface Uppdragsrad {
  readonly samverkansorganisation: string;
  readonly roll: string;
  readonly sedan: Text;
  readonly pagaende: number;
}

interface StartPage extends Page {
  /** What a deltagaransvarig sees; null for others. */
  readonly arbete: { readonly brickor: readonly Bricka[]; readonly insatser: MinaInsatser } | null;
  readonly tomt: Tomt | null;
  /** Where the other roles may be used; null for who has none of them. */
  readonly uppdrag: { readonly rader: readonly Uppdragsrad[]; readonly tomt: Tomt | null } | null;
  readonly nu: { readonly stycken: readonly Text[]; readonly knapp: Knapp } | null;
}
export const startPage = page<StartPage>('start/start');

/** What the page is made of; lists the user has no role for are empty. */
export interface Startunderlag {
  readonly insatser: readonly Insatslage[];
  readonly utkast: readonly Utkast[];
  readonly uppdrag: readonly Uppdragsplats[];
  /** Överenskommelser and beställare that end soon. */
  readonly garUt: readonly GarUt[];
  readonly idag: Dag;
}

const utanInsats: Tomt = {
  rubrik: 'Du har inget uppdrag i någon insats',
  text: 'Be en insatsansvarig att ge dig uppdrag i en insats. Då visas insatsen här, och du kan registrera deltagare i den.',
  knapp: { text: 'Läs om uppdrag', href: `${hjalpPath}/behorighet`, slag: 'sekundar' },
};
const utanPlats: Tomt = {
  rubrik: 'Du har inget uppdrag i någon samverkansorganisation',
  text: 'Be en samverkansadministratör i samverkansorganisationen att ge dig uppdrag.',
};

const uppdragsrad = ({ roll, samverkansorganisation, fran, pagaende }: Uppdragsplats): Uppdragsrad => ({
  samverkansorganisation,
  roll: rollText[roll],
  sedan: [tid(fran, langDag(fran))],
  pagaende,
});

const rollerMedPlats = ['insatsansvarig', 'samverkansadministrator'] as const;

/** What each role can do in this version of SUS; the deltagaransvarig sees it instead. */
const nuText: readonly (readonly [roll: Actor['roller'][number], text: string])[] = [
  [
    'superadministrator',
    'Som superadministratör är du med i SUS-administrationen på Försäkringskassan. Nya användare läggs upp med kommandot i driftdokumentationen.',
  ],
  ['bestallare', 'Som behörig beställare beställer du behörighet för personalen hos din arbetsgivare.'],
  [
    'samverkansadministrator',
    'Som samverkansadministratör svarar du för organisationens uppgifter, finansiering och budget, och för vilka som är insatsansvariga.',
  ],
  [
    'insatsansvarig',
    'Som insatsansvarig svarar du för insatserna och deras budget, och för vilka som är deltagaransvariga i dem.',
  ],
  [
    'susrapport',
    'Med SUSrapport tar du ut rapporter för alla samordningsförbund. De innehåller inga personuppgifter.',
  ],
];

const lasHjalpen: Knapp = { text: 'Läs hjälpen', href: hjalpPath, slag: 'sekundar' };
const nu = (actor: Actor): StartPage['nu'] => {
  if (hasRoll(actor, 'deltagaransvarig')) return null;
  const mina = nuText.filter(([roll]) => hasRoll(actor, roll)).map(([, text]) => text);
  return {
    stycken: [
      ...mina,
      'Den här versionen av SUS har sidorna för deltagare. Sidorna för organisationer, insatser och rapporter är inte med än.',
    ],
    knapp: lasHjalpen,
  };
};

const uppdraget = (actor: Actor, platser: readonly Uppdragsplats[]): StartPage['uppdrag'] =>
  hasRoll(actor, ...rollerMedPlats)
    ? { rader: platser.map(uppdragsrad), tomt: platser.length === 0 ? utanPlats : null }
    : null;

const garUtMeddelande = (garUt: readonly GarUt[]): Meddelande | null =>
  garUt.length === 0
    ? null
    : {
        slag: 'varning',
        text: [
          `${antal(garUt.length, 'överenskommelse eller beställare', 'överenskommelser och beställare')} går ut inom 60 dagar. `,
          lank('Visa vilka', overenskommelserPath),
        ],
      };

/** The start page: for a deltagaransvarig what is to be done and their insatser, for the other roles their uppdrag. */
export const startModel = (
  actor: Actor,
  { insatser, utkast, uppdrag, garUt, idag }: Startunderlag,
  vald: unknown,
): StartPage => ({
  titel: 'Start',
  rubrik: 'Start',
  ingress: [[tid(idag, dagMedVeckodag(idag))]],
  meddelande: garUtMeddelande(garUt),
  arbete:
    insatser.length === 0
      ? null
      : { brickor: brickor(insatser, utkast, idag), insatser: minaInsatser(insatser, vald, idag) },
  tomt: insatser.length === 0 && hasRoll(actor, 'deltagaransvarig') ? utanInsats : null,
  uppdrag: uppdraget(actor, uppdrag),
  nu: nu(actor),
});

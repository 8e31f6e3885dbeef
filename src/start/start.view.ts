import { hasRoll, rollText, type Actor } from '../behorighet/behorighet.rules.ts';
import type { Insatslage } from '../insats/lage.rules.ts';
import type { Granskningslage } from '../loggranskning/loggranskning.rules.ts';
import type { GarUt } from '../overenskommelse/overenskommelse.rules.ts';
import { overenskommelserPath } from '../overenskommelse/sidor.rules.ts';
import type { Insatsoversikt } from '../insats/oversikt.rules.ts';
import { hjalpPath } from '../insats/sidor.rules.ts';
import { organisationPath } from '../samverkansorganisation/adress.rules.ts';
import type { Styrdataandring } from '../styrdata/senaste.rules.ts';
import { dagMedVeckodag, langDag, type Dag } from '../shared/datum.ts';
import { antal } from '../shared/text.ts';
import type { Bricka, Meddelande, Tomt } from '../web/delar.ts';
import { page, type Page } from '../web/page.ts';
import { lank, tid, type Text } from '../web/text.ts';
import { url } from '../web/url.ts';
import {
  bekraftaBricka,
  beslutaBricka,
  granskningsbricka,
  insatsBricka,
  slutarBricka,
  styrdataBricka,
  utanAdministratorBricka,
  utfallBricka,
} from './administration.view.ts';
import { brickor } from './brickor.view.ts';
import { gallringsbricka, utdragsbricka } from './vantande.view.ts';
import { minaInsatser, type MinaInsatser } from './minainsatser.view.ts';
import { nu, type Nu } from './nu.view.ts';
import type {
  BudgetUtanUtfall,
  Forvaltning,
  Inkommet,
  SlutandeUppdrag,
  Uppdragsplats,
  Utkast,
  Vantande,
} from './start.rules.ts';

interface Uppdragsrad {
  readonly samverkansorganisation: Text;
  readonly roll: string;
  readonly sedan: Text;
  readonly pagaende: number;
}

interface StartPage extends Page {
  /** "Att göra"; empty for one who only reads. */
  readonly brickor: readonly Bricka[];
  /** What a deltagaransvarig works with; null for others. */
  readonly insatser: MinaInsatser | null;
  readonly tomt: Tomt | null;
  /** Where the other roles may be used; null for who has none of them. */
  readonly uppdrag: { readonly rader: readonly Uppdragsrad[]; readonly tomt: Tomt | null } | null;
  readonly nu: Nu | null;
}
export const startPage = page<StartPage>('start/start');

/** What the page is made of; lists the user has no role for are empty. */
export interface Startunderlag {
  readonly insatser: readonly Insatslage[];
  readonly utkast: readonly Utkast[];
  /** Null for all but a deltagaransvarig. */
  readonly inkommet: Inkommet | null;
  readonly uppdrag: readonly Uppdragsplats[];
  /** Överenskommelser and beställare that end soon. */
  readonly garUt: readonly GarUt[];
  readonly slutar: readonly SlutandeUppdrag[];
  readonly insatsoversikt: readonly Insatsoversikt[];
  readonly budgetar: readonly BudgetUtanUtfall[];
  /** Null for all but a superadministratör. */
  readonly forvaltning: Forvaltning | null;
  /** Users whose access stops soon unless the reader confirms it; null for one who answers for none. */
  readonly attBekrafta: number | null;
  /** What waits for a handläggare of registerutdrag; null for all others. */
  readonly utdrag: readonly Vantande[] | null;
  /** Null for all but a loggranskare. */
  readonly granskning: Granskningslage | null;
  readonly styrdata: readonly Styrdataandring[];
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

const uppdragsrad = (plats: Uppdragsplats): Uppdragsrad => ({
  samverkansorganisation: [
    lank(
      plats.samverkansorganisation,
      url(organisationPath, { organisationId: plats.samverkansorganisationId }),
    ),
  ],
  roll: rollText[plats.roll],
  sedan: [tid(plats.fran, langDag(plats.fran))],
  pagaende: plats.pagaende,
});

/** Roles whose uppdrag are in a samverkansorganisation. */
export const rollerMedPlats = ['insatsansvarig', 'samverkansadministrator'] as const;

const behorighet = ({ forvaltning, attBekrafta }: Startunderlag): readonly Bricka[] => [
  ...(forvaltning === null ? [] : [beslutaBricka(forvaltning.bestallningar)]),
  ...(attBekrafta === null ? [] : [bekraftaBricka(attBekrafta)]),
  ...(forvaltning === null ? [] : [utanAdministratorBricka(forvaltning.utanAdministrator)]),
  ...(forvaltning === null || forvaltning.gallringar.length === 0
    ? []
    : [gallringsbricka(forvaltning.gallringar)]),
];

const kontroll = ({ utdrag, granskning }: Startunderlag): readonly Bricka[] => [
  ...(utdrag === null ? [] : [utdragsbricka(utdrag)]),
  ...(granskning === null ? [] : [granskningsbricka(granskning)]),
];

/** What needs attention, for each of the user's roles. Whoever only registers deltagare is told of uppdrag only when one ends. */
const attGora = (actor: Actor, underlag: Startunderlag): readonly Bricka[] => {
  const { insatser, utkast, inkommet, slutar, idag } = underlag;
  return [
    ...(insatser.length > 0 ? brickor(insatser, utkast, inkommet, idag) : []),
    ...behorighet(underlag),
    ...kontroll(underlag),
    ...(hasRoll(actor, 'insatsansvarig') ? [insatsBricka(underlag.insatsoversikt, idag)] : []),
    ...(hasRoll(actor, ...rollerMedPlats) ? [utfallBricka(underlag.budgetar)] : []),
    ...(hasRoll(actor, ...rollerMedPlats) || slutar.length > 0 ? [slutarBricka(slutar)] : []),
    ...(hasRoll(actor, 'superadministrator') ? [styrdataBricka(underlag.styrdata)] : []),
  ];
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

/** The start page: what each role sees first, and what needs attention. */
export const startModel = (actor: Actor, underlag: Startunderlag, vald: unknown): StartPage => {
  const { insatser, uppdrag, idag } = underlag;
  return {
    titel: 'Start',
    rubrik: 'Start',
    ingress: [[tid(idag, dagMedVeckodag(idag))]],
    meddelande: garUtMeddelande(underlag.garUt),
    brickor: attGora(actor, underlag),
    insatser: insatser.length === 0 ? null : minaInsatser(insatser, vald, idag),
    tomt: insatser.length === 0 && hasRoll(actor, 'deltagaransvarig') ? utanInsats : null,
    uppdrag: uppdraget(actor, uppdrag),
    nu: nu(actor),
  };
};

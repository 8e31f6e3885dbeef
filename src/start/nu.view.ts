import { bestallningarPath, nyBestallningPath } from '../bestallning/sidor.rules.ts';
import { hasRoll, type Actor } from '../behorighet/behorighet.rules.ts';
import { hjalpPath, nyInsatsPath, sokInsatsPath } from '../insats/sidor.rules.ts';
import { loggranskningPath } from '../loggranskning/sidor.rules.ts';
import {
  minaOrganisationerPath,
  organisationerPath,
  registreraOrganisationPath,
} from '../samverkansorganisation/adress.rules.ts';
import { begransningarPath } from '../begransning/sidor.rules.ts';
import { rapporterPath } from '../rapportsida/adress.rules.ts';
import { rattelserPath } from '../rattelsebegaran/sidor.rules.ts';
import { registerutdragenPath } from '../registerutdrag/sidor.rules.ts';
import { styrdataPath } from '../styrdata/sidor.rules.ts';
import { visaAnvandarePath } from '../uppdrag/uppdragssidor.rules.ts';
import type { Knapp } from '../web/delar.ts';
import { lank, type Text } from '../web/text.ts';

/** What the reader's roles let them do, with the way to help. */
export interface Nu {
  readonly stycken: readonly Text[];
  readonly knapp: Knapp;
}

/** What each role can do, with the way there; the deltagaransvarig sees it instead. */
const nuText: readonly (readonly [roll: Actor['roller'][number], text: Text])[] = [
  [
    'superadministrator',
    [
      'Som superadministratör kan du ',
      lank('registrera en samverkansorganisation', registreraOrganisationPath),
      ', ',
      lank('besluta om beställningar', bestallningarPath),
      ' och sköta ',
      lank('styrdata', styrdataPath),
      '.',
    ],
  ],
  [
    'bestallare',
    [
      'Som behörig beställare beställer du behörighet för personalen hos din arbetsgivare. ',
      lank('Beställ behörighet', nyBestallningPath),
    ],
  ],
  [
    'registerhandlaggare',
    [
      'Som handläggare av registerutdrag tar du hand om den registrerades rättigheter. ',
      lank('Registerutdrag', registerutdragenPath),
      ', ',
      lank('Begränsning av behandling', begransningarPath),
      ' och ',
      lank('Begärda rättelser', rattelserPath),
      '.',
    ],
  ],
  [
    'samverkansadministrator',
    [
      'Som samverkansadministratör svarar du för organisationens uppgifter, finansiering och budget, och för vilka som är insatsansvariga. ',
      lank('Hantera samverkansorganisation', minaOrganisationerPath),
    ],
  ],
  [
    'insatsansvarig',
    [
      'Som insatsansvarig svarar du för insatserna och deras budget, och för vilka som är deltagaransvariga i dem. ',
      lank('Registrera ny insats', nyInsatsPath),
    ],
  ],
  [
    'loggranskare',
    [
      'Som loggranskare granskar du hur personuppgifter har lästs. ',
      lank('Händelser att granska', loggranskningPath),
    ],
  ],
  [
    'susrapport',
    [
      'Med SUSrapport tar du ut rapporter om alla samordningsförbund, utan personuppgifter: ',
      lank('Skapa rapport', rapporterPath),
      '. Du läser också om dem: ',
      lank('Sök insats', sokInsatsPath),
      ', ',
      lank('Visa samverkansorganisation', organisationerPath),
      ' och ',
      lank('Visa användare', visaAnvandarePath),
      '.',
    ],
  ],
];

const lasHjalpen: Knapp = { text: 'Läs hjälpen', href: hjalpPath, slag: 'sekundar' };
const skapaRapport: Knapp = { text: 'Skapa rapport', href: rapporterPath, slag: 'primar' };

/** What one can do here; null for a deltagaransvarig, who sees it instead. Whoever only takes out reports is led to them. */
export const nu = (actor: Actor): Nu | null => {
  if (hasRoll(actor, 'deltagaransvarig')) return null;
  const stycken = nuText.filter(([roll]) => hasRoll(actor, roll)).map(([, text]) => text);
  return {
    stycken,
    knapp: actor.roller.length === 1 && hasRoll(actor, 'susrapport') ? skapaRapport : lasHjalpen,
  };
};

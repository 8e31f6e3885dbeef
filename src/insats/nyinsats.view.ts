import type { Dag } from '../shared/datum.ts';
import { panelfalt, uppdragspanel, type Vald } from '../uppdrag/uppdragspanel.rules.ts';
import type { Meddelande, Tomt } from '../web/delar.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import type { Form } from '../web/form.ts';
import { page, type Page } from '../web/page.ts';
import type { Organisation } from './hantering.rules.ts';
import { basdel, formularram, insatsordning, type Formular } from './insatsform.view.ts';
import { valbaraKategorier, type Kategorier } from './kategorisering.rules.ts';
import { kategoriseringsfragor } from './kategorisering.view.ts';
import { nyInsatsPath, startPath } from './sidor.rules.ts';

interface NyInsatsPage extends Page {
  readonly formular: Formular | null;
  readonly tomt: Tomt | null;
}
export const nyInsatsPage = page<NyInsatsPage>('insats/ny');

/** What the page is made of beside the form. */
export interface NyttUnderlag {
  /** The user's own. */
  readonly organisationer: readonly Organisation[];
  readonly kategorier: Kategorier;
  readonly idag: Dag;
  readonly valda: readonly Vald[];
  readonly fran: string | null;
  readonly utkastFinns: boolean;
  readonly meddelande: Meddelande | null;
  readonly lage: string | null;
}

const utanUppdrag: Tomt = {
  rubrik: 'Du har inget uppdrag i någon samverkansorganisation',
  text: 'Be en samverkansadministratör att ge dig uppdrag som insatsansvarig. Då kan du registrera insatser.',
};

const formularet = (form: Form, u: NyttUnderlag): Formular => {
  const [enda, ...fler] = u.organisationer;
  const tidigastStart = fler.length === 0 ? (enda?.startdatum ?? null) : null;
  return {
    ...formularram(form, { avbryt: startPath, lage: u.lage, utkastFinns: u.utkastFinns }),
    action: nyInsatsPath,
    dolda: u.fran === null ? [] : [{ namn: 'fran', varde: u.fran }],
    konflikt: null,
    bas: basdel(form, { organisationer: u.organisationer, tidigastStart, granser: null }),
    kategorisering: kategoriseringsfragor(form, valbaraKategorier(u.kategorier, u.idag, null)),
    panel: uppdragspanel('deltagaransvariga', u.valda, form),
  };
};

/** "Registrera ny insats"; without the form for who has no organisation to register it in. */
export const nyInsatsModel = (form: Form, u: NyttUnderlag): NyInsatsPage => {
  const formular = u.organisationer.length === 0 ? null : formularet(form, u);
  const ordning = [...insatsordning, ...(formular === null ? [] : panelfalt(formular.panel))];
  return {
    titel: 'Registrera ny insats',
    rubrik: 'Registrera ny insats',
    smulor: [{ text: 'Start', href: startPath }, { text: 'Registrera ny insats' }],
    fel: felsammanfattning(form, ordning),
    meddelande: u.meddelande,
    formular,
    tomt: formular === null ? utanUppdrag : null,
  };
};

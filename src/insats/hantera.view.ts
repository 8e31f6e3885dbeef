import type { Andring, Andringspost } from '../andring/andring.rules.ts';
import { budgetsida } from '../budget/adress.rules.ts';
import type { Dag } from '../shared/datum.ts';
import { panelfalt, uppdragspanel, type Vald } from '../uppdrag/uppdragspanel.rules.ts';
import type { Meddelande, Tidpunkt } from '../web/delar.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import type { Form } from '../web/form.ts';
import { page, type Page } from '../web/page.ts';
import { lank } from '../web/text.ts';
import { tidslinjeAv } from '../web/tidslinje.ts';
import { url } from '../web/url.ts';
import { skillnaderAv } from '../web/konflikt.ts';
import type { Hanterad } from './hantering.rules.ts';
import { basdel, formularram, insatsordning, type Formular } from './insatsform.view.ts';
import { kategoridag, valbaraKategorier, type Kategorier } from './kategorisering.rules.ts';
import { kategoriseringsfragor, lastKategorisering } from './kategorisering.view.ts';
import { hanteraInsatserPath, hanteraInsatsPath, insatsPath, startPath } from './sidor.rules.ts';

interface HanteraPage extends Page {
  readonly formular: Formular;
  readonly historik: readonly Tidpunkt[];
}
export const hanteraPage = page<HanteraPage>('insats/hantera');

/** What the page is made of beside the form. */
export interface Hanteringsunderlag {
  readonly insats: Hanterad;
  readonly kategorier: Kategorier;
  readonly idag: Dag;
  /** The users in the form's list. */
  readonly valda: readonly Vald[];
  readonly historik: readonly Andringspost[];
  readonly utkastFinns: boolean;
  readonly meddelande: Meddelande | null;
  readonly konflikt: readonly Andring[] | null;
  readonly lage: string | null;
}

const rubriker = { insats_registrerad: 'Registrerad', insats_andrad: 'Ändrad' };

const versionen = ({ values }: Form, nu: number): string =>
  typeof values['version'] === 'string' && /^\d+$/.test(values['version']) ? values['version'] : String(nu);

const formularet = (form: Form, u: Hanteringsunderlag): Formular => {
  const { insats, kategorier, idag } = u;
  const { granser, organisation } = insats;
  const adress = url(insatsPath, { insatsId: insats.id });
  return {
    ...formularram(form, { avbryt: adress, lage: u.lage, utkastFinns: u.utkastFinns }),
    action: url(hanteraInsatsPath, { insatsId: insats.id }),
    dolda: [
      { namn: 'version', varde: versionen(form, insats.version) },
      { namn: 'samverkansorganisation', varde: organisation.id },
    ],
    konflikt: u.konflikt === null ? null : skillnaderAv(u.konflikt),
    bas: basdel(form, { organisationer: [], tidigastStart: organisation.startdatum, granser }),
    kategorisering: granser.harDeltagare
      ? lastKategorisering(form, kategorier, insats)
      : kategoriseringsfragor(form, valbaraKategorier(kategorier, kategoridag(insats, idag), insats)),
    panel: uppdragspanel('deltagaransvariga', u.valda, form),
  };
};

/** "Hantera insats". */
export const hanteraModel = (form: Form, u: Hanteringsunderlag): HanteraPage => {
  const { insats } = u;
  const formular = formularet(form, u);
  return {
    titel: `Hantera insats, ${insats.namn}`,
    rubrik: 'Hantera insats',
    ingress: [[lank(insats.namn, url(insatsPath, { insatsId: insats.id })), `, ${insats.organisation.namn}`]],
    atgarder: [
      { text: 'Visa', href: url(insatsPath, { insatsId: insats.id }), slag: 'sekundar' },
      { text: 'Budget', href: budgetsida({ slag: 'insats', id: insats.id }), slag: 'sekundar' },
    ],
    smulor: [
      { text: 'Start', href: startPath },
      { text: 'Hantera insats', href: hanteraInsatserPath },
      { text: insats.namn },
    ],
    fel: felsammanfattning(form, [...insatsordning, ...panelfalt(formular.panel), 'bekrafta']),
    meddelande: u.meddelande,
    formular,
    historik: tidslinjeAv(u.historik, rubriker),
  };
};

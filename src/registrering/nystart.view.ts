import type { Deltagande } from '../deltagande/deltagande.rules.ts';
import type { Insats } from '../insats/insats.rules.ts';
import { langDag, type Dag } from '../shared/datum.ts';
import { kommunnamn, stadsdelarI, type Styrdata } from '../styrdata/styrdata.rules.ts';
import type { Meddelande } from '../web/delar.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import { formWith, nyckelFor, type Form } from '../web/form.ts';
import { url } from '../web/url.ts';
import type { Nekad } from './inregistrering.rules.ts';
import { hinderText } from './inregistrering.schema.ts';
import {
  bekraftaFalt,
  bekraftaText,
  inregistreringDelar,
  inregistreringOrdning,
} from './inregistrering.view.ts';
import {
  inregistreringPath,
  registreringModel,
  sokFormFor,
  sparaRad,
  stadsdelFalt,
  traffFor,
  type Formular,
} from './registrering.view.ts';
import { valFor } from './val.view.ts';
import { starter, type NyStart } from './registrering.rules.ts';

interface Runt {
  readonly styrdata: Styrdata;
  readonly idag: Dag;
  readonly meddelande: Meddelande | null;
}

/** The kommun that decides the stadsdelar: the person's, or the one written by hand. */
const kommunFor = ({ sokning }: NyStart, values: Form['values']): string | null =>
  sokning.kalla === 'manuell'
    ? typeof values['kommun'] === 'string'
      ? values['kommun']
      : null
    : sokning.kommunKod;

/** What the form of a new start is read against. */
export const faktaFor = (start: NyStart, body: unknown, styrdata: Styrdata) => ({
  insats: start.insats,
  listor: styrdata.listor,
  stadsdelar: stadsdelarI(styrdata, kommunFor(start, (body ?? {}) as Form['values'])),
  manuell: start.sokning.kalla === 'manuell',
  kommuner: styrdata.kommuner,
  valda: [],
});

/** The page of a new start: the person found, and the questions. */
export const nyStartModel = (start: NyStart, form: Form, { styrdata, idag, meddelande }: Runt) => {
  const { insats, sokning, alla, utkast } = start;
  const { personnummer, namn, kommunKod, kalla } = sokning;
  const huvud = {
    insats,
    sokForm: sokFormFor(personnummer),
    traff: traffFor(
      { personnummer, namn, kontrolleras: false },
      { kommun: kommunnamn(styrdata, kommunKod), tidigare: starter(alla) },
    ),
    stadsdel: stadsdelFalt(form, stadsdelarI(styrdata, kommunFor(start, form.values))),
    val: valFor(alla, {
      insatsId: insats.id,
      dolt: { namn: 'sokning', varde: sokning.id },
      registrering: 'inregistrering',
      valt: 'ny',
    }),
  };
  const fakta = {
    insats,
    idag,
    listor: styrdata.listor,
    kommuner: kalla === 'manuell' ? styrdata.kommuner : null,
    skal: false,
  };
  const formular: Formular = {
    action: url(inregistreringPath, { insatsId: insats.id, sokningId: sokning.id }),
    nyckel: nyckelFor(form),
    version: null,
    konflikt: null,
    delar: inregistreringDelar(form, fakta),
    bekrafta: bekraftaRuta(form),
    spararad: sparaRad(`/insatser/${insats.id}`, utkast),
    utkastFinns: utkast !== null,
  };
  return registreringModel(huvud, formular, {
    fel: felsammanfattning(form, inregistreringOrdning),
    meddelande,
  });
};

/** The box to tick, once the user has been told what to check; its value remembers what that was. */
export const bekraftaRuta = (form: Form): Formular['bekrafta'] => {
  const varningar = form.values['varningar'];
  return typeof varningar === 'string' && form.errors['bekrafta'] !== undefined
    ? bekraftaFalt(form, varningar)
    : null;
};

const overlappText = (annat: Deltagande | null): string => {
  if (annat === null) return 'Personen har just registrerats i insatsen av någon annan. Sök personen igen.';
  const slut =
    annat.avslutningsdag === null ? 'och är fortfarande öppet' : `till ${langDag(annat.avslutningsdag)}`;
  return `Personen har redan ett deltagande i insatsen från ${langDag(annat.startdag)} ${slut}. Välj en startdag utanför den tiden.`;
};

/** The page again after a refusal: everything typed, and what to do at the field. */
export const nekadForm = (body: unknown, nekad: Nekad, insats: Insats): Form => {
  if (nekad.slag === 'hinder') {
    return formWith(
      body,
      Object.fromEntries(nekad.hinder.map((hinder) => hinderText(hinder, insats)).reverse()),
    );
  }
  if (nekad.slag === 'overlappar') return formWith(body, { startdag: overlappText(nekad.annat) });
  const varningar = nekad.varningar.join(',');
  const form = formWith(body, { bekrafta: bekraftaText(nekad.varningar) });
  return { ...form, values: { ...form.values, varningar } };
};

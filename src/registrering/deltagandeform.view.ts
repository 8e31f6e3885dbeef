import { faltText, vardeText } from '../deltagande/falt.rules.ts';
import type { Dag } from '../shared/datum.ts';
import type { Styrdata, Svarslistor } from '../styrdata/styrdata.rules.ts';
import type { Meddelande } from '../web/delar.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import { konfliktFel } from '../web/konflikt.ts';
import { nyckelFor, type Form } from '../web/form.ts';
import type { Formdel } from '../web/fraga.ts';
import { url } from '../web/url.ts';
import { skillnader } from './matning.rules.ts';
import { bekraftaRuta } from './nystart.view.ts';
import {
  stadsdelarFor,
  starter,
  varde,
  type Konflikt,
  type OppnatDeltagande,
  type Registrering,
} from './registrering.rules.ts';
import {
  deltagandePath,
  rattaInPath,
  registreringModel,
  sokFormFor,
  sparaRad,
  stadsdelFalt,
  traffFor,
  utregistreringPath,
} from './registrering.view.ts';
import { valFor } from './val.view.ts';
import { inregistreringDelar, inregistreringOrdning } from './inregistrering.view.ts';
import { utregistreringDelar, utregistreringOrdning } from './utregistrering.view.ts';

/** What stands around the form of a deltagande. `konflikt` when somebody else has saved meanwhile. */
export interface Runt {
  readonly styrdata: Styrdata;
  readonly idag: Dag;
  readonly meddelande: Meddelande | null;
  readonly konflikt: Konflikt | null;
}

interface Delen {
  readonly registrering: Registrering;
  readonly form: Form;
  readonly delar: readonly Formdel[];
  readonly ordning: readonly string[];
}

const huvudFor = (
  { insats, deltagande, person, alla }: OppnatDeltagande,
  registrering: Registrering,
  runt: Runt,
  form: Form,
) => {
  const dag = registrering === 'utregistrering' ? deltagande.avslutningsdag : deltagande.startdag;
  const rattar = registrering === 'inregistrering';
  return {
    insats,
    sokForm: sokFormFor(person.personnummer),
    traff: traffFor(person, {
      kommun: deltagande.kommun,
      tidigare: starter(alla, deltagande.id),
    }),
    stadsdel: rattar ? stadsdelFalt(form, stadsdelarFor(runt.styrdata, deltagande)) : null,
    val: valFor(alla, {
      insatsId: insats.id,
      dolt: { namn: 'deltagande', varde: deltagande.id },
      registrering,
      valt: varde({ registrering, deltagandeId: deltagande.id, dag }),
    }),
  };
};

const modelFor = (oppnat: OppnatDeltagande, runt: Runt, { registrering, form, delar, ordning }: Delen) => {
  const { deltagande, utkast } = oppnat;
  const path = registrering === 'inregistrering' ? rattaInPath : utregistreringPath;
  const params = { deltagandeId: deltagande.id };
  const formular = {
    action: url(path, params),
    nyckel: nyckelFor(form),
    version: runt.konflikt === null ? versionAv(form, deltagande.version) : String(deltagande.version),
    konflikt: runt.konflikt,
    delar,
    bekrafta: bekraftaRuta(form),
    spararad: sparaRad(url(deltagandePath, params), utkast),
    utkastFinns: utkast !== null,
  };
  const extra = {
    fel: runt.konflikt === null ? felsammanfattning(form, ordning) : konfliktFel,
    meddelande: runt.meddelande,
  };
  return registreringModel(huvudFor(oppnat, registrering, runt, form), formular, extra);
};

/** The version the user started from, as long as the form has one: also in a draft from before. */
const versionAv = ({ values }: Form, nu: number): string =>
  typeof values['version'] === 'string' && /^\d+$/.test(values['version']) ? values['version'] : String(nu);

/** The page that corrects a start. */
export const rattelseModel = (oppnat: OppnatDeltagande, form: Form, runt: Runt) => {
  const { listor } = runt.styrdata;
  const skal = oppnat.deltagande.avslutningsdag !== null;
  const fakta = { insats: oppnat.insats, idag: runt.idag, listor, kommuner: null, skal };
  const delar = inregistreringDelar(form, fakta);
  return modelFor(oppnat, runt, {
    registrering: 'inregistrering',
    form,
    delar,
    ordning: inregistreringOrdning,
  });
};

/** The page that registers out, or corrects an end. */
export const utregistreringModel = (oppnat: OppnatDeltagande, form: Form, runt: Runt) => {
  const { startdag, avslutningsdag } = oppnat.deltagande;
  const fakta = { startdag, idag: runt.idag, listor: runt.styrdata.listor, skal: avslutningsdag !== null };
  const delar = utregistreringDelar(form, fakta);
  return modelFor(oppnat, runt, {
    registrering: 'utregistrering',
    form,
    delar,
    ordning: utregistreringOrdning,
  });
};

/** The fields where what is saved now and what the user has typed are not the same, as texts. */
export const konfliktFor = (
  sparat: Record<string, string>,
  ditt: Record<string, string>,
  listor: Svarslistor,
): Konflikt => ({
  rader: skillnader(sparat, ditt).map(({ falt, gammalt, nytt }) => ({
    falt: faltText(falt),
    sparat: vardeText(listor, falt, gammalt),
    ditt: vardeText(listor, falt, nytt),
  })),
});

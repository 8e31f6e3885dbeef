import { anonymPath, insatsPath, startPath } from '../insats/sidor.rules.ts';
import type { Insats } from '../insats/insats.rules.ts';
import type { Dag } from '../shared/datum.ts';
import { talfalt, valjlista } from '../web/falt.ts';
import type { Textfalt } from '../web/falttyp.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import { nyckelFor, type Form } from '../web/form.ts';
import type { Meddelande } from '../web/delar.ts';
import { fraga, type Fraga, type Hjalp } from '../web/fraga.ts';
import { page, type Page, type Smula } from '../web/page.ts';
import { lank } from '../web/text.ts';
import { url } from '../web/url.ts';
import {
  flestIRad,
  lasRader,
  skrivRader,
  summa,
  valbaraAr,
  type Anonymrad,
  type Registrerat,
} from './anonym.rules.ts';
import { historikModel, radtext, type Historik } from './historik.view.ts';
import type { Antalsfalt } from './anonym.schema.ts';

interface Tillagd {
  readonly text: string;
  readonly ar: number;
  readonly antal: number;
  /** Value of the button that takes the row away again. */
  readonly gor: string;
}

/** The form; left out when nothing can be registered in the insats. */
interface Formular {
  readonly action: string;
  readonly nyckel: string;
  readonly rader: string;
  readonly fragor: readonly Fraga[];
  readonly tillagda: readonly Tillagd[];
  readonly summa: string;
  readonly spararad: { spara: string; utkast: null; avbryt: string; lage: null };
}

interface AnonymPage extends Page {
  readonly formular: Formular | null;
  readonly historik: Historik;
}
export const anonymPage = page<AnonymPage>('anonym/registrera');

const hjalp: Hjalp = {
  rubrik: 'När registrerar jag anonymt',
  stycken: [
    'När personen inte har lämnat skriftligt samtycke, eller har skyddade personuppgifter.',
    'Bara inregistreringsår, kön och antal sparas. Deltagarna räknas det år du väljer och registreras inte ut. Ska de räknas även ett annat år registrerar du dem på nytt för det året.',
  ],
};

const antalsfalt = (form: Form, namn: Antalsfalt, vilka: string): Textfalt =>
  talfalt(form, namn, {
    etikett: `Antal ${vilka}`,
    tips: `1–${String(flestIRad)}`,
    knapp: { text: 'Lägg till', gor: namn, dolt: vilka },
  });

const fragor = (form: Form, ar: readonly number[]): readonly Fraga[] => [
  fraga(
    [
      valjlista(medAr(form, ar), 'ar', {
        etikett: 'Inregistreringsår',
        bredd: 'b-8',
        val: ar.map((ettAr) => ({ varde: String(ettAr), text: String(ettAr) })),
      }),
    ],
    hjalp,
  ),
  fraga([antalsfalt(form, 'kvinnor', 'kvinnor')]),
  fraga([antalsfalt(form, 'man', 'män')]),
];

/** Rows as the form carries them; what cannot be read is left out and has a message of its own. */
const raderI = ({ values }: Form): readonly Anonymrad[] => {
  const text = values['rader'];
  return (typeof text === 'string' ? lasRader(text) : null) ?? [];
};

const medAr = (form: Form, ar: readonly number[]): Form => ({
  ...form,
  values: { ...form.values, ar: form.values['ar'] ?? String(ar[0]) },
});

const tillagda = (rader: readonly Anonymrad[]): readonly Tillagd[] =>
  rader.map((rad, i) => ({ text: radtext(rad), ar: rad.ar, antal: rad.antal, gor: `bort-${i}` }));

const summatext = (rader: readonly Anonymrad[]): string =>
  rader.length === 0
    ? 'Inget är tillagt än. Skriv antal och välj Lägg till.'
    : `Tillsammans ${summa(rader)}. Inget är sparat förrän du väljer Spara.`;

const formular = (insats: Insats, form: Form, ar: readonly number[]): Formular => {
  const rader = raderI(form);
  const insatsId = insats.id;
  return {
    action: url(anonymPath, { insatsId }),
    nyckel: nyckelFor(form),
    rader: skrivRader(rader),
    fragor: fragor(form, ar),
    tillagda: tillagda(rader),
    summa: summatext(rader),
    spararad: { spara: 'Spara', utkast: null, avbryt: url(insatsPath, { insatsId }), lage: null },
  };
};

/** Why nothing can be registered; null when it can. */
const stopp = ({ namn, deltagarregistrering }: Insats, ar: readonly number[]): Meddelande | null => {
  if (deltagarregistrering === 'endast_antal')
    return {
      slag: 'info',
      text: `${namn} är en volyminsats. Där registrerar den insatsansvariga bara antal, inga anonyma deltagare.`,
    };
  if (ar.length > 0) return null;
  return {
    slag: 'info',
    text: `${namn} har inte börjat. Registrera anonyma deltagare när insatsen har börjat.`,
  };
};

/** What the page is made of beside the form. */
export interface Underlag {
  readonly insats: Insats;
  readonly idag: Dag;
  readonly registrerat: Registrerat;
}

/** Breadcrumbs of a page in an insats. */
export const smulorTill = ({ id, namn }: Insats, ...sist: readonly Smula[]): readonly Smula[] => [
  { text: 'Start', href: startPath },
  { text: namn, href: url(insatsPath, { insatsId: id }) },
  ...sist,
];

/** The page "Registrera anonyma deltagare": the form, what is registered, and the history. */
export const anonymModel = (
  { insats, idag, registrerat }: Underlag,
  form: Form,
  meddelande: Meddelande | null = null,
): AnonymPage => {
  const ar = valbaraAr(insats, idag);
  const hinder = stopp(insats, ar);
  return {
    titel: `Registrera anonyma deltagare, ${insats.namn}`,
    rubrik: 'Registrera anonyma deltagare',
    ingress: [
      [lank(insats.namn, url(insatsPath, { insatsId: insats.id })), `, ${insats.samverkansorganisation}`],
    ],
    smulor: smulorTill(insats, { text: 'Registrera anonyma deltagare' }),
    fel: hinder === null ? felsammanfattning(form, ['rader', 'ar', 'kvinnor', 'man']) : null,
    meddelande: hinder ?? meddelande,
    formular: hinder === null ? formular(insats, form, ar) : null,
    historik: historikModel(insats.id, registrerat),
  };
};

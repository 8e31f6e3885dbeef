import type { Dag } from '../shared/datum.ts';
import { rapportrubrik } from '../rapport/rapport.rules.ts';
import { nivarubriker, periodtext } from '../rapport/rubriker.rules.ts';
import type { Urval } from '../rapport/urval.rules.ts';
import { lasUrvalsfraga, rapporterPath, rapportPath, urvalsfraga } from '../rapportsida/adress.rules.ts';
import { klartText, type Faktarad, type Tomt } from '../web/delar.ts';
import { textfalt } from '../web/falt.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import { emptyForm, nyckelFor, type Form } from '../web/form.ts';
import { fraga, type Fraga } from '../web/fraga.ts';
import { page, type Page } from '../web/page.ts';
import { dagenAv, lank, type Text } from '../web/text.ts';
import { url } from '../web/url.ts';
import { minaRapporterPath, sparatUrvalPath, taBortUrvalPath } from './adress.rules.ts';

/** A saved selection, as its service gives it. */
interface Sparat {
  readonly id: string;
  readonly namn: string;
  readonly urval: string;
  readonly sparatAt: Date;
}

interface Listsida extends Page {
  readonly rader: readonly {
    readonly namn: Text;
    readonly rapport: string;
    readonly period: string;
    readonly sparat: Text;
    readonly atgard: Text;
  }[];
  readonly tomt: Tomt | null;
}
export const minaRapporterPage = page<Listsida>('minarapporter/lista');

interface Formsida extends Page {
  readonly action: string;
  readonly nyckel: string;
  /** The selection that is saved; null when its name alone is changed. */
  readonly urval: string | null;
  readonly fakta: readonly Faktarad[];
  readonly fragor: readonly Fraga[];
  readonly spara: string;
  readonly avbryt: string;
  readonly taBort: string | null;
}
export const sparaPage = page<Formsida>('minarapporter/formular');
export const taBortPage = page<Formsida>('minarapporter/ta-bort');

const smulor = (sida: string) => [
  { text: 'Start', href: '/' },
  { text: 'Mina rapporter', href: minaRapporterPath },
  { text: sida },
];

const gjort: Readonly<Record<string, string>> = {
  sparat: 'Urvalet är sparat.',
  namn: 'Namnet är ändrat.',
  borttaget: 'Urvalet är borttaget.',
};

const tomt: Tomt = {
  rubrik: 'Du har inga sparade rapporter',
  text: 'Skapa en rapport och välj Spara urvalet, så finns den här nästa gång.',
  knapp: { text: 'Skapa rapport', href: rapporterPath, slag: 'sekundar' },
};

const fakta = (urval: Urval): readonly Faktarad[] => [
  { rubrik: 'Rapport', text: rapportrubrik[urval.typ] },
  { rubrik: 'Nivå', text: nivarubriker[urval.plats.niva] },
  { rubrik: 'Period', text: periodtext(urval.period) },
];

/** @param klart what has just been done, as the address says */
export const minaRapporterModel = (sparade: readonly Sparat[], idag: Dag, klart: unknown): Listsida => ({
  titel: 'Mina rapporter',
  rubrik: 'Mina rapporter',
  ingress: ['Urval som du har sparat. Rapporten räknas på nytt varje gång du öppnar den.'],
  smulor: [{ text: 'Start', href: '/' }, { text: 'Mina rapporter' }],
  meddelande: klartText(gjort, klart),
  tomt: sparade.length === 0 ? tomt : null,
  rader: sparade.map(({ id, namn, urval, sparatAt }) => {
    const last = lasUrvalsfraga(urval, idag);
    return {
      namn: [lank(namn, `${rapportPath}?${urval}`)],
      rapport: last === null ? 'Behöver väljas om' : rapportrubrik[last.typ],
      period: last === null ? '' : periodtext(last.period),
      sparat: [dagenAv(sparatAt)],
      atgard: [lank('Ändra', url(sparatUrvalPath, { sparatId: id }), namn)],
    };
  }),
});

const namnfraga = (form: Form): Fraga =>
  fraga([textfalt(form, 'namn', { etikett: 'Namn', tips: 'Bara du ser det.' })]);

/** "Spara urvalet": what is saved, and under which name; one is suggested. */
export const nyttModel = (urval: Urval, action: string, form: Form = emptyForm): Formsida => {
  const forslag = `${rapportrubrik[urval.typ]} ${periodtext(urval.period)}`;
  const ifylld = 'namn' in form.values ? form : { ...form, values: { ...form.values, namn: forslag } };
  return {
    titel: 'Spara urvalet',
    rubrik: 'Spara urvalet',
    smulor: smulor('Spara urvalet'),
    fel: felsammanfattning(form, ['namn']),
    action,
    nyckel: nyckelFor(form),
    urval: urvalsfraga(urval),
    fakta: fakta(urval),
    fragor: [namnfraga(ifylld)],
    spara: 'Spara',
    avbryt: `${rapportPath}?${urvalsfraga(urval)}`,
    taBort: null,
  };
};

const sparat = ({ id, namn, urval }: Sparat, idag: Dag, form: Form): Formsida => {
  const last = lasUrvalsfraga(urval, idag);
  return {
    titel: namn,
    smulor: smulor(namn),
    fel: felsammanfattning(form, ['namn']),
    action: url(sparatUrvalPath, { sparatId: id }),
    nyckel: nyckelFor(form),
    urval: null,
    fakta: last === null ? [] : fakta(last),
    fragor: [namnfraga('namn' in form.values ? form : { ...form, values: { ...form.values, namn } })],
    spara: 'Spara namnet',
    avbryt: minaRapporterPath,
    taBort: url(taBortUrvalPath, { sparatId: id }),
  };
};

export const namnModel = (rad: Sparat, idag: Dag, form: Form = emptyForm): Formsida => ({
  ...sparat(rad, idag, form),
  rubrik: 'Ändra sparat urval',
});

/** The page that asks before a saved selection is taken away. */
export const taBortModel = (rad: Sparat, idag: Dag): Formsida => ({
  ...sparat(rad, idag, emptyForm),
  rubrik: `Ta bort ${rad.namn}`,
  action: url(taBortUrvalPath, { sparatId: rad.id }),
});

import type { Andringar } from '../rapport/andrat.rules.ts';
import { frysningsord, frysningsdag, valbaraFrysningar, type Frysning } from '../rapport/frysning.rules.ts';
import { matt } from '../rapport/matt.rules.ts';
import { rapportrubrik, type Del, type Rad } from '../rapport/rapport.rules.ts';
import { periodtext } from '../rapport/rubriker.rules.ts';
import type { Urval } from '../rapport/urval.rules.ts';
import { antal } from '../shared/text.ts';
import type { Tomt } from '../web/delar.ts';
import { valjlista } from '../web/falt.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import type { Form } from '../web/form.ts';
import { fraga, type Fraga } from '../web/fraga.ts';
import { page, type Page } from '../web/page.ts';
import { andratPath, rapporterPath, rapportPath, urvalsadress, urvalsfraga } from './adress.rules.ts';
import { doltText } from './forklaring.rules.ts';
import { doldaI } from './tabell.rules.ts';
import { hogstPaSidan, tabellFor, type Tabell } from './tabell.view.ts';

interface Andradel {
  readonly id: string;
  readonly rubrik: string;
  /** Null when nothing that is shown has changed; then `tomt` says so. */
  readonly tabell: Tabell | null;
  readonly tomt: string;
  readonly noter: readonly string[];
}

interface Andratsida extends Page {
  readonly action: string;
  /** The selection, sent along with the two days. */
  readonly dolda: readonly (readonly [namn: string, varde: string])[];
  readonly fragor: readonly Fraga[];
  readonly tomt: Tomt | null;
  readonly delar: readonly Andradel[];
  /** What the causes mean; null when nothing is compared. */
  readonly orsaker: string | null;
}
export const andratPage = page<Andratsida>('rapportsida/andrat');

interface Underlag {
  readonly urval: Urval;
  /** The latest first. */
  readonly frysningar: readonly Frysning[];
  /** Null when nothing is compared. */
  readonly andringar: Andringar | null;
  readonly form: Form;
}

const dagarna = (form: Form, frysningar: readonly Frysning[]): Fraga => {
  const val = valbaraFrysningar(frysningar, [form.values['kand'], form.values['mot']]).map((en) => ({
    varde: frysningsord(en),
    text: frysningsdag(en),
  }));
  return fraga(
    [
      valjlista(form, 'kand', { etikett: 'Tidigare', tom: 'Välj tillfälle', bredd: 'b-16', val }),
      valjlista(form, 'mot', {
        etikett: 'Senare',
        bredd: 'b-16',
        val: [{ varde: 'nu', text: 'Siffrorna som de är nu' }, ...val],
      }),
    ],
    null,
    true,
  );
};

/** A figure that is hidden at both times says nothing: such figures are counted instead of shown. */
const arDold = ({ celler }: Rad): boolean =>
  celler.slice(0, 2).every((cell) => cell.slag !== 'text' && cell.dold);

const doldaBada = (antalDolda: number): readonly string[] =>
  antalDolda === 0
    ? []
    : [
        `${antal(antalDolda, 'siffra är dold', 'siffror är dolda')} vid båda tillfällena och visas inte här. De kan ha ändrats.`,
      ];

const noter = (del: Del): readonly string[] => [
  ...(del.rader.length > hogstPaSidan
    ? [
        `Tabellen visar de första ${String(hogstPaSidan)} av ${String(del.rader.length)} siffror. Välj färre platser för att se alla.`,
      ]
    : []),
  ...(doldaI(del).dolda > 0 ? [doltText] : []),
];

const andradel = (hela: Del): Andradel => {
  const del = { ...hela, rader: hela.rader.filter((rad) => !arDold(rad)) };
  return {
    id: `del-${del.id}`,
    rubrik: `${del.id}. ${del.rubrik}`,
    tabell: del.rader.length === 0 ? null : tabellFor(del),
    tomt: hela.rader.length === 0 ? 'Ingenting har ändrats.' : 'Ingen siffra som får visas har ändrats.',
    noter: [...noter(del), ...doldaBada(hela.rader.length - del.rader.length)],
  };
};

const tomt = (frysningar: readonly Frysning[], andra: string): Tomt | null =>
  frysningar.length > 0
    ? null
    : {
        rubrik: 'Inga siffror är frysta ännu',
        text: 'Siffrorna fryses varje månadsskifte. Efter nästa månadsskifte kan du se vad som har ändrats.',
        knapp: { text: 'Till rapporten', href: andra, slag: 'sekundar' },
      };

/** What has changed in a report: which days are compared, and for each part the figures that differ with why. */
export const andratModel = ({ urval, frysningar, andringar, form }: Underlag): Andratsida => {
  const rapporten = urvalsadress(rapportPath, { ...urval, kand: null });
  const rubrik = rapportrubrik[urval.typ];
  return {
    titel: 'Vad har ändrats',
    rubrik: 'Vad har ändrats',
    atgarder: [
      { text: 'Till rapporten', href: rapporten, slag: 'sekundar' },
      { text: 'Ändra urval', href: urvalsadress(rapporterPath, { ...urval, kand: null }), slag: 'sekundar' },
    ],
    ingress: [
      `${rubrik}${andringar === null ? '' : `, ${andringar.nu.plats}`}, ${periodtext(urval.period)}. Bara de siffror som skiljer sig visas.`,
    ],
    smulor: [
      { text: 'Start', href: '/' },
      { text: 'Rapporter', href: rapporterPath },
      { text: rubrik, href: rapporten },
      { text: 'Vad har ändrats' },
    ],
    fel: felsammanfattning(form, ['kand', 'mot'], {
      innan: 'i urvalet',
      ingress: 'Allt du har valt finns kvar.',
    }),
    action: andratPath,
    dolda: [...new URLSearchParams(urvalsfraga({ ...urval, kand: null }))],
    fragor: frysningar.length > 0 ? [dagarna(form, frysningar)] : [],
    tomt: tomt(frysningar, rapporten),
    delar: (andringar?.delar ?? []).map(andradel),
    orsaker: andringar === null ? null : matt.kand_forandring.definition,
  };
};

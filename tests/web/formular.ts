import {
  datumfalt,
  janej,
  kryssruta,
  kryssrutor,
  radioknappar,
  talfalt,
  textfalt,
  textruta,
  valjlista,
} from '../../src/web/falt.ts';
import { felsammanfattning } from '../../src/web/felsammanfattning.ts';
import type { Form } from '../../src/web/form.ts';
import { fraga, type Formdel } from '../../src/web/fraga.ts';
import { page, type Page } from '../../src/web/page.ts';
import { betonat, lank } from '../../src/web/text.ts';

interface Formular extends Page {
  readonly nyckel: string;
  readonly delar: readonly Formdel[];
  readonly spararad: { spara: string; utkast: string | null; avbryt: string; lage: string | null };
}

export const visaFormular = page<Formular>('../tests/web/sidor/formular');

const forsorjningar = [
  'Sjukpenning',
  'Rehabiliteringspenning',
  'Sjukersättning',
  'Aktivitetsersättning',
  'Arbetslöshetsersättning (a-kassa)',
  'Aktivitetsstöd/utvecklingsersättning',
  'Etableringsersättning',
  'Försörjningsstöd (ekonomiskt bistånd)',
];
const val = (texter: readonly string[]) => texter.map((text, i) => ({ varde: String(i + 1), text }));

const omfattning = (form: Form, namn: string) =>
  talfalt(form, namn, {
    etikett: 'Omfattning i procent',
    tips: '1–100. 100 procent är 40 timmar i veckan.',
    efter: '%',
  });

const samtycke = (form: Form): Formdel => ({
  id: 'd-samtycke',
  rubrik: 'Samtycke och start',
  fragor: [
    fraga([
      textfalt(form, 'personnummer', {
        etikett: 'Personnummer',
        tips: 'ÅÅÅÅMMDD-NNNN',
        bredd: 'b-12',
        knapp: 'Sök',
      }),
    ]),
    fraga(
      [
        kryssruta(form, 'samtycke', { etikett: 'Skriftligt samtycke (blankett 9443) är undertecknat' }),
        datumfalt(form, 'samtyckesdatum', {
          etikett: 'Datum på blanketten',
          tips: 'ÅÅÅÅ-MM-DD, senast i dag',
        }),
      ],
      {
        rubrik: 'Om samtycke saknas',
        stycken: [
          ['Registrera under ', lank('Registrera anonyma deltagare', '/anonyma'), '.'],
          'Ett samtycke gäller en insats.',
        ],
      },
    ),
    fraga([
      datumfalt(form, 'startdag', {
        etikett: 'Startdag',
        tips: 'ÅÅÅÅ-MM-DD, tidigast 2025-02-01 och senast i dag',
      }),
    ]),
  ],
});

const fore = (form: Form): Formdel => ({
  id: 'd-fore',
  rubrik: 'Direkt före insatsen',
  fragor: [
    fraga([
      valjlista(form, 'utbildning', {
        etikett: 'Högsta avslutade utbildningsnivå',
        tom: 'Välj nivå',
        val: val(['Grundskola', 'Gymnasieskola']),
      }),
    ]),
    fraga([
      talfalt(form, 'forsorjningstid', {
        etikett: 'Hur länge har deltagaren varit i behov av offentlig försörjning',
        tips: 'Hela år i följd före insatsen, 0–60',
        efter: 'år',
      }),
    ]),
    fraga(
      [
        kryssrutor(form, 'forsorjning', {
          etikett: 'Offentlig försörjning före insatsen',
          tips: 'Välj en eller flera.',
          val: val(forsorjningar),
          ensam: { varde: 'ingen', text: 'Ingen offentlig försörjning' },
        }),
      ],
      {
        rubrik: 'Vad räknas som offentlig försörjning',
        stycken: [['Föräldrapenning är ', betonat('Ingen offentlig försörjning'), '.']],
      },
    ),
    fraga([
      janej(form, 'arbetat', {
        etikett: 'Arbetat direkt före insatsen',
        foljd: [
          omfattning(form, 'arbetatOmfattning'),
          radioknappar(form, 'arbetstyp', {
            etikett: 'Typ av arbete',
            val: val(['Arbete utan subvention', 'Eget företag']),
          }),
        ],
      }),
    ]),
    fraga([
      janej(form, 'studerat', {
        etikett: 'Studerat direkt före insatsen',
        foljd: [omfattning(form, 'studeratOmfattning')],
      }),
    ]),
    fraga([textruta(form, 'skal', { etikett: 'Skäl till rättelsen' })]),
  ],
});

const ordning = ['samtyckesdatum', 'startdag', 'forsorjning', 'arbetatOmfattning', 'arbetstyp'];

/** The questions of an inregistrering, enough of them to have every kind of field. */
export const formular = (form: Form): Formular => ({
  titel: 'Registrera deltagare, Vägen vidare',
  rubrik: 'Registrera deltagare',
  ingress: [['Vägen vidare, Provdalen. ', lank('Byt insats', '/insatser')]],
  smulor: [
    { text: 'Start', href: '/' },
    { text: 'Vägen vidare', href: '/insatser/1' },
    { text: 'Registrera deltagare' },
  ],
  fel: felsammanfattning(form, ordning),
  nyckel: '1f0c',
  delar: [samtycke(form), fore(form)],
  spararad: { spara: 'Spara', utkast: 'Spara utkast', avbryt: '/', lage: 'Utkast sparat 10.44' },
});

/** What a person typed, with five faults in it. */
export const felIfylld: Form = {
  values: {
    personnummer: '19900602-2397',
    samtycke: 'ja',
    startdag: '2026-11-31',
    utbildning: '2',
    forsorjningstid: '3',
    forsorjning: ['1', '8', 'ingen'],
    arbetat: 'ja',
    studerat: 'ja',
    studeratOmfattning: '50',
  },
  errors: {
    arbetstyp: 'Välj typ av arbete',
    startdag: 'Skriv en startdag som finns. November har 30 dagar.',
    samtyckesdatum: 'Fyll i datumet på blanketten',
    forsorjning: 'Välj antingen Ingen offentlig försörjning eller det som personen har',
    arbetatOmfattning: 'Fyll i hur många procent personen arbetade, 1–100',
  },
};

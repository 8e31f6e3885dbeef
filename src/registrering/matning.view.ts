import type { Matning } from '../deltagande/deltagande.rules.ts';
import { valbara, type Post, type Svarslistor } from '../styrdata/styrdata.rules.ts';
import { isDag, type Dag } from '../shared/datum.ts';
import { janej, kryssrutor, radioknappar, talfalt } from '../web/falt.ts';
import type { Falt } from '../web/falttyp.ts';
import type { Form } from '../web/form.ts';
import { fraga, type Fraga, type Hjalp } from '../web/fraga.ts';
import { matningsetiketter, type Tillfalle } from './matning.rules.ts';

const narText = {
  fore: 'Direkt före betyder inom en vecka före startdagen.',
  efter: 'Svara för hur det är när personen lämnar insatsen.',
} as const;

const hjalp = (tillfalle: Tillfalle) =>
  ({
    forsorjning: {
      rubrik: 'Vad räknas som offentlig försörjning',
      stycken: [
        narText[tillfalle],
        'Föräldrapenning, ålderspension och liknande räknas som Ingen offentlig försörjning. Det gör också vilande aktivitetsersättning när personen arbetar mot lön.',
      ],
    },
    arbetssokande: {
      rubrik: 'Vad räknas som aktivt arbetssökande',
      stycken: [
        'Personen söker arbete aktivt och kan ta ett anvisat arbete genast. Att bara vara inskriven räcker inte.',
      ],
    },
    arbetar: {
      rubrik: 'Anställd men arbetar inte',
      stycken: [
        'Svara nej om personen är anställd men inte arbetar eller inte kan arbeta. 100 procent är 40 timmar i veckan.',
      ],
    },
    studerar: {
      rubrik: 'Vad räknas som studier',
      stycken: ['Även arbetsmarknadsutbildning räknas som studier.'],
    },
  }) satisfies Record<string, Hjalp>;

const valFor = (poster: readonly Post[]) => poster.map(({ kod, text }) => ({ varde: kod, text }));

const valda = (form: Form, namn: string): readonly string[] => [form.values[namn] ?? []].flat().map(String);

const forsorjningFalt = (form: Form, poster: readonly Post[], etikett: string): Falt => {
  const ensam = poster.find((post) => post.ensam);
  return kryssrutor(form, 'forsorjning', {
    etikett,
    tips: 'Välj en eller flera.',
    val: valFor(poster.filter((post) => !post.ensam)),
    ...(ensam === undefined ? {} : { ensam: { varde: ensam.kod, text: ensam.text } }),
  });
};

const omfattningFalt = (form: Form, namn: string, tips: string): Falt =>
  talfalt(form, namn, { etikett: 'Omfattning i procent', tips, efter: '%' });

/** The day that a form concerns: the one typed, or today until there is one. What is offered follows it. */
export const gallandeDag = (form: Form, falt: 'startdag' | 'avslutningsdag', idag: Dag): Dag => {
  const typad = form.values[falt];
  return typeof typad === 'string' && isDag(typad.trim()) ? typad.trim() : idag;
};

/** The questions that are the same before and after, offered as the lists were on `dag`. */
export const matningFragor = (
  form: Form,
  listor: Svarslistor,
  tillfalle: Tillfalle,
  dag: Dag,
): readonly Fraga[] => {
  const etikett = matningsetiketter[tillfalle];
  const text = hjalp(tillfalle);
  const arbetstyper = valbara(listor.arbetstyp, dag, valda(form, 'arbetstyp'));
  const arbete = [
    omfattningFalt(form, 'arbete_omfattning', '1–100. 100 procent är 40 timmar i veckan.'),
    radioknappar(form, 'arbetstyp', { etikett: 'Typ av arbete', val: valFor(arbetstyper) }),
  ];
  const studier = [omfattningFalt(form, 'studier_omfattning', '1–100. 100 procent är heltid.')];
  const forsorjning = valbara(listor.forsorjning, dag, valda(form, 'forsorjning'));
  return [
    fraga([forsorjningFalt(form, forsorjning, etikett.forsorjning)], text.forsorjning),
    fraga([janej(form, 'arbetssokande', { etikett: etikett.arbetssokande })], text.arbetssokande),
    fraga([janej(form, 'arbetar', { etikett: etikett.arbetar, foljd: arbete })], text.arbetar),
    fraga([janej(form, 'studerar', { etikett: etikett.studerar, foljd: studier })], text.studerar),
  ];
};

/** Fields of the common questions in the order of the page, for the error summary. */
export const matningOrdning = [
  'forsorjning',
  'arbetssokande',
  'arbetar',
  'arbete_omfattning',
  'arbetstyp',
  'studerar',
  'studier_omfattning',
] as const;

const jaNej = (ja: boolean) => (ja ? 'ja' : 'nej');

/** Stored answers as the form's typed values, for a correction. */
export const matningValues = ({ forsorjning, arbetssokande, arbete, studier }: Matning): Form['values'] => ({
  forsorjning,
  arbetssokande: jaNej(arbetssokande),
  arbetar: jaNej(arbete !== null),
  ...(arbete === null ? {} : { arbete_omfattning: arbete.omfattning, arbetstyp: arbete.arbetstypKod }),
  studerar: jaNej(studier !== null),
  ...(studier === null ? {} : { studier_omfattning: studier.omfattning }),
});

import { valbaraAr } from '../anonym/anonym.rules.ts';
import { insatsPath, startPath } from '../insats/sidor.rules.ts';
import type { Dag } from '../shared/datum.ts';
import type { Meddelande } from '../web/delar.ts';
import { talfalt, textfalt, valjlista } from '../web/falt.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import { formWith, nyckelFor, type Form } from '../web/form.ts';
import { fraga, type Fraga } from '../web/fraga.ts';
import { page, type Page, type Smula } from '../web/page.ts';
import { kvittorad, type Kvittotid } from '../web/kvittorad.ts';
import { lank } from '../web/text.ts';
import { url } from '../web/url.ts';
import { volymPath } from './adress.rules.ts';
import { historikModel, type Historik } from './historik.view.ts';
import type { Volymhinder, Volyminsats, Volympost, Volymsumma } from './volym.rules.ts';

interface Volymsida extends Page {
  /** Left out for who only reads, and when nothing can be registered. */
  readonly formular: {
    readonly action: string;
    readonly nyckel: string;
    readonly fragor: readonly Fraga[];
    readonly spararad: { spara: string; utkast: null; avbryt: string; lage: null };
  } | null;
  readonly historik: Historik;
}
export const volymPage = page<Volymsida>('volym/registrera');

const fragor = (form: Form, aren: readonly number[]): readonly Fraga[] => {
  const medAr = { ...form, values: { ...form.values, ar: form.values['ar'] ?? String(aren[0]) } };
  const val = aren.map((ar) => ({ varde: String(ar), text: String(ar) }));
  return [
    fraga([valjlista(medAr, 'ar', { etikett: 'År', bredd: 'b-8', val })]),
    fraga(
      [
        talfalt(form, 'antal', { etikett: 'Antal', bredd: 'b-8', tips: 'Alla tillsammans' }),
        talfalt(form, 'kvinnor', { etikett: 'Kvinnor', bredd: 'b-8', tips: 'Om du vet' }),
        talfalt(form, 'man', { etikett: 'Män', bredd: 'b-8', tips: 'Om du vet' }),
      ],
      {
        rubrik: 'Hur skriver jag antalet',
        stycken: [
          'Skriv antalet, eller hur många kvinnor och män det var. Skriver du kvinnor och män räknas antalet ut.',
          'Har du skrivit fel tar du tillbaka posten i historiken och registrerar på nytt.',
        ],
      },
      true,
    ),
    fraga([
      textfalt(form, 'anteckning', {
        etikett: 'Anteckning',
        tips: 'Till exempel vilken dag konferensen var. Skriv inga personuppgifter.',
      }),
    ]),
  ];
};

/** Why nothing can be registered; null when it can. */
const stopp = ({ namn, deltagarregistrering }: Volyminsats, aren: readonly number[]): Meddelande | null => {
  if (deltagarregistrering !== 'endast_antal')
    return {
      slag: 'info',
      text: `${namn} är ingen volyminsats. Där registreras deltagare, inte bara antal.`,
    };
  if (aren.length > 0) return null;
  return { slag: 'info', text: `${namn} har inte börjat. Registrera antal när insatsen har börjat.` };
};

/** Breadcrumbs of a page about the numbers of an insats. */
export const volymsmulor = ({ id, namn }: Volyminsats, ...sist: readonly Smula[]): readonly Smula[] => [
  { text: 'Start', href: startPath },
  { text: namn, href: url(insatsPath, { insatsId: id }) },
  ...sist,
];

/** What the page is made of beside the form. */
export interface Volymunderlag {
  readonly insats: Volyminsats;
  readonly idag: Dag;
  readonly kan: boolean;
  readonly summor: readonly Volymsumma[];
  readonly poster: readonly Volympost[];
  readonly sida: number;
  readonly sidor: number;
}

/** "Registrera antal deltagare": the form for the insatsansvarig, and for all what is registered. */
export const volymModel = (
  underlag: Volymunderlag,
  form: Form,
  meddelande: Meddelande | null = null,
): Volymsida => {
  const { insats, idag, kan } = underlag;
  const aren = valbaraAr(insats, idag);
  const hinder = stopp(insats, aren);
  const rubrik = kan ? 'Registrera antal deltagare' : 'Antal deltagare';
  const tillInsatsen = url(insatsPath, { insatsId: insats.id });
  return {
    titel: `${rubrik}, ${insats.namn}`,
    rubrik,
    ingress: [[lank(insats.namn, tillInsatsen), `, ${insats.samverkansorganisation}`]],
    smulor: volymsmulor(insats, { text: rubrik }),
    fel: felsammanfattning(form, ['ar', 'antal', 'kvinnor', 'man', 'anteckning']),
    meddelande: hinder ?? meddelande,
    formular:
      !kan || hinder !== null
        ? null
        : {
            action: url(volymPath, { insatsId: insats.id }),
            nyckel: nyckelFor(form),
            fragor: fragor(form, aren),
            spararad: { spara: 'Spara', utkast: null, avbryt: tillInsatsen, lage: null },
          },
    historik: historikModel(insats.id, underlag, kan),
  };
};

const hindertext: Record<Volymhinder, string> = {
  inte_volyminsats: 'Registrera varje deltagare i stället. Bara i en volyminsats registreras antal.',
  inte_borjat: 'Vänta tills insatsen har börjat',
  ar_utanfor: 'Välj ett år när insatsen pågår',
};

/** The form again with why it was refused. */
export const volymhinderForm = (body: unknown, hinder: Volymhinder): Form =>
  formWith(body, { ar: hindertext[hinder] });

/** The values of an entry that was taken back, for the right number to be written from. */
export const vardenUr = ({ ar, antal, kvinnor, man, anteckning }: Volympost): Form => ({
  values: {
    ar: String(ar),
    antal: kvinnor === null ? String(antal) : '',
    kvinnor: kvinnor ?? '',
    man: man ?? '',
    anteckning: anteckning ?? '',
  },
  errors: {},
});

/** The receipt line. */
export const volymkvitto = ({ handling, ...kvitto }: Kvittotid & { handling: string }): Meddelande => ({
  slag: 'klart',
  text: kvittorad(
    kvitto,
    handling === 'volym_rattad'
      ? 'Posten är tagen tillbaka. Registrera det rätta antalet här. Sparat '
      : 'Antalet är registrerat. Sparat ',
  ),
});

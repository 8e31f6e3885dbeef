import type { Inregistrering, Varning } from './inregistrering.rules.ts';
import type { Insats } from '../insats/insats.rules.ts';
import { forsorjningstidEtikett, utbildningEtikett } from './matning.rules.ts';
import { gallandeDag, matningFragor, matningOrdning, matningValues } from './matning.view.ts';
import type { Dag } from '../shared/datum.ts';
import { valbara, type Svarslistor } from '../styrdata/styrdata.rules.ts';
import { datumfalt, kryssruta, talfalt, textfalt, textruta, valjlista } from '../web/falt.ts';
import type { Falt } from '../web/falttyp.ts';
import type { Form } from '../web/form.ts';
import { fraga, type Formdel } from '../web/fraga.ts';
import { lank } from '../web/text.ts';

interface Fakta {
  readonly insats: Insats;
  readonly idag: Dag;
  readonly listor: Svarslistor;
  /** Shown when name and kommun are written by hand. */
  readonly kommuner: readonly { readonly kod: string; readonly namn: string }[] | null;
  /** Asked for when a deltagande that has ended is corrected. */
  readonly skal: boolean;
}

const manuellDel = (form: Form, kommuner: NonNullable<Fakta['kommuner']>): Formdel => ({
  id: 'd-person',
  rubrik: 'Personen',
  fragor: [
    fraga([textfalt(form, 'namn', { etikett: 'Namn', tips: 'Förnamn och efternamn' })]),
    fraga([
      valjlista(form, 'kommun', {
        etikett: 'Folkbokförd i kommun',
        val: kommuner.map(({ kod, namn }) => ({ varde: kod, text: namn })),
        tom: 'Välj kommun',
        bredd: 'b-16',
      }),
    ]),
  ],
});

const samtyckeDel = (form: Form, { insats }: Fakta): Formdel => ({
  id: 'd-samtycke',
  rubrik: 'Samtycke och start',
  fragor: [
    fraga(
      [
        kryssruta(form, 'samtycke', { etikett: 'Skriftligt samtycke (blankett 9443) är undertecknat' }),
        datumfalt(form, 'samtycke_datum', {
          etikett: 'Datum på blanketten',
          tips: 'ÅÅÅÅ-MM-DD, senast i dag',
        }),
      ],
      {
        rubrik: 'Om samtycke saknas',
        stycken: [
          [
            'Utan skriftligt samtycke sparas inga personuppgifter. Registrera i stället personen under ',
            lank('Registrera anonyma deltagare', `/insatser/${insats.id}/anonyma`),
            '.',
          ],
          'Ett samtycke gäller en insats och en start.',
        ],
      },
    ),
    fraga([
      datumfalt(form, 'startdag', {
        etikett: 'Startdag',
        tips: `ÅÅÅÅ-MM-DD, tidigast ${insats.startdatum} och senast i dag`,
      }),
    ]),
  ],
});

const bakgrundDel = (form: Form, { listor, idag }: Fakta): Formdel => ({
  id: 'd-bakgrund',
  rubrik: 'Bakgrund',
  fragor: [
    fraga(
      [
        valjlista(form, 'utbildningsniva', {
          etikett: utbildningEtikett,
          val: valbara(listor.utbildningsniva, idag, [String(form.values['utbildningsniva'])]).map(
            ({ kod, text }) => ({ varde: kod, text }),
          ),
          tom: 'Välj nivå',
        }),
      ],
      { rubrik: 'Utländsk utbildning', stycken: ['Välj den svenska nivå som motsvarar utbildningen.'] },
    ),
    fraga(
      [
        talfalt(form, 'forsorjning_ar', {
          etikett: forsorjningstidEtikett,
          tips: 'Hela år i följd före insatsen, 0–60',
          efter: 'år',
        }),
      ],
      {
        rubrik: 'Så räknas tiden',
        stycken: [
          'Räkna obruten tid fram till startdagen. Bortse från avbrott på upp till en månad. Mindre än ett år är 0.',
        ],
      },
    ),
  ],
});

/** The reason for a correction of something already ended. */
export const skalDel = (form: Form): Formdel => ({
  id: 'd-skal',
  rubrik: 'Skäl',
  fragor: [
    fraga([
      textruta(form, 'skal', {
        etikett: 'Varför rättas uppgifterna',
        tips: 'Syns i ändringshistoriken. Skriv inga namn eller personnummer.',
        rader: 2,
      }),
    ]),
  ],
});

/** The questions of a start, in the order of the paper form. */
export const inregistreringDelar = (form: Form, idagens: Fakta): readonly Formdel[] => {
  const fakta = { ...idagens, idag: gallandeDag(form, 'startdag', idagens.idag) };
  return [
    ...(fakta.kommuner === null ? [] : [manuellDel(form, fakta.kommuner)]),
    samtyckeDel(form, fakta),
    bakgrundDel(form, fakta),
    {
      id: 'd-fore',
      rubrik: 'Direkt före insatsen',
      fragor: matningFragor(form, fakta.listor, 'fore', fakta.idag),
    },
    ...(fakta.skal ? [skalDel(form)] : []),
  ];
};

/** Fields in the order of the page, for the error summary. */
export const inregistreringOrdning = [
  'personnummer',
  'stadsdel',
  'registrering',
  'namn',
  'kommun',
  'samtycke',
  'samtycke_datum',
  'startdag',
  'utbildningsniva',
  'forsorjning_ar',
  ...matningOrdning,
  'skal',
  'bekrafta',
] as const;

/** What is stored, as the form's typed values. */
export const inregistreringValues = (i: Inregistrering): Form['values'] => ({
  samtycke: 'ja',
  samtycke_datum: i.samtyckeDatum,
  startdag: i.startdag,
  utbildningsniva: i.inmatning.utbildningsnivaKod,
  forsorjning_ar: i.inmatning.forsorjningAr,
  stadsdel: i.stadsdelKod ?? '',
  ...matningValues(i.inmatning),
});

const varningText: Record<Varning, string> = {
  start_over_ett_ar: 'startdagen är mer än ett år sedan',
  lagre_utbildning: 'utbildningsnivån är lägre än vid en tidigare start',
  lang_forsorjning: 'tiden i offentlig försörjning är mer än 30 år',
};

/** What the user has to confirm, as the message at the box to tick. */
export const bekraftaText = (varningar: readonly Varning[]): string =>
  `Kontrollera att det stämmer: ${varningar.map((namn) => varningText[namn]).join(', ')}. Kryssa i rutan och spara igen.`;

/** `varningar` is what the user confirms, comma separated. */
export const bekraftaFalt = (form: Form, varningar: string): Falt =>
  kryssruta(form, 'bekrafta', { etikett: 'Uppgifterna stämmer', varde: varningar });

import type { Dag } from '../shared/datum.ts';
import { valbara, type Svarslistor } from '../styrdata/styrdata.rules.ts';
import { datumfalt, valjlista } from '../web/falt.ts';
import type { Form } from '../web/form.ts';
import { fraga, type Formdel } from '../web/fraga.ts';
import { skalDel } from './inregistrering.view.ts';
import { gallandeDag, matningFragor, matningOrdning, matningValues } from './matning.view.ts';
import type { Utregistrering } from './utregistrering.rules.ts';

interface Fakta {
  readonly startdag: Dag;
  readonly idag: Dag;
  readonly listor: Svarslistor;
  /** Asked for when a deltagande that has ended is corrected. */
  readonly skal: boolean;
}

const slutDel = (form: Form, { startdag, idag, listor }: Fakta): Formdel => ({
  id: 'd-slut',
  rubrik: 'Avslut',
  fragor: [
    fraga([
      datumfalt(form, 'avslutningsdag', {
        etikett: 'Avslutningsdag',
        tips: `ÅÅÅÅ-MM-DD, tidigast ${startdag} och senast i dag`,
      }),
    ]),
    fraga(
      [
        valjlista(form, 'avslutsanledning', {
          etikett: 'Avslutsanledning',
          val: valbara(listor.avslutsanledning, idag, [String(form.values['avslutsanledning'])]).map(
            ({ kod, text }) => ({ varde: kod, text }),
          ),
          tom: 'Välj anledning',
        }),
      ],
      {
        rubrik: 'Vilken anledning ska jag välja',
        stycken: [
          'Välj det som bäst beskriver varför personen slutade. Vid Avliden besvaras inga fler frågor.',
          'Felregistrering betyder att inregistreringen aldrig skulle ha gjorts. När du sparar får du välja skäl.',
        ],
      },
    ),
  ],
});

/** The questions of an end, in the order of the paper form. */
export const utregistreringDelar = (form: Form, idagens: Fakta): readonly Formdel[] => {
  const fakta = { ...idagens, idag: gallandeDag(form, 'avslutningsdag', idagens.idag) };
  return [
    slutDel(form, fakta),
    {
      id: 'd-efter',
      rubrik: 'Efter insatsen',
      fragor: matningFragor(form, fakta.listor, 'efter', fakta.idag),
    },
    ...(fakta.skal ? [skalDel(form)] : []),
  ];
};

/** Fields in the order of the page, for the error summary. */
export const utregistreringOrdning = [
  'avslutningsdag',
  'avslutsanledning',
  ...matningOrdning,
  'skal',
] as const;

/** What is stored, as the form's typed values. */
export const utregistreringValues = (u: Utregistrering): Form['values'] => ({
  avslutningsdag: u.avslutningsdag,
  avslutsanledning: u.avslutsanledningKod,
  ...(u.utmatning === null ? {} : matningValues(u.utmatning)),
});

import { langDag, tidpunkt, type Dag } from '../shared/datum.ts';
import { datumfalt, talfalt, textfalt } from '../web/falt.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import { nyckelFor, type Form } from '../web/form.ts';
import { fraga, type Fraga } from '../web/fraga.ts';
import { page, type Page } from '../web/page.ts';
import { tid, type Text } from '../web/text.ts';
import { regeltext, type Gallringsregel } from './gallring.rules.ts';
import { smulor } from './ord.view.ts';
import { gallringarPath, nyRegelPath } from './sidor.rules.ts';

interface Regelsida extends Page {
  readonly action: string;
  readonly nyckel: string;
  readonly fragor: readonly Fraga[];
  readonly avbryt: string;
  readonly regler: readonly {
    readonly sparas: string;
    readonly beslut: string;
    readonly fran: Text;
    readonly satt: string;
  }[];
}
export const regelPage = page<Regelsida>('gallring/regel');

interface Underlag {
  readonly regler: readonly Gallringsregel[];
  readonly galler: string | null;
}

const fragorna = (form: Form): readonly Fraga[] => [
  fraga([
    talfalt(form, 'ar', {
      etikett: 'Antal kalenderår',
      tips: 'Räknas från slutet av det år då deltagandet avslutades. Med 5 år gallras det som avslutades 2020 från och med 2026.',
    }),
  ]),
  fraga([
    textfalt(form, 'diarienummer', { etikett: 'Beslutets diarienummer', tips: 'Utan namn och personnummer' }),
  ]),
  fraga([datumfalt(form, 'galler_fran', { etikett: 'Gäller från', tips: 'I dag eller senare' })]),
];

/** The form of a new rule, and every version there has been. */
export const regelModel = ({ regler, galler }: Underlag, form: Form, idag: Dag): Regelsida => ({
  titel: 'Regel för gallring av deltaganden',
  rubrik: 'Regel för gallring av deltaganden',
  ingress: [
    'Hur länge avslutade deltaganden sparas med namn. En ny regel ersätter den gamla, som finns kvar i listan.',
  ],
  smulor: [...smulor, { text: 'Regel' }],
  fel: felsammanfattning(form, ['ar', 'diarienummer', 'galler_fran']),
  action: nyRegelPath,
  nyckel: nyckelFor(form),
  fragor: fragorna(
    'galler_fran' in form.values ? form : { ...form, values: { ...form.values, galler_fran: idag } },
  ),
  avbryt: gallringarPath,
  regler: regler.map((regel) => ({
    sparas: `${regeltext(regel.ar)}${regel.id === galler ? ' (gäller nu)' : ''}`,
    beslut: regel.diarienummer,
    fran: [tid(regel.gallerFran, langDag(regel.gallerFran))],
    satt: `${tidpunkt(regel.sattAt)} av ${regel.sattAv}`,
  })),
});

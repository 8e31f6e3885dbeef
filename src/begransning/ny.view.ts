import { kryssruta, radioknappar, textfalt } from '../web/falt.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import { nyckelFor, type Form } from '../web/form.ts';
import { fraga, type Formdel } from '../web/fraga.ts';
import { page, type Page } from '../web/page.ts';
import { url } from '../web/url.ts';
import {
  begransningsgrunder,
  begransningsgrundText,
  havningsgrunder,
  type Begransning,
  type Slag,
} from './begransning.rules.ts';
import { begransningarPath, begransningPath, havningPath, nyBegransningPath } from './sidor.rules.ts';

interface Nysida extends Page {
  readonly action: string;
  readonly nyckel: string;
  readonly foljder: readonly string[];
  readonly delar: readonly Formdel[];
  readonly avbryt: string;
}
export const nyBegransningPage = page<Nysida>('begransning/ny');

const styrkt: Record<Slag, string> = {
  begransning: 'Jag har kontrollerat vem som begär begränsningen',
  havning: 'Personen är underrättad om att begränsningen hävs',
};

const numret = (form: Form): Formdel => ({
  id: 'vem',
  rubrik: 'Vem det gäller',
  fragor: [
    fraga(
      [
        textfalt(form, 'personnummer', {
          etikett: 'Personnummer',
          tips: 'Tolv siffror, ÅÅÅÅMMDD-NNNN',
          bredd: 'b-16',
          inputmode: 'numeric',
        }),
      ],
      {
        rubrik: 'Vad som händer med personnumret',
        stycken: [
          'SUS söker inte på det förrän beställningen godkänns. Då skriver en annan handläggare samma nummer, och det raderas ur beställningen.',
        ],
      },
    ),
  ],
});

const begaran = (form: Form, slag: Slag): Formdel => ({
  id: 'begaran',
  rubrik: 'Begäran',
  fragor: [
    fraga([textfalt(form, 'diarienummer', { etikett: 'Diarienummer', tips: 'Utan namn och personnummer' })]),
    fraga([
      radioknappar(form, 'grund', {
        etikett: 'Grund',
        val: (slag === 'begransning' ? begransningsgrunder : havningsgrunder).map((en) => ({
          varde: en,
          text: begransningsgrundText[en],
        })),
      }),
    ]),
    fraga([kryssruta(form, 'styrkt', { etikett: styrkt[slag] })]),
  ],
});

const delar = (form: Form, slag: Slag): readonly Formdel[] => [numret(form), begaran(form, slag)];

const ordning = ['personnummer', 'diarienummer', 'grund', 'styrkt'];
const smulor = [
  { text: 'Start', href: '/' },
  { text: 'Begränsning av behandling', href: begransningarPath },
];

/** The form of a new order. */
export const nyBegransningModel = (form: Form): Nysida => ({
  titel: 'Beställ begränsning',
  rubrik: 'Beställ begränsning',
  ingress: ['En annan handläggare godkänner. Allt loggas.'],
  smulor: [...smulor, { text: 'Beställ' }],
  fel: felsammanfattning(form, ordning),
  action: nyBegransningPath,
  nyckel: nyckelFor(form),
  foljder: [
    'Alla deltaganden som personen har lagras, men ingen kan öppna, ändra eller hämta ut dem, och ingen ser namnet.',
    'De räknas som förut i rapporter, och finns i ett registerutdrag.',
    'Personen kan fortfarande återkalla sitt samtycke. Då raderas uppgifterna.',
  ],
  delar: delar(form, 'begransning'),
  avbryt: begransningarPath,
});

/** The form that orders the lifting of a begränsning. */
export const havningModel = ({ id, nummer, diarienummer }: Begransning, form: Form): Nysida => ({
  titel: `Häv begränsning ${String(nummer)}`,
  rubrik: `Häv begränsning ${String(nummer)}`,
  ingress: [diarienummer],
  smulor: [
    ...smulor,
    { text: String(nummer), href: url(begransningPath, { begransningId: id }) },
    { text: 'Häv' },
  ],
  fel: felsammanfattning(form, ordning),
  action: url(havningPath, { begransningId: id }),
  nyckel: nyckelFor(form),
  foljder: [
    'Begränsningen gäller tills en annan handläggare har godkänt.',
    'Sedan visas och ändras deltagandena som förut av insatsens deltagaransvariga.',
    'Personen ska vara underrättad innan (artikel 18.3).',
  ],
  delar: delar(form, 'havning'),
  avbryt: url(begransningPath, { begransningId: id }),
});

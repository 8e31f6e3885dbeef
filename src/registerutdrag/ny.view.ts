import { kryssruta, radioknappar, textfalt } from '../web/falt.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import { nyckelFor, type Form } from '../web/form.ts';
import { fraga, type Formdel } from '../web/fraga.ts';
import { page, type Page } from '../web/page.ts';
import { grunder, grundText, hamtningstimmar } from './registerutdrag.rules.ts';
import { nyttRegisterutdragPath, registerutdragenPath } from './sidor.rules.ts';

interface Nysida extends Page {
  readonly action: string;
  readonly nyckel: string;
  readonly delar: readonly Formdel[];
  readonly avbryt: string;
}
export const nyttRegisterutdragPage = page<Nysida>('registerutdrag/ny');

const delar = (form: Form): readonly Formdel[] => [
  {
    id: 'vem',
    rubrik: 'Vem utdraget gäller',
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
            'SUS söker inte på det förrän utdraget hämtas, och raderar det ur beställningen när utdraget är hämtat, nekat eller för gammalt.',
          ],
        },
      ),
    ],
  },
  {
    id: 'begaran',
    rubrik: 'Begäran',
    fragor: [
      fraga([
        textfalt(form, 'diarienummer', { etikett: 'Diarienummer', tips: 'Utan namn och personnummer' }),
      ]),
      fraga([
        radioknappar(form, 'grund', {
          etikett: 'Begärt av',
          val: grunder.map((en) => ({ varde: en, text: grundText[en] })),
        }),
      ]),
      fraga([kryssruta(form, 'styrkt', { etikett: 'Jag har kontrollerat vem som begär utdraget' })]),
    ],
  },
];

/** The form of a new order. */
export const nyttRegisterutdragModel = (form: Form): Nysida => ({
  titel: 'Beställ registerutdrag',
  rubrik: 'Beställ registerutdrag',
  ingress: [
    `En annan handläggare godkänner. Sedan hämtar du utdraget en gång, inom ${String(hamtningstimmar)} timmar. Allt loggas.`,
  ],
  smulor: [
    { text: 'Start', href: '/' },
    { text: 'Registerutdrag', href: registerutdragenPath },
    { text: 'Beställ' },
  ],
  fel: felsammanfattning(form, ['personnummer', 'diarienummer', 'grund', 'styrkt']),
  action: nyttRegisterutdragPath,
  nyckel: nyckelFor(form),
  delar: delar(form),
  avbryt: registerutdragenPath,
});

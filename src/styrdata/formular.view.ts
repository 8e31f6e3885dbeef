import { datumfalt, textfalt, textruta, valjlista } from '../web/falt.ts';
import type { Form } from '../web/form.ts';
import { fraga, type Fraga } from '../web/fraga.ts';
import type { Skillnad } from '../web/konflikt.ts';
import {
  listor,
  systempostText,
  tillhorRubrik,
  valbaraTillhor,
  type Listnamn,
  type Listpost,
} from './listor.rules.ts';

export interface Formular {
  readonly action: string;
  readonly namn: string;
  readonly nyckel: string;
  readonly version: string | null;
  readonly konflikt: readonly Skillnad[];
  readonly fragor: readonly Fraga[];
  readonly spararad: { spara: string; utkast: null; avbryt: string; lage: null };
}

const nummerFalt = (lista: Listnamn, form: Form): Fraga[] => {
  if (lista !== 'lan' && lista !== 'kommun') return [];
  const tips = lista === 'lan' ? 'Två siffror' : 'Fyra siffror. De två första är länets kod.';
  const etikett = lista === 'lan' ? 'Länskod' : 'Kommunkod';
  return [fraga([textfalt(form, 'nummer', { etikett, tips, bredd: 'b-4', inputmode: 'numeric' })])];
};

const tillhorFalt = (lista: Listnamn, form: Form, post: Listpost | null): Fraga[] => {
  const val = valbaraTillhor(lista);
  const last = post !== null && (lista !== 'forsorjning' || post.tillhor === 'ingen');
  if (last || val.length === 0) return [];
  return [
    fraga([
      valjlista(form, 'tillhor', {
        etikett: tillhorRubrik[lista] ?? '',
        bredd: 'b-16',
        tom: 'Välj',
        val: val.map(([varde, text]) => ({ varde, text })),
      }),
    ]),
  ];
};

/** The fields of an entry; `post` is the one that is changed, null for a new one. */
export const postfragor = (lista: Listnamn, form: Form, post: Listpost | null): readonly Fraga[] => {
  const { ordnas, harGiltighet } = listor[lista];
  const etikett = ordnas ? 'Text' : 'Namn';
  return [
    ...(post === null ? nummerFalt(lista, form) : []),
    ...tillhorFalt(lista, form, post),
    fraga([
      textfalt(form, 'text', { etikett, tips: `Högst ${ordnas ? '200' : '100'} tecken`, bredd: 'b-full' }),
    ]),
    ...(ordnas ? [fraga([textruta(form, 'hjalptext', { etikett: 'Hjälptext', rader: 3 })])] : []),
    ...(harGiltighet && (post === null || systempostText(lista, post.kod) === null)
      ? [
          fraga([
            datumfalt(form, 'galler_fran', {
              etikett: 'Gäller från och med',
              tips: 'ÅÅÅÅ-MM-DD. Lämna tomt om posten alltid har gällt.',
            }),
          ]),
        ]
      : []),
  ];
};

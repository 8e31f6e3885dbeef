import { listan } from '../formularutkast/formularutkast.rules.ts';
import { kryssruta } from '../web/falt.ts';
import type { Kryssruta } from '../web/falttyp.ts';
import type { Form } from '../web/form.ts';
import { koderI } from './falt.schema.ts';
import { flaggfalt } from './hantera.schema.ts';
import type { Namnregister } from './register.rules.ts';

/** "Kommun, stadsdel": the codes as one hidden field, and what they are called. */
export interface Omradespanel {
  readonly fel: string | null;
  readonly koder: string;
  readonly namn: readonly string[];
}

/** The panel as the form holds it, in the order of the names. */
export const omradesPanel = (form: Form, { omraden }: Namnregister): Omradespanel => {
  const koder = koderI(form.values, 'kommuner');
  return {
    fel: form.errors['kommuner'] ?? null,
    koder: koder.join(','),
    namn: omraden.filter(({ kod }) => koder.includes(kod)).map(({ namn }) => namn),
  };
};

interface Ingaenderad {
  readonly id: string;
  readonly namn: string;
  readonly typ: string;
  readonly fel: string | null;
  readonly flaggor: readonly { readonly rubrik: string; readonly kryss: Kryssruta }[];
}

/** "Ingående organisationer": one row each with its three flags. */
export interface Ingaendepanel {
  readonly fel: string | null;
  readonly rader: readonly Ingaenderad[];
}

const flaggor = [
  ['deltar', 'Deltar'],
  ['finansierar', 'Finansierar'],
  ['brukarMedel', 'Brukar medel'],
] as const;

/** The panel as the form holds it: a row for each organisation, stored or only picked. */
export const ingaendePanel = (form: Form, { organisationer }: Namnregister): Ingaendepanel => {
  const ids = listan(form.values, 'ingaende');
  return {
    fel: form.errors['ingaende'] ?? null,
    rader: organisationer
      .filter(({ id }) => ids.includes(id))
      .map(({ id, namn, typ }) => ({
        id,
        namn,
        typ,
        fel: form.errors[flaggfalt(id).deltar] ?? null,
        flaggor: flaggor.map(([flagga, rubrik]) => ({
          rubrik,
          kryss: kryssruta(form, flaggfalt(id)[flagga], { etikett: `${rubrik}, ${namn}` }),
        })),
      })),
  };
};

/** The fields of the panel in the order of the page, for the error summary. */
export const ingaendefalt = ({ values }: Form): readonly string[] => [
  'ingaende',
  ...listan(values, 'ingaende').flatMap((id) => Object.values(flaggfalt(id))),
];

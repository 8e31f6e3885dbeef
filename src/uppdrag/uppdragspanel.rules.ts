import { langDag, type Dag } from '../shared/datum.ts';
import type { Valt } from './uppdrag.rules.ts';
import { tillfalt, uppdragslistor, valjKnapp, type Uppdragslista } from './uppdragslista.rules.ts';

/** A user in a list of a form. `fran` is null for one who has not got the uppdrag yet. */
export interface Vald extends Valt {
  readonly namn: string;
  readonly arbetsgivare: string;
  readonly fran: Dag | null;
  readonly harRoll: boolean;
}

interface Panelrad {
  readonly anvandareId: string;
  readonly namn: string;
  readonly arbetsgivare: string;
  /** Why the uppdrag cannot be given; null when it can. */
  readonly anmarkning: string | null;
  readonly fran: string;
  readonly till: {
    readonly falt: string;
    readonly varde: string;
    readonly fel: string | null;
  };
}

/** The panel of a list in its parent's form: views/uppdrag/uppdragspanel. */
export interface Uppdragspanel {
  readonly lista: Uppdragslista;
  readonly rubrik: string;
  readonly ingen: string;
  readonly fel: string | null;
  readonly rader: readonly Panelrad[];
  /** `gor` of the button to "Välj användare". */
  readonly valj: string;
}

interface Form {
  readonly values: Readonly<Record<string, unknown>>;
  readonly errors: Readonly<Record<string, string>>;
}

/** The panel from those who are chosen (listValda) and the form as it stands. */
export const uppdragspanel = (
  lista: Uppdragslista,
  valda: readonly Vald[],
  { values, errors }: Form,
): Uppdragspanel => {
  const { rubrik, ingen } = uppdragslistor[lista];
  return {
    lista,
    rubrik,
    ingen,
    fel: errors[lista] ?? null,
    valj: valjKnapp(lista),
    rader: valda.map(({ anvandareId, namn, arbetsgivare, fran, till, harRoll }) => {
      const falt = tillfalt(lista, anvandareId);
      const varde = values[falt];
      return {
        anvandareId,
        namn,
        arbetsgivare,
        anmarkning: harRoll ? null : 'Har inte längre rollen',
        fran: fran === null ? 'När du sparar' : langDag(fran),
        till: { falt, varde: typeof varde === 'string' ? varde : (till ?? ''), fel: errors[falt] ?? null },
      };
    }),
  };
};

/** The fields of a panel in the order of the page, for the error summary. */
export const panelfalt = ({ lista, rader }: Uppdragspanel): readonly string[] => [
  lista,
  ...rader.map(({ till }) => till.falt),
];

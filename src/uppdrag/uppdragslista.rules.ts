import { isDag, type Dag } from '../shared/datum.ts';
import { uppdragshinderText, type Uppdragshinder, type Uppdragsroll, type Valt } from './uppdrag.rules.ts';

/** The lists of users that a form can hold, by the name of their field. */
export const uppdragslistor = {
  samverkansadministratorer: {
    roll: 'samverkansadministrator',
    rubrik: 'Samverkansadministratörer',
    ingen: 'Ingen är samverkansadministratör.',
  },
  insatsansvariga: {
    roll: 'insatsansvarig',
    rubrik: 'Insatsansvariga',
    ingen: 'Ingen är insatsansvarig.',
  },
  deltagaransvariga: {
    roll: 'deltagaransvarig',
    rubrik: 'Deltagaransvariga för insatsen',
    ingen: 'Ingen är deltagaransvarig för insatsen.',
  },
} as const satisfies Record<string, { roll: Uppdragsroll; rubrik: string; ingen: string }>;
export type Uppdragslista = keyof typeof uppdragslistor;

/** The list of an address or a form; null for any other text. */
export const listaAv = (text: unknown): Uppdragslista | null =>
  typeof text === 'string' && Object.hasOwn(uppdragslistor, text) ? (text as Uppdragslista) : null;

/** Where the users of a list are picked. */
export const valjAnvandarePath = '/utkast/:utkastId/anvandare';
/** What the button that leads there sends as `gor`. */
export const valjKnapp = (lista: Uppdragslista): string => `valj-${lista}`;

/** As many as a form takes along. */
export const flestValda = 60;

type Values = Readonly<Record<string, unknown>>;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The users of a list in a form, each once; what cannot be an id is left out. */
export const valdaIds = (values: Values, lista: Uppdragslista): readonly string[] => [
  ...new Set(
    [values[lista] ?? []].flat().filter((id) => typeof id === 'string' && uuid.test(id)) as string[],
  ),
];

/** The field of a user's last day. A user may stand in two lists of a page, so the list is part of its name. */
export const tillfalt = (lista: Uppdragslista, anvandareId: string): string => `till_${lista}_${anvandareId}`;

/** Uppdrag as the fields of a form: its values when it is opened. */
export const uppdragsvarden = (lista: Uppdragslista, uppdragen: readonly Valt[]): Values => ({
  [lista]: uppdragen.map(({ anvandareId }) => anvandareId),
  ...Object.fromEntries(uppdragen.map(({ anvandareId, till }) => [tillfalt(lista, anvandareId), till ?? ''])),
});

/** A form with other users in a list; the last days of those who left go along. */
export const medValda = (values: Values, lista: Uppdragslista, ids: readonly string[]): Values => {
  const borta = new Set(
    valdaIds(values, lista)
      .filter((id) => !ids.includes(id))
      .map((id) => tillfalt(lista, id)),
  );
  return {
    ...Object.fromEntries(Object.entries(values).filter(([falt]) => !borta.has(falt))),
    [lista]: [...ids],
  };
};

/** What is needed of the reader of forms (web/lasare). */
interface Lasare {
  readonly fel: (falt: string, text: string) => void;
  readonly dag: (falt: string, varde: string, texter: { readonly tomt: string; readonly vad: string }) => Dag;
}

const typed = (varde: unknown): string =>
  varde === undefined ? '' : (typeof varde === 'string' ? varde : JSON.stringify(varde)).trim();

/** The users of a list and their last days, read from a form; faults go to the reader. An empty last day is no last day. */
export const lasValda = (
  lasare: Lasare,
  values: Values,
  lista: Uppdragslista,
  idag: Dag,
): readonly Valt[] => {
  const ids = valdaIds(values, lista);
  if (ids.length > flestValda) lasare.fel(lista, `Välj högst ${String(flestValda)} användare`);
  return ids.map((anvandareId) => {
    const falt = tillfalt(lista, anvandareId);
    const varde = typed(values[falt]);
    if (varde === '') return { anvandareId, till: null };
    const till = lasare.dag(falt, varde, { tomt: '', vad: 'en slutdag' });
    if (isDag(till) && till < idag) lasare.fel(falt, uppdragshinderText.slut_passerat);
    return { anvandareId, till };
  });
};

/** A refusal as messages at the fields it is about: at those who lack the role, else at the list. */
export const uppdragsfel = (
  lista: Uppdragslista,
  hinder: Uppdragshinder,
  valda: readonly { readonly anvandareId: string; readonly namn: string; readonly harRoll: boolean }[],
): Readonly<Record<string, string>> => {
  const utan = valda.filter(({ harRoll }) => !harRoll);
  if (hinder !== 'saknar_roll' || utan.length === 0) return { [lista]: uppdragshinderText[hinder] };
  return Object.fromEntries(
    utan.map(({ anvandareId, namn }) => [
      tillfalt(lista, anvandareId),
      `Ta bort ${namn}, eller beställ rollen först`,
    ]),
  );
};

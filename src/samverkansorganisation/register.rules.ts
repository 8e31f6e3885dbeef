import { andringarMellan, type Andring } from '../andring/andring.rules.ts';
import type { Valt } from '../uppdrag/uppdrag.rules.ts';
import type { IngaendeOrganisation, Uppgifter } from './organisation.rules.ts';

/** What codes and ids are called, each list in Swedish order. */
export interface Namnregister {
  readonly omraden: readonly { readonly kod: string; readonly namn: string; readonly galler: boolean }[];
  readonly organisationer: readonly { readonly id: string; readonly namn: string; readonly typ: string }[];
  readonly anvandare: readonly {
    readonly id: string;
    readonly namn: string;
    readonly arbetsgivare: string;
  }[];
}

/** "deltar, brukar medel". */
export const flaggtext = ({ deltar, finansierar, brukarMedel }: IngaendeOrganisation): string =>
  [
    [deltar, 'deltar'],
    [finansierar, 'finansierar'],
    [brukarMedel, 'brukar medel'],
  ]
    .filter(([har]) => har)
    .map(([, text]) => text)
    .join(', ');

type Texter = ReadonlyMap<string, string>;
const texter = <T>(
  poster: readonly T[],
  namn: readonly { readonly id: string; readonly namn: string }[],
  lasning: { readonly id: (post: T) => string; readonly efter: (post: T) => string },
): Texter =>
  new Map(
    poster.map((post) => [
      lasning.id(post),
      `${namn.find(({ id }) => id === lasning.id(post))?.namn ?? 'okänd'}${lasning.efter(post)}`,
    ]),
  );

const valda = (lista: readonly Valt[], { anvandare }: Namnregister): Texter =>
  texter(lista, anvandare, {
    id: ({ anvandareId }) => anvandareId,
    efter: ({ till }) => (till === null ? '' : `, till och med ${till}`),
  });

const listor = (u: Uppgifter, namn: Namnregister): Readonly<Record<string, Texter>> => ({
  'Kommun, stadsdel': texter(
    u.kommuner,
    namn.omraden.map(({ kod, namn: text }) => ({ id: kod, namn: text })),
    { id: (kod) => kod, efter: () => '' },
  ),
  'Ingående organisation': texter(u.ingaende, namn.organisationer, {
    id: ({ organisationId }) => organisationId,
    efter: (rad) => ` (${flaggtext(rad)})`,
  }),
  Samverkansadministratör: valda(u.samverkansadministratorer, namn),
  Insatsansvarig: valda(u.insatsansvariga, namn),
});

const falten = (u: Uppgifter): Readonly<Record<string, string | null>> => ({
  Namn: u.namn,
  Beskrivning: u.beskrivning,
  Slutdatum: u.slutdatum,
  Adressinformation: u.adress,
  'Kontaktpersonens namn': u.kontaktNamn,
  'Kontaktpersonens titel': u.kontaktTitel,
  'Kontaktpersonens telefon': u.kontaktTelefon,
  'Kontaktpersonens e-post': u.kontaktEpost,
});

const iListan = (falt: string, fore: Texter, efter: Texter): readonly Andring[] =>
  [...new Set([...fore.keys(), ...efter.keys()])]
    .map((id) => ({ falt, fran: fore.get(id) ?? null, till: efter.get(id) ?? null }))
    .filter(({ fran, till }) => fran !== till);

/** What differs between two states in the words of the page: fields first, then who and what came and went in each list. */
export const skillnader = (fore: Uppgifter, efter: Uppgifter, namn: Namnregister): readonly Andring[] => {
  const [gamla, nya] = [listor(fore, namn), listor(efter, namn)];
  return [
    ...andringarMellan(falten(fore), falten(efter)),
    ...Object.entries(nya).flatMap(([falt, texterna]) =>
      iListan(falt, gamla[falt] ?? new Map<string, string>(), texterna),
    ),
  ];
};

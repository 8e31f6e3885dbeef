import { familjerna, uppat, type Landet } from './landet.rules.ts';
import type { Jamford } from './rapport.rules.ts';
import { nivaer, type Niva, type Plats, type Urval } from './urval.rules.ts';

export interface Landsdelar {
  readonly lan: readonly { readonly kod: string; readonly namn: string }[];
  readonly organisationer: readonly {
    readonly id: string;
    readonly namn: string;
    readonly lanKod: string | null;
  }[];
}
export interface Insatsplats {
  readonly id: string;
  readonly namn: string;
  readonly samverkansorganisationId: string;
  /** Only numbers are registered in it. */
  readonly volym: boolean;
}

/** The places of the country, as reports know them: riket, län, organisations, and the insatser of those that are looked into. */
export interface Karta extends Landet {
  readonly platser: readonly Jamford[];
}

const utanLan = '';
const nyckel = (niva: Niva, id: string) => `${niva}:${id}`;

interface Ny {
  readonly plats: Jamford;
  /** The place it lies in; null for riket. */
  readonly i: string | null;
  /** What counted rows call it. */
  readonly rad: string;
}

const nyaPlatser = ({ lan, organisationer }: Landsdelar, insatser: readonly Insatsplats[]): Ny[] => {
  const saknar = organisationer.some(({ lanKod }) => lanKod === null);
  const landets = saknar ? [...lan, { kod: utanLan, namn: 'Utan län' }] : lan;
  const ny = (niva: Niva, id: string, namn: string, i: string | null): Ny => {
    const rad = niva === 'riket' || niva === 'lan' ? nyckel(niva, id) : id;
    return { plats: { niva, id, namn }, i, rad };
  };
  return [
    ny('riket', '', 'Riket', null),
    ...landets.map(({ kod, namn }) => ny('lan', kod, namn, nyckel('riket', ''))),
    ...organisationer.map(({ id, namn, lanKod }) =>
      ny('samverkansorganisation', id, namn, nyckel('lan', lanKod ?? utanLan)),
    ),
    ...insatser.map(({ id, namn, samverkansorganisationId: o }) =>
      ny('insats', id, namn, nyckel('samverkansorganisation', o)),
    ),
  ];
};

/** Draws the map; each place stands after the one it lies in. */
export const karta = (landsdelar: Landsdelar, insatser: readonly Insatsplats[]): Karta => {
  const nya = nyaPlatser(landsdelar, insatser);
  const ordning = new Map(nya.map(({ plats: { niva, id } }, nod) => [nyckel(niva, id), nod]));
  return {
    platser: nya.map(({ plats }) => plats),
    idn: nya.map(({ rad }) => rad),
    foraldrar: nya.map(({ i }) => (i === null ? -1 : (ordning.get(i) ?? -1))),
  };
};

/** Where on the map the selection is; null when one of its places is not there. */
export const noderFor = ({ platser }: Karta, { niva, idn }: Plats): readonly number[] | null => {
  if (niva === 'riket') return [0];
  const noder = idn.map((id) => platser.findIndex((plats) => plats.niva === niva && plats.id === id));
  return noder.length === 0 || noder.includes(-1) ? null : [...new Set(noder)];
};

const liggerI = ({ foraldrar }: Karta, nod: number, omkring: number): boolean =>
  uppat(foraldrar, nod).includes(omkring);

/** Places counted together, and what they are called in the report; null is the selection when nothing is compared. */
export interface Grupp {
  readonly plats: Jamford | null;
  readonly noder: readonly number[];
}

/** What the report sets beside each other: the selection first, then every place of the level that lies in it or around it. */
export const grupper = (
  kartan: Karta,
  { plats: { niva }, jamforelse }: Urval,
  valda: readonly number[],
  namn: string,
): Grupp[] => {
  if (jamforelse === null) return [{ plats: null, noder: valda }];
  const [ensam] = valda.length === 1 ? valda : [];
  // Several places are no place on the map: they need an id of their own to be told from those they are compared with.
  const urvalet: Jamford = (ensam === undefined ? null : kartan.platser[ensam]) ?? {
    niva,
    id: 'urvalet',
    namn,
  };
  const andra = kartan.platser
    .map((plats, nod) => ({ plats, noder: [nod] }))
    .filter(
      ({ plats, noder: [nod = -1] }) =>
        plats.niva === jamforelse &&
        nod !== ensam &&
        valda.some((vald) => liggerI(kartan, nod, vald) || liggerI(kartan, vald, nod)),
    );
  return [{ plats: urvalet, noder: valda }, ...andra];
};

/** An organisation, and what its rows are counted as; null when its insatser are told apart. */
export type Uppdelning = readonly (readonly [organisation: string, rad: string | null])[];

/** How fine the country has to be read for these places to be decided on: the smallest place around each organisation that plays a part. */
export const uppdelning = (kartan: Karta, noder: readonly number[]): Uppdelning => {
  const { platser, idn, foraldrar } = kartan;
  const familjer = familjerna(kartan, noder);
  const delade = new Set(familjer.map(({ foralder }) => foralder));
  const med = new Set(familjer.flatMap(({ barn }) => barn));
  return platser.flatMap(({ niva, id }, nod) => {
    if (niva !== 'samverkansorganisation') return [];
    const minst = uppat(foraldrar, nod).find((n) => med.has(n)) ?? 0;
    return [[id, delade.has(nod) ? null : (idn[minst] ?? null)] as const];
  });
};

/** Whether the report counts nothing outside the selection. */
export const stannarInom = ({ plats, jamforelse }: Urval): boolean =>
  jamforelse === null || nivaer.indexOf(jamforelse) >= nivaer.indexOf(plats.niva);

/** The organisations whose insatser the report tells apart, or all that it counts. */
export const organisationerna = ({ organisationer }: Landsdelar, { niva, idn }: Plats): string[] =>
  organisationer
    .filter(({ id, lanKod }) => niva === 'riket' || idn.includes(niva === 'lan' ? (lanKod ?? utanLan) : id))
    .map(({ id }) => id);

/** The selection in words. */
export const platsnamn = ({ platser }: Karta, valda: readonly number[]): string => {
  const namn = valda.map((nod) => platser[nod]?.namn ?? '');
  return namn.length <= 3
    ? namn.join(', ')
    : `${namn.slice(0, 2).join(', ')} och ${String(namn.length - 2)} till`;
};

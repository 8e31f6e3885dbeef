import type { Demoperson } from '../folkbokforing/demoregister.rules.ts';
import { manaderFore, type Dag } from '../shared/datum.ts';
import { alderDen, type Personnummer } from '../shared/personnummer.ts';
import type { Demoinsats } from './insatser.rules.ts';

/** A stay in an insats; `till` is the last day, or the end of time while it is open. */
interface Vistelse {
  readonly insats: string;
  readonly till: Dag;
}

/** Whom to look for: someone new, someone who comes back to the insats, or someone known from another. */
export type Onskan = 'ny' | 'aterkommer' | 'annan_insats';

interface Fraga {
  readonly insats: Demoinsats;
  readonly startdag: Dag;
  readonly onskan: Onskan;
  /** Still there today. */
  readonly oppen: boolean;
}

export const tidensSlut: Dag = '9999-12-31';

const stammer: Record<Onskan, (antal: number, harVaritHar: boolean) => boolean> = {
  ny: (antal) => antal === 0,
  aterkommer: (_antal, harVaritHar) => harVaritHar,
  annan_insats: (antal, harVaritHar) => antal > 0 && !harVaritHar,
};

export interface Personval {
  valj(fraga: Fraga): Demoperson;
  /** Remembers a stay, so that the person is not chosen for the same time again. */
  minns(person: Demoperson, vistelse: Vistelse): void;
}

/** Chooses deltagare among those who live in a förbund, so that nobody is twice in one insats at the same time. */
export const personval = (boende: readonly Demoperson[], idag: Dag): Personval => {
  const vistelser = new Map<Personnummer, Vistelse[]>();
  const har = ({ personnummer }: Demoperson) => vistelser.get(personnummer) ?? [];

  const arLedig = (person: Demoperson, { insats, startdag }: Fraga) =>
    har(person).every((v) => v.insats !== insats.nyckel || v.till < startdag);
  // One who has died takes part once, so long ago that it has ended by now.
  const arILivet = (person: Demoperson, { startdag, oppen }: Fraga) =>
    person.slag !== 'avliden' || (har(person).length === 0 && !oppen && startdag < manaderFore(idag, 24));
  const arIAlder = ({ personnummer }: Demoperson, { insats, startdag }: Fraga) => {
    const alder = alderDen(personnummer, startdag);
    return alder >= insats.alder[0] && alder <= insats.alder[1];
  };

  /** Lowest first: of the right age, as wished, and the fewest times taken. */
  const rang = (person: Demoperson, fraga: Fraga): number => {
    const harVaritHar = har(person).some(({ insats }) => insats === fraga.insats.nyckel);
    const onskad = stammer[fraga.onskan](har(person).length, harVaritHar);
    return (arIAlder(person, fraga) ? 0 : 1000) + (onskad ? 0 : 100) + har(person).length;
  };

  return {
    valj: (fraga) => {
      const [bast] = boende
        .filter((p) => arLedig(p, fraga) && arILivet(p, fraga))
        .map((p) => [rang(p, fraga), p] as const)
        .sort(([a], [b]) => a - b);
      if (bast === undefined) throw new Error('too few persons in the demo register');
      return bast[1];
    },
    minns: ({ personnummer }, vistelse) => {
      vistelser.set(personnummer, [...(vistelser.get(personnummer) ?? []), vistelse]);
    },
  };
};

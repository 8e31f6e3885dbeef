import type { Demoperson } from '../folkbokforing/demoregister.rules.ts';
import { manaderFore, type Dag } from '../shared/datum.ts';
import { fodelsedag } from '../shared/personnummer.ts';
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

/** The days of birth, from and to, of those who have the age for an insats on a day. */
const fodda = ({ insats, startdag }: Fraga): readonly [Dag, Dag] => [
  manaderFore(startdag, (insats.alder[1] + 1) * 12),
  manaderFore(startdag, insats.alder[0] * 12),
];

/** Chooses deltagare among those who live in a förbund, so that nobody is twice in one insats at the same time. */
export const personval = (boende: readonly Demoperson[], idag: Dag): Personval => {
  const kandidater = boende.map((person) => ({
    person,
    fodd: fodelsedag(person.personnummer),
    vistelser: [] as Vistelse[],
  }));
  type Kandidat = (typeof kandidater)[number];

  const arLedig = ({ vistelser }: Kandidat, { insats, startdag }: Fraga) =>
    vistelser.every((v) => v.insats !== insats.nyckel || v.till < startdag);
  // One who has died takes part once, so long ago that it has ended by now.
  const arILivet = ({ person, vistelser }: Kandidat, { startdag, oppen }: Fraga) =>
    person.slag !== 'avliden' || (vistelser.length === 0 && !oppen && startdag < manaderFore(idag, 24));

  return {
    valj: (fraga) => {
      const [efter, senast] = fodda(fraga);
      /** Lowest first: of the right age, as wished, and the fewest times taken. */
      const rang = ({ fodd, vistelser }: Kandidat): number => {
        const harVaritHar = vistelser.some(({ insats }) => insats === fraga.insats.nyckel);
        const onskad = stammer[fraga.onskan](vistelser.length, harVaritHar);
        return (fodd > efter && fodd <= senast ? 0 : 1000) + (onskad ? 0 : 100) + vistelser.length;
      };
      const [bast] = kandidater
        .filter((kandidat) => arLedig(kandidat, fraga) && arILivet(kandidat, fraga))
        .map((kandidat) => ({ rang: rang(kandidat), person: kandidat.person }))
        .sort((a, b) => a.rang - b.rang);
      if (bast === undefined) throw new Error('too few persons in the demo register');
      return bast.person;
    },
    minns: (person, vistelse) => {
      kandidater.find((kandidat) => kandidat.person === person)?.vistelser.push(vistelse);
    },
  };
};

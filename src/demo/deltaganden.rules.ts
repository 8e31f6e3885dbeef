import type { Inmatning, Matning } from '../deltagande/deltagande.rules.ts';
import { demoregister, type Demoperson } from '../folkbokforing/demoregister.rules.ts';
import { dagarEfter, type Dag } from '../shared/datum.ts';
import { alderDen } from '../shared/personnummer.ts';
import { makuleringFor, type Demomakulering } from './felregistrering.rules.ts';
import type { Demoinsats } from './insatser.rules.ts';
import { demoForbund, type Demoforbund } from './organisationer.rules.ts';
import { personval, tidensSlut, type Personval } from './personval.rules.ts';
import type { Slump } from './slump.rules.ts';
import { avslutsanledning, svarEfter, svarFore } from './svar.rules.ts';
import { slutdagFor } from './tider.rules.ts';
import { tillfallen, type Tillfalle } from './tillfallen.rules.ts';

/** One stay in an insats, as the demo world has it. `nummer` counts all of them from 0. */
export interface Demodeltagande {
  readonly nummer: number;
  readonly insats: Demoinsats;
  readonly person: Demoperson;
  readonly stadsdelKod: string | null;
  /** Entered by hand while folkbokföringen was down. */
  readonly kontrolleras: boolean;
  readonly samtyckeDatum: Dag;
  readonly startdag: Dag;
  readonly inmatning: Inmatning;
  readonly slut: Demoslut | null;
  readonly makulering: Demomakulering | null;
}

/** How it ended; no answers for one who has died. */
export interface Demoslut {
  readonly dag: Dag;
  readonly anledningKod: string;
  readonly utmatning: Matning | null;
}

const stadsdelar: Readonly<Record<string, readonly [string, ...string[]]>> = {
  '0180': ['0180-bromma', '0180-farsta', '0180-jarva', '0180-kungsholmen', '0180-skarpnack'],
  '1480': ['1480-centrum', '1480-hisingen', '1480-nordost', '1480-sydvast'],
};
const stadsdelFor = (s: Slump, kommunKod: string | null): string | null => {
  const val = stadsdelar[kommunKod ?? ''];
  return val === undefined ? null : s.en(val);
};

/** Those who live in a förbund, and every third of those who live in none. */
const boendeI = ({ kommuner }: Demoforbund, plats: number): readonly Demoperson[] =>
  demoregister.filter(
    ({ ledig, kommunKod }, i) =>
      !ledig && (kommunKod === null ? i % 3 === plats : kommuner.includes(kommunKod)),
  );

const slutFor = (s: Slump, dag: Dag, person: Demoperson, inmatning: Inmatning): Demoslut => {
  if (person.slag === 'avliden') return { dag, anledningKod: 'avliden', utmatning: null };
  const anledningKod = avslutsanledning(s);
  return { dag, anledningKod, utmatning: svarEfter(s, anledningKod, inmatning) };
};

const deltagande = (s: Slump, idag: Dag, t: Tillfalle, val: Personval): Demodeltagande => {
  const { nummer, insats, startdag } = t;
  const person = val.valj({ insats, startdag, onskan: t.onskan, oppen: t.langeOppen });
  const inmatning = svarFore(s, insats.profil, alderDen(person.personnummer, startdag));
  const makulering = t.langeOppen ? null : makuleringFor(s, nummer, startdag, idag);
  const slutdag = makulering !== null || t.langeOppen ? null : slutdagFor(s, insats, startdag, idag);
  val.minns(person, {
    insats: insats.nyckel,
    till: makulering === null ? (slutdag ?? tidensSlut) : startdag,
  });
  return {
    nummer,
    insats,
    person,
    startdag,
    inmatning,
    makulering,
    stadsdelKod: stadsdelFor(s, person.kommunKod),
    kontrolleras: nummer % 130 === 65,
    samtyckeDatum: dagarEfter(startdag, -s.tal(0, 10)),
    slut: slutdag === null ? null : slutFor(s, slutdag, person, inmatning),
  };
};

/** All four hundred, over the three years before today. */
export const demoDeltaganden = (s: Slump, idag: Dag): readonly Demodeltagande[] => {
  const alla = tillfallen(s, idag);
  return demoForbund(idag).flatMap((forbund, plats) => {
    const val = personval(s.blanda(boendeI(forbund, plats)), idag);
    return alla
      .filter(({ insats }) => insats.forbund === forbund.nyckel)
      .map((tillfalle) => deltagande(s, idag, tillfalle, val));
  });
};

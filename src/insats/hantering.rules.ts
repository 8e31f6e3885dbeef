import type { Uppdragshinder, Valt } from '../uppdrag/uppdrag.rules.ts';
import { artal, type Dag } from '../shared/datum.ts';
import { texterFor, textFor } from '../styrdata/styrdata.rules.ts';
import {
  inriktningText,
  registreringText,
  sammaKategorisering,
  type Kategorier,
  type Kategorisering,
} from './kategorisering.rules.ts';

/** A samverkansorganisation where the actor is insatsansvarig. */
export interface Organisation {
  readonly id: string;
  readonly namn: string;
  readonly startdatum: Dag;
  readonly slutdatum: Dag | null;
}

/** What the pages "Registrera ny insats" and "Hantera insats" hold. */
export interface Insatsuppgifter extends Kategorisering {
  readonly namn: string;
  /** '' when there is none. */
  readonly beskrivning: string;
  readonly startdatum: Dag;
  readonly slutdatum: Dag | null;
}

interface Ar {
  readonly fran: number;
  readonly till: number;
}

/** What is registered in an insats and so binds its dates; null when there is none of it. */
export interface Granser {
  /** Named, anonymous or counted: the kategorisering is locked. */
  readonly harDeltagare: boolean;
  /** Deltaganden without utregistrering. */
  readonly oppna: number;
  readonly forstaDag: Dag | null;
  readonly sistaDag: Dag | null;
  readonly anonyma: Ar | null;
  readonly volym: Ar | null;
  readonly budget: Ar | null;
}

/** An insats as its insatsansvarig changes it. The dates are its own, not those of the organisation. */
export interface Hanterad extends Insatsuppgifter {
  readonly id: string;
  readonly version: number;
  readonly organisation: Organisation;
  readonly granser: Granser;
  readonly deltagaransvariga: readonly Valt[];
}

/** A save of one of the two pages. */
export interface Inskick {
  readonly nyckel: string;
  readonly uppgifter: Insatsuppgifter;
  readonly deltagaransvariga: readonly Valt[];
}

/** Why a save was refused; `andrad` when somebody else has saved meanwhile, with what is there now. */
export type Nekad =
  | { readonly slag: 'hinder'; readonly hinder: readonly Insatshinder[] }
  | { readonly slag: 'andrad'; readonly nu: Hanterad };
/** A refusal for reasons that have words in insatshinder.rules. */
export const hindrad = (...hinder: readonly Insatshinder[]): Nekad => ({ slag: 'hinder', hinder });

export type Insatshinder =
  | Uppdragshinder
  | 'namn_upptaget'
  | 'start_fore_organisationen'
  | 'start_efter_organisationen'
  | 'slut_fore_start'
  | 'deltaganden_utanfor'
  | 'anonyma_utanfor'
  | 'volym_utanfor'
  | 'budget_utanfor'
  | 'kategorisering_last'
  | 'bekrafta_oppna';

/** Constraints that two who save at once can run into, and what each of them says. */
export const insatssparrar: Readonly<Record<string, Nekad>> = {
  insats_namn_unikt: hindrad('namn_upptaget'),
  insats_start_fore_organisation: hindrad('start_fore_organisationen'),
  insats_start_efter_organisation: hindrad('start_efter_organisationen'),
  insats_slut_efter_start: hindrad('slut_fore_start'),
  insats_period_rymmer_deltaganden: hindrad('deltaganden_utanfor'),
  insats_period_rymmer_anonyma: hindrad('anonyma_utanfor'),
  insats_period_rymmer_volym: hindrad('volym_utanfor'),
  insats_period_rymmer_budget: hindrad('budget_utanfor'),
  insats_kategorisering_last: hindrad('kategorisering_last'),
  uppdrag_kraver_roll: hindrad('saknar_roll'),
};

type Period = Pick<Insatsuppgifter, 'startdatum' | 'slutdatum'>;

/** A new insats lies within its organisation's time (handbook, Samverkansorganisation). */
export const provaPeriod = (
  { startdatum, slutdatum }: Period,
  { startdatum: forst, slutdatum: sist }: Organisation,
): Insatshinder[] => [
  ...(startdatum < forst ? (['start_fore_organisationen'] as const) : []),
  ...(sist !== null && startdatum > sist ? (['start_efter_organisationen'] as const) : []),
  ...(slutdatum !== null && slutdatum < startdatum ? (['slut_fore_start'] as const) : []),
];

/** Years that a period leaves outside. */
export const arUtanfor = ({ startdatum, slutdatum }: Period, ar: Ar | null) => ({
  fore: ar !== null && ar.fran < artal(startdatum),
  efter: ar !== null && slutdatum !== null && ar.till > artal(slutdatum),
});

/** Days of deltaganden that a period leaves outside. */
export const dagarUtanfor = ({ startdatum, slutdatum }: Period, { forstaDag, sistaDag }: Granser) => ({
  fore: forstaDag !== null && forstaDag < startdatum,
  efter: sistaDag !== null && slutdatum !== null && sistaDag > slutdatum,
});

const nagot = ({ fore, efter }: { fore: boolean; efter: boolean }): boolean => fore || efter;

/** Everything registered in the insats keeps its place within the dates. */
export const provaGranser = (ny: Period, granser: Granser): Insatshinder[] => [
  ...(nagot(dagarUtanfor(ny, granser)) ? (['deltaganden_utanfor'] as const) : []),
  ...(nagot(arUtanfor(ny, granser.anonyma)) ? (['anonyma_utanfor'] as const) : []),
  ...(nagot(arUtanfor(ny, granser.volym)) ? (['volym_utanfor'] as const) : []),
  ...(nagot(arUtanfor(ny, granser.budget)) ? (['budget_utanfor'] as const) : []),
];

/** Whether an end has to be confirmed: nobody can start after it, and some are still in the insats. */
export const kraverBekraftelse = (fore: Pick<Hanterad, 'slutdatum' | 'granser'>, ny: Period): boolean =>
  ny.slutdatum !== null && ny.slutdatum !== fore.slutdatum && fore.granser.oppna > 0;

/** Everything that stands in the way of a change. */
export const provaAndring = (fore: Hanterad, ny: Insatsuppgifter, bekraftat: boolean): Insatshinder[] => {
  const hinder = [
    ...provaPeriod(ny, fore.organisation),
    ...provaGranser(ny, fore.granser),
    ...(fore.granser.harDeltagare && !sammaKategorisering(fore, ny)
      ? (['kategorisering_last'] as const)
      : []),
  ];
  if (hinder.length > 0 || bekraftat || !kraverBekraftelse(fore, ny)) return hinder;
  return ['bekrafta_oppna'];
};

/** The words of each field, in the order of the page. */
export const faltText = {
  namn: 'Insatsnamn',
  beskrivning: 'Beskrivning',
  startdatum: 'Startdatum',
  slutdatum: 'Slutdatum',
  inriktning: 'Inriktning',
  preciserad: 'Preciserad inriktning',
  deltagarregistrering: 'Deltagarregistrering',
  malgrupp: 'Målgrupp',
} as const;

/** The fields as texts under the words of the page: for the history, and to compare with what someone else saved. */
export const somTexter = (u: Insatsuppgifter, kategorier: Kategorier): Readonly<Record<string, string>> => ({
  [faltText.namn]: u.namn,
  [faltText.beskrivning]: u.beskrivning,
  [faltText.startdatum]: u.startdatum,
  [faltText.slutdatum]: u.slutdatum ?? '',
  [faltText.inriktning]: inriktningText[u.inriktning],
  [faltText.preciserad]: textFor(kategorier.preciserad, u.preciseradInriktningKod),
  [faltText.deltagarregistrering]: registreringText[u.deltagarregistrering],
  [faltText.malgrupp]: texterFor(kategorier.malgrupp, u.malgrupper),
});

import type { Dag } from '../shared/datum.ts';
import { valbara, type Post } from '../styrdata/styrdata.rules.ts';
import type { Deltagarregistrering } from './insats.rules.ts';

export type Inriktning = 'individinriktad' | 'strukturovergripande';
export const inriktningar: readonly Inriktning[] = ['individinriktad', 'strukturovergripande'];

export const inriktningText: Record<Inriktning, string> = {
  individinriktad: 'Individinriktad',
  strukturovergripande: 'Strukturövergripande',
};
export const registreringText: Record<Deltagarregistrering, string> = {
  personuppgifter_anonym: 'Personuppgifter/anonym',
  endast_antal: 'Endast antal (volyminsats)',
};

/** What is chosen before anyone has chosen: with personuppgifter, but numbers alone in what is strukturövergripande. */
export const forvald: Record<Inriktning, Deltagarregistrering> = {
  individinriktad: 'personuppgifter_anonym',
  strukturovergripande: 'endast_antal',
};

/** What an insats is. It cannot change once a deltagare, named, anonymous or counted, has been registered. */
export interface Kategorisering {
  readonly inriktning: Inriktning;
  readonly preciseradInriktningKod: string;
  readonly deltagarregistrering: Deltagarregistrering;
  /** Codes, at least one. */
  readonly malgrupper: readonly string[];
}

/** The code lists that an insats is described with, ended entries too. */
export interface Kategorier {
  readonly preciserad: readonly (Post & { readonly inriktning: Inriktning })[];
  readonly malgrupp: readonly Post[];
}

interface Period {
  readonly startdatum: Dag;
  readonly slutdatum: Dag | null;
}

/** The day of the insats that is nearest to today: entries valid on it are offered. Without a startdatum it is today. */
export const kategoridag = ({ startdatum, slutdatum }: Period, idag: Dag): Dag => {
  if (startdatum > idag) return startdatum;
  return slutdatum !== null && slutdatum < idag ? slutdatum : idag;
};

/** What may be chosen on a day: valid entries, and those that the insats already has. */
export const valbaraKategorier = (
  { preciserad, malgrupp }: Kategorier,
  dag: Dag,
  lagrad: Kategorisering | null,
): Kategorier => {
  const valda = lagrad === null ? [] : [lagrad.preciseradInriktningKod];
  const koder = new Set(valbara(preciserad, dag, valda).map(({ kod }) => kod));
  return {
    preciserad: preciserad.filter(({ kod }) => koder.has(kod)),
    malgrupp: valbara(malgrupp, dag, lagrad?.malgrupper ?? []),
  };
};

/** The kategorisering of an insats, without the rest of it. */
export const kategoriseringI = (insats: Kategorisering): Kategorisering => {
  const { inriktning, preciseradInriktningKod, deltagarregistrering, malgrupper } = insats;
  return { inriktning, preciseradInriktningKod, deltagarregistrering, malgrupper };
};

/** Whether two kategoriseringar say the same. */
export const sammaKategorisering = (a: Kategorisering, b: Kategorisering): boolean =>
  a.inriktning === b.inriktning &&
  a.preciseradInriktningKod === b.preciseradInriktningKod &&
  a.deltagarregistrering === b.deltagarregistrering &&
  [...a.malgrupper].sort().join() === [...b.malgrupper].sort().join();

import { dagAv, type Dag } from '../shared/datum.ts';

/** A row of the trail that has a user. */
export interface Handelse {
  readonly id: number;
  readonly at: Date;
  readonly anvandareId: string;
  readonly handelse: string;
  readonly objektId: string | null;
  readonly insatsId: string | null;
  readonly begaranId: string;
}

/** Whom a deltagande is about, as far as the rules need to know. */
export interface Identitet {
  readonly namn: string;
  /** The account of the same person; null when they have none. */
  readonly anvandareId: string | null;
  readonly arbetsgivareId: string | null;
}

/** Who read. The surname is the real one, also behind an alias. */
export interface Lasare {
  readonly efternamn: string;
  readonly arbetsgivareId: string;
}

/** A row of the trail to look at, with how many it stands for. */
export interface Nyttfynd {
  readonly handelseId: number;
  readonly antal: number;
}

/** A day of the trail, and what is known of those that it is about. */
export interface Granskningsdag {
  readonly dag: Dag;
  readonly handelser: readonly Handelse[];
  readonly identiteter: ReadonlyMap<string, Identitet>;
  readonly lasare: ReadonlyMap<string, Lasare>;
}

/** Looking somebody up, found or not, let or stopped. */
export const slagningar: readonly string[] = [
  'person_sokt',
  'folkbokforing_slagning',
  'historik_visad',
  'historik_utan_traff',
  'personsokning_stoppad',
  'historiksokning_stoppad',
  'begransat_deltagande_funnet',
  'rattelse_begard',
];
/** Readings about one person. */
export const lasningarAvEn: readonly string[] = ['person_sokt', 'historik_visad', 'deltagande_visat'];

/**
 * Everything that shows persons, or that somebody is in SUS: what is reviewed, drawn by lot and told of in the export. Not that a real
 * name behind an alias was shown: that would tell who has one.
 */
export const lasningar: readonly string[] = [
  ...lasningarAvEn,
  'registerutdrag_lamnat',
  'rattelse_begard',
  'begransat_deltagande_funnet',
  'lasningar_om_person',
  'folkbokforing_slagning',
  'historik_utan_traff',
  'deltagare_visade',
  'deltagare_exporterade',
  'samtycken_visade',
  'genomgang_visad',
  'kvitto_visat',
  'blankett_hamtad',
  'inregistrering_oppnad',
  'utregistrering_oppnad',
  'felregistrering_oppnad',
  'aterkallelse_oppnad',
];

/** What a reading can have been for. */
export const registreringar: readonly string[] = [
  'deltagare_inregistrerad',
  'deltagare_utregistrerad',
  'inregistrering_rattad',
  'utregistrering_rattad',
  'felregistrerad',
  'felregistrering_angrad',
  'samtycke_aterkallat',
];

/** All that the rules need to see. */
export const granskade: readonly string[] = [...new Set([...slagningar, ...lasningar, ...registreringar])];

/** The rows of the day itself, of these kinds. */
export const under = ({ dag, handelser }: Granskningsdag, namn: readonly string[]): Handelse[] =>
  handelser.filter((h) => namn.includes(h.handelse) && dagAv(h.at) === dag);

/** One finding for each key: the first row of the day, and how many there were. */
export const enFor = (rader: readonly Handelse[], nyckel: (h: Handelse) => string): Nyttfynd[] => {
  const forsta = new Map<string, { handelseId: number; antal: number }>();
  for (const rad of rader) {
    const finns = forsta.get(nyckel(rad));
    if (finns === undefined) forsta.set(nyckel(rad), { handelseId: rad.id, antal: 1 });
    else finns.antal += 1;
  }
  return [...forsta.values()];
};

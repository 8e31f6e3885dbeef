import type { Deltagande, Person } from '../deltagande/deltagande.rules.ts';
import type { Insats } from '../insats/insats.rules.ts';
import { stadsdelarI, type Stadsdel, type Styrdata } from '../styrdata/styrdata.rules.ts';
import type { Sokning } from './sokning.rules.ts';
import type { Utkast } from './utkast.rules.ts';

/** What somebody else saved while the form was open, beside what the user has. Texts, one row a field that differs. */
export interface Konflikt {
  readonly rader: readonly { readonly falt: string; readonly sparat: string; readonly ditt: string }[];
}

export type Registrering = 'inregistrering' | 'utregistrering';

/** One choice under Mättillfälle: a new registration, or an earlier one to correct. */
export interface Mattillfalle {
  readonly registrering: Registrering;
  /** null is Nyregistrering. */
  readonly deltagandeId: string | null;
  /** Day of the earlier registration; null for a new one. */
  readonly dag: string | null;
}

const levande = (alla: readonly Deltagande[]) =>
  alla.filter((d) => d.makulering === null && d.person !== null);

/** Nyregistrering is not offered while a deltagande is open; every start can be corrected. */
const intillfallen = (alla: readonly Deltagande[]): Mattillfalle[] => {
  const oppen = alla.some((d) => d.avslutningsdag === null);
  const ny: Mattillfalle[] = oppen ? [] : [{ registrering: 'inregistrering', deltagandeId: null, dag: null }];
  return [
    ...ny,
    ...alla.map(({ id, startdag }) => ({
      registrering: 'inregistrering' as const,
      deltagandeId: id,
      dag: startdag,
    })),
  ];
};

/** Nyutregistrering is offered only while a deltagande is open; every end can be corrected. */
const uttillfallen = (alla: readonly Deltagande[]): Mattillfalle[] =>
  [...alla]
    .sort((a, b) => Number(b.avslutningsdag === null) - Number(a.avslutningsdag === null))
    .map(({ id, avslutningsdag }) => ({
      registrering: 'utregistrering',
      deltagandeId: id,
      dag: avslutningsdag,
    }));

/** What can be registered for a person in an insats, new ones first, then the latest (handbook, Mättillfälle). */
export const mattillfallen = (
  alla: readonly Deltagande[],
  registrering: Registrering,
): readonly Mattillfalle[] =>
  registrering === 'inregistrering' ? intillfallen(levande(alla)) : uttillfallen(levande(alla));

/** The value of a choice in the form: 'ny' or the id of the deltagande. */
export const varde = ({ deltagandeId, registrering, dag }: Mattillfalle): string =>
  deltagandeId === null || (registrering === 'utregistrering' && dag === null) ? 'ny' : deltagandeId;

/** The chosen mättillfälle, or the first that there is of that kind when the choice belongs to the other kind. */
export const valtTillfalle = (
  alla: readonly Deltagande[],
  registrering: Registrering,
  valt: string,
): Mattillfalle | null => {
  const finns = mattillfallen(alla, registrering);
  return finns.find((tillfalle) => varde(tillfalle) === valt) ?? finns[0] ?? null;
};

/** How many starts a person has here; a felregistrerad one never was, and `utom` is the one at hand. */
export const starter = (alla: readonly Deltagande[], utom?: string): number =>
  alla.filter(({ id, makulering }) => makulering === null && id !== utom).length;

/** The stadsdelar that a correction offers: those of the kommun, and the one already registered also after it has ended. */
export const stadsdelarFor = (
  styrdata: Styrdata,
  { kommunKod, stadsdelKod, stadsdel }: Pick<Deltagande, 'kommunKod' | 'stadsdelKod' | 'stadsdel'>,
): readonly Stadsdel[] => {
  const finns = stadsdelarI(styrdata, kommunKod);
  if (kommunKod === null || stadsdelKod === null || finns.some(({ kod }) => kod === stadsdelKod))
    return finns;
  return [...finns, { kod: stadsdelKod, namn: stadsdel ?? stadsdelKod, kommunKod }];
};

/** A new start under way: the person, what they have here already, and what the user had typed. */
export interface NyStart {
  readonly insats: Insats;
  readonly sokning: Sokning;
  readonly alla: readonly Deltagande[];
  readonly utkast: Utkast | null;
}

/** A deltagande whose start or end is registered or corrected. */
export interface OppnatDeltagande {
  readonly insats: Insats;
  readonly deltagande: Deltagande;
  readonly person: Person;
  readonly alla: readonly Deltagande[];
  readonly utkast: Utkast | null;
}

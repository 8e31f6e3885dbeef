import type { Personnummer } from '../shared/personnummer.ts';

/** Where name and kommun come from: this insats already, the population register, or by hand while that was down. */
export type Kalla = 'registrering' | 'folkbokforing' | 'manuell';

/**
 * A person found for one user and one insats, before anything is stored. It lives sealed in the user's own browser:
 * without samtycke the server keeps nothing of a person, not even for a moment.
 */
export interface Sokning {
  readonly id: string;
  readonly anvandareId: string;
  readonly insatsId: string;
  readonly personnummer: Personnummer;
  readonly kalla: Kalla;
  /** null when the register was down: the user writes name and kommun. */
  readonly namn: string | null;
  readonly kommunKod: string | null;
  /** When the register was asked, in milliseconds since 1970. */
  readonly at: number;
}

const minut = 60_000;
/** How long a search can be used, and how long its answer is believed without asking the register again. */
export const sokningGiltig = 12 * 60 * minut;
export const svarFarskt = 15 * minut;

/** Look-ups one user may make in an hour. More is curiosity or a mistake, and is stopped. */
export const sokningarPerTimme = 60;

export type Sokhinder = 'hittas_inte' | 'begransad';

/** The same words for one who is protected and one who does not exist. That somebody is begränsad is told where they are registered. */
export const sokhinderText: Record<Sokhinder, string> = {
  hittas_inte:
    'Personen kan inte registreras med personuppgifter. Kontrollera numret, eller registrera som anonym deltagare.',
  begransad:
    'Personen kan inte registreras i insatsen nu. Behandlingen av uppgifterna är begränsad. Vänta tills begränsningen hävs.',
};

/** Whether a value read back from a sealed place is a search. */
export const sokningen = (value: unknown): value is Sokning =>
  typeof value === 'object' &&
  value !== null &&
  'personnummer' in value &&
  'kalla' in value &&
  'insatsId' in value;

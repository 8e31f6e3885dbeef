import type { Personnummer } from '../shared/personnummer.ts';

/** What the population register says of a person that may be shown. */
export interface Folkbokford {
  readonly personnummer: Personnummer;
  readonly namn: string;
  /** Four digits, or null for one who has no folkbokföring in Sweden (samordningsnummer, emigrated). */
  readonly kommunKod: string | null;
}

/**
 * The answer of a look-up. Protected and unknown persons give the same answer, so that nobody can tell them apart;
 * `otillganglig` means that the register did not answer in time.
 */
export type Slagning =
  | { readonly svar: 'traff'; readonly person: Folkbokford }
  | { readonly svar: 'ingen_traff' }
  | { readonly svar: 'otillganglig' };

/** Port to the population register. Never throws: a register that is down is an answer. */
export interface Folkbokforing {
  slaUpp(personnummer: Personnummer): Promise<Slagning>;
}

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
  /**
   * Whether somebody who is registered has got skyddade personuppgifter; null when the register did not answer. Asked at night and never
   * for a user, to whom slaUpp tells a protected person and an unknown one the same way. Null where there is no register to ask.
   */
  readonly harSkydd: ((personnummer: Personnummer) => Promise<boolean | null>) | null;
}

/** What a register itself answers. Name and kommun exist only for one who may be shown. */
export type Registersvar =
  | { readonly status: 'traff'; readonly namn: string; readonly kommunKod: string | null }
  | { readonly status: 'ingen_traff' | 'skyddad' | 'avliden' };

/**
 * What we may say of it, the same way for every register: protected is not found, in the same steps and with the same
 * answer. One who has died is not found either, since a look-up is the first step of a start.
 */
export const slagningAv = (personnummer: Personnummer, svar: Registersvar): Slagning =>
  svar.status === 'traff'
    ? { svar: 'traff', person: { personnummer, namn: svar.namn, kommunKod: svar.kommunKod } }
    : { svar: 'ingen_traff' };

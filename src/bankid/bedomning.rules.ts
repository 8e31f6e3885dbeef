import type { Dag } from '../shared/datum.ts';
import { parsePersonnummer, type Nummerkrav, type Personnummer } from '../shared/personnummer.ts';
import type { Result } from '../shared/result.ts';
import { arTillfalligt, type Bankidfel, type Stallning } from './bankid.rules.ts';

/** What an order becomes after an answer from BankID. */
export type Utslag =
  | { readonly status: 'pagar' | 'misslyckad'; readonly hint: string }
  | { readonly status: 'klar'; readonly personnummer: Personnummer };

/**
 * Judges an answer. An identity is taken only whole and with the assurance that was asked for (ASVS 6.8.4); a fault that may
 * pass lets the order live.
 */
export const bedom = (svar: Result<Stallning, Bankidfel>, idag: Dag, krav: Nummerkrav): Utslag => {
  if (!svar.ok) return { status: arTillfalligt(svar.error) ? 'pagar' : 'misslyckad', hint: svar.error };
  const { value } = svar;
  if (value.status !== 'klar') return value;
  if (value.risk === 'high') return { status: 'misslyckad', hint: 'transactionRiskBlocked' };
  const nummer = parsePersonnummer(value.personnummer, idag, krav);
  return nummer.ok
    ? { status: 'klar', personnummer: nummer.value }
    : { status: 'misslyckad', hint: 'felSvar' };
};

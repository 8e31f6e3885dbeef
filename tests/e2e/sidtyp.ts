import type { Falt } from '../support/klient.ts';
import type { Scen, Tittare } from './scen.ts';

/** A state of a page: who looks, and where. */
export interface Sida {
  readonly vem: Tittare;
  readonly path: (scen: Scen) => string;
  /** Where a page that only sends on ends. */
  readonly slutar?: RegExp;
}

type Med<T> = (scen: Scen) => T;

/** A page that says no: what is sent, from which page, and the status it has. Without `falt` the address is opened. */
export interface Felsida {
  readonly vad: string;
  readonly status: number;
  readonly vem: Tittare;
  readonly sida: Med<string>;
  /** Sent with the hidden fields of the form that posts to `action` (the path of the page unless given). */
  readonly falt?: Med<Falt>;
  readonly action?: string;
  readonly enctype?: string;
}

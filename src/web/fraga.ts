import type { Falt } from './falttyp.ts';
import type { Text } from './text.ts';

/** Help behind an (i), opened by who needs it. */
export interface Hjalp {
  readonly rubrik: string;
  readonly stycken: readonly Text[];
}

/** A row of a form: one or a few fields and their help. It gets a red edge when a field in it is to be corrected. */
export interface Fraga {
  readonly falt: readonly Falt[];
  readonly hjalp: Hjalp | null;
  readonly fel: boolean;
  /** The fields stand beside each other where there is room. */
  readonly rad: boolean;
}

/** A headed part of a form. */
export interface Formdel {
  readonly id: string;
  readonly rubrik: string;
  readonly fragor: readonly Fraga[];
}

const hasError = (falt: Falt): boolean =>
  falt.fel !== null || (falt.slag === 'radioknappar' && falt.foljd.some(hasError));

/** Puts fields and help together to a row. */
export const fraga = (falt: readonly Falt[], hjalp: Hjalp | null = null, rad = false): Fraga => ({
  falt,
  hjalp,
  fel: falt.some(hasError),
  rad,
});

import type { Meddelande } from './delar.ts';
import type { Text } from './text.ts';

/** A row of the menu: a page (`href`), or a group of rows that is folded unless `oppen`. `aktiv` marks the page shown. */
export interface MenyRad {
  readonly text: string;
  readonly href?: string;
  readonly aktiv: boolean;
  readonly oppen: boolean;
  readonly rader?: readonly MenyRad[];
}

/** Who helps the users; at least one of them is set. */
export interface Support {
  readonly namn: string | null;
  readonly telefon: string | null;
  readonly epost: string | null;
}

/** The frame around every page. `null` means that the part is left out. */
export interface Ram {
  readonly version: string;
  /** The nonce of this response's Content-Security-Policy. */
  readonly nonce: string;
  /** Goes into every form that changes something, through partials/csrf. */
  readonly csrfToken: string | null;
  /** "Testmiljö" or the like, on every page but in production; in the demo with links to its own pages. */
  readonly miljoBanner: Text | null;
  readonly aktivPath: string;
  readonly actor: null | { readonly namn: string; readonly rollText: string; readonly organisation: string };
  readonly meny: readonly MenyRad[];
  /** Planned downtime and the like. */
  readonly driftmeddelande: string | null;
  /** On the first page after a sign-in: when the last one was, and what has failed since. */
  readonly besked: Meddelande | null;
  /** The help page of the page shown. */
  readonly hjalp: string | null;
  /** Whom to ask when the page is not enough. */
  readonly support: Support | null;
}

/** The frame when nothing is known about the request, such as when it was refused before the session was read. */
export const bareRam: Ram = {
  version: '',
  nonce: '',
  csrfToken: null,
  miljoBanner: null,
  aktivPath: '',
  actor: null,
  meny: [],
  driftmeddelande: null,
  besked: null,
  hjalp: null,
  support: null,
};

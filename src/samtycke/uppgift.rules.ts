import type { Kon } from '../shared/personnummer.ts';

/** How many deltaganden of an insats SUS itself has made anonymous, and nobody has seen to yet. */
export interface BlevAnonyma {
  readonly insatsId: string;
  readonly namn: string;
  readonly antal: number;
}

/** One of them: when, and as what it is counted; null for what was felregistrerat. Nothing tells who it was, or why. */
export interface BlevAnonym {
  readonly at: Date;
  readonly raknas: { readonly ar: number; readonly kon: Kon } | null;
}

import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Falt } from '../rigg/html.ts';

/** What a user knows afterwards: a receipt was shown; it was refused; neither. */
export type Besked = 'ACK' | 'NACK' | 'UNKNOWN';

/** A save, as it was sent. */
export interface Sandning {
  /** The idempotency key of its form. */
  readonly nyckel: string;
  readonly slag: 'in' | 'ut' | 'anonym';
  /** The fault that was going on. */
  readonly fel: string;
  readonly insatsId: string;
  /** Twelve digits of the user who sent it. */
  readonly anvandare: string;
  /** The deltagare's number; '' for anonyma. */
  readonly personnummer: string;
  readonly falt: Falt;
}
export interface Post extends Sandning {
  readonly besked: Besked;
  /** Other keys it was sent again with, by a browser that does wrong. */
  readonly igen: readonly string[];
  /** When it was first sent, and when there was word of it, in milliseconds; Infinity when there never was. */
  readonly skickad: number;
  readonly besvarad: number;
}

/** One worker's own record, on disk before the save is sent and again when its outcome is known. */
export interface Huvudbok {
  skriv(sandning: Sandning): void;
  /** It is sent again, with another key. */
  nyNyckel(nyckel: string, ny: string): void;
  svara(nyckel: string, besked: Besked): void;
  stang(): void;
}

/** Opens the record of one worker in `folder`. */
export const huvudbok = (folder: string, arbetare: number): Huvudbok => {
  const file = openSync(join(folder, `arbetare-${arbetare}.jsonl`), 'a', 0o600);
  const rad = (innehall: unknown) => {
    writeSync(file, `${JSON.stringify(innehall)}\n`);
    fsyncSync(file);
  };
  return {
    skriv: (sandning) => rad({ ...sandning, skickad: Date.now() }),
    nyNyckel: (nyckel, ny) => rad({ nyckel, ny }),
    svara: (nyckel, besked) => rad({ nyckel, besked, besvarad: Date.now() }),
    stang: () => closeSync(file),
  };
};

/** Everything that was sent, with what the user was told at last; no word is UNKNOWN. */
export const lasHuvudbocker = (folder: string, arbetare: number): Post[] =>
  Array.from({ length: arbetare }, (_, n) => {
    const rader = readFileSync(join(folder, `arbetare-${n}.jsonl`), 'utf8')
      .split('\n')
      .filter(Boolean);
    const poster = new Map<string, Post>();
    for (const rad of rader) {
      const { ny, ...post } = JSON.parse(rad) as Partial<Post> & { nyckel: string; ny?: string };
      const fore = poster.get(post.nyckel);
      const igen = [...(fore?.igen ?? []), ...(ny === undefined ? [] : [ny])];
      poster.set(post.nyckel, { besked: 'UNKNOWN', besvarad: Infinity, ...fore, ...post, igen } as Post);
    }
    return [...poster.values()];
  }).flat();

import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';
import { Driftfel } from '../shared/driftfel.ts';
import { readJson } from './files.ts';

// The names end up in SQL when the backup is restored.
const namn = z.string().regex(/^[a-z_][a-z0-9_]*\.[a-z_][a-z0-9_]*$/);
const kolumn = z.string().regex(/^[a-z_][a-z0-9_]*$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const innehall = z.object({
  format: z.literal(1),
  /** The moment whose picture of the database it is. */
  tagen: z.iso.datetime({ precision: 0 }),
  migreringar: z.array(z.object({ namn: z.string(), checksumma: z.string() })).min(1),
  tabeller: z.array(
    z.object({
      namn,
      kolumner: z.array(kolumn).min(1),
      rader: z.int().min(0),
      /** Of the rows, each with its end of line, before they are packed. */
      sha256,
    }),
  ),
  sekvenser: z.array(z.object({ namn, varde: z.string().regex(/^\d+$/), tagen: z.boolean() })),
});

/** What a backup holds; never a key, and nothing by which anybody is signed in. */
export type Innehall = z.infer<typeof innehall>;
export type Tabell = Innehall['tabeller'][number];

const innehallsfil = (mapp: string) => join(mapp, 'innehall.json');
const tabellfil = (mapp: string, tabell: string) => join(mapp, `${tabell}.jsonl.gz`);

export const skapaMapp = (mapp: string): void => {
  try {
    mkdirSync(mapp, { mode: 0o700 });
  } catch (error) {
    throw new Driftfel(
      `Mappen ${mapp} går inte att skapa (${String((error as NodeJS.ErrnoException).code)}).`,
    );
  }
};

/** Written last: a folder without it is no backup. */
export const skrivInnehall = (mapp: string, allt: Innehall): void =>
  writeFileSync(innehallsfil(mapp), `${JSON.stringify(allt, null, 1)}\n`, {
    mode: 0o600,
    flag: 'wx',
    flush: true,
  });

/** @throws Driftfel when the folder is no backup */
export const lasInnehall = (mapp: string): Innehall => readJson(innehallsfil(mapp), innehall);

/** How many rows there were, and their checksum. */
export type Summa = Pick<Tabell, 'rader' | 'sha256'>;

const raknare = () => {
  const hash = createHash('sha256');
  let rader = 0;
  return {
    lagg: (rad: string): string => {
      const hel = `${rad}\n`;
      hash.update(hel);
      rader += 1;
      return hel;
    },
    summa: (): Summa => ({ rader, sha256: hash.digest('hex') }),
  };
};

/** Counts rows that are not kept. */
export const summera = async (rader: AsyncIterable<string>): Promise<Summa> => {
  const { lagg, summa } = raknare();
  for await (const rad of rader) lagg(rad);
  return summa();
};

/** Writes one table's rows, readable by the owner of the file alone. */
export const skrivRader = async (
  mapp: string,
  tabell: string,
  rader: AsyncIterable<string>,
): Promise<Summa> => {
  const { lagg, summa } = raknare();
  const fil = createWriteStream(tabellfil(mapp, tabell), { mode: 0o600, flags: 'wx', flush: true });
  await pipeline(Readable.from(rader).map(lagg), createGzip(), fil);
  return summa();
};

// node:readline would end a line at U+2028 too, which may stand in a text.
async function* raderI(text: AsyncIterable<unknown>): AsyncGenerator<string> {
  let rest = '';
  for await (const del of text) {
    const rader = `${rest}${String(del)}`.split('\n');
    rest = rader.pop() ?? '';
    yield* rader;
  }
  if (rest !== '') throw new Error('ends in the middle of a row');
}

/** The rows of one table, one batch at a time in memory. @throws Driftfel when the file is gone, damaged or cut off */
export async function* lasRader(mapp: string, tabell: string): AsyncGenerator<string> {
  const fil = tabellfil(mapp, tabell);
  const text = createGunzip().setEncoding('utf8');
  // What goes wrong on the way is told to the one who reads.
  pipeline(createReadStream(fil), text).catch(() => undefined);
  try {
    yield* raderI(text);
  } catch {
    throw new Driftfel(`Säkerhetskopian är inte hel: ${fil} saknas eller är skadad. Ta en annan kopia.`);
  }
}

import { hash, verify } from '@node-rs/argon2';
import { randomBytes } from 'node:crypto';
import { TooMany } from '../shared/errors.ts';

/** argon2id (the package's default) with 46 MiB: slow for who guesses, about 60 ms for us (OWASP, ASVS 11.4.2). */
const installningar = { memoryCost: 47_104, timeCost: 1, parallelism: 1, outputLen: 32 };

/** Hashes at once: more would take the memory and the cores from everybody else. */
const samtidigt = 2;
const koplats = 200;
const ko: (() => void)[] = [];
let pagar = 0;

const iTurOrdning = async <T>(work: () => Promise<T>): Promise<T> => {
  if (ko.length >= koplats) throw new TooMany(10);
  if (pagar >= samtidigt) await new Promise<void>((resolve) => ko.push(resolve));
  else pagar += 1;
  return work().finally(() => {
    const nasta = ko.shift();
    // The place goes straight on to the next in line.
    if (nasta === undefined) pagar -= 1;
    else nasta();
  });
};

// å typed on one machine is å typed on another; nothing else is changed, trimmed or cut.
const sammaTecken = (hemlighet: string): string => hemlighet.normalize('NFC');

/** The slow, salted hash in which passwords, one-time codes and activation codes are stored. PHC text, about 100 characters. */
export const hashLosenord = (hemlighet: string): Promise<string> =>
  iTurOrdning(() => hash(sammaTecken(hemlighet), installningar));

let ingens: Promise<string> | null = null;
const ingensHash = (): Promise<string> => (ingens ??= hashLosenord(randomBytes(16).toString('hex')));

/** Whether the secret is the hashed one. Takes as long when there is no hash, so that time tells nobody who has an account. */
export const stammer = async (hashad: string | null, hemlighet: string): Promise<boolean> => {
  const mot = hashad ?? (await ingensHash());
  const lika = await iTurOrdning(() => verify(mot, sammaTecken(hemlighet)));
  return lika && hashad !== null;
};

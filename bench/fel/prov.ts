import { EventEmitter, once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { nyttForlopp, type Angrepp, type Forlopp } from './angrepp.ts';
import { arbeta, type Lage } from './arbetare.ts';
import { huvudbok, lasHuvudbocker, type Post } from './huvudbok.ts';
import { dom, type Domslut } from './orakel.ts';
import type { Rigg } from './rigg.ts';

/** A fault to try, how many times and how long at most. */
export interface Fall {
  readonly angrepp: Angrepp;
  readonly ronder: number;
  readonly sekunder: number;
  /** Seconds of undisturbed work before each strike, so that there are receipts to lose. */
  readonly ro: number;
  /** Forms sent at once of each save. */
  readonly samtidigt?: number;
}

export interface Resultat {
  readonly forlopp: ReadonlyMap<string, Forlopp>;
  readonly poster: readonly Post[];
  readonly domslut: Domslut;
  /** How often each status came back, by the fault that was going on; 0 is no answer. */
  readonly svar: ReadonlyMap<string, ReadonlyMap<number, number>>;
}

/** On the slowest machine somebody saves within this time. */
const senastMs = 60_000;

/** Strikes a random 0–50 ms after the next save has been sent, again and again. */
const slaTill = async (
  { angrepp, ronder, sekunder, ro }: Fall,
  rigg: Rigg,
  sandningar: EventEmitter,
): Promise<Forlopp> => {
  const forlopp = nyttForlopp();
  const sist = Date.now() + sekunder * 1000;
  while (forlopp.ronder < ronder && Date.now() < sist) {
    await pause(ro * 1000);
    await once(sandningar, 'sand', { signal: AbortSignal.timeout(senastMs) }).catch(() => {
      throw new Error('nobody saved anything for a minute');
    });
    await pause(Math.random() * 50);
    const fran = performance.now();
    await angrepp.slaTill(rigg.overvakare, forlopp);
    forlopp.tider.push((performance.now() - fran) / 1000);
    forlopp.ronder += 1;
  }
  forlopp.avvikelser.push(...((await angrepp.efter?.()) ?? []));
  return forlopp;
};

const nyttLage = (rigg: Rigg, sandningar: EventEmitter, svar: Svarsbok, nyNyckelVarjeGang: boolean): Lage => {
  const lage: Lage = {
    fel: '',
    slut: false,
    samtidigt: 1,
    nasta: 0,
    nyNyckelVarjeGang,
    vantaUppe: () => rigg.overvakare.vantaUppe(),
    onSand: () => sandningar.emit('sand'),
    onSvar: (status) => {
      const egna = svar.get(lage.fel) ?? new Map<number, number>();
      svar.set(lage.fel, egna.set(status, (egna.get(status) ?? 0) + 1));
    },
  };
  return lage;
};

type Svarsbok = Map<string, Map<number, number>>;

interface Arbete {
  readonly lage: Lage;
  readonly sandningar: EventEmitter;
  readonly svar: Svarsbok;
}

/** Lets `antal` workers register people while `under` goes on. Everything sent is in the records afterwards. */
const medArbetare = async <T>(
  rigg: Rigg,
  antal: number,
  nyNyckelVarjeGang: boolean,
  under: (arbete: Arbete) => Promise<T>,
): Promise<T> => {
  const sandningar = new EventEmitter();
  const svar: Svarsbok = new Map();
  const lage = nyttLage(rigg, sandningar, svar, nyNyckelVarjeGang);
  const bocker = Array.from({ length: antal }, (_, n) => huvudbok(rigg.bocker, n));
  const arbetarna = bocker.map((bok, n) =>
    arbeta(
      lage,
      bok,
      rigg.inloggade.filter((_, plats) => plats % antal === n),
    ),
  );
  try {
    return await under({ lage, sandningar, svar });
  } catch (error) {
    lage.slut = true;
    await rigg.avsluta(() => Promise.resolve());
    throw error;
  } finally {
    lage.slut = true;
    await Promise.allSettled(arbetarna);
    for (const bok of bocker) bok.stang();
  }
};

/** Lets workers register people undisturbed until `gor` is done. @returns everything they sent */
export const arbetaMedan = async (rigg: Rigg, antal: number, gor: () => Promise<void>): Promise<Post[]> => {
  await medArbetare(rigg, antal, false, gor);
  return lasHuvudbocker(rigg.bocker, antal);
};

/** Lets workers register people undisturbed for a while. @returns everything they sent */
export const arbetaEnStund = (rigg: Rigg, antal: number, sekunder: number): Promise<Post[]> =>
  arbetaMedan(rigg, antal, () => pause(sekunder * 1000));

/**
 * Lets `antal` workers register people while the faults happen one after the other, and asks the oracle afterwards.
 * Closes the rig.
 * @param nyNyckelVarjeGang the control: clients that do wrong, so that the oracle has something to find
 */
export const prova = async (
  rigg: Rigg,
  fallen: readonly Fall[],
  antal: number,
  nyNyckelVarjeGang = false,
): Promise<Resultat> => {
  const forlopp = new Map<string, Forlopp>();
  const svar = await medArbetare(
    rigg,
    antal,
    nyNyckelVarjeGang,
    async ({ lage, sandningar, svar: svarsbok }) => {
      for (const fall of fallen) {
        lage.fel = fall.angrepp.namn;
        lage.samtidigt = fall.samtidigt ?? 1;
        forlopp.set(lage.fel, await slaTill(fall, rigg, sandningar));
      }
      return svarsbok;
    },
  );
  return rigg.avsluta(async (adminUrl) => {
    const poster = lasHuvudbocker(rigg.bocker, antal);
    return { forlopp, poster, svar, domslut: await dom(adminUrl, rigg.nycklar, poster, rigg.fran) };
  });
};

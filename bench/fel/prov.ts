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
  /** How often each status came back; 0 is no answer. */
  readonly svar: ReadonlyMap<number, number>;
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
  return forlopp;
};

const nyttLage = (
  rigg: Rigg,
  sandningar: EventEmitter,
  svar: Map<number, number>,
  nyNyckelVarjeGang: boolean,
): Lage => ({
  fel: '',
  slut: false,
  samtidigt: 1,
  nasta: 0,
  nyNyckelVarjeGang,
  vantaUppe: () => rigg.overvakare.vantaUppe(),
  onSand: () => sandningar.emit('sand'),
  onSvar: (status) => svar.set(status, (svar.get(status) ?? 0) + 1),
});

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
  const sandningar = new EventEmitter();
  const svar = new Map<number, number>();
  const forlopp = new Map<string, Forlopp>();
  const lage = nyttLage(rigg, sandningar, svar, nyNyckelVarjeGang);
  const bocker = Array.from({ length: antal }, (_, n) => huvudbok(rigg.bocker, n));
  lage.fel = fallen[0]?.angrepp.namn ?? '';
  const arbetarna = bocker.map((bok, n) =>
    arbeta(
      lage,
      bok,
      rigg.inloggade.filter((_, plats) => plats % antal === n),
    ),
  );
  try {
    for (const fall of fallen) {
      lage.fel = fall.angrepp.namn;
      lage.samtidigt = fall.samtidigt ?? 1;
      forlopp.set(lage.fel, await slaTill(fall, rigg, sandningar));
    }
  } catch (error) {
    await rigg.avsluta(() => Promise.resolve());
    throw error;
  } finally {
    lage.slut = true;
  }
  await Promise.all(arbetarna);
  for (const bok of bocker) bok.stang();
  return rigg.avsluta(async (adminUrl) => {
    const poster = lasHuvudbocker(rigg.bocker, antal);
    return { forlopp, poster, svar, domslut: await dom(adminUrl, rigg.nycklar, poster, rigg.fran) };
  });
};

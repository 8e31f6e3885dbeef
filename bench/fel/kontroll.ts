import { spawnSync } from 'node:child_process';
import { postgresDodas } from './angrepp.ts';
import { hinderFor } from './disk.ts';
import { prova } from './prov.ts';
import { commitSvaret, stromavbrott } from './proxyangrepp.ts';
import { oppnaProxyrigg } from './proxyrigg.ts';
import { rattaSamtidigt } from './rattprov.ts';
import { oppnaRigg } from './rigg.ts';
import { felTabell, summa } from './tabell.ts';

type Say = (text: string) => void;

/** A run where the promise must be seen to break. */
interface Kontroll {
  readonly vad: string;
  /** What must be seen. */
  readonly ska: string;
  /** @returns how many were seen; null when it cannot be tried here */
  readonly kor: (arbetare: number, say: Say) => Promise<number | null>;
}

/** A database that answers before it has written: what is lost when it is killed must be found. */
const forluster: Kontroll = {
  vad: 'PostgreSQL svarar innan det har skrivit (synchronous_commit = off), och dödas',
  ska: 'förlorade',
  kor: async (arbetare, say) => {
    const rigg = await oppnaRigg();
    await rigg.sql('alter system set synchronous_commit = off');
    await rigg.sql('alter system set wal_writer_delay = 10000');
    await rigg.sql('select pg_reload_conf()');
    const angrepp = postgresDodas(rigg.susData);
    const resultat = await prova(rigg, [{ angrepp, ronder: 6, sekunder: 60, ro: 2 }], arbetare);
    say(felTabell([angrepp], resultat));
    return summa(resultat, 'forlorad');
  },
};

/** A database that never waits for the disk: what is lost when the power goes must be found. */
const strommen: Kontroll = {
  vad: 'PostgreSQL väntar aldrig på disken (fsync = off), och strömmen bryts',
  ska: 'förlorade',
  kor: async (arbetare, say) => {
    const hinder = await hinderFor('ext4');
    const rigg = hinder === null ? await oppnaProxyrigg('ext4') : null;
    if (rigg?.disk == null) {
      say(`Hoppas över: ${hinder ?? ''}`);
      return null;
    }
    await rigg.sql('alter system set fsync = off');
    await rigg.sql('select pg_reload_conf()');
    await rigg.sql('checkpoint');
    // What was there before is on the disk, so that there is a database afterwards to look in.
    spawnSync('sync', ['-f', rigg.disk.mapp]);
    const angrepp = stromavbrott(rigg, rigg.disk, 'ext4');
    const resultat = await prova(rigg, [{ angrepp, ronder: 1, sekunder: 30, ro: 3 }], arbetare);
    say(felTabell([angrepp], resultat));
    return summa(resultat, 'forlorad');
  },
};

/** Users whose browser makes a new key each time the form is sent again: what is saved twice must be found. */
const dubbletter: Kontroll = {
  vad: 'formulären får en ny nyckel varje gång de skickas om, när svaret på COMMIT försvinner',
  ska: 'dubblerade',
  kor: async (arbetare, say) => {
    const rigg = await oppnaProxyrigg();
    const angrepp = commitSvaret(rigg);
    const resultat = await prova(rigg, [{ angrepp, ronder: 20, sekunder: 60, ro: 0 }], arbetare, true);
    say(felTabell([angrepp], resultat));
    return summa(resultat, 'dubblerad');
  },
};

/** Users whose browser saves over what it has not shown: what is gone must be found. */
const overskrivna: Kontroll = {
  vad: 'rättelser sparas på den senaste versionen, vilken som än visades',
  ska: 'överskrivna osedda',
  kor: async (_arbetare, say) => {
    const { sparade, nekade, forlorade } = await rattaSamtidigt(true);
    say(`${sparade} sparade, ${nekade} nekade, ${forlorade} överskrivna osedda`);
    return forlorade;
  },
};

/** Proves the oracle itself: runs where the promise must be seen to break. Gives the exit code. */
export const kontroll = async (arbetare: number, say: Say): Promise<number> => {
  const osedda: string[] = [];
  for (const [n, { vad, ska, kor }] of [forluster, strommen, dubbletter, overskrivna].entries()) {
    say(`Kontroll ${n + 1}: ${vad}. Ska synas: ${ska}.`);
    if ((await kor(arbetare, say)) === 0) osedda.push(`${ska} (kontroll ${n + 1})`);
  }
  say(osedda.length === 0 ? 'Oraklet ser det som är fel.' : `ORAKLET SER INTE: ${osedda.join(', ')}.`);
  return osedda.length === 0 ? 0 : 1;
};

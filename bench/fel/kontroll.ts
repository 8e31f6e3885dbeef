import { appDodas, postgresDodas } from './angrepp.ts';
import { prova } from './prov.ts';
import { oppnaRigg } from './rigg.ts';
import { felTabell, summa } from './tabell.ts';

type Say = (text: string) => void;

/** A database that answers before it has written: what is lost when it is killed must be found. */
const provaForluster = async (arbetare: number, say: Say): Promise<boolean> => {
  const rigg = await oppnaRigg();
  await rigg.sql('alter system set synchronous_commit = off');
  await rigg.sql('alter system set wal_writer_delay = 10000');
  await rigg.sql('select pg_reload_conf()');
  const angrepp = postgresDodas(rigg.susData);
  const resultat = await prova(rigg, [{ angrepp, ronder: 6, sekunder: 60, ro: 2 }], arbetare);
  say(felTabell([angrepp], resultat));
  return summa(resultat, 'forlorad') > 0;
};

/** Users whose browser makes a new key each time the form is sent again: what is saved twice must be found. */
const provaDubbletter = async (arbetare: number, say: Say): Promise<boolean> => {
  const rigg = await oppnaRigg();
  const resultat = await prova(
    rigg,
    [{ angrepp: appDodas, ronder: 20, sekunder: 60, ro: 0 }],
    arbetare,
    true,
  );
  say(felTabell([appDodas], resultat));
  return summa(resultat, 'dubblerad') > 0;
};

/** Proves the oracle itself: two runs where the promise must be seen to break. Gives the exit code. */
export const kontroll = async (arbetare: number, say: Say): Promise<number> => {
  say('Kontroll 1: PostgreSQL svarar innan det har skrivit (synchronous_commit = off). Förluster ska synas.');
  const forluster = await provaForluster(arbetare, say);
  say('Kontroll 2: formulären får en ny nyckel varje gång de skickas om. Dubbletter ska synas.');
  const dubbletter = await provaDubbletter(arbetare, say);
  say(
    forluster && dubbletter
      ? 'Oraklet ser det som är fel.'
      : `ORAKLET SER INTE ALLT: förluster ${forluster ? 'ja' : 'nej'}, dubbletter ${dubbletter ? 'ja' : 'nej'}.`,
  );
  return forluster && dubbletter ? 0 : 1;
};

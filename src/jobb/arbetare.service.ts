import { setTimeout as pause } from 'node:timers/promises';
import { Logger, parseCronItems, run, type Runner, type RunnerOptions, type TaskList } from 'graphile-worker';
import { z } from 'zod';
import { errorCode } from '../db/client.ts';
import { connect, type Database } from '../db/db.ts';
import { korGallring } from '../gallring/korning.service.ts';
import { skapaPaket, type Pakethus } from '../halvar/paket.service.ts';
import type { Hus } from '../hus.ts';
import { skickaUtskick } from '../utskick/skicka.service.ts';
import { korNattjobb, type Natthus } from './natt.service.ts';
import { nattjobben } from './nattlista.service.ts';

type Arbetshus = Pakethus & Natthus & Pick<Hus, 'sms' | 'epost'>;

const utskicket = z.object({ utskick: z.guid() });
const redovisningen = z.object({ redovisning: z.guid() });
const gallringen = z.object({ gallring: z.guid() });

/** How long a message on its way is waited for when SUS stops; after that nobody knows whether it arrived. */
const avslutMs = 4_000;

/** The words of an error may be what somebody typed: in the table of jobs stands its code alone. */
const medKod = (gor: Promise<unknown>): Promise<void> =>
  gor.then(
    () => undefined,
    (error: unknown) => {
      throw new Error(`failed ${errorCode(error)}`.trim());
    },
  );

const uppgifter = (hus: Arbetshus): TaskList => ({
  skicka_utskick: (rad) => medKod(skickaUtskick(hus, utskicket.parse(rad).utskick)),
  halvarsredovisning: (rad, { job }) =>
    medKod(skapaPaket(hus, redovisningen.parse(rad).redovisning, job.attempts >= job.max_attempts)),
  gallring: (rad) => medKod(korGallring(hus, gallringen.parse(rad).gallring)),
  natt: () => medKod(korNattjobb(hus, nattjobben)),
});

// Every hour, since the library knows no Swedish time; what is due by the Swedish clock is decided by korNattjobb. One at a time.
const tider = parseCronItems([
  { task: 'natt', match: '7 * * * *', options: { queueName: 'natt', maxAttempts: 3, jobKey: 'natt' } },
]);

const loggFor = ({ log }: Arbetshus): Logger =>
  new Logger(({ taskIdentifier, jobId }) => (level, _text, meta) => {
    const var_ = { jobb: taskIdentifier, id: jobId, kod: errorCode(meta?.['error']) };
    if ((level as string) === 'error') log.error(var_, 'job failed');
  });

const installningar = (hus: Arbetshus, pgPool: Database['pool']): RunnerOptions => ({
  pgPool,
  taskList: uppgifter(hus),
  parsedCronItems: tider,
  concurrency: 2,
  noHandleSignals: true,
  // What cannot be written down of a job that is done is nobody's to catch otherwise, and would end the whole program.
  preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  logger: loggFor(hus),
});

/**
 * Works off the jobs in this process until the returned function is called: messages as they come, nightly jobs when they are due.
 * Several instances share them. When the database goes away it starts again by itself.
 * @param url address the application signs in to
 */
export const startaArbetare = (hus: Arbetshus, url: string): (() => Promise<void>) => {
  const aborter = new AbortController();
  const jobb = connect(url, {
    role: 'sus_jobb',
    max: 4,
    namn: `sus jobb ${String(process.pid)}`,
    onError: () => undefined,
  });
  // A connection that is out when the server goes away tells of it; unheard it would end the process.
  jobb.pool.on('connect', (client) => client.on('error', () => undefined));
  const options = installningar(hus, jobb.pool);
  let igang: Runner | null = null;
  const slutar = (): boolean => aborter.signal.aborted;
  const arbeta = async (): Promise<void> => {
    while (!slutar()) {
      igang = await run(options).catch(() => null);
      if (slutar()) await igang?.stop();
      await igang?.promise.catch(() => undefined);
      igang = null;
      await pause(5_000, undefined, { signal: aborter.signal }).catch(() => undefined);
    }
  };
  const slut = arbeta();
  let stangt: Promise<void> | null = null;
  const stang = async (): Promise<void> => {
    aborter.abort();
    const stoppat = Promise.resolve(igang?.stop()).then(
      () => slut,
      () => slut,
    );
    await Promise.race([stoppat, pause(avslutMs, undefined, { ref: false })]);
    await Promise.race([jobb.close(), pause(1_000, undefined, { ref: false })]);
  };
  return () => (stangt ??= stang());
};

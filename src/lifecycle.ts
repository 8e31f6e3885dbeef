import type { Logger } from 'pino';

/** What the program has opened, and how it ends. */
export interface Lifecycle {
  /** Aborted when the program is to end: stop waiting for things. */
  readonly signal: AbortSignal;
  /** Remembers how to close something. What was opened last is closed first. */
  opened(close: () => unknown): void;
  /** Closes everything and ends the process. A second call changes nothing. */
  end(code: number): Promise<void>;
}

// Ctrl-C under npm reaches us twice: from the terminal and from npm.
const sameKeypressMs = 500;

/** Answers under way get ten seconds; what is not closed long after that never will be. */
const hogstMs = 25_000;

/**
 * Ends the program in order on SIGTERM and SIGINT, at once on a second one, and in order with code 1 on a fault nobody caught.
 * @param hogst milliseconds after which it ends with code 1 though not everything is closed
 */
export const lifecycle = (log: Logger, hogst = hogstMs): Lifecycle => {
  const closers: (() => unknown)[] = [];
  const aborter = new AbortController();
  let endingSince: number | null = null;

  const end = async (code: number) => {
    if (endingSince !== null) return;
    endingSince = Date.now();
    aborter.abort();
    setTimeout(() => {
      log.error('could not end in order, ending');
      process.exit(1);
    }, hogst);
    for (const close of closers.reverse()) {
      // One that cannot be closed must not keep the others open.
      try {
        await close();
      } catch (error) {
        log.error(faultFields(error), 'close failed');
      }
    }
    process.exit(code);
  };
  const onSignal = () => {
    if (endingSince === null) void end(0);
    else if (Date.now() - endingSince > sameKeypressMs) process.exit(1);
  };
  const onFault = (error: unknown) => {
    log.fatal(faultFields(error), 'uncaught fault, ending');
    void end(1);
  };

  process.on('SIGTERM', onSignal).on('SIGINT', onSignal);
  process.on('unhandledRejection', onFault).on('uncaughtException', onFault);
  return { signal: aborter.signal, opened: (close) => closers.push(close), end };
};

// The message and other fields of an error can carry what somebody typed; its kind and place cannot.
const faultFields = (error: unknown) => ({
  namn: error instanceof Error ? error.name : typeof error,
  kod: error instanceof Error && 'code' in error ? String(error.code) : undefined,
  var:
    error instanceof Error
      ? error.stack?.split('\n').filter((line) => line.startsWith('    at '))
      : undefined,
});

import { setInterval } from 'node:timers';
import { pino } from 'pino';
import { lifecycle } from '../../src/lifecycle.ts';
import { rader } from '../../src/logg.ts';

// A program that opens two things, one of which cannot be closed, and then meets what its argument says.
const [mode] = process.argv.slice(2);
const ut = rader(process.stdout, 100_000);
const log = pino({}, ut);
const life = lifecycle(log, mode === 'fastnar' ? 300 : undefined);
life.opened(() => ut.write('first closed\n'));
life.opened(() =>
  mode === 'fastnar' ? new Promise(() => undefined) : Promise.reject(new Error('cannot be closed')),
);
life.opened(() => ut.write('last closed\n'));

/** Writes far more than a pipe holds, and tells over the channel that it goes on. */
const skriv = () => {
  let varv = 0;
  setInterval(() => {
    varv += 1;
    for (let rad = 0; rad < 20; rad += 1) log.info('x'.repeat(1000));
    process.send?.(varv);
  }, 5);
};

// A fault that nobody catches, with typed text in its message.
if (mode === 'fel') void Promise.reject(new TypeError('19900602-2394 saknas'));
if (mode === 'skriver') skriv();
setInterval(() => undefined, 1_000);
if (mode === 'fastnar') process.kill(process.pid, 'SIGTERM');

import { pino } from 'pino';
import { lifecycle } from '../../src/lifecycle.ts';

// A program that opens two things and then meets a fault that nobody catches, with typed text in its message.
const life = lifecycle(pino());
life.opened(() => process.stdout.write('first closed\n'));
life.opened(() => Promise.reject(new Error('cannot be closed')));
life.opened(() => process.stdout.write('last closed\n'));
void Promise.reject(new TypeError('19900602-2394 saknas'));
setInterval(() => undefined, 1_000);

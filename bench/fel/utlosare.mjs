/**
 * Put into the program beforehand (node --import). On command: a fault that nobody catches, a clock that is set, or what the heap
 * holds that is in use.
 */
let hopp = 0;
const Riktig = Date;
globalThis.Date = class extends Riktig {
  constructor(...delar) {
    super(...(delar.length === 0 ? [Riktig.now() + hopp] : delar));
  }
  static now() {
    return Riktig.now() + hopp;
  }
};
process.on('message', (vad) => {
  if (vad === 'fel') void Promise.reject(new Error('provoked'));
  if (typeof vad?.hopp === 'number') hopp += vad.hopp;
  if (vad?.fraga === 'heap') {
    globalThis.gc?.();
    process.send({ id: vad.id, svar: process.memoryUsage().heapUsed });
  }
});
process.channel?.unref();

/**
 * Put into the program beforehand (node --import). On command: a fault that nobody catches, or a clock that is set.
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
});
process.channel?.unref();

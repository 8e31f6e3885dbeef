/** Something that takes long, in steps that are each short. */
export type Stegvis<T> = Generator<undefined, T, undefined>;

/** Does all the steps at once. */
export const genast = <T>(steg: Stegvis<T>): T => {
  for (;;) {
    const { done, value } = steg.next();
    if (done === true) return value;
  }
};

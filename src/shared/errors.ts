/** The page does not exist, or does not exist for this user: the same answer for both. */
export class NotFound extends Error {}
/** What was here has been made anonymous, and the user may know that it has: others get NotFound. */
export class Avidentifierat extends Error {}
/**
 * What is here may only be stored (GDPR art. 18), and the user may know that it is: others get NotFound. `sida` is where the samtycke can be
 * withdrawn all the same.
 */
export class Begransat extends Error {
  readonly sida: string;
  constructor(sida: string) {
    super('restricted');
    this.sida = sida;
  }
}
/** Signed in, but without the behörighetsroll that the page asks for. */
export class Forbidden extends Error {}
/** The request has a form that no page of ours sends: a repeated scalar, an unknown content type. */
export class BadRequest extends Error {}
/** The same idempotency key came with other content. `sida` is the receipt of what was saved. */
export class AlreadySaved extends Error {
  readonly sida: string;
  constructor(sida: string) {
    super('already saved');
    this.sida = sida;
  }
}
/** It took longer than anybody is let wait, and was broken off. */
export class Overtid extends Error {}
/** Too many tries; `sekunder` until the next is allowed. */
export class TooMany extends Error {
  readonly sekunder: number;
  constructor(sekunder: number) {
    super('too many');
    this.sekunder = sekunder;
  }
}

/** The value, or NotFound when the query gave none. */
export const found = <T>(value: T | null | undefined): T => {
  if (value === null || value === undefined) throw new NotFound();
  return value;
};
/** Something else than a form was sent to a page of forms. */
export class UnsupportedMediaType extends Error {}

import { Overtid } from '../shared/errors.ts';
import { fail, type Result } from '../shared/result.ts';
import { dbError } from './db.ts';

/**
 * Turns the constraints that a race can run into (the rule saw nothing, the database did) into the refusal the rule would have given.
 * Any other error is passed on.
 */
export const refusedBy = async <T, E>(
  refusals: Readonly<Record<string, E>>,
  work: () => Promise<Result<T, E>>,
): Promise<Result<T, E>> => {
  try {
    return await work();
  } catch (error) {
    const refusal = refusals[dbError(error)?.constraint ?? ''];
    if (refusal === undefined) throw error;
    return fail(refusal);
  }
};

/** Gives the refusal when we or the database had to break off because the time was out. Any other error is passed on. */
export const inTime = async <T, E>(late: E, work: () => Promise<Result<T, E>>): Promise<Result<T, E>> => {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Overtid) && dbError(error)?.code !== '57014') throw error;
    return fail(late);
  }
};

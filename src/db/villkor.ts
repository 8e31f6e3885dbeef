import { fail, type Result } from '../shared/result.ts';
import { dbError } from './db.ts';

/**
 * Answers a broken database constraint with the refusal it stands for, so that the one who lost a race is told as
 * kindly as the one a rule refused. Any other error is thrown on.
 * @param villkor constraint name → hinder
 */
export const villkorSomHinder = <T, E>(
  arbete: Promise<Result<T, E>>,
  villkor: Readonly<Record<string, E>>,
): Promise<Result<T, E>> =>
  arbete.catch((error: unknown) => {
    const hinder = villkor[dbError(error)?.constraint ?? ''];
    if (hinder === undefined) throw error;
    return fail(hinder);
  });

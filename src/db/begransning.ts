import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { TooMany } from '../shared/errors.ts';
import type { Database } from './db.ts';

/** At most `points` times in `seconds` for one key. Counted in the database, so all instances count together. */
export interface Begransning {
  /** Counts one; throws TooMany when the limit is passed. */
  rakna(key: string): Promise<void>;
  /** Seconds left when the limit is reached, else 0; counts nothing. */
  sparradI(key: string): Promise<number>;
  /** Forgets a key, after a success. */
  nollstall(key: string): Promise<void>;
}

const seconds = (ms: number) => Math.max(1, Math.ceil(ms / 1000));

export const begransning = (
  db: Database,
  namn: string,
  limit: { points: number; seconds: number },
): Begransning => {
  const limiter = new RateLimiterPostgres({
    storeClient: db.pool,
    storeType: 'pool',
    schemaName: 'auth',
    tableName: 'begransning',
    tableCreated: true,
    // Each limiter would start a timer of its own that never ends; stada() removes what has expired instead.
    clearExpiredByTimeout: false,
    keyPrefix: namn,
    points: limit.points,
    duration: limit.seconds,
  });
  return {
    rakna: async (key) => {
      await limiter.consume(key).catch((reason: unknown) => {
        throw reason instanceof RateLimiterRes ? new TooMany(seconds(reason.msBeforeNext)) : reason;
      });
    },
    sparradI: async (key) => {
      const state = await limiter.get(key);
      return state !== null && state.consumedPoints >= limit.points ? seconds(state.msBeforeNext) : 0;
    },
    nollstall: async (key) => {
      await limiter.delete(key);
    },
  };
};

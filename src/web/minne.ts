import type { Request, Response } from 'express';
import type { z } from 'zod';
import { brytForsegling, forsegla, type Nycklar } from '../db/kryptering.ts';
import { readCookie, setCookie } from './cookie.ts';

/**
 * A few values kept sealed in the user's own browser: what a page has to remember over Back, reload and a second tab
 * but the server may not store and the address may not show. The newest first; the oldest fall out when the cookie is full.
 */
export interface Minne<T> {
  las(req: Request): readonly T[];
  lagg(req: Request, res: Response, varde: T): void;
}

const plats = 3600;

interface Spec<T> {
  readonly namn: string;
  readonly schema: z.ZodType<T[]>;
  /** How long it lives. */
  readonly seconds: number;
}

export const minne = <T>(nycklar: Nycklar, { namn, schema, seconds }: Spec<T>): Minne<T> => {
  const las = (req: Request): readonly T[] => {
    const text = readCookie(req, namn);
    return text === null ? [] : (schema.safeParse(brytForsegling(nycklar, namn, text)).data ?? []);
  };
  const forseglade = (varden: readonly T[]): string => {
    const text = forsegla(nycklar, namn, varden);
    return text.length <= plats || varden.length === 1 ? text : forseglade(varden.slice(0, -1));
  };
  return {
    las,
    lagg: (req, res, varde) => {
      setCookie(req, res, { name: namn, value: forseglade([varde, ...las(req)]), seconds });
    },
  };
};

import type { RouteParameters } from 'express-serve-static-core';

type Query = Readonly<Record<string, string | undefined>>;

/** Fills a route path: the same constant declares the route and builds every link to it. Empty query values are left out. */
export const url = <P extends string>(path: P, params: RouteParameters<P>, query: Query = {}): string => {
  const filled = path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent((params as Record<string, string>)[name] ?? ''),
  );
  const pairs = Object.entries(query).filter(
    (pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== '',
  );
  return pairs.length === 0 ? filled : `${filled}?${new URLSearchParams(pairs).toString()}`;
};

/** A path of our own, or the start page: never another host (open redirect). */
export const internSida = (text: unknown): string =>
  typeof text === 'string' && /^\/(?![/\\])[\w\-./?=&%]*$/.test(text) && !text.includes('..') ? text : '/';

/** A whole number of an address, 1–99 999; 0 for anything else that somebody may have typed there. */
export const talI = (typat: unknown): number =>
  typeof typat === 'string' && /^[1-9]\d{0,4}$/.test(typat) ? Number(typat) : 0;

/** The page of a list that an address asks for; the first when it asks for none. */
export const sidnummer = (typat: unknown): number => talI(typat) || 1;

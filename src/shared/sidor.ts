/** Rows of a page of search results. */
export const perSida = 50;

/** How many pages hold so many rows; at least one, so that an empty answer has a page too. */
export const antalSidor = (traffar: number): number => Math.max(1, Math.ceil(traffar / perSida));

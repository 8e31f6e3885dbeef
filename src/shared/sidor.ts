/** Rows of a page of search results. */
export const perSida = 50;

/** How many pages hold so many rows; at least one, so that an empty answer has a page too. */
export const antalSidor = (traffar: number): number => Math.max(1, Math.ceil(traffar / perSida));

/** The page to show of so many rows when one is asked for (the last, when there are fewer), and which rows stand on it. */
export const sidan = (
  onskad: number,
  traffar: number,
): { readonly sida: number; readonly fran: number; readonly antal: number } => {
  const sida = Math.min(onskad, antalSidor(traffar));
  return { sida, fran: (sida - 1) * perSida, antal: perSida };
};

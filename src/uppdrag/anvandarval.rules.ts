/** The buttons of "Välj användare", by what they send as `gor`. */
export type Valknapp =
  | { readonly slag: 'sok' | 'valj' | 'ok' }
  | { readonly slag: 'sida'; readonly sida: number }
  | { readonly slag: 'bort'; readonly anvandareId: string };

/** Reads the button; null for one that no page of ours has. */
export const valknapp = (gor: string): Valknapp | null => {
  if (gor === 'sok' || gor === 'valj' || gor === 'ok') return { slag: gor };
  const sida = /^sida-([1-9]\d{0,5})$/.exec(gor)?.[1];
  if (sida !== undefined) return { slag: 'sida', sida: Number(sida) };
  const anvandareId = /^bort-([0-9a-f-]{36})$/.exec(gor)?.[1];
  return anvandareId === undefined ? null : { slag: 'bort', anvandareId };
};

/** Those chosen after a press: the ticked ones come along whatever button it was, so no tick is lost. */
export const valdaEfter = (
  valda: readonly string[],
  ikryssade: readonly string[],
  knapp: Valknapp,
): readonly string[] =>
  [...new Set([...valda, ...ikryssade])].filter((id) => knapp.slag !== 'bort' || id !== knapp.anvandareId);

/** The buttons of a picker, by what they send as `gor`. */
export type Valknapp =
  | { readonly slag: 'sok' | 'valj' | 'ok' }
  | { readonly slag: 'sida'; readonly sida: number }
  | { readonly slag: 'bort'; readonly post: string };

/** Reads the button; null for one that no page of ours has. */
export const valknapp = (gor: string): Valknapp | null => {
  if (gor === 'sok' || gor === 'valj' || gor === 'ok') return { slag: gor };
  const sida = /^sida-([1-9]\d{0,4})$/.exec(gor)?.[1];
  if (sida !== undefined) return { slag: 'sida', sida: Number(sida) };
  const post = /^bort-([0-9a-z-]{4,60})$/.exec(gor)?.[1];
  return post === undefined ? null : { slag: 'bort', post };
};

/** Those chosen after a press: the ticked ones come along whatever button it was, so no tick is lost. */
export const valdaEfter = (
  valda: readonly string[],
  ikryssade: readonly string[],
  knapp: Valknapp,
): readonly string[] =>
  [...new Set([...valda, ...ikryssade])].filter((post) => knapp.slag !== 'bort' || post !== knapp.post);

/** Where the choosing is: what was sought, which page, and those chosen; null when only the draft knows. */
export interface Valstallning {
  readonly sok: Readonly<Record<string, string>>;
  readonly sokt: boolean;
  readonly sida: number;
  readonly valda: readonly string[] | null;
}

/** Chosen codes or ids in an address: joined by dots, "inga" for none. */
export const skrivValda = (valda: readonly string[]): string =>
  valda.length === 0 ? 'inga' : valda.join('.');
/** Reads them again; null when the address says nothing, and only the draft knows. */
export const lasValda = (text: string): readonly string[] | null => {
  if (text === '') return null;
  return text === 'inga'
    ? []
    : [...new Set(text.split('.').filter((post) => /^[0-9a-z-]{4,60}$/.test(post)))];
};

/** The draft with other ingående organisationer. One who is new takes part, until somebody says otherwise; flags of those gone go. */
export const medIngaende = (
  values: Readonly<Record<string, unknown>>,
  fore: readonly string[],
  ids: readonly string[],
): Readonly<Record<string, unknown>> => {
  const borta = fore.filter((id) => !ids.includes(id));
  const kvar = Object.entries(values).filter(
    ([falt]) => !borta.some((id) => /^(deltar|finansierar|brukar_medel)_/.test(falt) && falt.endsWith(id)),
  );
  const nya = ids.filter((id) => !fore.includes(id));
  return {
    ...Object.fromEntries(kvar),
    ...Object.fromEntries(nya.map((id) => [`deltar_${id}`, 'ja'])),
    ingaende: [...ids],
  };
};

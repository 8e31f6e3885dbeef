/** What users are sought by, as typed: an empty text leaves a field out, and `*` stands for any characters. */
export interface Namnsokning {
  readonly fornamn: string;
  readonly efternamn: string;
  readonly arbetsgivare: string;
}

/** Users of a page of search results. */
export const perSida = 50;

export const antalSidor = (traffar: number): number => Math.max(1, Math.ceil(traffar / perSida));

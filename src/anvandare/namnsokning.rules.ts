/** What users are sought by, as typed: an empty text leaves a field out, and `*` stands for any characters. */
export interface Namnsokning {
  readonly fornamn: string;
  readonly efternamn: string;
  readonly arbetsgivare: string;
}

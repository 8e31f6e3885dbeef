/** An organisation that takes part, finances, or employs users. */
export interface Organisation {
  readonly id: string;
  readonly namn: string;
  /** Ten digits. */
  readonly organisationsnummer: string | null;
  readonly organisationstypKod: string;
  readonly organisationstyp: string;
  /** Where superadministratörer are employed. */
  readonly forsakringskassan: boolean;
  readonly version: number;
}

export type Organisationsuppgifter = Pick<
  Organisation,
  'namn' | 'organisationsnummer' | 'organisationstypKod'
>;

export type Organisationshinder =
  'namn_finns' | 'typ_saknas' | 'har_deltagaransvariga' | 'har_superadministratorer' | 'andrad_av_annan';

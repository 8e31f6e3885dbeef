/** What stands in the way of a change, for the page to link to. */
export interface Bruk {
  /** Insatser that reach past the slutdatum, each with what does: "börjar 2027-01-01". */
  readonly insatser: readonly { readonly id: string; readonly namn: string; readonly vad: string }[];
  /** Budget years of the organisation; with `namn` the financier that a removal would take away. */
  readonly budgetar: readonly { readonly ar: number; readonly namn: string | null }[];
}
export const ingetBruk: Bruk = { insatser: [], budgetar: [] };

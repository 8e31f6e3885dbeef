/** One who reviews the trail, and who gave them the right. */
export interface Loggranskare {
  readonly id: string;
  readonly namn: string;
  readonly arbetsgivare: string;
  readonly utsedd: Date;
  readonly av: string;
}

export type Utnamningshinder = 'finns_inte' | 'flera' | 'sig_sjalv' | 'ar_redan' | 'far_inte';

export const utnamningshinderText: Record<Utnamningshinder, string> = {
  finns_inte:
    'Det finns ingen öppen användare med den e-postadressen. Kontrollera adressen i Visa användare.',
  flera: 'Flera användare har den e-postadressen. Be dem att ändra den i Mitt konto först.',
  sig_sjalv: 'Du kan inte utse dig själv. Be en annan superadministratör.',
  ar_redan: 'Användaren är redan loggranskare.',
  far_inte: 'Du är inte längre superadministratör.',
};

/** What the database calls the same refusals. */
export const utnamningsvillkor = {
  roll_loggranskare_utses_av_annan: 'sig_sjalv',
  roll_en_aktiv: 'ar_redan',
  roll_loggranskare_utses_av_superadministrator: 'far_inte',
} as const satisfies Record<string, Utnamningshinder>;

interface Konto {
  readonly id: string;
  readonly arLoggranskare: boolean;
}

/** Whether the accounts that an address stands for are one that may be appointed. */
export const provaUtnamning = (konton: readonly Konto[], av: string): Utnamningshinder | Konto => {
  const [konto, annat] = konton;
  if (konto === undefined) return 'finns_inte';
  if (annat !== undefined) return 'flera';
  if (konto.id === av) return 'sig_sjalv';
  return konto.arLoggranskare ? 'ar_redan' : konto;
};

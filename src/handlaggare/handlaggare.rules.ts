import type { Behorighetsroll } from '../behorighet/behorighet.rules.ts';

/** One who may take out registerutdrag now. */
export interface Handlaggare {
  readonly anvandareId: string;
  readonly namn: string;
  readonly arbetsgivare: string;
  readonly utseddAv: string;
  readonly utseddAt: Date;
}

export type Utnamningshinder =
  'okand' | 'sig_sjalv' | 'superadministrator' | 'styrning' | 'samordningsforbund' | 'redan' | 'avslutad';

interface Tilltankt {
  readonly roller: readonly Behorighetsroll[];
  readonly arSigSjalv: boolean;
  readonly samordningsforbund: boolean;
}

/**
 * Whether a user may be handläggare av registerutdrag: never the one who appoints, and nobody whose other roles are without personal
 * data (doman 2). @returns the hindrance, or null
 */
export const provaUtnamning = ({
  roller,
  arSigSjalv,
  samordningsforbund,
}: Tilltankt): Utnamningshinder | null => {
  const har = (...sokta: readonly Behorighetsroll[]) => sokta.some((roll) => roller.includes(roll));
  const hinder: readonly (readonly [boolean, Utnamningshinder])[] = [
    [arSigSjalv, 'sig_sjalv'],
    [har('superadministrator'), 'superadministrator'],
    [har('samverkansadministrator', 'bestallare'), 'styrning'],
    [samordningsforbund, 'samordningsforbund'],
    [har('registerhandlaggare'), 'redan'],
  ];
  return hinder.find(([finns]) => finns)?.[1] ?? null;
};

export const utnamningshinderText: Record<Utnamningshinder, string> = {
  okand: 'Kontrollera e-postadressen. Den ska vara den som en användare har i SUS.',
  sig_sjalv: 'Välj någon annan. Du kan inte utse dig själv.',
  superadministrator: 'Välj någon annan. En superadministratör kan inte vara handläggare av registerutdrag.',
  styrning:
    'Välj någon annan. Den som är samverkansadministratör eller beställare får inte se personuppgifter.',
  samordningsforbund:
    'Välj någon annan. Den som är anställd av ett samordningsförbund får inte se personuppgifter.',
  redan: 'Användaren är redan handläggare.',
  avslutad: 'Handläggaren har redan tagits bort. Ladda om sidan.',
};

/** The constraints that a race can run into, as the hindrance the rule would have given. */
export const utnamningsvillkor: Readonly<Record<string, Utnamningshinder>> = {
  roll_en_aktiv: 'redan',
  roll_forbjuden_kombination: 'styrning',
  roll_utsedd_utser_inte: 'superadministrator',
  roll_utsedd_av_annan: 'sig_sjalv',
  roll_registerhandlaggare_arbetsgivare: 'samordningsforbund',
  roll_kraver_oppet_konto: 'okand',
};

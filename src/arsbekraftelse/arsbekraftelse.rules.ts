import type { Behorighetsroll } from '../behorighet/behorighet.rules.ts';
import { dagarEfter, dagarMellan, type Dag } from '../shared/datum.ts';

/** Days before an account stops that it is shown as one that waits. */
export const dagarAttBekrafta = 60;

/** Days before an account stops that its user, and those who can confirm it, are told. */
export const varningsdagar = [30, 7] as const;
export type Varningsdagar = (typeof varningsdagar)[number];

/** Who answers for some users: the beställare of an employer, or the superadministratörer for those no beställare can confirm. */
export type Ansvar = { readonly organisationId: string } | { readonly superadministrator: true };

/** A user to confirm, with what the account may be used for. */
export interface AttBekrafta {
  readonly id: string;
  readonly namn: string;
  readonly epost: string;
  readonly arbetsgivare: string;
  readonly roller: readonly Behorighetsroll[];
  /** Names of insatser and samverkansorganisationer, in Swedish order. */
  readonly uppdrag: readonly string[];
  /** Day of the last sign-in; null when there has been none. */
  readonly senastInloggad: Dag | null;
  /** The first day without access, unless somebody confirms. */
  readonly stangs: Dag;
  /** Whether the reader may order that the account ends. */
  readonly kanAvslutas: boolean;
}

/** Whether a user is one of those who wait. */
export const vantar = (stangs: Dag, idag: Dag): boolean => stangs <= dagarEfter(idag, dagarAttBekrafta);

/** The last day with access. */
export const sistaDagen = (stangs: Dag): Dag => dagarEfter(stangs, -1);

/** Which warning is due: the nearest that has been reached, also when its day was missed. Null when there are more than 30 days left. */
export const varningFor = (stangs: Dag, idag: Dag): Varningsdagar | null => {
  const kvar = dagarMellan(idag, stangs);
  if (kvar > varningsdagar[0]) return null;
  return kvar > varningsdagar[1] ? varningsdagar[0] : varningsdagar[1];
};

export type Bekraftelsehinder = 'ingen_vald' | 'andrad';

export const bekraftelsehinderText: Record<Bekraftelsehinder, string> = {
  ingen_vald: 'Kryssa för dem som ska ha kvar sin behörighet',
  andrad: 'Någon av dem är inte användare här längre. Kontrollera listan och bekräfta igen.',
};

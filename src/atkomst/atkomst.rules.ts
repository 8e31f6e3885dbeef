import type { Metod } from '../inloggning/inloggning.rules.ts';

/** What can be taken out of use for one account, and put in use again. */
export const sparrbart = ['mobil', 'bankid', 'koppling'] as const;
export type Sparrbart = (typeof sparrbart)[number];

export const sparrText: Record<Sparrbart, string> = {
  mobil: 'Mobilnumret (lösenord och engångskod)',
  bankid: 'BankID',
  koppling: 'Arbetsgivarens inloggning',
};

/** An account's ways in and open sign-ins. No personnummer, and of the number nothing. */
export interface Atkomst {
  readonly id: string;
  readonly namn: string;
  readonly arbetsgivare: string;
  readonly harLosenord: boolean;
  readonly mobilSparrad: boolean;
  readonly bankidSparrad: boolean;
  /** Null when no identity provider has ever been tied to it. */
  readonly kopplingUpphavd: boolean | null;
  readonly inloggningar: readonly {
    readonly metod: Metod;
    readonly enhet: string | null;
    readonly skapadAt: Date;
    readonly senastAt: Date;
  }[];
}

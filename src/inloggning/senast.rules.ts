import { tidpunkt } from '../shared/datum.ts';
import type { Metod } from './inloggning.rules.ts';

/** Each way in, as it stands after "med". */
export const metodText: Record<Metod, string> = {
  losenord_och_kod: 'lösenord och engångskod',
  bankid: 'BankID',
  oidc: 'din arbetsgivares inloggning',
};

/** Where a try came to nothing. */
export const steg = ['losenord', 'engangskod', 'aktiveringskod', 'bankid', 'oidc', 'bekraftelse'] as const;
export type Steg = (typeof steg)[number];

/** What went wrong, for the user whose account it was. */
export const stegText: Record<Steg, string> = {
  losenord: 'Fel lösenord, eller mobilnumret var spärrat',
  engangskod: 'Rätt lösenord men fel engångskod',
  aktiveringskod: 'Fel aktiveringskod',
  bankid: 'BankID var spärrat för kontot',
  oidc: 'Arbetsgivarens inloggning gällde inte kontot',
  bekraftelse: 'Fel när inloggningen skulle bekräftas',
};

/** The sign-in before a given one, and the tries since then that let nobody in. */
export interface Senast {
  readonly forra: { readonly at: Date; readonly metod: Metod } | null;
  readonly misslyckade: number;
  readonly senasteMisslyckade: Date | null;
}

/** A try that let nobody in. */
export interface Misslyckat {
  readonly at: Date;
  readonly steg: Steg;
}

interface Besked {
  readonly slag: 'info' | 'varning';
  readonly text: string;
}

/** What a user is told on the first page after a sign-in (ASVS 6.3.5); null when there is nothing to compare with. */
export const senastBesked = ({ forra, misslyckade, senasteMisslyckade }: Senast): Besked | null => {
  const sist =
    forra === null ? '' : `Du loggade senast in ${tidpunkt(forra.at)} med ${metodText[forra.metod]}.`;
  if (senasteMisslyckade === null) return sist === '' ? null : { slag: 'info', text: sist };
  const sedan = forra === null ? 'Innan du loggade in har' : `${sist} Sedan dess har`;
  return {
    slag: 'varning',
    text: `${sedan} ${String(misslyckade)} försök att logga in misslyckats, senast ${tidpunkt(senasteMisslyckade)}. Var det inte du: byt lösenord på Mitt konto.`,
  };
};

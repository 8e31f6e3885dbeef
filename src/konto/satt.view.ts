import type { Metod } from '../inloggning/inloggning.rules.ts';
import { kopplingPath } from '../oidc/sidor.rules.ts';
import { tidpunkt } from '../shared/datum.ts';
import type { Konto } from './konto.rules.ts';

/** The user's tie to an employer's identity provider. */
export interface Koppling {
  /** As the sign-in page calls it. */
  readonly namn: string;
  readonly koppladAt: Date;
}

/** A way in, and what can be done about it. */
export interface Sattrad {
  readonly namn: string;
  readonly lage: string;
  readonly anvant: string;
  readonly lank: { readonly text: string; readonly href: string } | null;
  /** A form that takes it away. */
  readonly taBort: { readonly action: string; readonly text: string } | null;
}

const aldrig = 'Aldrig';
const nar = ({ anvant }: Konto, metod: Metod): string => {
  const at = anvant.find((ett) => ett.metod === metod)?.at;
  return at === undefined ? aldrig : tidpunkt(at);
};

const losenordslage = ({ losenordSattAt, mobilSparrad }: Konto): string => {
  if (losenordSattAt === null) return 'Du har inget lösenord. Be beställaren om en aktiveringskod.';
  return mobilSparrad ? 'Av: mobilnumret är spärrat' : `På. Lösenordet valdes ${tidpunkt(losenordSattAt)}`;
};

const bankidlage = ({ bankidSparrad }: Konto, finns: boolean): string => {
  if (!finns) return 'Av: finns inte i den här miljön';
  return bankidSparrad ? 'Av: spärrat för ditt konto' : 'På. Hör till ditt personnummer';
};

/** @param bankid whether BankID is set up */
export const sattrader = (konto: Konto, bankid: boolean, koppling: Koppling | null): Sattrad[] => [
  {
    namn: 'BankID',
    lage: bankidlage(konto, bankid),
    anvant: nar(konto, 'bankid'),
    lank: null,
    taBort: null,
  },
  {
    namn: 'Lösenord och engångskod',
    lage: losenordslage(konto),
    anvant: nar(konto, 'losenord_och_kod'),
    lank: konto.losenordSattAt === null ? null : { text: 'Byt lösenord', href: '/konto/losenord' },
    taBort: null,
  },
  ...(koppling === null
    ? []
    : [
        {
          namn: koppling.namn,
          lage: `På. Kopplad ${tidpunkt(koppling.koppladAt)}`,
          anvant: nar(konto, 'oidc'),
          lank: null,
          taBort: { action: kopplingPath, text: 'Ta bort kopplingen' },
        },
      ]),
];

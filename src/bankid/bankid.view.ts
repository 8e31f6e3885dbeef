import { bekraftaPath } from '../bekraftelse/bekraftelse.rules.ts';
import { loggaInPath } from '../inloggning/sidor.rules.ts';
import { page, type Page } from '../web/page.ts';
import { url } from '../web/url.ts';
import { visarQr } from './bankid.rules.ts';
import {
  avbrytPath,
  bankidBekraftaPath,
  bankidPath,
  bekraftaAvbrytPath,
  bekraftaKlarPath,
  demobankidPath,
  klarPath,
} from './sidor.rules.ts';
import { pagaendeText, slutText } from './texter.rules.ts';

/** An order as its page needs it. */
export interface Orderlage {
  readonly status: 'pagar' | 'klar' | 'misslyckad';
  readonly hint: string | null;
  /** Image of the QR code of this second. */
  readonly qr: string;
  readonly autostartToken: string;
}

const utgang = 'outstandingTransaction';
const klarText = 'Du har legitimerat dig.';

const textFor = ({ status, hint }: Pick<Orderlage, 'status' | 'hint'>): string => {
  if (status === 'klar') return klarText;
  return status === 'pagar' ? pagaendeText(hint ?? utgang) : slutText(hint ?? '');
};

/** What the page's script is told: the same as the page says. */
export interface Skriptlage {
  readonly lage: 'pagar' | 'klar' | 'slut';
  readonly text: string;
  readonly qr: string | null;
}

export const skriptlage = (order: Orderlage | null): Skriptlage => {
  if (order === null || order.status === 'misslyckad') return { lage: 'slut', text: '', qr: null };
  const visa = order.status === 'pagar' && visarQr(order.hint ?? utgang);
  return { lage: order.status, text: textFor(order), qr: visa ? order.qr : null };
};

interface Autostart {
  readonly href: string;
  readonly text: string;
  /** The demo's page opens beside this one; an app opens over it. */
  readonly nyFlik: boolean;
}

const mobil = /Android|iPhone|iPad|iPod/;

/** Opens BankID where the browser is: phones know the app by its web address, computers by its own scheme. */
const autostartFor = (token: string, { userAgent, simulator }: Enhet): Autostart => {
  if (simulator) {
    const href = url(demobankidPath, {}, { order: token });
    return { href, text: 'Demo: låtsas vara BankID-appen (öppnas i en ny flik)', nyFlik: true };
  }
  const query = new URLSearchParams({ autostarttoken: token, redirect: 'null' }).toString();
  const href = mobil.test(userAgent) ? `https://app.bankid.com/?${query}` : `bankid:///?${query}`;
  return { href, text: 'Öppna BankID på den här enheten', nyFlik: false };
};

interface Enhet {
  readonly userAgent: string;
  readonly simulator: boolean;
}

interface BankidPage extends Page, Skriptlage {
  /** The page that was asked for, which the user comes to afterwards. */
  readonly vidare: string;
  readonly autostart: Autostart | null;
  /** The other ways. */
  readonly annat: { readonly href: string; readonly text: string };
  readonly vagar: { readonly starta: string; readonly klar: string; readonly avbryt: string };
}
export const bankidPage = page<BankidPage>('bankid/bankid', 'layout-inlogg');

interface Bankidsida extends Enhet {
  readonly vidare: string;
  /** Signed in already, and shows again who they are. */
  readonly bekraftar?: boolean;
}

const loggarIn = {
  vagar: { starta: bankidPath, klar: klarPath, avbryt: avbrytPath },
  annat: { path: loggaInPath, text: 'Logga in med lösenord i stället' },
  rubrik: 'Logga in med BankID',
} as const;
const bekraftar = {
  vagar: { starta: bankidBekraftaPath, klar: bekraftaKlarPath, avbryt: bekraftaAvbrytPath },
  annat: { path: bekraftaPath, text: 'Bekräfta på ett annat sätt' },
  rubrik: 'Bekräfta med BankID',
} as const;

const rubriker = { klar: 'Du har legitimerat dig', slut: 'Legitimeringen blev inte av' } as const;

export const bankidModel = (
  order: Orderlage,
  { vidare, bekraftar: igen = false, ...enhet }: Bankidsida,
): BankidPage => {
  const lage = skriptlage(order);
  const { vagar, annat, rubrik } = igen ? bekraftar : loggarIn;
  const rubriken = lage.lage === 'pagar' ? rubrik : rubriker[lage.lage];
  return {
    ...lage,
    text: textFor(order),
    titel: rubriken,
    rubrik: rubriken,
    // Without scripts the page comes back by itself; with them this is never read.
    ...(lage.lage === 'pagar' ? { laddaOm: 2 } : {}),
    vidare,
    vagar,
    annat: { text: annat.text, href: url(annat.path, {}, { till: vidare === '/' ? undefined : vidare }) },
    autostart: lage.qr === null ? null : autostartFor(order.autostartToken, enhet),
  };
};

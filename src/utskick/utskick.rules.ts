/** Where a message is on its way. */
export const lagen = ['vantar', 'skickas', 'igen', 'skickat', 'misslyckat', 'oklart'] as const;
export type Lage = (typeof lagen)[number];

/** Why it did not go: see Utfall; out of date; or tried as often as we try. */
export type Utskicksfel = 'tillfalligt' | 'nekat' | 'oklart' | 'utgangen' | 'gav_upp';

/** Milliseconds after which a message that was begun, and of which nothing has been heard, has an unclear fate. */
export const oklartEfter = 5 * 60_000;

/** Minutes to wait after each try that came to nothing: a day in all. */
const vantetider = [1, 2, 5, 10, 20, 40, 60, 120, 240, 360, 360, 360] as const;

/** When to try again after so many tries; null when it is enough. */
export const nastaForsok = (forsok: number, nu: Date): Date | null => {
  const minuter = vantetider[forsok - 1];
  return minuter === undefined ? null : new Date(nu.getTime() + minuter * 60_000);
};

/** The message that lets a new user in. It is made anew when it is sent again: the old code is known to nobody. */
export const masterlosenord = 'masterlosenord';

/** Masterlösenord that are sent again to one user: each is a text message, and makes the one before useless (ASVS 2.3.2). */
export const igengrans = { points: 5, seconds: 60 * 60 } as const;

/** The message to the contact that is no longer the user's: sent again, it goes to the old one again. */
export const kontaktAndrad = 'kontakt_andrad';

/** Who it is to, known again by those who know it and by nobody else. */
export const maskera = (kanal: 'epost' | 'sms', till: string): string => {
  if (kanal === 'sms') return `•••• ${till.slice(-2)}`;
  const [namn = '', ...doman] = till.split('@');
  return `${namn.slice(0, 1)}••••@${doman.join('@')}`;
};

/** Why a message may not be sent again. */
export type Igenhinder = 'pa_vag' | 'ar_skickat' | 'redan_igen' | 'innehall_borta' | 'konto_igang';

/** A message as the pages tell of it: never what it says. */
export interface Utskicksuppgift {
  readonly id: string;
  readonly kanal: 'epost' | 'sms';
  readonly slag: string;
  readonly lage: Lage;
  readonly fel: Utskicksfel | null;
  readonly harInnehall: boolean;
  /** Whether it has been sent again. */
  readonly ersatt: boolean;
  readonly forsok: number;
  readonly skapadAt: Date;
  /** When it went, failed, was begun or will be tried again: what the state tells of. */
  readonly lageAt: Date;
  /** The user it is to, where it is to a user. */
  readonly namn: string | null;
  readonly bestallningId: string | null;
  readonly nummer: number | null;
}

/**
 * Whether a message may be sent again, once: what is on its way will arrive or fail by itself. What has arrived is not repeated,
 * apart from the masterlösenord, which may have been lost or gone out of date.
 */
export const provaIgen = ({
  slag,
  lage,
  harInnehall,
  ersatt,
}: Pick<Utskicksuppgift, 'slag' | 'lage' | 'harInnehall' | 'ersatt'>): Igenhinder | null => {
  if (lage === 'vantar' || lage === 'skickas' || lage === 'igen') return 'pa_vag';
  if (ersatt) return 'redan_igen';
  if (slag === masterlosenord) return null;
  if (lage === 'skickat') return 'ar_skickat';
  return harInnehall ? null : 'innehall_borta';
};

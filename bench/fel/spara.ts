import { forSent, type Svar, type Webblasare } from '../rigg/klient.ts';
import { nyToken, tillInloggning, type Ifyllt } from './formular.ts';
import type { Besked } from './huvudbok.ts';
import type { Falt } from '../rigg/html.ts';

/** A user at a browser, and how to sign in again when the sign-in has run out. */
export interface Person {
  readonly webblasare: Webblasare;
  readonly loggaIn: () => Promise<void>;
}

/** Who saves. */
export interface Sparande extends Person {
  /** The control: a browser that does wrong, with a new key each time the form is sent again. Null for the others. */
  readonly nyNyckel: (() => string) | null;
}

/** How a save is sent. */
export interface Sparare {
  vantaUppe(): Promise<void>;
  /** Told when a save is being sent: the moment to strike. */
  readonly onSand: () => void;
  /** Told of every status that came back, 0 when the link was broken, -1 when nobody answered in time. */
  readonly onSvar: (status: number) => void;
}

interface Utfall {
  readonly besked: Besked;
  /** Where the receipt leads: the deltagande's own page. */
  readonly deltagandeId: string | null;
  readonly utloggad?: boolean;
}
const okant: Utfall = { besked: 'UNKNOWN', deltagandeId: null };

const hogstIgen = 5;

/** A receipt counts when it has been read, not when it was promised; who was signed out meanwhile signs in and comes back to it. */
const lasKvitto = async ({ webblasare, loggaIn }: Sparande, path: string): Promise<Utfall> => {
  let svar = await webblasare.get(path);
  if (tillInloggning(svar)) {
    await loggaIn().catch(() => undefined);
    svar = await webblasare.get(path);
  }
  const { status, text } = svar;
  if (status !== 200 || !text.includes('Kvittonummer')) return okant;
  const deltagandeId = /href="\/deltaganden\/([0-9a-f-]{36})"/.exec(text)?.[1] ?? null;
  return { besked: 'ACK', deltagandeId };
};

const tolka = (sparande: Sparande, svar: Svar): Promise<Utfall> => {
  const { status, headers } = svar;
  if (tillInloggning(svar)) return Promise.resolve({ ...okant, utloggad: true });
  if (status === 303) return lasKvitto(sparande, headers.location ?? '');
  const nekad = status >= 400 && status < 500;
  return Promise.resolve(nekad ? { besked: 'NACK', deltagandeId: null } : okant);
};

const skicka = async (
  { onSand, onSvar }: Sparare,
  sparande: Sparande,
  { action, falt }: Ifyllt,
): Promise<Utfall> => {
  try {
    const sant = sparande.webblasare.post(action, falt);
    onSand();
    const svar = await sant;
    onSvar(svar.status);
    return await tolka(sparande, svar);
  } catch (error) {
    onSvar((error as Error).message === forSent ? -1 : 0);
    return okant;
  }
};

/** The same form `antal` times at the same moment: one who clicks again. One receipt is enough to know. */
const skickaSamtidigt = async (
  sparare: Sparare,
  sparande: Sparande,
  ifyllt: Ifyllt,
  antal: number,
): Promise<Utfall> => {
  const alla = await Promise.all(Array.from({ length: antal }, () => skicka(sparare, sparande, ifyllt)));
  const kvitto = alla.find(({ besked }) => besked === 'ACK');
  return kvitto ?? alla.find(({ besked }) => besked === 'UNKNOWN') ?? alla[0] ?? okant;
};

/** The form as it is sent the next time: after a new sign-in, when there has to be one. */
const faltIgen = async (
  { webblasare, loggaIn, nyNyckel }: Sparande,
  ifyllt: Ifyllt,
  utloggad: boolean,
): Promise<Falt> => {
  // The server may be away again; then the next try says so too.
  const token = utloggad
    ? await loggaIn()
        .then(() => nyToken(webblasare))
        .catch(() => ({}))
    : {};
  const falt = { ...ifyllt.falt, ...token };
  return nyNyckel === null ? falt : { ...falt, nyckel: nyNyckel() };
};

/** Does what a person does: sends the same form again until there is word, five times more at most. */
export const sparaTillsBesked = async (
  sparare: Sparare,
  sparande: Sparande,
  ifyllt: Ifyllt,
  samtidigt: number,
): Promise<Utfall> => {
  let utfall = await skickaSamtidigt(sparare, sparande, ifyllt, samtidigt);
  for (let igen = 0; utfall.besked === 'UNKNOWN' && igen < hogstIgen; igen += 1) {
    await sparare.vantaUppe();
    const falt = await faltIgen(sparande, ifyllt, utfall.utloggad === true);
    utfall = await skickaSamtidigt(sparare, sparande, { ...ifyllt, falt }, 1);
  }
  return utfall;
};

import { randomUUID } from 'node:crypto';
import { forSent, type Svar, type Webblasare } from '../rigg/klient.ts';
import type { Ifyllt } from './formular.ts';
import type { Besked } from './huvudbok.ts';

/** How a save is sent. */
export interface Sparare {
  vantaUppe(): Promise<void>;
  /** Told when a save is being sent: the moment to strike. */
  readonly onSand: () => void;
  /** Told of every status that came back, 0 when the link was broken, -1 when nobody answered in time. */
  readonly onSvar: (status: number) => void;
  /** The control: a client that does wrong, with a new key each time it sends the form again. */
  readonly nyNyckelVarjeGang: boolean;
}

interface Utfall {
  readonly besked: Besked;
  /** Where the receipt leads: the deltagande's own page. */
  readonly deltagandeId: string | null;
}
const okant: Utfall = { besked: 'UNKNOWN', deltagandeId: null };

const hogstIgen = 5;

/** A receipt counts when it has been read, not when it was promised. */
const lasKvitto = async (webblasare: Webblasare, path: string): Promise<Utfall> => {
  const { status, text } = await webblasare.get(path);
  if (status !== 200 || !text.includes('Kvittonummer')) return okant;
  const deltagandeId = /href="\/deltaganden\/([0-9a-f-]{36})"/.exec(text)?.[1] ?? null;
  return { besked: 'ACK', deltagandeId };
};

const tolka = (webblasare: Webblasare, { status, headers }: Svar): Promise<Utfall> => {
  const till = headers.location ?? '';
  if (status === 303 && !till.startsWith('/logga-in')) return lasKvitto(webblasare, till);
  const nekad = status >= 400 && status < 500;
  return Promise.resolve(nekad ? { besked: 'NACK', deltagandeId: null } : okant);
};

const skicka = async (
  { onSand, onSvar }: Sparare,
  webblasare: Webblasare,
  { action, falt }: Ifyllt,
): Promise<Utfall> => {
  try {
    const sant = webblasare.post(action, falt);
    onSand();
    const svar = await sant;
    onSvar(svar.status);
    return await tolka(webblasare, svar);
  } catch (error) {
    onSvar((error as Error).message === forSent ? -1 : 0);
    return okant;
  }
};

/** The same form `antal` times at the same moment: one who clicks again. One receipt is enough to know. */
const skickaSamtidigt = async (
  sparare: Sparare,
  webblasare: Webblasare,
  ifyllt: Ifyllt,
  antal: number,
): Promise<Utfall> => {
  const alla = await Promise.all(Array.from({ length: antal }, () => skicka(sparare, webblasare, ifyllt)));
  const kvitto = alla.find(({ besked }) => besked === 'ACK');
  return kvitto ?? alla.find(({ besked }) => besked === 'UNKNOWN') ?? alla[0] ?? okant;
};

/** Does what a person does: sends the same form again until there is word, five times more at most. */
export const sparaTillsBesked = async (
  sparare: Sparare,
  webblasare: Webblasare,
  ifyllt: Ifyllt,
  samtidigt: number,
): Promise<Utfall> => {
  let utfall = await skickaSamtidigt(sparare, webblasare, ifyllt, samtidigt);
  for (let igen = 0; utfall.besked === 'UNKNOWN' && igen < hogstIgen; igen += 1) {
    await sparare.vantaUppe();
    const { falt } = ifyllt;
    const igenfyllt = sparare.nyNyckelVarjeGang ? { ...falt, nyckel: randomUUID() } : falt;
    utfall = await skickaSamtidigt(sparare, webblasare, { ...ifyllt, falt: igenfyllt }, 1);
  }
  return utfall;
};

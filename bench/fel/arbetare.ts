import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { testnummer } from '../rigg/personer.ts';
import type { Konto } from './anvandare.ts';
import {
  forMangaSokningar,
  fyllAnonyma,
  fyllIn,
  fyllUt,
  IngenSida,
  type Ifyllt,
  type Oppet,
} from './formular.ts';
import type { Huvudbok } from './huvudbok.ts';
import { sparaTillsBesked, type Person, type Sparare } from './spara.ts';

/** A user at work, signed in. */
export interface Inloggad extends Person {
  readonly konto: Konto;
}

/** What the workers share. */
export interface Lage extends Sparare {
  /** The fault that is going on. */
  fel: string;
  slut: boolean;
  /** The control: forms that are sent again have another key. */
  readonly nyNyckelVarjeGang: boolean;
  /** Forms sent at once of each save: 1, or more for those who click again. */
  samtidigt: number;
  /** Number of the next person nobody has registered. */
  nasta: number;
}

interface Arbetare {
  readonly lage: Lage;
  readonly bok: Huvudbok;
  /** Its users, the one at work first. */
  readonly inloggade: Inloggad[];
  readonly oppna: Oppet[];
  varv: number;
}

/** What to do next: in, an anonymous row, out, an anonymous row; now and then a start that must be refused. */
const fyll = ({ lage, oppna, varv }: Arbetare, { konto, webblasare }: Inloggad): Promise<Ifyllt> => {
  const insatsId = konto.insatser[Math.floor(varv / 4) % konto.insatser.length] ?? '';
  const ut = varv % 4 === 2 ? oppna.shift() : undefined;
  if (ut !== undefined) return fyllUt(webblasare, ut, varv);
  if (varv % 4 !== 0) return fyllAnonyma(webblasare, insatsId, 1 + (varv % 999));
  lage.nasta += 1;
  const n = lage.nasta;
  return fyllIn(webblasare, insatsId, { personnummer: testnummer(n), n, fel: varv % 40 === 36 });
};

/** Does something about why there was no page: another user takes over from one who has to wait, and who was signed out signs in. */
const avhjalp = async (error: unknown, { inloggade }: Arbetare, { loggaIn }: Inloggad): Promise<void> => {
  if (!(error instanceof IngenSida)) return;
  if (error.status === forMangaSokningar) inloggade.push(...inloggade.splice(0, 1));
  // The server may be away again; then the next page says so too.
  if (error.utloggad) await loggaIn().catch(() => undefined);
};

/** Fills in the next form; null when there was no page to fill in. */
const nasta = async (arbetare: Arbetare, inloggad: Inloggad): Promise<Ifyllt | null> => {
  try {
    return await fyll(arbetare, inloggad);
  } catch (error) {
    await avhjalp(error, arbetare, inloggad);
    return null;
  }
};

const ettVarv = async (arbetare: Arbetare): Promise<void> => {
  const { lage, bok, oppna } = arbetare;
  const [inloggad] = arbetare.inloggade;
  if (inloggad === undefined) throw new Error('a worker without a user');
  await lage.vantaUppe();
  const ifyllt = await nasta(arbetare, inloggad);
  arbetare.varv += 1;
  if (ifyllt === null) return;
  const { slag, insatsId, personnummer, falt } = ifyllt;
  const nyckel = String(falt['nyckel'] ?? randomUUID());
  const anvandare = inloggad.konto.personnummer;
  bok.skriv({ nyckel, slag, fel: lage.fel, insatsId, anvandare, personnummer, falt });
  const nyNyckel = () => {
    const ny = randomUUID();
    bok.nyNyckel(nyckel, ny);
    return ny;
  };
  const sparande = { ...inloggad, nyNyckel: lage.nyNyckelVarjeGang ? nyNyckel : null };
  const { besked, deltagandeId } = await sparaTillsBesked(lage, sparande, ifyllt, lage.samtidigt);
  bok.svara(nyckel, besked);
  // Registered out later only by the user who registered in: others may lack the uppdrag.
  if (slag === 'in' && deltagandeId !== null) oppna.push({ deltagandeId, insatsId, personnummer });
  await pause(50);
};

/** Registers people until told to stop. Every save is in the record before it is sent. */
export const arbeta = async (lage: Lage, bok: Huvudbok, inloggade: readonly Inloggad[]): Promise<void> => {
  const arbetare: Arbetare = { lage, bok, inloggade: [...inloggade], oppna: [], varv: 0 };
  while (!lage.slut) await ettVarv(arbetare);
};

import { createHash } from 'node:crypto';

/** One row of audit.handelse as it was read: texts, so that nothing is lost on the way. */
export interface Handelserad {
  readonly id: string;
  /** Microseconds since 1970, which a Date cannot hold. */
  readonly mikrosekunder: string;
  readonly anvandareId: string | null;
  readonly roller: string;
  readonly handelse: string;
  readonly objektId: string | null;
  readonly insatsId: string | null;
  readonly falt: string;
  readonly utfall: string;
  readonly begaranId: string;
  readonly kalla: string;
  /** Hex. */
  readonly hash: string;
}

/** A place in the chain: the number of the row that stands there and its hash (hex). */
export interface Lank {
  readonly id: number;
  readonly hash: string;
}

export type Loggfel =
  /** The row is not what was written, or was put there afterwards. */
  | 'andrad'
  /** A row that was written is gone. */
  | 'borttagen'
  /** A row that the chain does not know of. */
  | 'tillagd'
  /** Rows hang together, but the head says something else. */
  | 'huvud'
  /** The chain is whole, but not the one that was there when the anchor was taken. */
  | 'omskriven'
  /** The end of the chain is gone since the anchor was taken. */
  | 'avkapad';

/** The first row that does not hold. */
export interface Brott {
  readonly id: number;
  readonly fel: Loggfel;
}

/** Where the chain begins, before the first row. */
export const borjan: Lank = { id: 0, hash: createHash('sha256').update('SUS').digest('hex') };

// As the database writes it: UTC, with microseconds where a Date has milliseconds.
const tidpunkt = (mikrosekunder: string): string => {
  const alla = BigInt(mikrosekunder);
  const sekunden = new Date(Number(alla / 1_000_000n) * 1000).toISOString();
  return sekunden.replace('000Z', `${String(alla % 1_000_000n).padStart(6, '0')}Z`);
};

/** The hash that a row should have after the one before it: made here anew, not by the database that keeps the rows. */
export const radhash = (forra: string, rad: Handelserad): string =>
  createHash('sha256')
    .update(
      [
        forra,
        rad.id,
        tidpunkt(rad.mikrosekunder),
        rad.anvandareId ?? '-',
        rad.roller,
        rad.handelse,
        rad.objektId ?? '-',
        rad.insatsId ?? '-',
        rad.falt,
        rad.utfall,
        rad.begaranId,
        rad.kalla,
      ].join('\u001f'),
    )
    .digest('hex');

const brottI = (forra: Lank, rad: Handelserad, huvud: Lank, ankare: Lank | null): Brott | null => {
  const id = Number(rad.id);
  if (id < 1 || id > huvud.id) return { id, fel: 'tillagd' };
  if (id !== forra.id + 1) return { id: forra.id + 1, fel: 'borttagen' };
  if (rad.hash !== radhash(forra.hash, rad)) return { id, fel: 'andrad' };
  if (ankare?.id === id && ankare.hash !== rad.hash) return { id, fel: 'omskriven' };
  return null;
};

const brottISlutet = (sista: Lank, huvud: Lank, ankare: Lank | null): Brott | null => {
  if (sista.id < huvud.id) return { id: sista.id + 1, fel: 'borttagen' };
  if (sista.hash !== huvud.hash) return { id: sista.id, fel: 'huvud' };
  if (ankare !== null && ankare.id > sista.id) return { id: sista.id + 1, fel: 'avkapad' };
  return null;
};

/**
 * Follows the chain from its first row to its head.
 * @param rader in order of id, read in the same snapshot as `huvud`
 * @param ankare a link that was copied out of the database at an earlier time; without one a cut tail cannot be seen
 * @returns the first row that does not hold, or null when all do
 */
export const granska = async (
  rader: AsyncIterable<Handelserad>,
  huvud: Lank,
  ankare: Lank | null,
): Promise<Brott | null> => {
  let forra = borjan;
  for await (const rad of rader) {
    const brott = brottI(forra, rad, huvud, ankare);
    if (brott !== null) return brott;
    forra = { id: Number(rad.id), hash: rad.hash };
  }
  return brottISlutet(forra, huvud, ankare);
};

/** What the fault is, in a sentence. */
export const brottText = ({ id, fel }: Brott): string =>
  ({
    andrad: `Rad ${id} är ändrad eller utbytt.`,
    borttagen: `Rad ${id} är borttagen.`,
    tillagd: `Rad ${id} är tillagd vid sidan av kedjan.`,
    huvud: `Kedjans huvud stämmer inte med den sista raden, ${id}.`,
    omskriven: `Rad ${id} är inte den som stod där när ankaret togs. Kedjan är omskriven.`,
    avkapad: `Rad ${id} och de som följde fanns när ankaret togs. De är borttagna.`,
  })[fel];

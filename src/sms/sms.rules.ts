import type { Utfall } from '../utskick/utfall.rules.ts';

/** Port to whoever sends text messages. `mobil` is +46…. */
export interface Sms {
  /** For one who waits: tries twice when need be. False when the message could not be handed over. */
  skicka(mobil: string, text: string): Promise<boolean>;
  /** For the queue: one try, and what came of it. */
  lamna(mobil: string, text: string): Promise<Utfall>;
}

/** A message that the demo kept instead of sending. */
export interface Demosms {
  readonly mobil: string;
  readonly text: string;
  readonly at: Date;
}

/** The demo's sender: an inbox that anyone at the demo may read. */
export interface Demoinkorg extends Sms {
  /** The last messages, newest first. */
  senaste(): readonly Demosms[];
}

export const isDemoinkorg = (sms: Sms): sms is Demoinkorg => 'senaste' in sms;

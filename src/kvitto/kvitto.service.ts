import type { Actor } from '../behorighet/behorighet.rules.ts';
import type { Db } from '../db/db.ts';
import { engang, type Engang } from '../db/kvitto.ts';
import { refusedBy } from '../db/refused.ts';
import type { Hus } from '../hus.ts';
import { kravOppetKonto } from '../inloggning/sjalv.service.ts';
import type { Result } from '../shared/result.ts';

/** Who does something, and where. */
export interface Kontext {
  readonly hus: Hus;
  readonly actor: Actor;
}

/** Saved: where the receipt is shown. */
export interface Sparat {
  readonly sida: string;
}

/**
 * One command as one transaction, done once for the key of its form. `refusals` names the refusal that each constraint stands for
 * when two users run into each other. A refusal leaves nothing. One whose account is closed meanwhile saves nothing (NotFound).
 */
export const sparaEnGang = <E>(
  { hus: { db, nycklar }, actor }: Kontext,
  engangs: Engang,
  refusals: Readonly<Record<string, E>>,
  work: (tx: Db) => Promise<Result<unknown, E>>,
): Promise<Result<Sparat, E>> =>
  refusedBy(refusals, () =>
    db.transaction(actor, (tx) =>
      engang({ tx, actor, nycklar }, engangs, async () => {
        // After the receipt: a second press waits there, and holds nothing that the first one needs.
        await kravOppetKonto(tx, actor);
        return work(tx);
      }),
    ),
  );

import { audit } from '../db/audit.ts';
import type { Kontext } from './kvitto.service.ts';
import { fail, type Result } from '../shared/result.ts';

/** Leaves a trail of what somebody was refused, in a transaction of its own, and hands the refusal on. */
export const nekat = async <H extends string>(
  { hus, actor }: Kontext,
  id: string,
  handelse: string,
  hinder: H,
): Promise<Result<never, H>> => {
  await hus.db.transaction(actor, (tx) =>
    audit(tx, handelse, { objektId: id, falt: [hinder], utfall: 'nekad' }),
  );
  return fail(hinder);
};

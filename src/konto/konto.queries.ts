import { z } from 'zod';
import { sql, type Db } from '../db/db.ts';
import { tider } from '../inloggning/inloggning.rules.ts';

const inloggningRow = z.object({ id: z.string(), skapadAt: z.date(), senastAt: z.date() });
/** An open sign-in: when it was made and when it was last used. */
export type OppenInloggning = z.infer<typeof inloggningRow>;

/** The user's sign-ins that are still good for something, the last used first. */
export const listOppna = (db: Db, anvandareId: string, nu: Date): Promise<OppenInloggning[]> =>
  db.many(
    inloggningRow,
    sql`
    select id, skapad_at, senast_at
    from auth.inloggning
    where anvandare_id = ${anvandareId} and avslutad_at is null
      and senast_at > ${new Date(nu.getTime() - tider.vila)} and skapad_at > ${new Date(nu.getTime() - tider.totalt)}
    order by senast_at desc, skapad_at desc`,
  );

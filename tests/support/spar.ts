import { z } from 'zod';
import { withClient } from '../../src/db/client.ts';
import type { Testhus } from './hus.ts';

const rad = z.object({ objekt_id: z.string().nullable(), insats_id: z.string().nullable() });

/** What the audit trail has of one kind of event, oldest first: object and insats of each. */
export const spar = ({ databas }: Testhus, handelse: string): Promise<z.infer<typeof rad>[]> =>
  withClient(databas.adminUrl, async (client) => {
    const { rows } = await client.query(
      'select objekt_id, insats_id from audit.handelse where handelse = $1 order by id',
      [handelse],
    );
    return z.array(rad).parse(rows);
  });

/** Moves the counters of every limit to zero, as an hour would. */
export const nollstallGranser = ({ databas }: Testhus): Promise<void> =>
  withClient(databas.adminUrl, async (client) => {
    await client.query('delete from auth.begransning');
  });

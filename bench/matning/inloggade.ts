import { createHmac, randomBytes } from 'node:crypto';
import type { Agent } from 'node:http';
import { withClient } from '../../src/db/client.ts';
import { webblasare, type Webblasare } from '../rigg/klient.ts';
import type { Anvandare } from './varld.ts';

/** A user with a session, behind a proxy that speaks TLS. */
export interface Inloggad extends Anvandare {
  readonly webblasare: Webblasare;
}

const signerad = (sid: string, hemlighet: string): string =>
  encodeURIComponent(
    `s:${sid}.${createHmac('sha256', hemlighet).update(sid).digest('base64').replace(/=+$/, '')}`,
  );

interface Var {
  readonly adminUrl: string;
  readonly adress: string;
  readonly hemlighet: string;
  readonly agent: Agent;
}

/**
 * A session for each user as the sign-in leaves it: the sign-in itself is limited per address on purpose, and is not what is
 * measured here.
 */
export const loggaInAlla = (
  { adminUrl, adress, hemlighet, agent }: Var,
  anvandare: readonly Anvandare[],
): Promise<Inloggad[]> =>
  withClient(adminUrl, async (client) => {
    const inloggade: Inloggad[] = [];
    for (const [n, en] of anvandare.entries()) {
      const { rows } = await client.query<{ id: string }>(
        `insert into auth.inloggning (anvandare_id, metod) values ($1, 'losenord_och_kod') returning id`,
        [en.id],
      );
      const sid = randomBytes(24).toString('base64url');
      const sess = {
        cookie: { path: '/', httpOnly: true, sameSite: 'lax', secure: true, originalMaxAge: null },
        inloggningId: rows[0]?.id,
        csrfSecret: randomBytes(18).toString('base64url'),
      };
      await client.query(
        `insert into auth.session (sid, sess, expire) values ($1, $2, now() + interval '1 day')`,
        [sid, JSON.stringify(sess)],
      );
      const headers = {
        'x-forwarded-proto': 'https',
        'x-forwarded-for': `10.0.${Math.floor(n / 250)}.${1 + (n % 250)}`,
        'accept-encoding': 'gzip',
      };
      const cookies = new Map([['__Host-sus', signerad(sid, hemlighet)]]);
      inloggade.push({ ...en, webblasare: webblasare({ adress, agent, headers, igen: true }, cookies) });
    }
    return inloggade;
  });

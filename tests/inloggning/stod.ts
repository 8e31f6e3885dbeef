import type { Response } from 'supertest';
import { withClient } from '../../src/db/client.ts';
import { sql } from '../../src/db/db.ts';
import { hashLosenord } from '../../src/inloggning/losenord.service.ts';
import type { Testhus } from '../support/hus.ts';
import type { Klient } from '../support/klient.ts';
import { cast, type Vem } from '../support/varld.ts';

export const losenord = 'fyra gula cyklar i regn';

/** Gives a person of the cast the password above. */
export const medLosenord = async ({ db, varld }: Testhus, ...vilka: readonly Vem[]): Promise<void> => {
  const hash = await hashLosenord(losenord);
  for (const vem of vilka) {
    await db.run(
      sql`update auth.anvandare set losenord_hash = ${hash}, losenord_satt_at = now() where id = ${varld.anvandare[vem]}`,
    );
  }
};

/** The code of the newest text message. */
export const senasteKod = ({ rattar }: Testhus): string => {
  const kod = /\b\d{6}\b/.exec(rattar.skickade.at(-1)?.text ?? '')?.[0];
  if (kod === undefined) throw new Error('no code was sent');
  return kod;
};

/** Another code than the one that was sent. */
export const felKod = (kod: string): string => String((Number(kod) + 1) % 1_000_000).padStart(6, '0');

/** The first step, as the person of the cast. */
export const stegEtt = (
  klient: Klient,
  vem: Vem,
  medText = losenord,
  sida = '/logga-in',
): Promise<Response> =>
  klient.skicka(sida, { personnummer: cast[vem].nummer, losenord: medText }, '/logga-in');

/** The second step. */
export const stegTva = (klient: Klient, kod: string): Promise<Response> =>
  klient.skicka('/logga-in/kod', { kod });

/** Both steps; the answer is the one after the code. */
export const loggaIn = async (hus: Testhus, vem: Vem, klient?: Klient): Promise<[Klient, Response]> => {
  const k = klient ?? (await hus.som());
  await stegEtt(k, vem);
  return [k, await stegTva(k, senasteKod(hus))];
};

/** Another tab of the same browser, with the cookies it has now. */
export const flik = async (hus: Testhus, klient: Klient): Promise<Klient> => {
  const ny = await hus.som();
  for (const [namn, varde] of klient.cookies) ny.cookies.set(namn, varde);
  return ny;
};

/** What the audit trail says about an account: event, factors, outcome. */
export const handelserAv = ({ databas, varld }: Testhus, vem: Vem): Promise<string[]> =>
  withClient(databas.adminUrl, async (client) => {
    const { rows } = await client.query<{ rad: string }>(
      `select concat_ws(' ', handelse, nullif(falt, ''), utfall) as rad from audit.handelse where objekt_id = $1 order by id`,
      [varld.anvandare[vem]],
    );
    return rows.map(({ rad }) => rad);
  });

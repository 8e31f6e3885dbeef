import { dekryptera } from '../db/kryptering.ts';
import type { Hus } from '../hus.ts';
import { innehallAv } from './innehall.service.ts';
import {
  findAttSkicka,
  updateIgen,
  updateMisslyckad,
  updateOklar,
  updatePaborjad,
  updateSkickad,
  type AttSkicka,
} from './utskick.queries.ts';
import { nastaForsok } from './utskick.rules.ts';
import type { Utfall } from './utfall.rules.ts';

/** What is needed to send: the house without its web. */
export type Avsandare = Pick<Hus, 'db' | 'nycklar' | 'clock' | 'sms' | 'epost'>;

interface Oppnat {
  readonly kanal: 'epost' | 'sms';
  readonly till: string;
  readonly amne: string;
  readonly text: string;
}

/**
 * Hands one message over, at most once: that it is begun is written and committed first, so that whoever comes after a crash sees
 * it and leaves it. Only a message that was certainly not taken is let go of and tried again. Nothing happens to one that has
 * ended or that another has begun.
 */
export const skickaUtskick = async (hus: Avsandare, id: string): Promise<void> => {
  const { db, clock } = hus;
  const rad = await findAttSkicka(db, id);
  if (rad === null) return;
  const oppnat = oppna(hus, id, rad);
  if (oppnat === null) {
    await updateMisslyckad(db, id, { fel: 'utgangen', nu: clock() });
    return;
  }
  const forsok = await updatePaborjad(db, id, clock());
  if (forsok === null) return;
  await kvittera(hus, id, forsok, await lamna(hus, oppnat));
};

/** Opened before it is begun, so that a key that is missing leaves it waiting. Null when it has gone out of date. */
const oppna = (
  { nycklar, clock }: Avsandare,
  id: string,
  { kanal, tillKrypt, innehallKrypt, gallerTill }: AttSkicka,
): Oppnat | null => {
  if (innehallKrypt === null || (gallerTill !== null && gallerTill <= clock())) return null;
  const till = dekryptera(nycklar, `auth.utskick.till.${id}`, tillKrypt);
  return { kanal, till, ...innehallAv(nycklar, id, innehallKrypt) };
};

const lamna = ({ sms, epost }: Avsandare, { kanal, till, amne, text }: Oppnat): Promise<Utfall> =>
  kanal === 'sms' ? sms.lamna(till, text) : epost.skicka({ till, amne, text });

const kvittera = async (
  { db, clock }: Avsandare,
  id: string,
  forsok: number,
  utfall: Utfall,
): Promise<void> => {
  const nu = clock();
  const nasta = nastaForsok(forsok, nu);
  if (utfall === 'skickat') await updateSkickad(db, id, nu);
  else if (utfall === 'oklart') await updateOklar(db, id);
  else if (utfall === 'nekat') await updateMisslyckad(db, id, { fel: 'nekat', nu });
  else if (nasta === null) await updateMisslyckad(db, id, { fel: 'gav_upp', nu });
  else await updateIgen(db, id, nasta);
};

import type { Db } from '../db/db.ts';
import type { Nycklar } from '../db/kryptering.ts';
import { tidpunkt } from '../shared/datum.ts';
import { koaUtskick } from '../utskick/utskick.service.ts';
import { findEpost } from './konto.queries.ts';

/** What is told of by e-mail, since the user may not be the one who signs in (ASVS 6.3.5). */
const brev = {
  kod_sparrad: {
    amne: 'Fel engångskod till SUS',
    text: 'Någon har skrivit rätt lösenord till ditt konto i SUS men fel engångskod fem gånger',
  },
  inloggad_efter_uppehall: {
    amne: 'Inloggning i SUS efter ett långt uppehåll',
    text: 'Någon har loggat in på ditt konto i SUS, som inte hade använts på länge',
  },
} as const;

/** Tells the user by e-mail, in the transaction of what it tells of. */
export const varna = async (
  tx: Db,
  nycklar: Nycklar,
  { anvandareId, slag, nu }: { anvandareId: string; slag: keyof typeof brev; nu: Date },
): Promise<void> => {
  const { amne, text } = brev[slag];
  await koaUtskick(tx, nycklar, {
    kanal: 'epost',
    slag,
    till: await findEpost(tx, anvandareId),
    amne,
    text: `${text}: ${tidpunkt(nu)}.\n\nVar det du behöver du inte göra något. Var det inte du: logga in i SUS, byt lösenord på Mitt konto och avsluta de inloggningar som du inte känner igen. Går det inte, be din organisations beställare att spärra behörigheten.`,
    anvandareId,
  });
};

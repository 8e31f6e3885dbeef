import type { Db } from '../db/db.ts';
import { dekryptera, type Nycklar } from '../db/kryptering.ts';
import { found } from '../shared/errors.ts';
import { lasKontakt } from './utskick.queries.ts';
import { kontaktAndrad } from './utskick.rules.ts';
import { koaUtskick } from './utskick.service.ts';

interface Kontakt {
  readonly epost: string;
  /** As +46…. */
  readonly mobil: string;
}

interface Kontaktbyte {
  readonly anvandareId: string;
  readonly nya: Kontakt;
  /** The order it comes of; not given when the user makes the change. */
  readonly bestallningId?: string;
}

const om =
  'Är det du som har ändrat, eller din arbetsgivare, behöver du inte göra något. Annars: kontakta genast din organisations beställare av behörighet till SUS.';

/**
 * Tells the old address and the old number of a change, so that one made by somebody else is noticed (ASVS 6.3.7). Call it in the
 * transaction of the change and before it: it reads what is about to be replaced. What is not changed is not told of.
 */
export const meddelaGammalKontakt = async (
  tx: Db,
  nycklar: Nycklar,
  { anvandareId, nya, bestallningId }: Kontaktbyte,
): Promise<void> => {
  const { fornamn, epost, mobilKrypt } = found(await lasKontakt(tx, anvandareId));
  const mobil = dekryptera(nycklar, `auth.anvandare.mobil.${anvandareId}`, mobilKrypt);
  const gemensamt = {
    slag: kontaktAndrad,
    anvandareId,
    ...(bestallningId !== undefined && { bestallningId }),
  };
  if (epost !== nya.epost)
    await koaUtskick(tx, nycklar, {
      ...gemensamt,
      kanal: 'epost',
      till: epost,
      amne: 'Din e-postadress i SUS är ändrad',
      text: `Hej ${fornamn}!\n\nDin e-postadress i SUS är ändrad till en annan. ${om}`,
    });
  if (mobil !== nya.mobil)
    await koaUtskick(tx, nycklar, {
      ...gemensamt,
      kanal: 'sms',
      till: mobil,
      text: `Ditt mobilnummer i SUS är ändrat till ett annat. ${om}`,
    });
};

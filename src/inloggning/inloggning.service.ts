import type { Anrop } from '../behorighet/behorighet.rules.ts';
import { audit, type Spar } from '../db/audit.ts';
import { blindIndex } from '../db/kryptering.ts';
import type { Personnummer } from '../shared/personnummer.ts';
import { fail, type Result } from '../shared/result.ts';
import { anvandKod, raknaKodforsok } from './engangskod.queries.ts';
import { skickaKod, type Inloggningshus, type Utskick } from './engangskod.service.ts';
import { glom, rakna } from './forsok.queries.ts';
import { forsokFor, lyckadesForsok, raknaForsok } from './forsok.service.ts';
import { granser, type Kodhinder } from './inloggning.rules.ts';
import { slappIn, type Inloggning } from './intrade.service.ts';
import { findKontoMedIndex, type Konto } from './konto.queries.ts';
import { stammer } from './losenord.service.ts';

interface Uppgifter {
  readonly personnummer: Personnummer;
  /** Exactly as typed. */
  readonly losenord: string;
}

/**
 * The first step: the right password sends a one-time code. Unknown, wrong, locked and ended are one and the same answer,
 * and take equally long.
 * @throws TooMany when the address guesses at many accounts, or too many codes have been sent
 */
export const provaLosenord = async (
  hus: Inloggningshus,
  anrop: Anrop,
  { personnummer, losenord }: Uppgifter,
): Promise<Result<Utskick, 'fel'>> => {
  const index = blindIndex(hus.nycklar, personnummer);
  const forsok = forsokFor('losenord', index, anrop);
  const oppet = await raknaForsok(hus.db, anrop, forsok, hus.clock());
  const konto = await findKontoMedIndex(hus.db, index);
  const ratt = await stammer(konto?.losenordHash ?? null, losenord);
  const spar = sparAv(konto);
  if (!slapps(konto, oppet && ratt)) {
    await loggaNekad(hus, anrop, oppet ? 'inloggning_misslyckad' : 'inloggning_sparrad', spar);
    return fail('fel');
  }
  await lyckadesForsok(hus.db, forsok);
  const skickat = await skickaKod(hus, anrop, konto);
  return skickat.ok ? skickat : fail('fel');
};

const sparAv = (konto: Konto | null): Spar => ({
  falt: ['losenord'],
  ...(konto === null ? {} : { objektId: konto.id }),
});

const slapps = (konto: Konto | null, bevisat: boolean): konto is Konto =>
  bevisat && konto !== null && !konto.avslutad;

const loggaNekad = (
  { db }: Inloggningshus,
  anrop: Anrop,
  handelse: 'inloggning_misslyckad' | 'inloggning_sparrad',
  spar: Spar,
): Promise<void> => db.transaction(anrop, (tx) => audit(tx, handelse, { ...spar, utfall: 'nekad' }));

/** The second step: the right code, once, makes the sign-in. Five tries a code, and five an hour for the account. */
export const provaKod = async (
  hus: Inloggningshus,
  anrop: Anrop,
  engangskodId: string,
  kod: string,
): Promise<Result<Inloggning, Kodhinder>> => {
  const nu = hus.clock();
  const vantande = await raknaKodforsok(hus.db, engangskodId, nu);
  if (vantande === null) return fail({ slag: 'slut' });
  const { anvandareId, kodHash } = vantande;
  const spar = { objektId: anvandareId, falt: ['engangskod'] };
  const raknare = { nyckel: `kod:${anvandareId}`, grans: granser.kod };
  const { oppen, till } = await rakna(hus.db, raknare, nu);
  if (!oppen) {
    await loggaNekad(hus, anrop, 'inloggning_sparrad', spar);
    return fail({ slag: 'sparrad', till });
  }
  if (!(await stammer(kodHash, kod))) {
    await loggaNekad(hus, anrop, 'inloggning_misslyckad', spar);
    return fail({ slag: 'fel' });
  }
  await glom(hus.db, raknare);
  const inne = await slappIn(hus, anrop, {
    anvandareId,
    metod: 'losenord_och_kod',
    falt: ['losenord', 'engangskod'],
    forbruka: (tx) => anvandKod(tx, engangskodId, nu),
  });
  return inne.ok ? inne : fail({ slag: 'slut' });
};

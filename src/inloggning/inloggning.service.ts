import type { Anrop } from '../behorighet/behorighet.rules.ts';
import { audit } from '../db/audit.ts';
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
import { insertMisslyckad } from './senast.queries.ts';
import { varna } from './varning.service.ts';

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
  const id = konto?.id ?? null;
  if (!slapps(konto, oppet && ratt)) {
    await loggaNekad(hus, anrop, { id, steg: 'losenord', sparrad: !oppet });
    return fail('fel');
  }
  await lyckadesForsok(hus.db, forsok);
  const skickat = await skickaKod(hus, anrop, konto);
  return skickat.ok ? skickat : fail('fel');
};

// A lost phone that is taken out of use gets no code, and the page says nothing of it to whoever has it.
const slapps = (konto: Konto | null, bevisat: boolean): konto is Konto =>
  bevisat && konto !== null && !konto.avslutad && !konto.mobilSparrad;

interface Nekad {
  /** Whose account it was; null when it is nobody's. */
  readonly id: string | null;
  readonly steg: 'losenord' | 'engangskod';
  /** The try was not judged. */
  readonly sparrad: boolean;
  /** It is told of by e-mail. */
  readonly varnas?: boolean;
}
const loggaNekad = (
  { db, nycklar, clock }: Inloggningshus,
  anrop: Anrop,
  { id, steg, sparrad, varnas = false }: Nekad,
): Promise<void> =>
  db.transaction(anrop, async (tx) => {
    const nu = clock();
    await insertMisslyckad(tx, sparrad ? null : id, steg, nu);
    if (varnas && id !== null) await varna(tx, nycklar, { anvandareId: id, slag: 'kod_sparrad', nu });
    const spar = { falt: [steg], utfall: 'nekad', ...(id !== null && { objektId: id }) } as const;
    await audit(tx, sparrad ? 'inloggning_sparrad' : 'inloggning_misslyckad', spar);
  });

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
  const nekad = { id: anvandareId, steg: 'engangskod' } as const;
  const raknare = { nyckel: `kod:${anvandareId}`, grans: granser.kod };
  const { oppen, sista, till } = await rakna(hus.db, raknare, nu);
  if (!oppen) {
    await loggaNekad(hus, anrop, { ...nekad, sparrad: true });
    return fail({ slag: 'sparrad', till });
  }
  if (!(await stammer(kodHash, kod))) {
    await loggaNekad(hus, anrop, { ...nekad, sparrad: false, varnas: sista });
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

import type { Anrop, BestallbarRoll } from '../behorighet/behorighet.rules.ts';
import { audit } from '../db/audit.ts';
import type { Database, Db } from '../db/db.ts';
import { blindIndex, type Nycklar } from '../db/kryptering.ts';
import { nyAktiveringskod, type Aktiveringskod } from '../inloggning/aktiveringskod.service.ts';
import { dagAv, type Dag, type Klocka } from '../shared/datum.ts';
import type { Personnummer } from '../shared/personnummer.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import {
  avslutaKonto,
  findOrganisation,
  insertOrganisation,
  insertRoll,
  insertUppdrag,
  lasOppet,
  updateAktivering,
} from './anvandare.queries.ts';
import { rollerMedSusrapport, type Anvandarhinder, type NyAnvandare } from './anvandare.rules.ts';
import { laggUppKonto } from './konto.service.ts';
import { platserFor, type Plats } from './platser.service.ts';

interface Hus {
  readonly db: Database;
  readonly nycklar: Nycklar;
  readonly clock: Klocka;
}

/** Makes an account with roles, uppdrag and an activation code. A forbidden combination is refused by the database. */
export const skapaAnvandare = async (
  hus: Hus,
  anrop: Anrop,
  ny: NyAnvandare,
): Promise<Result<Aktiveringskod, Anvandarhinder>> => {
  const nu = hus.clock();
  const kod = await nyAktiveringskod(nu);
  return hus.db.transaction(anrop, async (tx) => {
    const arbetsgivareId = await arbetsgivareFor(tx, ny);
    if (arbetsgivareId === null) return fail('arbetsgivare_okand');
    const platser = await platserFor(tx, ny);
    if (!platser.ok) return platser;
    const id = await laggUppKonto(tx, hus.nycklar, { ...ny, arbetsgivareId });
    await geRoller(tx, id, { roller: ny.roller, platser: platser.value, fran: dagAv(nu) });
    await updateAktivering(tx, id, kod.hash, kod.till);
    await audit(tx, 'anvandare_skapad', { objektId: id, falt: rollerMedSusrapport(ny.roller) });
    return ok(kod);
  });
};

const arbetsgivareFor = async (tx: Db, ny: NyAnvandare): Promise<string | null> => {
  const finns = await findOrganisation(tx, ny.arbetsgivare);
  if (finns !== null || ny.organisationstyp === null) return finns;
  const { arbetsgivare: namn, organisationstyp, forsakringskassan } = ny;
  return insertOrganisation(tx, { namn, organisationstyp, forsakringskassan });
};

interface Tilldelning {
  readonly roller: readonly BestallbarRoll[];
  readonly platser: readonly Plats[];
  readonly fran: Dag;
}

const geRoller = async (
  tx: Db,
  anvandareId: string,
  { roller, platser, fran }: Tilldelning,
): Promise<void> => {
  for (const roll of rollerMedSusrapport(roller)) {
    const rollId = await insertRoll(tx, anvandareId, roll);
    for (const plats of platser.filter((p) => p.roll === roll))
      await insertUppdrag(tx, { rollId, ...plats, fran });
  }
};

/** A new activation code for an account: the old code, if any, is dead. The password goes on until the code is used. */
export const geNyKod = async (
  { db, nycklar, clock }: Hus,
  anrop: Anrop,
  personnummer: Personnummer,
): Promise<Result<Aktiveringskod, Anvandarhinder>> => {
  const kod = await nyAktiveringskod(clock());
  return db.transaction(anrop, async (tx) => {
    const id = await lasOppet(tx, blindIndex(nycklar, personnummer));
    if (id === null) return fail('konto_saknas');
    await updateAktivering(tx, id, kod.hash, kod.till);
    await audit(tx, 'aktiveringskod_skapad', { objektId: id });
    return ok(kod);
  });
};

/** Ends an account: no roles, no uppdrag, no sign-ins. */
export const avslutaAnvandare = (
  { db, nycklar, clock }: Hus,
  anrop: Anrop,
  personnummer: Personnummer,
): Promise<Result<null, Anvandarhinder>> =>
  db.transaction(anrop, async (tx) => {
    const id = await lasOppet(tx, blindIndex(nycklar, personnummer));
    if (id === null) return fail('konto_saknas');
    await avslutaKonto(tx, id, clock());
    await audit(tx, 'anvandare_avslutad', { objektId: id });
    return ok(null);
  });

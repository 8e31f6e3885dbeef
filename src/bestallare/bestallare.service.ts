import { geBestallarroll, laggUppKonto, oppnaKonto } from '../anvandare/konto.service.ts';
import { valkomna } from '../anvandare/valkommen.service.ts';
import { rollText } from '../behorighet/behorighet.rules.ts';
import { audit } from '../db/audit.ts';
import type { Db } from '../db/db.ts';
import { blindIndex } from '../db/kryptering.ts';
import { nyAktiveringskod, type Aktiveringskod } from '../inloggning/aktiveringskod.service.ts';
import { sparaEnGang, type Kontext, type Sparat } from '../kvitto/kvitto.service.ts';
import { findArbetsgivare } from '../overenskommelse/overenskommelse.service.ts';
import { dagAv, type Dag } from '../shared/datum.ts';
import { found } from '../shared/errors.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { kravRoll } from '../uppdrag/uppdrag.service.ts';
import {
  insertBestallare,
  findGiltigRegistrering,
  findRegistrerat,
  lasKonto,
  listBestallareI,
} from './bestallare.queries.ts';
import {
  bestallarvillkor,
  provaBestallare,
  provaPeriod,
  type Bestallare,
  type Bestallarhinder,
} from './bestallare.rules.ts';

/** The registrations of an organisation, those in force first. */
export const listBestallare = (db: Db, organisationId: string): Promise<Bestallare[]> =>
  listBestallareI(db, organisationId);

/** The organisation that a user may order for on a day; null when they may not. With `las` it stays so until commit. */
export const findBestallarorganisation = async (
  db: Db,
  anvandareId: string,
  idag: Dag,
  las = false,
): Promise<string | null> =>
  (await findGiltigRegistrering(db, anvandareId, idag, las))?.organisationId ?? null;

/** Whether one has registered the other as beställare, and so may not approve what that beställare orders (ASVS 2.3.5). */
export const harRegistrerat = (db: Db, registrator: string, bestallare: string): Promise<boolean> =>
  findRegistrerat(db, registrator, bestallare);

interface Nyperson {
  readonly personnummer: string;
  readonly fornamn: string;
  readonly efternamn: string;
  readonly epost: string;
  readonly mobil: string;
}
interface Registrering {
  readonly nyckel: string;
  readonly sida: string;
  readonly uppgift: {
    readonly vem: { readonly anvandareId: string } | { readonly ny: Nyperson };
    readonly fran: Dag;
    readonly till: Dag;
  };
}

/** Registers a behörig beställare of an organisation (form 9463): a user there, or one who gets an account by it. */
export const registreraBestallare = async (
  kontext: Kontext,
  organisationId: string,
  { nyckel, sida, uppgift }: Registrering,
): Promise<Result<Sparat, Bestallarhinder>> => {
  const kod = await nyAktiveringskod(kontext.hus.clock());
  return sparaEnGang<Bestallarhinder>(
    kontext,
    {
      nyckel,
      handling: 'bestallare_registrering',
      innehall: { organisationId, uppgift },
      sida,
      objektId: organisationId,
    },
    bestallarvillkor,
    async (tx) => {
      const { hus, actor } = kontext;
      const nu = hus.clock();
      await kravRoll(tx, actor, 'superadministrator');
      const arbetsgivare = found(await findArbetsgivare(tx, organisationId, true));
      if (arbetsgivare.myndighet) return fail('myndighet');
      const { vem, fran, till } = uppgift;
      const period = provaPeriod(fran, till, dagAv(nu));
      if (!period.ok) return period;
      const konto =
        'ny' in vem
          ? await nyBestallare(tx, kontext, { ny: vem.ny, kod }, organisationId)
          : await befintlig(tx, kontext, vem.anvandareId, organisationId);
      if (!konto.ok) return konto;
      const rollId = await geBestallarroll(tx, konto.value, nu);
      await insertBestallare(tx, actor, { rollId, anvandareId: konto.value, organisationId, fran, till });
      await audit(tx, 'bestallare_registrerad', { objektId: konto.value });
      return ok(null);
    },
  );
};

const befintlig = async (
  tx: Db,
  { hus, actor }: Kontext,
  anvandareId: string,
  organisationId: string,
): Promise<Result<string, Bestallarhinder>> => {
  const konto = await lasKonto(tx, { id: anvandareId }, dagAv(hus.clock()));
  // One who is not here any more is not in the list any more.
  if (konto === null || konto.avslutat || konto.arbetsgivareId !== organisationId)
    return fail('annan_arbetsgivare');
  const provad = provaBestallare({ ...konto, arSigSjalv: konto.id === actor.id });
  return provad.ok ? ok(konto.id) : provad;
};

const nyBestallare = async (
  tx: Db,
  { hus, actor }: Kontext,
  { ny, kod }: { readonly ny: Nyperson; readonly kod: Aktiveringskod },
  arbetsgivareId: string,
): Promise<Result<string, Bestallarhinder>> => {
  const { nycklar, clock } = hus;
  const konto = await lasKonto(tx, { index: blindIndex(nycklar, ny.personnummer) }, dagAv(clock()));
  if (konto === null) {
    const id = await laggUppKonto(tx, nycklar, { ...ny, arbetsgivareId });
    await valkomna(tx, nycklar, { ...ny, id, behorighet: rollText.bestallare }, kod);
    await audit(tx, 'anvandare_skapad', { objektId: id, falt: ['bestallare'] });
    return ok(id);
  }
  if (konto.id === actor.id) return fail('sig_sjalv');
  if (!konto.avslutat)
    return fail(konto.arbetsgivareId === arbetsgivareId ? 'finns_redan' : 'annan_arbetsgivare');
  await oppnaKonto(tx, nycklar, konto.id, { ...ny, arbetsgivareId });
  await valkomna(tx, nycklar, { ...ny, id: konto.id, behorighet: rollText.bestallare }, kod);
  await audit(tx, 'anvandare_oppnad', { objektId: konto.id, falt: ['bestallare'] });
  return ok(konto.id);
};

import { randomUUID } from 'node:crypto';
import type { Personnamn } from '../anvandare/anvandare.rules.ts';
import { findBestallarorganisation } from '../bestallare/bestallare.service.ts';
import { hasRoll, type Actor, type BestallbarRoll } from '../behorighet/behorighet.rules.ts';
import { audit } from '../db/audit.ts';
import type { Db } from '../db/db.ts';
import { blindIndex, dekryptera, kryptera } from '../db/kryptering.ts';
import { slangFormularutkast } from '../formularutkast/formularutkast.service.ts';
import { sparaEnGang, type Kontext, type Sparat } from '../kvitto/kvitto.service.ts';
import { dagAv, type Dag } from '../shared/datum.ts';
import type { Personnummer } from '../shared/personnummer.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { kravRoll } from '../uppdrag/uppdrag.service.ts';
import {
  findOrganisation,
  findPerson,
  findUppgifter,
  harOverenskommelse,
  listKonton,
  listMyndigheter,
} from './bestallning.queries.ts';
import type { Bestallningshinder } from './bestallning.rules.ts';
import {
  provaRader,
  uppgiftsfalt,
  type Bestallarorganisation,
  type Radhinder,
  type Radslag,
} from './rad.rules.ts';
import { insertBestallning, insertRad } from './skriv.queries.ts';

/** One user of an order as it was typed and read. Empty texts of a change stand for what the account says. */
export interface Bestalldrad {
  readonly slag: Radslag;
  readonly personnummer: Personnummer;
  readonly fornamn: string;
  readonly efternamn: string;
  readonly epost: string;
  /** +46…, or empty. */
  readonly mobil: string;
  readonly roller: readonly BestallbarRoll[];
  /** The real name of one with skyddade personuppgifter, when the names above are an alias; null for others. */
  readonly verkligt: Personnamn | null;
}

/** For which employers the actor may order today: a beställare for one, a superadministratör for Försäkringskassan and Af. */
export const listOrganisationer = async (
  db: Db,
  actor: Actor,
  idag: Dag,
): Promise<readonly Bestallarorganisation[]> => {
  if (hasRoll(actor, 'superadministrator')) return listMyndigheter(db);
  const id = await findBestallarorganisation(db, actor.id, idag);
  const organisation = id === null ? null : await findOrganisation(db, id);
  return organisation === null ? [] : [organisation];
};

/** Whether the organisation has an överenskommelse that is valid today, or needs none. */
export const arOverens = (db: Db, organisationId: string, idag: Dag): Promise<boolean> =>
  harOverenskommelse(db, organisationId, idag);

/** What stands in the way of each user, as things are now; a null is a user who could not be read yet. */
export const provaAnvandare = async (
  db: Db,
  { hus, actor }: Kontext,
  organisation: Bestallarorganisation,
  rader: readonly (Bestalldrad | null)[],
): Promise<readonly (readonly Radhinder[])[]> => {
  const index = rader.map((rad) => (rad === null ? null : blindIndex(hus.nycklar, rad.personnummer)));
  const personer = index.filter((person) => person !== null);
  const konton = await listKonton(db, personer, dagAv(hus.clock()));
  const bestallare = (await findPerson(db, actor.id)).toString('hex');
  const prova = rader.map(
    (rad, i) =>
      rad && {
        ...rad,
        person: index[i]?.toString('hex') ?? '',
        skyddad: rad.verkligt !== null,
        medNamn: rad.fornamn !== '' || rad.efternamn !== '',
      },
  );
  return provaRader(prova, ({ person }) => ({
    organisation,
    bestallare,
    konto: konton.find((konto) => konto.person === person) ?? null,
  }));
};

interface Order {
  readonly nyckel: string;
  readonly id: string;
  readonly sida: string;
  readonly organisationId: string;
  /** The manager who asked; null in the order of a beställare. */
  readonly paBegaranAv: string | null;
  readonly rader: readonly Bestalldrad[];
}

const villkor: Readonly<Record<string, Bestallningshinder>> = {
  bestallning_kraver_bestallare: 'inte_bestallare',
  bestallning_kraver_superadministrator: 'inte_bestallare',
  bestallning_kraver_overenskommelse: 'ingen_overenskommelse',
  bestallningsrad_arbetsgivare: 'hinder_i_rader',
  bestallningsrad_inte_for_sig_sjalv: 'hinder_i_rader',
};

/** Who orders, and for whom, held still until commit. */
const provaOrder = async (
  tx: Db,
  { hus, actor }: Kontext,
  { organisationId, paBegaranAv }: Order,
): Promise<Result<Bestallarorganisation, Bestallningshinder>> => {
  const idag = dagAv(hus.clock());
  const organisation = await findOrganisation(tx, organisationId);
  if (organisation === null) return fail('fel_organisation');
  if (organisation.myndighet) {
    await kravRoll(tx, actor, 'superadministrator');
    if (paBegaranAv === null) return fail('utan_begaran');
  } else if ((await findBestallarorganisation(tx, actor.id, idag, true)) !== organisationId)
    return fail('inte_bestallare');
  return (await harOverenskommelse(tx, organisationId, idag))
    ? ok(organisation)
    : fail('ingen_overenskommelse');
};

/**
 * Sends an order of access for several users (form 9445), once for the key of its form. It waits for a superadministratör's decision.
 * The draft of the order page is gone afterwards, unless the order came from another page (`behallUtkast`).
 */
export const bestall = (
  kontext: Kontext,
  order: Order,
  { behallUtkast = false }: { readonly behallUtkast?: boolean } = {},
): Promise<Result<Sparat, Bestallningshinder>> => {
  const { nyckel, id, sida, ...innehall } = order;
  return sparaEnGang<Bestallningshinder>(
    kontext,
    { nyckel, handling: 'bestallning', innehall, sida, objektId: id },
    villkor,
    async (tx) => {
      const { hus, actor } = kontext;
      const provad = await provaOrder(tx, kontext, order);
      if (!provad.ok) return provad;
      const hinder = await provaAnvandare(tx, kontext, provad.value, order.rader);
      if (hinder.some((rad) => rad.length > 0)) return fail('hinder_i_rader');
      const { organisationId, paBegaranAv } = order;
      await insertBestallning(tx, actor, { id, organisationId, paBegaranAv, nu: hus.clock() });
      for (const [i, rad] of order.rader.entries()) await laggRad(tx, kontext, { id, ordning: i + 1, rad });
      if (!behallUtkast) await slangFormularutkast(tx, { formular: 'bestallning', objektId: null });
      await audit(tx, 'bestallning_skickad', { objektId: id });
      return ok(null);
    },
  );
};

/** What a row says about its user: as typed, and for the rest as the account of the one who is changed or ended. */
const uppgifterFor = async (
  tx: Db,
  { hus: { nycklar } }: Kontext,
  { slag, fornamn, efternamn, epost, mobil }: Bestalldrad,
  kontoId: string | null,
) => {
  const fore = slag === 'ny' || kontoId === null ? null : await findUppgifter(tx, kontoId);
  if (fore === null) return { fornamn, efternamn, epost, mobil };
  return {
    fornamn: fornamn || fore.fornamn,
    efternamn: efternamn || fore.efternamn,
    epost: epost || fore.epost,
    mobil: mobil || dekryptera(nycklar, `auth.anvandare.mobil.${fore.id}`, fore.mobilKrypt),
  };
};

const laggRad = async (
  tx: Db,
  kontext: Kontext,
  { id: bestallningId, ordning, rad }: { id: string; ordning: number; rad: Bestalldrad },
): Promise<void> => {
  const { nycklar, clock } = kontext.hus;
  const personnummerIndex = blindIndex(nycklar, rad.personnummer);
  const [konto] = await listKonton(tx, [personnummerIndex], dagAv(clock()));
  const anvandareId = konto?.id ?? null;
  const { mobil, ...namn } = await uppgifterFor(tx, kontext, rad, anvandareId);
  const id = randomUUID();
  await insertRad(tx, {
    ...namn,
    id,
    bestallningId,
    ordning,
    slag: rad.slag,
    anvandareId,
    personnummerKrypt: kryptera(nycklar, `auth.bestallningsrad.personnummer.${id}`, rad.personnummer),
    personnummerIndex,
    mobilKrypt: kryptera(nycklar, `auth.bestallningsrad.mobil.${id}`, mobil),
    uppgivna: uppgiftsfalt.filter((falt) => rad[falt] !== ''),
    skyddatNamnKrypt:
      rad.verkligt === null
        ? null
        : kryptera(nycklar, `auth.bestallningsrad.skyddat_namn.${id}`, JSON.stringify(rad.verkligt)),
    roller: rad.roller,
  });
};

import {
  andraKonto,
  bekraftaKonton,
  laggUppKonto,
  oppnaKonto,
  sattRoller,
  stangKonto,
  type Kontouppgifter,
  type NyttKonto,
} from '../anvandare/konto.service.ts';
import { lasPersonnamn, skrivAlias } from '../anvandare/alias.service.ts';
import { rollerMedSusrapport } from '../anvandare/anvandare.rules.ts';
import { skickaNyttMasterlosenord, valkomna } from '../anvandare/valkommen.service.ts';
import { rollText, type BestallbarRoll } from '../behorighet/behorighet.rules.ts';
import { audit } from '../db/audit.ts';
import type { Db } from '../db/db.ts';
import { dekryptera } from '../db/kryptering.ts';
import type { Aktiveringskod } from '../inloggning/aktiveringskod.service.ts';
import type { Kontext } from '../kvitto/kvitto.service.ts';
import { found } from '../shared/errors.ts';
import { meddelaGammalKontakt } from '../utskick/kontaktbyte.service.ts';
import { koaUtskick } from '../utskick/utskick.service.ts';
import { findUppgifter, type Orderrad } from './bestallning.queries.ts';
import { radslagText, type Kontofakta } from './rad.rules.ts';

interface Order {
  readonly id: string;
  readonly nummer: number;
  readonly organisationId: string;
  readonly bestalldAv: string;
  readonly epost: string;
  readonly fornamn: string;
  readonly rader: readonly Orderrad[];
  readonly konton: readonly Kontofakta[];
  /** The masterlösenord of each user who is to have one, by the id of the row. */
  readonly koder: ReadonlyMap<string, Aktiveringskod>;
}

/** Roles in words, in the order of the handbook. */
export const rollerText = (roller: readonly BestallbarRoll[]): string =>
  roller.map((roll) => rollText[roll]).join(', ');

/** Carries out every user of an approved order, in the transaction of its approval. */
export const verkstall = async (tx: Db, kontext: Kontext, order: Order): Promise<void> => {
  for (const rad of order.rader) {
    const konto = order.konton.find(({ person }) => person === rad.person) ?? null;
    if (rad.slag === 'ny') await nyAnvandare(tx, kontext, order, { rad, konto });
    else if (rad.slag === 'andring') await andrad(tx, kontext, order, { rad, konto: found(konto) });
    else if (rad.slag === 'losenord') await nyttLosenord(tx, kontext, order, { rad, konto: found(konto) });
    else await avslutad(tx, kontext, order, { rad, konto: found(konto) });
  }
  await bekrafta(tx, kontext, order);
};

const uppgifterI = (
  { hus: { nycklar } }: Kontext,
  { id, fornamn, efternamn, epost, mobilKrypt }: Orderrad,
) => ({
  fornamn,
  efternamn,
  epost,
  mobil: dekryptera(nycklar, `auth.bestallningsrad.mobil.${id}`, mobilKrypt),
});

const nyAnvandare = async (
  tx: Db,
  kontext: Kontext,
  { id: bestallningId, organisationId, koder }: Order,
  { rad, konto }: { readonly rad: Orderrad; readonly konto: Kontofakta | null },
): Promise<void> => {
  const { nycklar, clock } = kontext.hus;
  const plats = `auth.bestallningsrad.personnummer.${rad.id}`;
  const ny: NyttKonto = {
    ...uppgifterI(kontext, rad),
    personnummer: dekryptera(nycklar, plats, rad.personnummerKrypt),
    arbetsgivareId: organisationId,
  };
  const id = konto?.id ?? (await laggUppKonto(tx, nycklar, ny));
  if (konto !== null) await oppnaKonto(tx, nycklar, id, ny);
  await skrivSkyddat(tx, kontext, id, rad);
  await sattRoller(tx, id, rad.roller, clock());
  const behorighet = rollerText(rollerMedSusrapport(rad.roller));
  const kod = found(koder.get(rad.id));
  await valkomna(tx, nycklar, { ...ny, id, behorighet, bestallningId }, kod);
  await audit(tx, konto === null ? 'anvandare_skapad' : 'anvandare_oppnad', {
    objektId: id,
    falt: rad.roller,
  });
};

/** The account as it is now, with what the order says itself: what the user has changed meanwhile stands. */
const nyaUppgifter = async (
  tx: Db,
  kontext: Kontext,
  rad: Orderrad,
  kontoId: string,
): Promise<Kontouppgifter> => {
  const { mobilKrypt, fornamn, efternamn, epost } = found(await findUppgifter(tx, kontoId));
  const mobil = dekryptera(kontext.hus.nycklar, `auth.anvandare.mobil.${kontoId}`, mobilKrypt);
  const bestallt = Object.entries(uppgifterI(kontext, rad));
  const uppgivet = bestallt.filter(([falt]) => rad.uppgivna.some((ett) => ett === falt));
  return { fornamn, efternamn, epost, mobil, ...Object.fromEntries(uppgivet) };
};

/** Of one with skyddade personuppgifter the order has an alias for a name, and the account keeps the real one encrypted. */
const skrivSkyddat = async (
  tx: Db,
  { hus: { nycklar } }: Kontext,
  kontoId: string,
  { id, fornamn, efternamn, skyddatNamnKrypt }: Orderrad,
): Promise<void> => {
  if (skyddatNamnKrypt === null) return;
  const text = dekryptera(nycklar, `auth.bestallningsrad.skyddat_namn.${id}`, skyddatNamnKrypt);
  await skrivAlias(tx, nycklar, kontoId, { alias: { fornamn, efternamn }, verkligt: lasPersonnamn(text) });
};

interface Befintlig {
  readonly rad: Orderrad;
  readonly konto: Kontofakta;
}

const andrad = async (
  tx: Db,
  kontext: Kontext,
  { id: bestallningId, bestalldAv }: Order,
  { rad, konto }: Befintlig,
): Promise<void> => {
  const { nycklar, clock } = kontext.hus;
  const nya = await nyaUppgifter(tx, kontext, rad, konto.id);
  await meddelaGammalKontakt(tx, nycklar, { anvandareId: konto.id, nya, bestallningId });
  await andraKonto(tx, nycklar, konto.id, nya);
  await sattRoller(tx, konto.id, rad.roller, clock());
  // Who orders a change has gone through what the user shall have: the account is confirmed by it.
  await bekraftaKonton(tx, [konto.id], bestalldAv, clock());
  const behorighet = rollerText(rollerMedSusrapport(rad.roller));
  await koaUtskick(tx, nycklar, {
    kanal: 'epost',
    slag: 'behorighet_andrad',
    till: nya.epost,
    amne: 'Din behörighet till SUS är ändrad',
    text: `Hej ${nya.fornamn}!\n\nDin behörighet till SUS är ändrad. Du har nu: ${behorighet}.`,
    anvandareId: konto.id,
    bestallningId,
  });
  await audit(tx, 'anvandare_andrad', { objektId: konto.id, falt: rad.roller });
};

/** To the number that the account has now, never to one of the order. */
const nyttLosenord = async (
  tx: Db,
  { hus: { nycklar } }: Kontext,
  { id: bestallningId, koder }: Order,
  { rad, konto }: Befintlig,
): Promise<void> => {
  const { mobilKrypt, fornamn, epost } = found(await findUppgifter(tx, konto.id));
  const mobil = dekryptera(nycklar, `auth.anvandare.mobil.${konto.id}`, mobilKrypt);
  const kod = found(koder.get(rad.id));
  await skickaNyttMasterlosenord(tx, nycklar, { id: konto.id, fornamn, epost, mobil, bestallningId }, kod);
  await audit(tx, 'aktiveringskod_skapad', { objektId: konto.id });
};

const avslutad = async (
  tx: Db,
  { hus: { nycklar, clock } }: Kontext,
  { id: bestallningId }: Order,
  { rad, konto }: Befintlig,
): Promise<void> => {
  const { epost, fornamn } = found(await findUppgifter(tx, konto.id));
  await stangKonto(tx, konto.id, clock());
  await koaUtskick(tx, nycklar, {
    kanal: 'epost',
    slag: 'behorighet_avslutad',
    till: epost,
    amne: 'Din behörighet till SUS är avslutad',
    text: `Hej ${fornamn}!\n\nDin arbetsgivare har avslutat din behörighet till SUS. Du är utloggad och kan inte logga in.`,
    anvandareId: konto.id,
    bestallningId,
  });
  await audit(tx, 'anvandare_avslutad', { objektId: konto.id, falt: [rad.slag] });
};

const bekrafta = async (
  tx: Db,
  { hus: { nycklar } }: Kontext,
  { id: bestallningId, nummer, epost, fornamn, bestalldAv, rader }: Order,
): Promise<void> => {
  const lista = rader.map((rad) => {
    const roller = rad.roller.length === 0 ? '' : `, ${rollerText(rad.roller)}`;
    return `- ${rad.fornamn} ${rad.efternamn}: ${radslagText[rad.slag]}${roller}`;
  });
  await koaUtskick(tx, nycklar, {
    kanal: 'epost',
    slag: 'bestallning_godkand',
    till: epost,
    amne: `Beställning ${String(nummer)} är godkänd`,
    text: `Hej ${fornamn}!\n\nBeställning ${String(nummer)} av behörighet till SUS är godkänd och genomförd:\n\n${lista.join('\n')}\n\nMasterlösenord kommer i ett sms till användaren själv.`,
    anvandareId: bestalldAv,
    bestallningId,
  });
};

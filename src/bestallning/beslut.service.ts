import { findBestallarorganisation, harRegistrerat } from '../bestallare/bestallare.service.ts';
import { audit } from '../db/audit.ts';
import type { Db } from '../db/db.ts';
import { sparaEnGang, type Kontext, type Sparat } from '../kvitto/kvitto.service.ts';
import { nyAktiveringskod, type Aktiveringskod } from '../inloggning/aktiveringskod.service.ts';
import { dagAv } from '../shared/datum.ts';
import { found } from '../shared/errors.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { kravRoll } from '../uppdrag/uppdrag.service.ts';
import { koaUtskick } from '../utskick/utskick.service.ts';
import {
  arSuperadministrator,
  findOrganisation,
  findPerson,
  harOverenskommelse,
  lasKonton,
  listKonton,
  listRader,
  type Orderrad,
} from './bestallning.queries.ts';
import type { Beslutshinder } from './bestallning.rules.ts';
import { provaRader, type Kontofakta, type Radhinder, type Uppgiftsfalt } from './rad.rules.ts';
import { lasBestallning, tomSkyddadeNamn, updateBeslut, type AttBesluta } from './skriv.queries.ts';
import { verkstall } from './verkstall.service.ts';

interface Beslutsfattande {
  readonly nyckel: string;
  readonly sida: string;
}

const villkor: Readonly<Record<string, Beslutshinder>> = {
  bestallning_inte_egen: 'egen',
  bestallning_inte_om_sig_sjalv: 'om_sig_sjalv',
  bestallning_tva_personer: 'registrerade_bestallaren',
  bestallning_beslutas_en_gang: 'redan_beslutad',
  bestallning_nekad_med_skal: 'utan_skal',
  bestallning_bestalld_av_behorig: 'inte_bestallare',
  roll_forbjuden_kombination: 'hinder_i_rader',
  roll_utsedd_utser_inte: 'hinder_i_rader',
  roll_registerhandlaggare_arbetsgivare: 'hinder_i_rader',
  roll_deltagaransvarig_arbetsgivare: 'hinder_i_rader',
  roll_superadministrator_arbetsgivare: 'hinder_i_rader',
  roll_sista_superadministrator: 'sista_superadministrator',
  roll_kraver_oppet_konto: 'hinder_i_rader',
  anvandare_personnummer_index_key: 'hinder_i_rader',
};

interface Rader {
  readonly rader: readonly Orderrad[];
  readonly konton: readonly Kontofakta[];
}

const arNamn = (falt: Uppgiftsfalt): boolean => falt === 'fornamn' || falt === 'efternamn';

/** What stands in the way of each user of an order, as things are now. */
export const provaRaderna = async (
  db: Db,
  { organisationId, bestalldAv }: Pick<AttBesluta, 'organisationId' | 'bestalldAv'>,
  { rader, konton }: Rader,
): Promise<readonly (readonly Radhinder[])[]> => {
  const organisation = found(await findOrganisation(db, organisationId));
  const bestallare = (await findPerson(db, bestalldAv)).toString('hex');
  // A name that was written before its user got an alias is not carried out over it.
  const medNamn = rader.map((rad) => ({ ...rad, medNamn: rad.uppgivna.some(arNamn) }));
  return provaRader(medNamn, ({ person }) => ({
    organisation,
    bestallare,
    konto: konton.find((konto) => konto.person === person) ?? null,
  }));
};

/** Users of an order and their accounts as they are now. */
export const listRaderMedKonton = async (db: Db, { hus }: Kontext, bestallningId: string): Promise<Rader> => {
  const rader = await listRader(db, bestallningId);
  const personer = rader.map(({ person }) => Buffer.from(person, 'hex'));
  return { rader, konton: await listKonton(db, personer, dagAv(hus.clock())) };
};

/** The order, locked and not yet decided, by one who may: never the one who ordered, never one whom it is about. */
const attBesluta = async (
  tx: Db,
  { actor }: Kontext,
  id: string,
): Promise<Result<AttBesluta, Beslutshinder>> => {
  await kravRoll(tx, actor, 'superadministrator');
  const order = found(await lasBestallning(tx, id));
  if (order.beslutad) return fail('redan_beslutad');
  if (order.bestalldAv === actor.id) return fail('egen');
  const jag = (await findPerson(tx, actor.id)).toString('hex');
  const rader = await listRader(tx, id);
  return rader.some(({ person }) => person === jag) ? fail('om_sig_sjalv') : ok(order);
};

/** Whether the order may still be carried out: överenskommelse and the one who ordered are valid today. */
const provaGiltig = async (
  tx: Db,
  { hus }: Kontext,
  { organisationId, bestalldAv }: AttBesluta,
): Promise<Result<null, Beslutshinder>> => {
  const idag = dagAv(hus.clock());
  const organisation = found(await findOrganisation(tx, organisationId));
  if (!(await harOverenskommelse(tx, organisationId, idag))) return fail('ingen_overenskommelse');
  if (organisation.myndighet)
    return (await arSuperadministrator(tx, bestalldAv)) ? ok(null) : fail('inte_superadministrator');
  const giltig = await findBestallarorganisation(tx, bestalldAv, idag, true);
  return giltig === organisationId ? ok(null) : fail('inte_bestallare');
};

/**
 * Approves an order and carries all of it out in one transaction: accounts, roles, masterlösenord and the messages that tell of it.
 * Refused as a whole when a single user of it has become impossible.
 */
export const godkann = async (
  kontext: Kontext,
  id: string,
  { nyckel, sida }: Beslutsfattande,
): Promise<Result<Sparat, Beslutshinder>> => {
  const { hus, actor } = kontext;
  const nu = hus.clock();
  // Slow hashes, so made before anything is locked.
  const nya = (await listRader(hus.db, id)).filter(({ slag }) => slag === 'ny' || slag === 'losenord');
  const koder = new Map<string, Aktiveringskod>();
  for (const rad of nya) koder.set(rad.id, await nyAktiveringskod(nu));
  return sparaEnGang<Beslutshinder>(
    kontext,
    { nyckel, handling: 'bestallning_godkannande', innehall: { id }, sida, objektId: id },
    villkor,
    async (tx) => {
      const order = await attBesluta(tx, kontext, id);
      if (!order.ok) return order;
      if (await harRegistrerat(tx, actor.id, order.value.bestalldAv)) return fail('registrerade_bestallaren');
      const giltig = await provaGiltig(tx, kontext, order.value);
      if (!giltig.ok) return giltig;
      await lasKonton(tx, id);
      const rader = await listRaderMedKonton(tx, kontext, id);
      const hinder = await provaRaderna(tx, order.value, rader);
      if (hinder.some((rad) => rad.length > 0)) return fail('hinder_i_rader');
      await updateBeslut(tx, actor, id, { beslut: 'godkand', skal: null, nu });
      await verkstall(tx, kontext, { id, ...order.value, ...rader, koder });
      await tomSkyddadeNamn(tx, id);
      await audit(tx, 'bestallning_godkand', { objektId: id });
      return ok(null);
    },
  );
};

/** Refuses an order, with the reason that the beställare is told. Nothing of it is carried out. */
export const neka = (
  kontext: Kontext,
  id: string,
  { nyckel, sida, skal }: Beslutsfattande & { readonly skal: string },
): Promise<Result<Sparat, Beslutshinder>> =>
  sparaEnGang<Beslutshinder>(
    kontext,
    { nyckel, handling: 'bestallning_nekande', innehall: { id, skal }, sida, objektId: id },
    villkor,
    async (tx) => {
      const { hus, actor } = kontext;
      if (skal === '') return fail('utan_skal');
      const order = await attBesluta(tx, kontext, id);
      if (!order.ok) return order;
      await updateBeslut(tx, actor, id, { beslut: 'nekad', skal, nu: hus.clock() });
      await tomSkyddadeNamn(tx, id);
      const { bestalldAv, epost, fornamn, nummer } = order.value;
      await koaUtskick(tx, hus.nycklar, {
        kanal: 'epost',
        slag: 'bestallning_nekad',
        till: epost,
        amne: `Beställning ${String(nummer)} är nekad`,
        text: `Hej ${fornamn}!\n\nBeställning ${String(nummer)} av behörighet till SUS är nekad.\n\nSkäl: ${skal}\n\nRätta det och beställ på nytt.`,
        anvandareId: bestalldAv,
        bestallningId: id,
      });
      await audit(tx, 'bestallning_nekad', { objektId: id });
      return ok(null);
    },
  );

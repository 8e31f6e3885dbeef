import { randomUUID } from 'node:crypto';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import { audit } from '../db/audit.ts';
import { begransning } from '../db/begransning.ts';
import { listBegransadeForPerson } from '../deltagande/begransat.service.ts';
import { listDeltagandenForPerson } from '../deltagande/deltagande.service.ts';
import type { Deltagande } from '../deltagande/deltagande.rules.ts';
import type { Slagning } from '../folkbokforing/folkbokforing.rules.ts';
import type { Hus } from '../hus.ts';
import { hamtaStyrdata } from '../styrdata/styrdata.service.ts';
import { findInsatsFor } from '../insats/insats.service.ts';
import { found, TooMany } from '../shared/errors.ts';
import type { Personnummer } from '../shared/personnummer.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { sokningarPerTimme, type Sokhinder, type Sokning, svarFarskt } from './sokning.rules.ts';

/** What a search leads to: a person, and the deltagande that is open here, if one is. */
export interface Traff {
  readonly sokning: Sokning;
  readonly oppet: Deltagande | null;
}

/**
 * Finds a person for an insats. One who is here already comes from the registration; others from the population register.
 * Every search is limited and audited before its answer is shown. TooMany above the limit, NotFound without uppdrag.
 */
export const sokPerson = async (
  hus: Hus,
  actor: Actor,
  insatsId: string,
  personnummer: Personnummer,
): Promise<Result<Traff, Sokhinder>> => {
  await raknaSokning(hus, actor, insatsId);
  const grund = {
    id: randomUUID(),
    anvandareId: actor.id,
    insatsId,
    personnummer,
    at: hus.clock().getTime(),
  };
  const har = await sokIInsatsen(hus, actor, insatsId, personnummer);
  if (har === null) return fail('begransad');
  const [senaste] = har;
  if (senaste?.person) {
    const oppet =
      har.find(({ avslutningsdag, makulering }) => avslutningsdag === null && makulering === null) ?? null;
    const { person, kommunKod } = senaste;
    return ok({ sokning: { ...grund, kalla: 'registrering', namn: person.namn, kommunKod }, oppet });
  }
  return slaUpp(hus, actor, grund);
};

const raknaSokning = async (hus: Hus, actor: Actor, insatsId: string): Promise<void> => {
  const gransen = begransning(hus.db, 'sokning', { points: sokningarPerTimme, seconds: 3600 });
  try {
    await gransen.rakna(actor.id);
  } catch (error) {
    if (error instanceof TooMany) {
      hus.log.warn({ anvandare: actor.id }, 'search limit reached');
      await hus.db.transaction(actor, (tx) =>
        audit(tx, 'personsokning_stoppad', { insatsId, utfall: 'nekad' }),
      );
    }
    throw error;
  }
};

/** The person's deltaganden here, null when they are begränsade; the search itself is audited whether it finds any or not. */
const sokIInsatsen = (
  hus: Hus,
  actor: Actor,
  insatsId: string,
  personnummer: Personnummer,
): Promise<Deltagande[] | null> =>
  hus.db.transaction(actor, async (tx) => {
    found(await findInsatsFor(tx, actor, insatsId));
    const alla = await listDeltagandenForPerson(tx, hus.nycklar, insatsId, personnummer);
    const begransade = await listBegransadeForPerson(tx, hus.nycklar, personnummer);
    const begransat = begransade.find((b) => b.insatsId === insatsId);
    const senaste = begransat ?? alla[0];
    await audit(tx, 'person_sokt', { insatsId, ...(senaste === undefined ? {} : { objektId: senaste.id }) });
    return begransat === undefined ? alla : null;
  });

/** Asks the register. A kommun that our lists do not know is left out: the person is found all the same. */
const slaUppPerson = async ({ folkbokforing, db }: Hus, personnummer: Personnummer): Promise<Slagning> => {
  const slagning = await folkbokforing.slaUpp(personnummer);
  if (slagning.svar !== 'traff') return slagning;
  const { kommuner } = await hamtaStyrdata(db);
  const { kommunKod, ...person } = slagning.person;
  const kand = kommuner.some(({ kod }) => kod === kommunKod);
  return { svar: 'traff', person: { ...person, kommunKod: kand ? kommunKod : null } };
};

/**
 * Asks the register once more when its answer is old or was never given: it may answer by now, and then it decides, since a
 * person can have become protected since the search. One who is in the insats already comes from the registration.
 */
export const fragaIgen = async (
  hus: Hus,
  actor: Actor,
  sokning: Sokning,
): Promise<Result<Sokning, Sokhinder>> => {
  const { id, anvandareId, insatsId, personnummer, kalla } = sokning;
  const nu = hus.clock().getTime();
  const farskt = kalla === 'folkbokforing' && nu - sokning.at < svarFarskt;
  if (kalla === 'registrering' || farskt) return ok(sokning);
  const svar = await slaUpp(hus, actor, { id, anvandareId, insatsId, personnummer, at: nu });
  if (!svar.ok) return svar;
  return ok(svar.value.sokning.namn === null ? sokning : svar.value.sokning);
};

type Grund = Pick<Sokning, 'id' | 'anvandareId' | 'insatsId' | 'personnummer' | 'at'>;

const slaUpp = async (hus: Hus, actor: Actor, grund: Grund): Promise<Result<Traff, Sokhinder>> => {
  const slagning = await slaUppPerson(hus, grund.personnummer);
  // The trail knows that a look-up was made and how it ended, never whom it was about.
  await hus.db.transaction(actor, (tx) =>
    audit(tx, 'folkbokforing_slagning', {
      objektId: grund.id,
      insatsId: grund.insatsId,
      utfall: utfall[slagning.svar],
    }),
  );
  if (slagning.svar === 'ingen_traff') return fail('hittas_inte');
  if (slagning.svar === 'otillganglig') {
    return ok({ sokning: { ...grund, kalla: 'manuell', namn: null, kommunKod: null }, oppet: null });
  }
  const { namn, kommunKod } = slagning.person;
  return ok({ sokning: { ...grund, kalla: 'folkbokforing', namn, kommunKod }, oppet: null });
};

const utfall = { traff: 'ok', ingen_traff: 'nekad', otillganglig: 'fel' } as const;

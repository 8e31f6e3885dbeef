import { lasPersonnamn } from '../anvandare/alias.service.ts';
import type { Db } from '../db/db.ts';
import { dekryptera } from '../db/kryptering.ts';
import type { Natthus } from '../jobb/natt.service.ts';
import { dagarEfter, type Dag } from '../shared/datum.ts';
import { finn, nattregler, vantar, type Nattregel } from './fynd.rules.ts';
import type { Granskningsdag, Identitet, Lasare } from './handelse.rules.ts';
import { findSistaDag, listHandelser, listIdentiteter, listLasare, skrivFynd } from './natt.queries.ts';

type Granskningshus = Pick<Natthus, 'jobbDb' | 'nycklar'>;

/** Who does it, in the trail. */
const granskaren = { begaranId: 'granskning', kalla: 'granskning' } as const;
/** So far back the first night looks. */
const forstaDagarna = 30;

const lasIdentiteter = async (
  tx: Db,
  { nycklar }: Granskningshus,
  ids: readonly string[],
): Promise<Map<string, Identitet>> => {
  const rader = await listIdentiteter(tx, ids);
  return new Map(
    rader.map(({ deltagandeId, personId, namnKrypt, anvandareId, arbetsgivareId }) => [
      deltagandeId,
      {
        namn: dekryptera(nycklar, `person.deltagare.namn.${personId}`, namnKrypt),
        anvandareId,
        arbetsgivareId,
      },
    ]),
  );
};

const lasLasare = async (
  tx: Db,
  { nycklar }: Granskningshus,
  ids: readonly string[],
): Promise<Map<string, Lasare>> => {
  const rader = await listLasare(tx, ids);
  return new Map(
    rader.map(({ id, efternamn, skyddatNamnKrypt, arbetsgivareId }) => [
      id,
      {
        efternamn:
          skyddatNamnKrypt === null
            ? efternamn
            : lasPersonnamn(dekryptera(nycklar, `auth.anvandare.skyddat_namn.${id}`, skyddatNamnKrypt))
                .efternamn,
        arbetsgivareId,
      },
    ]),
  );
};

const unika = (ids: readonly (string | null)[]): string[] => [...new Set(ids.filter((id) => id !== null))];

const lasDagen = async (tx: Db, hus: Granskningshus, dag: Dag): Promise<Granskningsdag> => {
  const handelser = await listHandelser(tx, dag);
  return {
    dag,
    handelser,
    identiteter: await lasIdentiteter(tx, hus, unika(handelser.map(({ objektId }) => objektId))),
    lasare: await lasLasare(tx, hus, unika(handelser.map(({ anvandareId }) => anvandareId))),
  };
};

/** One rule over one day, in one transaction. Names are compared here and kept nowhere. */
const granskaDag = (hus: Granskningshus, regel: Nattregel, dag: Dag): Promise<number> =>
  hus.jobbDb.transaction(granskaren, async (tx) => {
    const fynd = finn(regel, await lasDagen(tx, hus, dag));
    return (await skrivFynd(tx, { regel, dag, fynd })) ? fynd.length : 0;
  });

/** The days that a rule has left, also those of nights when SUS was down. */
const dagarKvar = async ({ jobbDb }: Granskningshus, regel: Nattregel, idag: Dag): Promise<Dag[]> => {
  const sista = await findSistaDag(jobbDb, regel);
  const dagar: Dag[] = [];
  const slut = dagarEfter(idag, -vantar[regel]);
  for (
    let dag = dagarEfter(sista ?? dagarEfter(idag, -forstaDagarna), 1);
    dag <= slut;
    dag = dagarEfter(dag, 1)
  )
    dagar.push(dag);
  return dagar;
};

/**
 * Goes through the trail of the days that are over, rule by rule, and lays what they find before the loggranskare. Done twice it does
 * nothing more. @returns how many findings there were
 */
export const granskaLoggen = async (hus: Granskningshus, idag: Dag): Promise<number> => {
  let antal = 0;
  for (const regel of nattregler)
    for (const dag of await dagarKvar(hus, regel, idag)) antal += await granskaDag(hus, regel, dag);
  return antal;
};

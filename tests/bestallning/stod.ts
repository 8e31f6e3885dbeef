import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { withClient } from '../../src/db/client.ts';
import { sql } from '../../src/db/db.ts';
import { blindIndex, dekryptera } from '../../src/db/kryptering.ts';
import { dagarEfter, dagAv } from '../../src/shared/datum.ts';
import type { Testhus } from '../support/hus.ts';
import type { Falt, Klient } from '../support/klient.ts';
import { testnummer } from '../support/testnummer.ts';
import type { Vem } from '../support/varld.ts';

type Arbetsgivare = 'kommun' | 'forbund';

/** An överenskommelse of an employer that is valid today; its id. */
export const laggOverenskommelse = ({ databas, varld }: Testhus, vem: Arbetsgivare = 'kommun') =>
  withClient(databas.adminUrl, async (client) => {
    const id = randomUUID();
    await client.query(
      `insert into auth.overenskommelse (id, organisation_id, undertecknad_av, galler_fran, galler_till, registrerad_av)
       values ($1, $2, 'Kim Karlsson', current_date - 100, current_date + 400, $3)`,
      [id, varld.organisation[vem], varld.anvandare.sia],
    );
    return id;
  });

/** Makes one of the cast behörig beställare of the own employer, past the application and by nobody who decides; the id of the registration. */
export const laggBestallare = ({ databas, varld }: Testhus, vem: Vem, hos: Arbetsgivare = 'kommun') =>
  withClient(databas.adminUrl, async (client) => {
    const [id, rollId] = [randomUUID(), randomUUID()];
    await client.query(
      `insert into auth.anvandare_roll (id, anvandare_id, roll) values ($1, $2, 'bestallare')`,
      [rollId, varld.anvandare[vem]],
    );
    await client.query(
      `insert into auth.bestallare (id, roll_id, anvandare_id, organisation_id, galler_fran, galler_till, registrerad_av)
       values ($1, $2, $3, $4, current_date - 10, current_date + 300, $5)`,
      [id, rollId, varld.anvandare[vem], varld.organisation[hos], varld.anvandare.bo],
    );
    return id;
  });

/** A second superadministratör, since nobody decides about their own order. */
export const laggSuperadministrator = async ({ databas, varld }: Testhus): Promise<void> => {
  await withClient(databas.adminUrl, (client) =>
    client.query(`update auth.anvandare set arbetsgivare_id = $1 where id = $2`, [
      varld.organisation.fk,
      varld.anvandare.noll,
    ]),
  );
  await withClient(databas.adminUrl, (client) =>
    client.query(`insert into auth.anvandare_roll (anvandare_id, roll) values ($1, 'superadministrator')`, [
      varld.anvandare.noll,
    ]),
  );
};

/** The fields of one user of an order. */
export const rad = (nummer: number, falt: Falt): Falt =>
  Object.fromEntries(Object.entries(falt).map(([namn, varde]) => [`${namn}_${String(nummer)}`, varde]));

let nasta = 40;
/** A new person to order for, with everything filled in. */
export const nyPerson = (andrat: Falt = {}): { readonly personnummer: string; readonly falt: Falt } => {
  nasta += 1;
  const personnummer = testnummer(nasta);
  return {
    personnummer,
    falt: {
      ...{ slag: 'ny', personnummer, fornamn: 'Petra', efternamn: 'Prov', epost: 'petra@example.invalid' },
      ...{ mobil: '070-174 06 12', roller: 'insatsansvarig' },
      ...andrat,
    },
  };
};

/** Sends an order of users; the answer. */
export const skickaOrder = (klient: Klient, rader: readonly Falt[], mer: Falt = {}) => {
  const falt = Object.assign({}, ...rader.map((en, i) => rad(i + 1, en))) as Falt;
  return klient.skicka('/bestallningar/ny', { ...falt, antal: String(rader.length), gor: 'spara', ...mer });
};

/** Address of an order that was sent. */
export const orderAv = (svar: { headers: Record<string, string> }): string =>
  (svar.headers['location'] ?? '').split('?')[0] ?? '';

const kontoRow = z.object({ id: z.string(), avslutat: z.boolean(), roller: z.string() });

/** The account of a personnummer and its active roles, comma between; null when there is none. */
export const kontoAv = ({ db, hus }: Testhus, personnummer: string) =>
  db.maybeOne(
    kontoRow,
    sql`
    select a.id, a.avslutad_at is not null as avslutat, coalesce((select string_agg(r.roll, ',' order by r.roll)
      from auth.anvandare_roll r where r.anvandare_id = a.id and r.avslutad_at is null), '') as roller
    from auth.anvandare a where a.personnummer_index = ${blindIndex(hus.nycklar, personnummer)}`,
  );

const utskickRow = z.object({
  id: z.string(),
  kanal: z.string(),
  slag: z.string(),
  tillKrypt: z.instanceof(Buffer),
  innehallKrypt: z.instanceof(Buffer),
});

/** The messages that an order put in the queue, opened. */
export const utskickAv = async ({ db, hus: { nycklar } }: Testhus, bestallningId: string) => {
  const rader = await db.many(
    utskickRow,
    sql`select id, kanal, slag, till_krypt, innehall_krypt from auth.utskick where bestallning_id = ${bestallningId} order by slag`,
  );
  return rader.map(({ id, kanal, slag, tillKrypt, innehallKrypt }) => ({
    kanal,
    slag,
    till: dekryptera(nycklar, `auth.utskick.till.${id}`, tillKrypt),
    innehall: dekryptera(nycklar, `auth.utskick.innehall.${id}`, innehallKrypt),
  }));
};

export const framtid = ({ rattar }: Testhus, dagar: number): string => dagarEfter(dagAv(rattar.nu), dagar);

import { randomUUID } from 'node:crypto';
import { laggUppKonto } from '../../src/anvandare/konto.service.ts';
import { withClient } from '../../src/db/client.ts';
import type { Testhus } from '../support/hus.ts';
import { testnummer } from '../support/testnummer.ts';
import type { Sida } from './kombinationer.ts';

/** Somebody that a test is about. */
export interface Person {
  readonly id: string;
  readonly personnummer: string;
}

let nasta = 2000;
export const nyttNummer = (): string => {
  nasta += 1;
  return testnummer(nasta);
};

const korSql = ({ databas }: Testhus, text: string, ...varden: readonly unknown[]): Promise<unknown> =>
  withClient(databas.adminUrl, (client) => client.query(text, [...varden]));

/** An account at an employer with SUSrapport alone, made past the pages. */
export const nyttKonto = async (
  hus: Testhus,
  arbetsgivareId: string,
  personnummer = nyttNummer(),
): Promise<Person> => {
  const uppgifter = {
    fornamn: 'Petra',
    efternamn: 'Prov',
    epost: 'petra@example.invalid',
    mobil: '+46701740612',
  };
  const id = await hus.db.transaction({ begaranId: 'prov', kalla: 'prov' }, (tx) =>
    laggUppKonto(tx, hus.hus.nycklar, { ...uppgifter, personnummer, arbetsgivareId }),
  );
  await korSql(hus, "insert into auth.anvandare_roll (anvandare_id, roll) values ($1, 'susrapport')", id);
  return { id, personnummer };
};

const register = `
  with roll as (insert into auth.anvandare_roll (anvandare_id, roll) values ($1, 'bestallare') returning id)
  select id from roll`;

/** Makes a user beställare of the own employer, registered by Bo, who decides nothing. */
export const geBestallare = async (hus: Testhus, { id }: Person, organisationId: string): Promise<void> => {
  await withClient(hus.databas.adminUrl, async (client) => {
    const { rows } = await client.query<{ id: string }>(register, [id]);
    await client.query(
      `insert into auth.bestallare (roll_id, anvandare_id, organisation_id, galler_fran, galler_till, registrerad_av)
       values ($1, $2, $3, current_date - 10, current_date + 300, $4)`,
      [rows[0]!.id, id, organisationId, hus.varld.anvandare.bo],
    );
  });
};

/** The employer that somebody has who is on one side of a combination. */
export const arbetsgivareFor = ({ varld: { organisation } }: Testhus, sida: Sida): string => {
  if (sida === 'hos_samordningsforbund') return organisation.forbund;
  return sida === 'superadministrator' ? organisation.fk : organisation.kommun;
};

/** Gives an account one side of a combination, past the pages. */
export const ge = async (hus: Testhus, person: Person, sida: Sida): Promise<void> => {
  if (sida === 'hos_samordningsforbund' || sida === 'utanfor_fk') return;
  if (sida === 'bestallare') return geBestallare(hus, person, arbetsgivareFor(hus, sida));
  await korSql(hus, 'insert into auth.anvandare_roll (anvandare_id, roll) values ($1, $2)', person.id, sida);
};

/** Somebody who is on one side already. */
export const somAr = async (hus: Testhus, sida: Sida, personnummer?: string): Promise<Person> => {
  const person = await nyttKonto(hus, arbetsgivareFor(hus, sida), personnummer);
  await ge(hus, person, sida);
  return person;
};

/** An employer of its own with an överenskommelse; `forsakringskassan` for one where superadministratörer are. */
export const nyArbetsgivare = async (hus: Testhus, forsakringskassan = false): Promise<string> => {
  const id = randomUUID();
  await korSql(
    hus,
    `insert into verksamhet.organisation (id, namn, organisationstyp_kod, forsakringskassan) values ($1::uuid, 'Prov ' || $1, 'kommun', $2)`,
    id,
    forsakringskassan,
  );
  await korSql(
    hus,
    `insert into auth.overenskommelse (organisation_id, undertecknad_av, galler_fran, galler_till, registrerad_av)
     values ($1, 'Kim Karlsson', current_date - 100, current_date + 400, $2)`,
    id,
    hus.varld.anvandare.sia,
  );
  return id;
};

/** The organisation is Försäkringskassan no more, but an authority that superadministratörer order for. */
export const arInteFk = (hus: Testhus, id: string): Promise<unknown> =>
  korSql(
    hus,
    'update verksamhet.organisation set forsakringskassan = false, arbetsformedlingen = true where id = $1',
    id,
  );

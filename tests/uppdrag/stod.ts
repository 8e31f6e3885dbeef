import { randomBytes, randomUUID } from 'node:crypto';
import type { Actor, Behorighetsroll } from '../../src/behorighet/behorighet.rules.ts';
import { withClient } from '../../src/db/client.ts';
import { sparaFormularutkast } from '../../src/formularutkast/formularutkast.service.ts';
import type { Testhus } from '../support/hus.ts';
import { cast, type Vem } from '../support/varld.ts';

/** One of the cast as the application knows them at a request. */
export const actorFor = ({ varld }: Testhus, vem: Vem): Actor => ({
  id: varld.anvandare[vem],
  namn: cast[vem].namn.join(' '),
  organisation: '',
  roller: cast[vem].roller,
  inloggningId: randomUUID(),
  begaranId: randomUUID(),
  kalla: '127.0.0.1',
});

interface NyAnvandare {
  readonly fornamn?: string;
  readonly efternamn?: string;
  readonly roller?: readonly Behorighetsroll[];
  readonly arbetsgivare?: 'kommun' | 'forbund' | 'fk';
  readonly avslutad?: boolean;
}

/** Lays an account with roles, past the application; its id. */
export const nyAnvandare = ({ databas, varld }: Testhus, ny: NyAnvandare = {}): Promise<string> =>
  withClient(databas.adminUrl, async (client) => {
    const id = randomUUID();
    await client.query(
      `insert into auth.anvandare (id, personnummer_krypt, personnummer_index, fornamn, efternamn, epost, mobil_krypt, arbetsgivare_id)
       values ($1, $2, $2, $3, $4, $5, $2, $6)`,
      [
        ...[id, randomBytes(32), ny.fornamn ?? 'Ny', ny.efternamn ?? 'Nyman', `${id}@example.invalid`],
        varld.organisation[ny.arbetsgivare ?? 'forbund'],
      ],
    );
    for (const roll of ny.roller ?? [])
      await client.query('insert into auth.anvandare_roll (anvandare_id, roll) values ($1, $2)', [id, roll]);
    if (ny.avslutad === true)
      await client.query('update auth.anvandare set avslutad_at = now() where id = $1', [id]);
    return id;
  });

/** Lays a draft of a form, as the page does before it sends the user to a picker; the id of the draft. */
export const laggUtkast = async (
  testhus: Testhus,
  vem: Vem,
  values: Readonly<Record<string, unknown>>,
  objektId: string | null = testhus.varld.forbund,
): Promise<string> => {
  const actor = actorFor(testhus, vem);
  const utkast = await testhus.db.transaction(actor, (tx) =>
    sparaFormularutkast(tx, testhus.hus.nycklar, actor, {
      formular: 'prov',
      objektId,
      sida: '/konto',
      values,
    }),
  );
  return utkast!.id;
};

/** Takes the uppdrag in the organisation back to how the test world was laid: Sam and Ivar alone. */
export const baraDeForsta = ({ databas, varld }: Testhus): Promise<void> =>
  withClient(databas.adminUrl, async (client) => {
    await client.query('set session_replication_role = replica');
    await client.query('delete from auth.uppdrag where samverkansorganisation_id = $1', [varld.forbund]);
    await client.query(
      `insert into auth.uppdrag (roll_id, anvandare_id, roll, samverkansorganisation_id, fran_datum)
       select id, anvandare_id, roll, $1, '2020-01-01' from auth.anvandare_roll
       where (anvandare_id, roll) in (($2, 'samverkansadministrator'), ($3, 'insatsansvarig'))`,
      [varld.forbund, varld.anvandare.sam, varld.anvandare.ivar],
    );
  });

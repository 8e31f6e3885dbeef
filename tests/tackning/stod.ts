import { withClient } from '../../src/db/client.ts';
import type { Actor } from '../../src/behorighet/behorighet.rules.ts';
import type { Testhus } from '../support/hus.ts';
import { cast, type Vem } from '../support/varld.ts';

/** SQL as the superuser, past every wall. */
export const admin = ({ databas }: Testhus, text: string, varden: unknown[] = []) =>
  withClient(databas.adminUrl, (client) => client.query(text, varden));

/** One of the cast as the services know them. */
export const actor = ({ varld }: Testhus, vem: Vem): Actor => ({
  id: varld.anvandare[vem],
  namn: cast[vem].namn.join(' '),
  organisation: 'Prov',
  roller: cast[vem].roller,
  inloggningId: varld.anvandare[vem],
  begaranId: 'prov',
  kalla: '127.0.0.1',
});

/** Marks a month of an insats as gone through by Anna, past the application. `at` is in the month after. */
export const laggGenomgang = (hus: Testhus, insatsId: string, manad: string, at: string) =>
  admin(hus, 'insert into verksamhet.genomgang (insats_id, manad, av, at) values ($1, $2, $3, $4)', [
    insatsId,
    manad,
    hus.varld.anvandare.anna,
    at,
  ]);

/** A further deltagaransvarig in an insats. */
export const gerUppdrag = (hus: Testhus, vem: Vem, insatsId: string) =>
  admin(
    hus,
    `insert into auth.uppdrag (roll_id, anvandare_id, roll, insats_id, fran_datum)
     select id, anvandare_id, roll, $2, '2020-01-01' from auth.anvandare_roll
     where anvandare_id = $1 and roll = 'deltagaransvarig'`,
    [hus.varld.anvandare[vem], insatsId],
  );

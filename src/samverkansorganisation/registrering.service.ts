import { randomUUID } from 'node:crypto';
import { skrivAndring } from '../andring/andring.service.ts';
import { audit } from '../db/audit.ts';
import { slangFormularutkast } from '../formularutkast/formularutkast.service.ts';
import { sparaEnGang, type Kontext, type Sparat } from '../kvitto/kvitto.service.ts';
import { dagAv } from '../shared/datum.ts';
import { heltOrganisationsnummer } from '../shared/organisationsnummer.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { kravRoll, sattUppdrag } from '../uppdrag/uppdrag.service.ts';
import { slaUppNamnMedId } from './namn.queries.ts';
import { hindrad, nekadeAv, type Nekad } from './nekad.rules.ts';
import { insertOrganisation } from './ny.queries.ts';
import { formText, provaNamn } from './organisation.rules.ts';
import type { NyOrganisation } from './registrering.schema.ts';
import type { Namnregister } from './register.rules.ts';

export const registreringFormular = 'samverkansorganisation_registrering';

interface Registrera {
  readonly ny: NyOrganisation;
  readonly nyckel: string;
  /** Where the receipt is shown, when the id is known. */
  readonly sidaFor: (organisationId: string) => string;
}

const fakta = (ny: NyOrganisation, { anvandare }: Namnregister) =>
  [
    ['Namn', ny.namn],
    ['Organisationsnummer', heltOrganisationsnummer(ny.organisationsnummer)],
    ['Samverkansform', formText[ny.samverkansform]],
    ['Startdatum', ny.startdatum],
    ['Beställd av', ny.bestalldAv],
    ...anvandare.map(({ namn }) => ['Samverkansadministratör', namn] as const),
  ].map(([falt = '', till = '']) => ({ falt, fran: null, till }));

/**
 * Registers a samverkansorganisation from its order (form 9447), exactly once for a key. Its first samverkansadministratörer get
 * their uppdrag in the same transaction.
 * @throws NotFound without the role of superadministratör
 */
export const registreraOrganisation = (
  kontext: Kontext,
  { ny, nyckel, sidaFor }: Registrera,
): Promise<Result<Sparat, Nekad>> => {
  const { hus, actor } = kontext;
  const id = randomUUID();
  const handling = 'samverkansorganisation_registrering';
  return sparaEnGang<Nekad>(
    kontext,
    { nyckel, handling, innehall: ny, sida: sidaFor(id), objektId: id },
    nekadeAv,
    async (tx) => {
      await kravRoll(tx, actor, 'superadministrator');
      const hinder = provaNamn(ny.namn);
      if (hinder !== null) return fail(hindrad(hinder));
      await insertOrganisation(tx, id, ny);
      const { samverkansadministratorer: valda } = ny;
      const plats = { samverkansorganisationId: id };
      const idag = dagAv(hus.clock());
      const satt = await sattUppdrag(tx, actor, { plats, roll: 'samverkansadministrator', valda, idag });
      if (!satt.ok) return fail({ slag: 'uppdrag', lista: 'samverkansadministratorer', hinder: satt.error });
      const anvandare = valda.map(({ anvandareId }) => anvandareId);
      const namn = await slaUppNamnMedId(tx, { koder: [], organisationer: [], anvandare });
      await slangFormularutkast(tx, { formular: registreringFormular, objektId: null });
      const handelse = 'samverkansorganisation_registrerad';
      await skrivAndring(tx, actor, {
        slag: 'samverkansorganisation',
        objekt: id,
        handelse,
        andringar: fakta(ny, namn),
      });
      await audit(tx, handelse, { objektId: id });
      return ok(null);
    },
  );
};

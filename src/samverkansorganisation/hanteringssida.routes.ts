import type { Actor } from '../behorighet/behorighet.rules.ts';
import type { Db } from '../db/db.ts';
import { listan } from '../formularutkast/formularutkast.rules.ts';
import { found } from '../shared/errors.ts';
import { listValda } from '../uppdrag/anvandarval.service.ts';
import { uppdragsfel, uppdragslistor, valdaIds, type Uppdragslista } from '../uppdrag/uppdragslista.rules.ts';
import { uppdragspanel, type Uppdragspanel } from '../uppdrag/uppdragspanel.rules.ts';
import type { Form, FormErrors } from '../web/form.ts';
import { koderI } from './falt.schema.ts';
import { slaUppNamnMedId } from './namn.queries.ts';
import { hinderText, type Nekad } from './nekad.rules.ts';
import { findOrganisation } from './organisation.queries.ts';
import type { Organisation, Ratt } from './organisation.rules.ts';
import { rattAttHantera } from './ratt.service.ts';
import type { Namnregister } from './register.rules.ts';

/** An organisation that the user may manage, and how much of it. */
export interface Oppnad {
  readonly organisation: Organisation;
  readonly ratt: Ratt;
}

/** @throws NotFound for whoever may not manage it */
export const oppna = async (tx: Db, actor: Actor, organisationId: string): Promise<Oppnad> => ({
  ratt: await rattAttHantera(tx, actor, organisationId),
  organisation: found(await findOrganisation(tx, organisationId)),
});

const listorFor = (ratt: Ratt): readonly Uppdragslista[] =>
  ratt.administrerar ? ['samverkansadministratorer', 'insatsansvariga'] : ['samverkansadministratorer'];

/** What stands in the form called by name: the panels of the users, and the names of codes and organisations. */
export const namngiven = async (
  tx: Db,
  { organisation, ratt }: Oppnad,
  form: Form,
): Promise<{ namn: Namnregister; uppdrag: readonly Uppdragspanel[] }> => {
  const plats = { samverkansorganisationId: organisation.id };
  const uppdrag: Uppdragspanel[] = [];
  for (const lista of listorFor(ratt)) {
    const valda = await listValda(tx, plats, uppdragslistor[lista].roll, valdaIds(form.values, lista));
    uppdrag.push(uppdragspanel(lista, valda, form));
  }
  const [koder, organisationer] = [koderI(form.values, 'kommuner'), listan(form.values, 'ingaende')];
  const egna = ratt.administrerar ? { koder, organisationer } : { koder: [], organisationer: [] };
  return { uppdrag, namn: await slaUppNamnMedId(tx, { ...egna, anvandare: [] }) };
};

/** What a refusal says, at its field; who lacks a role is looked up. */
export const nekadeFalt = async (
  tx: Db,
  nekad: Exclude<Nekad, { slag: 'andrad' }>,
  values: Form['values'],
): Promise<FormErrors> => {
  if (nekad.slag === 'hinder') {
    const [falt, text] = hinderText[nekad.hinder];
    return { [falt]: text };
  }
  const { lista, hinder } = nekad;
  const valda = await listValda(tx, null, uppdragslistor[lista].roll, valdaIds(values, lista));
  return uppdragsfel(lista, hinder, valda);
};

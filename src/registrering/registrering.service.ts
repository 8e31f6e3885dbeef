import type { Actor } from '../behorighet/behorighet.rules.ts';
import { audit } from '../db/audit.ts';
import { deltagandeFor, listDeltagandenForPerson } from '../deltagande/deltagande.service.ts';
import type { Hus } from '../hus.ts';
import { findInsatsFor } from '../insats/insats.service.ts';
import { found } from '../shared/errors.ts';
import type { Sokning } from './sokning.rules.ts';
import type { NyStart, OppnatDeltagande } from './registrering.rules.ts';
import type { Utkastformular } from './utkast.rules.ts';
import { findUtkast, findUtkastFor } from './utkast.service.ts';

/** Opens a new start, by the search in the browser or else by the draft; null when neither is there. The reading is audited. */
export const oppnaNyStart = (
  hus: Hus,
  actor: Actor,
  { insatsId, sokningId, sokning }: { insatsId: string; sokningId: string; sokning: Sokning | null },
): Promise<NyStart | null> =>
  hus.db.transaction(actor, async (tx) => {
    const insats = found(await findInsatsFor(tx, actor, insatsId));
    const utkast = await findUtkast(tx, hus.nycklar, insatsId, sokningId);
    const vem = sokning ?? utkast?.sokning ?? null;
    if (vem?.insatsId !== insatsId) return null;
    const alla = await listDeltagandenForPerson(tx, hus.nycklar, insatsId, vem.personnummer);
    await audit(tx, 'inregistrering_oppnad', { objektId: sokningId, insatsId });
    return { insats, sokning: vem, alla, utkast };
  });

/** Opens a deltagande in a form. NotFound without uppdrag, and for one that is felregistrerat. The reading is audited. */
export const oppnaDeltagande = (
  hus: Hus,
  actor: Actor,
  deltagandeId: string,
  formular: Utkastformular,
): Promise<OppnatDeltagande> =>
  hus.db.transaction(actor, async (tx) => {
    const deltagande = await deltagandeFor(tx, hus.nycklar, deltagandeId);
    const person = found(deltagande.makulering === null ? deltagande.person : null);
    const insats = found(await findInsatsFor(tx, actor, deltagande.insatsId));
    const utkast = await findUtkastFor(tx, hus.nycklar, deltagandeId, formular);
    const alla = await listDeltagandenForPerson(tx, hus.nycklar, deltagande.insatsId, person.personnummer);
    await audit(tx, `${formular}_oppnad`, { objektId: deltagandeId, insatsId: deltagande.insatsId });
    return { insats, deltagande, person, alla, utkast };
  });

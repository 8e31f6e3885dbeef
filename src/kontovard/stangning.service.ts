import { stangKonto } from '../anvandare/konto.service.ts';
import { listSuperadministratorer } from '../anvandare/superadministratorer.service.ts';
import { audit } from '../db/audit.ts';
import type { Db } from '../db/db.ts';
import { refusedBy } from '../db/refused.ts';
import type { Hus } from '../hus.ts';
import { dagAv, type Dag } from '../shared/datum.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { natten } from '../jobb/natt.service.ts';
import { koaUtskick } from '../utskick/utskick.service.ts';
import {
  countSuperadministratorer,
  findMottagare,
  lasKontolage,
  listAttStanga,
  listEnsamAdministrator,
  updateStangdSkal,
} from './kontovard.queries.ts';
import { attBehalla, skalText, skaStangas, type Kontolage, type Stangningsskal } from './kontovard.rules.ts';

export type Kontohus = Pick<Hus, 'db' | 'nycklar' | 'clock'>;

/** What is to be done: who is closed, with the organisations that then have no samverkansadministratör, and who is kept. */
export interface Plan {
  readonly stangs: readonly (Kontolage & { readonly utan: readonly string[] })[];
  /** The last superadministratör; null when nobody has to be kept. */
  readonly behalls: Kontolage | null;
}

/** Which accounts would be closed for the reason on a day. Changes nothing. */
export const planeraStangning = async (db: Db, skal: Stangningsskal, idag: Dag): Promise<Plan> => {
  const kandidater = (await listAttStanga(db, skal, idag)).filter((konto) => skaStangas(konto, idag));
  const behalls = attBehalla(kandidater, await countSuperadministratorer(db));
  const stangs = [];
  for (const konto of kandidater)
    if (konto.id !== behalls?.id)
      stangs.push({ ...konto, utan: await listEnsamAdministrator(db, konto.id, idag) });
  return { stangs, behalls };
};

const meddelaAnvandaren = async (
  tx: Db,
  { nycklar }: Kontohus,
  konto: Kontolage,
  skal: Stangningsskal,
): Promise<void> => {
  const { fornamn, epost } = await findMottagare(tx, konto.id);
  await koaUtskick(tx, nycklar, {
    kanal: 'epost',
    slag: 'konto_stangt',
    till: epost,
    amne: 'Din behörighet till SUS är avslutad',
    text: `Hej ${fornamn}!\n\nDin behörighet till SUS är avslutad, eftersom ${skalText[skal]}.\n\nBehöver du SUS? Be din arbetsgivares beställare beställa behörighet på nytt.`,
    anvandareId: konto.id,
  });
};

/** An organisation that nobody administers any more is told of: only a superadministratör can give somebody the uppdrag. */
const meddelaUtan = async (tx: Db, { nycklar }: Kontohus, utan: readonly string[]): Promise<void> => {
  if (utan.length === 0) return;
  for (const { id, fornamn, epost } of await listSuperadministratorer(tx))
    await koaUtskick(tx, nycklar, {
      kanal: 'epost',
      slag: 'utan_samverkansadministrator',
      till: epost,
      amne: 'En samverkansorganisation saknar samverkansadministratör',
      text: `Hej ${fornamn}!\n\nEn användare har stängts, och nu saknar den här organisationen samverkansadministratör:\n\n${utan.map((namn) => `- ${namn}`).join('\n')}\n\nGe någon uppdraget i Hantera samverkansorganisation.`,
      anvandareId: id,
    });
};

/** Closes one account, if it is still to be closed: somebody may have confirmed it, or signed in, meanwhile. */
const stang = (
  hus: Kontohus,
  { id }: Kontolage,
  skal: Stangningsskal,
): Promise<Result<null, 'andrad' | 'sista'>> =>
  refusedBy<null, 'andrad' | 'sista'>({ roll_sista_superadministrator: 'sista' }, () =>
    hus.db.transaction(natten, async (tx) => {
      const nu = hus.clock();
      const idag = dagAv(nu);
      const konto = await lasKontolage(tx, id, skal);
      if (konto === null || !skaStangas(konto, idag)) return fail('andrad');
      const utan = await listEnsamAdministrator(tx, id, idag);
      await stangKonto(tx, id, nu);
      await updateStangdSkal(tx, id, skal);
      await meddelaAnvandaren(tx, hus, konto, skal);
      await meddelaUtan(tx, hus, utan);
      await audit(tx, 'anvandare_avslutad', { objektId: id, falt: [skal] });
      return ok(null);
    }),
  );

/**
 * Closes the accounts that nobody has confirmed, or used, for a year, and whose users were told at least seven days ago: roles, uppdrag and sign-ins end with them, and user and
 * superadministratörer are told. Each in a transaction of its own, so a run that is broken off goes on the next time.
 * The last superadministratör is kept.
 * @returns how many were closed
 */
export const stangKonton = async (hus: Kontohus, skal: Stangningsskal, idag: Dag): Promise<number> => {
  const { stangs } = await planeraStangning(hus.db, skal, idag);
  let antal = 0;
  for (const konto of stangs) if ((await stang(hus, konto, skal)).ok) antal += 1;
  return antal;
};

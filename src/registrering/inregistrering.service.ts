import { randomUUID } from 'node:crypto';
import { audit } from '../db/audit.ts';
import type { Db } from '../db/db.ts';
import { listDeltagandenForPerson } from '../deltagande/deltagande.service.ts';
import { insatsForAndring } from '../insats/insats.service.ts';
import { sparaEnGang, type Kontext, type Sparat } from '../kvitto/kvitto.service.ts';
import { dagAv } from '../shared/datum.ts';
import { fodelsedag } from '../shared/personnummer.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import type { Post } from '../styrdata/styrdata.rules.ts';
import { insertDeltagande, upsertPerson } from './inregistrering.queries.ts';
import { provaInregistrering, type Inregistrering, type Nekad } from './inregistrering.rules.ts';
import type { Sokning } from './sokning.rules.ts';

/** What the user sent: the answers, the key of the form, and what they have confirmed. */
export interface Inskick {
  readonly nyckel: string;
  readonly inregistrering: Inregistrering;
  readonly bekrafta: string;
  /** The levels from low to high. Read before the transaction: inside, they would need a second connection. */
  readonly utbildningsniva: readonly Post[];
}

/** Name and kommun as they are stored; written by hand ones are to be checked. */
interface Identitet {
  readonly namn: string;
  readonly kommunKod: string | null;
  readonly kontrolleras: boolean;
}

/** The exclusion constraint speaks when somebody registers the same person at the same moment. */
export const overlappNekad = { deltagande_overlappar_inte: { slag: 'overlappar', annat: null } } as const;

/**
 * Registers a deltagare in: person, deltagande, samtycke, answers, history, receipt and audit row, together or not at all.
 * One samtycke per start, also in the same insats; a person's periods in an insats never overlap (handbook, Samtycke).
 */
export const registreraIn = (
  kontext: Kontext,
  sokning: Sokning,
  inskick: Inskick,
  skrivet: { readonly namn: string; readonly kommunKod: string },
): Promise<Result<Sparat, Nekad>> => {
  const { nyckel, inregistrering } = inskick;
  const { insatsId, personnummer } = sokning;
  const innehall = { insatsId, personnummer, inregistrering, skrivet };
  const id = randomUUID();
  return sparaEnGang<Nekad>(
    kontext,
    { nyckel, handling: 'inregistrering', innehall, sida: `/kvitton/${nyckel}`, objektId: id },
    { ...overlappNekad, deltagare_begransad: { slag: 'hinder', hinder: ['begransad'] } },
    (tx) => {
      const identitet = identitetFor(sokning, skrivet);
      return registrera({ tx, ...kontext }, { ...sokning, ...identitet, id, sokningId: sokning.id }, inskick);
    },
  );
};

const identitetFor = (
  { namn, kommunKod }: Sokning,
  skrivet: { readonly namn: string; readonly kommunKod: string },
): Identitet =>
  namn === null ? { ...skrivet, kontrolleras: true } : { namn, kommunKod, kontrolleras: false };

type Ny = Identitet &
  Pick<Sokning, 'insatsId' | 'personnummer'> & { readonly id: string; readonly sokningId: string };

const registrera = async (
  { tx, hus, actor }: Kontext & { readonly tx: Db },
  ny: Ny,
  { inregistrering, bekrafta, utbildningsniva }: Inskick,
): Promise<Result<unknown, Nekad>> => {
  const { nycklar, clock } = hus;
  const insats = await insatsForAndring(tx, actor, ny.insatsId);
  const tidigare = await listDeltagandenForPerson(tx, nycklar, ny.insatsId, ny.personnummer);
  const dagar = { idag: dagAv(clock()), fodd: fodelsedag(ny.personnummer), avslutningsdag: null };
  const fakta = { insats, ...dagar, tidigare, utbildningsniva, bekrafta };
  const nekad = provaInregistrering(inregistrering, fakta);
  if (nekad !== null) return fail(nekad);
  const personId = await upsertPerson(tx, nycklar, { ...ny, id: randomUUID() });
  await insertDeltagande(tx, nycklar, { ...ny, personId, avId: actor.id }, inregistrering);
  await audit(tx, 'deltagare_inregistrerad', { objektId: ny.id, insatsId: ny.insatsId });
  return ok(ny.id);
};

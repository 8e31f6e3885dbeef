import { randomUUID } from 'node:crypto';
import { sparaEnGang, type Kontext, type Sparat } from '../kvitto/kvitto.service.ts';
import { dagAv } from '../shared/datum.ts';
import { found } from '../shared/errors.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import {
  agareForAndring,
  engangFor,
  noteraAndring,
  oppnaForAndring,
  type Arsplats,
} from './andring.service.ts';
import {
  findBudgetar,
  insatsbudgetForAndring,
  insertBudgetar,
  updatePlaneratAntal,
} from './budget.queries.ts';
import { provaAr, type Arshinder, type Budgetar, type Hamtningshinder } from './budget.rules.ts';
import { kopieraRader, lasHamtning } from './hamtning.queries.ts';
import { listRader } from './rad.queries.ts';

/** "Lägg till år". A year that is there already, or that somebody else adds at this moment, is the same year: nothing is doubled. */
export const laggTillAr = (
  kontext: Kontext,
  arsplats: Arsplats,
  nyckel: string,
): Promise<Result<Sparat, Arshinder>> =>
  sparaEnGang<Arshinder>(
    kontext,
    engangFor('budgetar_tillagt', arsplats, { nyckel }),
    { budget_ar_fore_start: 'fore_start', budget_ar_efter_slut: 'efter_slut' },
    async (tx) => {
      const { plats, ar } = arsplats;
      const agare = await agareForAndring(tx, kontext, plats);
      const provat = provaAr(agare, ar, dagAv(kontext.hus.clock()));
      if (!provat.ok) return provat;
      const nytt = { id: randomUUID(), ar };
      if (!(await insertBudgetar(tx, plats, nytt))) return ok(null);
      const budget = { ...nytt, planeratAntal: null, version: 1 };
      await noteraAndring(tx, kontext, { agare, budget }, { handelse: 'budgetar_tillagt', andringar: [] });
      return ok(null);
    },
  );

/** "Hämta rader från 2025": an earlier year as a start, into a year that has no lines yet. */
export const hamtaRader = (
  kontext: Kontext,
  arsplats: Arsplats,
  { nyckel, fran }: { nyckel: string; fran: number },
): Promise<Result<Sparat, Hamtningshinder>> =>
  sparaEnGang<Hamtningshinder>(
    kontext,
    engangFor('rader_hamtade', arsplats, { nyckel, fran }),
    {},
    async (tx) => {
      const { plats, ar } = arsplats;
      const oppnad = await oppnaForAndring(tx, kontext, arsplats);
      await lasHamtning(tx, oppnad.budget.id);
      if ((await listRader(tx, plats.slag, oppnad.budget.id)).length > 0) return fail('har_rader');
      const forra = fran < ar ? await findBudgetar(tx, plats, fran) : null;
      if (forra === null) return fail('inget_att_hamta');
      const antal = await kopieraRader(tx, plats.slag, { fran: forra.id, till: oppnad.budget.id, ar });
      if (antal === 0) return fail('inget_att_hamta');
      const andringar = [
        { falt: 'Från år', fran: null, till: String(fran) },
        { falt: 'Antal rader', fran: null, till: String(antal) },
      ];
      await noteraAndring(tx, kontext, oppnad, { handelse: 'rader_hamtade', andringar });
      return ok(null);
    },
  );

interface Planerat {
  readonly nyckel: string;
  readonly antal: number | null;
  /** As the form was opened with. */
  readonly version: number;
}

/** "Planerat antal deltagare" of an insats a year. When somebody else has changed it meanwhile: what it is now, and nothing is written. */
export const andraPlaneratAntal = (
  kontext: Kontext,
  arsplats: Arsplats,
  planerat: Planerat,
): Promise<Result<Sparat, Budgetar>> =>
  sparaEnGang<Budgetar>(
    kontext,
    engangFor('planerat_antal_andrat', arsplats, { ...planerat }),
    {},
    async (tx) => {
      const { plats, ar } = arsplats;
      const agare = await agareForAndring(tx, kontext, plats);
      const budget = found(await insatsbudgetForAndring(tx, plats.id, ar));
      if (budget.version !== planerat.version) return fail(budget);
      if (budget.planeratAntal === planerat.antal) return ok(null);
      await updatePlaneratAntal(tx, budget, planerat.antal);
      const text = (antal: number | null) => (antal === null ? null : String(antal));
      const andring = {
        falt: 'Planerat antal deltagare',
        fran: text(budget.planeratAntal),
        till: text(planerat.antal),
      };
      await noteraAndring(
        tx,
        kontext,
        { agare, budget },
        { handelse: 'planerat_antal_andrat', andringar: [andring] },
      );
      return ok(null);
    },
  );

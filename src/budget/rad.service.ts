import { randomUUID } from 'node:crypto';
import type { Db } from '../db/db.ts';
import { sparaEnGang, type Kontext, type Sparat } from '../kvitto/kvitto.service.ts';
import { found, NotFound } from '../shared/errors.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { engangFor, noteraAndring, oppnaForAndring, type Arsplats, type Oppnad } from './andring.service.ts';
import { radslagFor, type Rad, type Radslag, type Raduppgift } from './budget.rules.ts';
import { radandringar } from './panel.rules.ts';
import { deleteRad, findRad, insertRad, radForAndring, updateRad } from './rad.queries.ts';

export interface Radplats extends Arsplats {
  readonly slag: Radslag;
}

/** The organisation does not finance; or the line is not as it was when the form was opened: as it is now, null when it is gone. */
export type Radhinder =
  { readonly slag: 'inte_finansiar' } | { readonly slag: 'andrad'; readonly nu: Rad | null };

const inteFinansiar = { slag: 'inte_finansiar' } as const;
const refusals: Readonly<Record<string, Radhinder>> = {
  finansiering_finansierar: inteFinansiar,
  finansiering_ingar: inteFinansiar,
};

/** A kind of line that this budget does not have is a page that does not exist. */
const oppna = async (tx: Db, kontext: Kontext, radplats: Radplats): Promise<Oppnad> => {
  const oppnad = await oppnaForAndring(tx, kontext, radplats);
  if (!radslagFor(oppnad.agare).includes(radplats.slag)) throw new NotFound();
  return oppnad;
};

/** Adds one line to a budget year. */
export const laggTillRad = (
  kontext: Kontext,
  radplats: Radplats,
  { nyckel, rad }: { nyckel: string; rad: Raduppgift },
): Promise<Result<Sparat, Radhinder>> => {
  const { slag } = radplats;
  const handelse = `${slag}_tillagd`;
  return sparaEnGang<Radhinder>(
    kontext,
    engangFor(handelse, radplats, { nyckel, rad }),
    refusals,
    async (tx) => {
      const oppnad = await oppna(tx, kontext, radplats);
      const radId = randomUUID();
      await insertRad(tx, slag, { radId, budgetId: oppnad.budget.id, agareId: oppnad.agare.id }, rad);
      const ny = found(await findRad(tx, slag, radId));
      await noteraAndring(tx, kontext, oppnad, { handelse, andringar: radandringar(null, ny) });
      return ok(radId);
    },
  );
};

/** One line as the form was opened with it. */
export interface Oppnadrad {
  readonly nyckel: string;
  readonly radId: string;
  readonly version: number;
}

/** The line of this budget year, locked. A line of another year or another budget is as one that is gone. */
const lasRad = async (
  tx: Db,
  { slag }: Radplats,
  { budget }: Oppnad,
  { radId, version }: Oppnadrad,
): Promise<Result<Rad, Radhinder>> => {
  const last = await radForAndring(tx, slag, radId);
  const fore = last?.budgetId === budget.id ? last : null;
  return fore?.version === version ? ok(fore) : fail({ slag: 'andrad', nu: fore });
};

/** Changes one line. When somebody else has changed or removed it meanwhile nothing is written. */
export const andraRad = (
  kontext: Kontext,
  radplats: Radplats,
  { rad, ...oppnadrad }: Oppnadrad & { readonly rad: Raduppgift },
): Promise<Result<Sparat, Radhinder>> => {
  const handelse = `${radplats.slag}_andrad`;
  return sparaEnGang<Radhinder>(
    kontext,
    engangFor(handelse, radplats, { ...oppnadrad, rad }),
    refusals,
    async (tx) => {
      const oppnad = await oppna(tx, kontext, radplats);
      const last = await lasRad(tx, radplats, oppnad, oppnadrad);
      if (!last.ok) return last;
      await updateRad(tx, last.value, rad);
      const efter = found(await findRad(tx, radplats.slag, oppnadrad.radId));
      const andringar = radandringar(last.value, efter);
      if (andringar.length > 0) await noteraAndring(tx, kontext, oppnad, { handelse, andringar });
      return ok(null);
    },
  );
};

/** Takes one line away; the history keeps what it was. When somebody else has changed or removed it meanwhile nothing is written. */
export const taBortRad = (
  kontext: Kontext,
  radplats: Radplats,
  oppnadrad: Oppnadrad,
): Promise<Result<Sparat, Radhinder>> => {
  const handelse = `${radplats.slag}_borttagen`;
  return sparaEnGang<Radhinder>(kontext, engangFor(handelse, radplats, { ...oppnadrad }), {}, async (tx) => {
    const oppnad = await oppna(tx, kontext, radplats);
    const last = await lasRad(tx, radplats, oppnad, oppnadrad);
    if (!last.ok) return last;
    await deleteRad(tx, last.value);
    await noteraAndring(tx, kontext, oppnad, { handelse, andringar: radandringar(last.value, null) });
    return ok(null);
  });
};

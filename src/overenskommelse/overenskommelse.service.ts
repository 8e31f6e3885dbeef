import { audit } from '../db/audit.ts';
import type { Db } from '../db/db.ts';
import { sparaEnGang, type Kontext, type Sparat } from '../kvitto/kvitto.service.ts';
import { dagAv, type Dag } from '../shared/datum.ts';
import { found } from '../shared/errors.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { kravRoll } from '../uppdrag/uppdrag.service.ts';
import {
  findArbetsgivareMedId,
  insertOverenskommelse,
  listOverenskommelser,
  listSomGarUt,
  updateSlutdag,
} from './overenskommelse.queries.ts';
import {
  provaOverenskommelse,
  provaSlutdag,
  varnaDagar,
  type Arbetsgivare,
  type GarUt,
  type Overenskommelsehinder,
} from './overenskommelse.rules.ts';

/** What ends within 60 days and is followed by nothing, soonest first: for the superadministratör's pages and the nightly reminders. */
export const listGarUt = (db: Db, idag: Dag): Promise<GarUt[]> => listSomGarUt(db, idag, varnaDagar[0]);

/** An employer by id; in a transaction with `las` it is held still until commit. */
export const findArbetsgivare = (db: Db, id: string, las = false): Promise<Arbetsgivare | null> =>
  findArbetsgivareMedId(db, id, las);

const refusals = {
  overenskommelse_en_i_taget: 'overlappar',
  overenskommelse_period: 'slut_fore_start',
} as const;

interface Registrering {
  readonly nyckel: string;
  readonly sida: string;
  readonly uppgift: {
    readonly undertecknadAv: string;
    readonly gallerFran: Dag;
    readonly gallerTill: Dag;
  };
}

/** Registers an organisation's överenskommelse with Försäkringskassan. */
export const registreraOverenskommelse = (
  { hus, actor }: Kontext,
  organisationId: string,
  { nyckel, sida, uppgift }: Registrering,
): Promise<Result<Sparat, Overenskommelsehinder>> =>
  sparaEnGang<Overenskommelsehinder>(
    { hus, actor },
    {
      nyckel,
      handling: 'overenskommelse_registrering',
      innehall: { organisationId, uppgift },
      sida,
      objektId: organisationId,
    },
    refusals,
    async (tx) => {
      await kravRoll(tx, actor, 'superadministrator');
      const arbetsgivare = found(await findArbetsgivareMedId(tx, organisationId, true));
      const finns = await listOverenskommelser(tx, organisationId);
      const provad = provaOverenskommelse({ arbetsgivare, finns, ...uppgift });
      if (!provad.ok) return provad;
      await insertOverenskommelse(tx, actor, { organisationId, ...uppgift });
      await audit(tx, 'overenskommelse_registrerad', { objektId: organisationId });
      return ok(null);
    },
  );

interface Slutdagsbyte {
  readonly nyckel: string;
  readonly sida: string;
  readonly organisationId: string;
  readonly slutdag: Dag;
  readonly version: number;
}

/** Moves the end of an överenskommelse, to end it sooner or to let it go on. */
export const andraSlutdag = (
  { hus, actor }: Kontext,
  overenskommelseId: string,
  { nyckel, sida, organisationId, slutdag, version }: Slutdagsbyte,
): Promise<Result<Sparat, Overenskommelsehinder>> =>
  sparaEnGang<Overenskommelsehinder>(
    { hus, actor },
    {
      nyckel,
      handling: 'overenskommelse_andring',
      innehall: { overenskommelseId, slutdag },
      sida,
      objektId: overenskommelseId,
    },
    refusals,
    async (tx) => {
      await kravRoll(tx, actor, 'superadministrator');
      const alla = await listOverenskommelser(tx, organisationId);
      const den = found(alla.find(({ id }) => id === overenskommelseId));
      const finns = alla.filter(({ id }) => id !== overenskommelseId);
      const provad = provaSlutdag(den, slutdag, { finns, idag: dagAv(hus.clock()) });
      if (!provad.ok) return provad;
      if (!(await updateSlutdag(tx, overenskommelseId, slutdag, version))) return fail('andrad_av_annan');
      await audit(tx, 'overenskommelse_andrad', { objektId: overenskommelseId, falt: ['galler_till'] });
      return ok(null);
    },
  );

import { connect, type Db } from '../db/db.ts';
import type { Nycklar } from '../db/kryptering.ts';
import { hashLosenord } from '../inloggning/losenord.service.ts';
import { dagAv } from '../shared/datum.ts';
import { Driftfel } from '../shared/driftfel.ts';
import { laggArenden } from './arenden.service.ts';
import { laggBestallningar } from './bestallningar.service.ts';
import * as pengar from './budget.queries.ts';
import { budgetrader, ingaenderader, insatsbudgetrader, volymrader } from './budgetrader.service.ts';
import * as tabell from './deltaganden.queries.ts';
import { demoDeltaganden, type Demodeltagande } from './deltaganden.rules.ts';
import { deltaganderader } from './deltaganderader.service.ts';
import * as grund from './demovarld.queries.ts';
import * as rader from './grundrader.service.ts';
import { nyaId, type Underlag } from './id.service.ts';
import { demolosenord } from './kontolista.rules.ts';
import { anvandarrader, rollrader, uppdragsrader } from './kontorader.service.ts';
import { demoOrganisationer } from './organisationer.rules.ts';
import { slump } from './slump.rules.ts';

export interface Demoplats {
  /** Address as one who may migrate. */
  readonly adminUrl: string;
  readonly nycklar: Nycklar;
  readonly nu: Date;
  /** The embedded database: whoever has an account in it is meant to be in the demo. */
  readonly egenDatabas: boolean;
  /** Told before the work begins, when there is any. */
  readonly borjar?: () => void;
}

const upptagen =
  'Databasen i DATABASE_URL används redan till annat än demo: den har konton men ingen demovärld. ' +
  'Ange en tom databas, eller sätt SUS_MILJO till test eller produktion.';

/**
 * Lays the demo world, once: all of it and the mark that it is there in one transaction, so a start that is killed leaves
 * nothing. Acts as the owner of the tables, whom row-level security lets through.
 * @returns whether it was laid now
 * @throws Driftfel when the database has accounts but no demo world, and so is somebody's real one
 */
export const seedDemo = async ({
  adminUrl,
  nycklar,
  nu,
  egenDatabas,
  borjar,
}: Demoplats): Promise<boolean> => {
  const db = connect(adminUrl, { role: 'sus_owner', max: 1, namn: 'sus demovarld' });
  const lagg = async () => {
    if (await grund.isDemovarld(db)) return false;
    if (!egenDatabas && (await grund.harKonton(db))) throw new Driftfel(upptagen);
    borjar?.();
    const losenordHash = await hashLosenord(demolosenord);
    const idag = dagAv(nu);
    const planerade = demoDeltaganden(slump(2019), idag);
    return db.transaction({ begaranId: 'demovarld', kalla: '' }, async (tx) => {
      if (!(await grund.markeraDemovarld(tx))) return false;
      const finns = await grund.listOrganisationer(tx);
      const underlag = { nycklar, id: nyaId(kanda(finns)), idag };
      await laggOrganisationer(tx, underlag, new Set(finns.map(({ namn }) => namn)));
      await laggKonton(tx, underlag, losenordHash);
      await laggBestallningar(tx, underlag);
      await laggBudgetar(tx, underlag);
      await laggDeltaganden(tx, underlag, planerade);
      await laggArenden(tx, underlag);
      return true;
    });
  };
  return lagg().finally(() => db.close());
};

const kanda = (finns: readonly { id: string; namn: string }[]): Map<string, string> =>
  new Map(
    Object.entries(demoOrganisationer).flatMap(([nyckel, { namn }]) =>
      finns.filter((organisation) => organisation.namn === namn).map(({ id }) => [nyckel, id] as const),
    ),
  );

const laggOrganisationer = async (tx: Db, underlag: Underlag, finns: ReadonlySet<string>) => {
  await grund.insertOrganisationer(tx, rader.organisationsrader(underlag, finns));
  await grund.insertForbund(tx, rader.forbundsrader(underlag));
  await grund.insertOmraden(tx, rader.omradesrader(underlag));
  await grund.insertIngaende(tx, rader.ingaenderader(underlag));
  await grund.insertInsatser(tx, rader.insatsrader(underlag));
  await grund.insertMalgrupper(tx, rader.malgruppsrader(underlag));
};

const laggKonton = async (tx: Db, underlag: Underlag, losenordHash: string) => {
  await grund.insertAnvandare(tx, anvandarrader(underlag, losenordHash));
  await grund.insertRoller(tx, rollrader(underlag));
  await grund.insertUppdrag(tx, uppdragsrader(underlag));
};

const laggBudgetar = async (tx: Db, underlag: Underlag) => {
  const forbundens = budgetrader(underlag);
  const insatsernas = insatsbudgetrader(underlag);
  await pengar.insertIngaende(tx, ingaenderader(underlag));
  await pengar.insertBudgetar(tx, forbundens.budgetar);
  await pengar.insertFinansiering(tx, forbundens.finansiering);
  await pengar.insertAdministration(tx, forbundens.kostnader);
  await pengar.insertInsatsbudgetar(tx, insatsernas.budgetar);
  await pengar.insertInsatskostnader(tx, insatsernas.kostnader);
  await pengar.insertVolym(tx, volymrader(underlag));
};

const laggDeltaganden = async (tx: Db, underlag: Underlag, planerade: readonly Demodeltagande[]) => {
  const alla = planerade.map((d) => deltaganderader(underlag, d));
  // One who takes part several times in an insats is one row there.
  const deltagare = new Map(alla.flatMap((d) => d.deltagare).map((rad) => [rad['id'], rad]));
  await tabell.insertDeltagare(tx, [...deltagare.values()]);
  await tabell.insertDeltaganden(
    tx,
    alla.map((d) => d.deltagande),
  );
  await tabell.insertMatningar(
    tx,
    alla.flatMap((d) => d.matningar),
  );
  await tabell.insertSamtycken(
    tx,
    alla.flatMap((d) => d.samtycken),
  );
  await tabell.insertHistorik(
    tx,
    alla.flatMap((d) => d.historik),
  );
  await tabell.insertAnonyma(tx, rader.anonymrader(underlag));
  await tabell.insertGenomgangar(tx, rader.genomgangsrader(underlag));
};

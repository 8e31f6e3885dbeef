import { createHash } from 'node:crypto';
import type { Db } from '../db/db.ts';
import { inTime } from '../db/refused.ts';
import type { Hus } from '../hus.ts';
import { filnamn } from '../rapportsida/fil.rules.ts';
import { frysHalvar } from '../rapport/frysning.service.ts';
import { frysningsord } from '../rapport/frysning.rules.ts';
import type { Rapport, Rapporthinder } from '../rapport/rapport.rules.ts';
import { rapportI } from '../rapport/rapport.service.ts';
import type { Urval } from '../rapport/urval.rules.ts';
import { artal, type Dag } from '../shared/datum.ts';
import { ok, type Result } from '../shared/result.ts';
import { tackningFor } from '../tackning/tackning.service.ts';
import type { Rapporttackning } from '../tackning/tackning.rules.ts';
import { antalFiler, type Halvar } from './halvar.rules.ts';
import {
  findAttGora,
  insertPaket,
  updateFryst,
  updateKlar,
  updateKlara,
  updateMisslyckad,
} from './paket.queries.ts';
import { urvalen, type Paketfil } from './paket.rules.ts';

/** What is needed to make a package: the house without its web. */
export type Pakethus = Pick<Hus, 'jobbDb' | 'rapportDb' | 'clock' | 'filer'>;

/** Nobody's: small numbers are hidden as for any user, whoever ordered. */
const ingens: readonly string[] = [];
const arbetaren = { begaranId: 'halvarsredovisning', kalla: 'halvarsredovisning' } as const;

interface Attgora {
  readonly id: string;
  readonly samverkansorganisationId: string;
  readonly halvar: Halvar;
  readonly version: number;
  readonly bestalldAv: string;
}
interface Fryst {
  readonly kand: string;
  readonly at: Date;
  readonly tackning: Rapporttackning;
}

/** Freezes the figures, and reads how complete they are from the same picture. @throws Error when another freeze is being made */
const frys = async (
  hus: Pakethus,
  { id, samverkansorganisationId, halvar, bestalldAv }: Attgora,
): Promise<Fryst> => {
  const ar = artal(halvar);
  const las = (tx: Db, idag: Dag) =>
    tackningFor(
      tx,
      { niva: 'samverkansorganisation', idn: [samverkansorganisationId] },
      { mina: ingens, idag, fran: ar, till: ar },
    );
  const svar = await frysHalvar(hus, bestalldAv, async (tx, frysning) => {
    const tackning = await las(tx, frysning.per);
    await updateFryst(tx, id, { frysningId: frysning.id, tackning, at: hus.clock() });
    return tackning;
  });
  if (!svar.ok) throw new Error('another freeze is being made');
  const { frysning, antecknat } = svar.value;
  return { kand: frysningsord(frysning), at: frysning.at, tackning: antecknat };
};

/** One report as known at the freeze; read at the freeze, as far as it tells. */
const rapporten = (
  { rapportDb }: Pakethus,
  urval: Urval,
  at: Date,
): Promise<Result<Rapport, Rapporthinder>> =>
  inTime('for_stor', () =>
    rapportDb.transaction(arbetaren, async (tx): Promise<Result<Rapport, Rapporthinder>> => {
      const svar = await rapportI(tx, urval, { mina: ingens, lastAt: at, hallsI: null });
      return svar.ok ? ok(svar.value.rapport) : svar;
    }),
  );

const samlad = async (bitar: AsyncIterable<Buffer>): Promise<Buffer> => {
  const alla: Buffer[] = [];
  for await (const bit of bitar) alla.push(bit);
  return Buffer.concat(alla);
};

interface Rapportfiler {
  readonly rapporter: readonly Rapport[];
  readonly filer: readonly Paketfil[];
}

/** Each report as Excel and PDF, under the names that its page gives them. */
const rapportfilerna = async (
  hus: Pakethus,
  urval: readonly Urval[],
  at: Date,
  klart: (antal: number) => Promise<unknown>,
): Promise<Result<Rapportfiler, Rapporthinder>> => {
  const rapporter: Rapport[] = [];
  const filer: Paketfil[] = [];
  for (const ett of urval) {
    const svar = await rapporten(hus, ett, at);
    if (!svar.ok) return svar;
    const rapport = svar.value;
    rapporter.push(rapport);
    filer.push({ namn: filnamn(rapport, 'xlsx'), innehall: await samlad(hus.filer.excel(rapport)) });
    await klart(filer.length);
    filer.push({ namn: filnamn(rapport, 'pdf'), innehall: await hus.filer.pdf(rapport) });
    await klart(filer.length);
  }
  return ok({ rapporter, filer });
};

const spara = (hus: Pakethus, id: string, innehall: Buffer): Promise<unknown> =>
  hus.jobbDb.transaction(arbetaren, async (tx) => {
    const sha256 = createHash('sha256').update(innehall).digest();
    if (await insertPaket(tx, id, { innehall, sha256 })) await updateKlar(tx, id, hus.clock());
  });

const packa = async (hus: Pakethus, attGora: Attgora, fryst: Fryst): Promise<Result<null, Rapporthinder>> => {
  const { id, samverkansorganisationId, halvar } = attGora;
  const klart = (antal: number) => updateKlara(hus.jobbDb, id, antal, hus.clock());
  const urval = urvalen(samverkansorganisationId, halvar, fryst.kand);
  const gjort = await rapportfilerna(hus, urval, fryst.at, klart);
  if (!gjort.ok) return gjort;
  const { rapporter, filer } = gjort.value;
  const om = await hus.filer.om({
    halvar,
    version: attGora.version,
    rapporter,
    tackning: fryst.tackning,
    frystAt: fryst.at,
    filer: filer.map(({ namn }) => namn),
  });
  await klart(antalFiler);
  const paket = hus.filer.zip([{ namn: 'om-redovisningen.pdf', innehall: om }, ...filer]);
  await spara(hus, id, await samlad(paket));
  return ok(null);
};

const gor = async (hus: Pakethus, id: string): Promise<void> => {
  const rad = await findAttGora(hus.jobbDb, id);
  if (rad === null) return;
  const attGora: Attgora = { id, ...rad };
  const { fryst } = rad;
  const gjort = await packa(hus, attGora, fryst ?? (await frys(hus, attGora)));
  if (gjort.ok) return;
  // A copy of the database that lags has not got the freeze yet; only what took too long will do so again.
  if (gjort.error !== 'for_stor') throw new Error(`no report: ${gjort.error}`);
  await updateMisslyckad(hus.jobbDb, id, 'for_stor', hus.clock());
};

/**
 * Makes the package of a return from its freeze, which is made first when there is none. Done again it goes on from the freeze, and
 * gives the same bytes. Nothing happens to one that is made.
 * @param sista whether this is the last time that it is tried
 * @throws what stands in the way, written down when it is the last time
 */
export const skapaPaket = (hus: Pakethus, id: string, sista: boolean): Promise<void> =>
  gor(hus, id).catch(async (error: unknown) => {
    if (sista) await updateMisslyckad(hus.jobbDb, id, 'fel', hus.clock());
    throw error;
  });

import { inTime } from '../db/refused.ts';
import type { Database, Db } from '../db/db.ts';
import type { Kontext } from '../kvitto/kvitto.service.ts';
import { artal, dagAv, type Dag } from '../shared/datum.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { tackningFor } from '../tackning/tackning.service.ts';
import { arDeltagandetyp } from './deltagarrapport.rules.ts';
import { omDeltaganden } from './deltaganden.service.ts';
import { forbered, type Arbete } from './arbete.service.ts';
import { halls } from './fardiga.service.ts';
import { omInsatser, omKostnader, type Raknat } from './insatsrapport.service.ts';
import { listMinaInsatser } from './plats.queries.ts';
import { platsnamn } from './plats.rules.ts';
import { visaSomKand } from './kand.service.ts';
import { frysningstext, type Frysning } from './frysning.rules.ts';
import { rapportrubrik, type Rapport, type Rapporthinder } from './rapport.rules.ts';
import { periodensForsta, periodensSista } from './tid.rules.ts';
import type { Urval } from './urval.rules.ts';

/** Who reads, and when. */
interface Lasning {
  /** Insatser where the actor is deltagaransvarig today. */
  readonly mina: readonly string[];
  readonly lastAt: Date;
  /** Where what has been counted is held; null when all is counted anew. */
  readonly hallsI: Database | null;
}

const raknaDelar = async (tx: Db, arbete: Arbete): Promise<Result<Raknat, Rapporthinder>> => {
  const { typ } = arbete.urval;
  if (arDeltagandetyp(typ)) return omDeltaganden(tx, arbete, typ);
  return ok(typ === 'insatsrapport' ? await omInsatser(tx, arbete) : await omKostnader(tx, arbete));
};

const raknade = halls<Result<Raknat, Rapporthinder>>((svar) =>
  svar.ok ? svar.value.delar.reduce((rader, del) => rader + del.rader.length, 0) : Infinity,
);
const delarnaAv = (tx: Db, arbete: Arbete, { hallsI }: Lasning): Promise<Result<Raknat, Rapporthinder>> => {
  const nyckel = JSON.stringify([arbete.urval, arbete.exakt, arbete.tid]);
  return raknade({ db: hallsI, tx }, nyckel, () => raknaDelar(tx, arbete));
};

const somKand = (fryst: Frysning | null, { urval: { typ } }: Arbete): readonly string[] =>
  fryst === null
    ? []
    : [
        `${frysningstext(fryst)}. Det som har registrerats eller ändrats senare är inte med.`,
        ...(arDeltagandetyp(typ)
          ? ['Unika personer visas inte: det som är fryst innehåller inga personer.']
          : []),
      ];

const anmarkningar = (fryst: Frysning | null, arbete: Arbete): readonly string[] => {
  const { exakt, urval } = arbete;
  const { typ } = urval;
  if (typ === 'kostnadsrapport') return somKand(fryst, arbete);
  return [
    ...somKand(fryst, arbete),
    exakt
      ? 'Du är deltagaransvarig i alla insatser i rapporten och ser exakta siffror. Visa dem inte så att någon kan kännas igen.'
      : 'Små tal är dolda för att ingen ska kunna kännas igen.',
    ...(arDeltagandetyp(typ) ? ['Anonyma deltagare och volyminsatser ingår inte.'] : []),
  ];
};

const tackningar = halls<Rapport['tackning']>(() => 1);
/** How complete the data are is known for now only. */
const tackningAv = async (
  tx: Db,
  { typ, plats, period }: Urval,
  { mina, hallsI }: Lasning,
  { idag, fryst }: Forberett,
): Promise<Rapport['tackning']> => {
  if (typ === 'kostnadsrapport' || fryst !== null) return null;
  const lasare = { mina, idag, fran: artal(period.fran), till: artal(period.till) };
  const nyckel = JSON.stringify([plats, lasare]);
  return tackningar({ db: hallsI, tx }, nyckel, () => tackningFor(tx, plats, lasare));
};

interface Forberett {
  readonly arbete: Arbete;
  readonly fryst: Frysning | null;
  /** The day that the figures were read: what is dated until then is in them, also in those frozen late. */
  readonly idag: Dag;
}

/** Lets the transaction read what the selection asks for, as it is or as it was known. */
const forberedd = async (
  tx: Db,
  urval: Urval,
  { mina, lastAt }: Lasning,
): Promise<Result<Forberett, Rapporthinder>> => {
  const kand = await visaSomKand(tx, urval);
  if (!kand.ok) return kand;
  const fryst = kand.value;
  const idag = dagAv(fryst?.at ?? lastAt);
  const arbete = await forbered(tx, urval, mina, { idag, fryst: fryst?.id ?? null });
  return arbete === null ? fail('okand_plats') : ok({ arbete, fryst, idag });
};

/** A report, and what it was counted on. */
export interface Raknad {
  readonly rapport: Rapport;
  readonly arbete: Arbete;
}

/** Makes a report within a transaction. */
export const rapportI = async (
  tx: Db,
  urval: Urval,
  lasning: Lasning,
): Promise<Result<Raknad, Rapporthinder>> => {
  const redo = await forberedd(tx, urval, lasning);
  if (!redo.ok) return redo;
  const { arbete, fryst } = redo.value;
  const raknat = await delarnaAv(tx, arbete, lasning);
  if (!raknat.ok) return raknat;
  const rapport: Rapport = {
    typ: urval.typ,
    rubrik: rapportrubrik[urval.typ],
    urval,
    plats: platsnamn(arbete.karta, arbete.valda),
    fran: periodensForsta(urval.period),
    till: periodensSista(urval.period),
    lastAt: lasning.lastAt,
    fryst,
    exakt: arbete.exakt,
    ...raknat.value,
    tackning: await tackningAv(tx, urval, lasning, redo.value),
    anmarkningar: anmarkningar(fryst, arbete),
  };
  return ok({ rapport, arbete });
};

/**
 * Makes a report for whoever asks: all of it from one picture of the database. Small numbers are hidden unless the actor is
 * deltagaransvarig today in every insats of it. What was counted before is shown again when nothing has changed.
 * @param urval parts that belong to the type, a period that is not backwards, ids that can be ids
 */
export const skapaRapport = async (
  { hus: { db, rapportDb, clock }, actor }: Kontext,
  urval: Urval,
): Promise<Result<Rapport, Rapporthinder>> => {
  const mina = await listMinaInsatser(db, actor);
  const lastAt = clock();
  return inTime('for_stor', () =>
    rapportDb.transaction(actor, async (tx): Promise<Result<Rapport, Rapporthinder>> => {
      const svar = await rapportI(tx, urval, { mina, lastAt, hallsI: rapportDb });
      return svar.ok ? ok(svar.value.rapport) : svar;
    }),
  );
};

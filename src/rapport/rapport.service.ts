import { inTime } from '../db/refused.ts';
import type { Db } from '../db/db.ts';
import type { Kontext } from '../kvitto/kvitto.service.ts';
import { artal, dagAv, type Dag } from '../shared/datum.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { tackningFor } from '../tackning/tackning.service.ts';
import { arDeltagandetyp } from './deltagarrapport.rules.ts';
import { omDeltaganden } from './deltaganden.service.ts';
import { forbered, type Arbete } from './arbete.service.ts';
import { engang } from './fardiga.service.ts';
import { omInsatser, omKostnader, type Raknat } from './insatsrapport.service.ts';
import { listMinaInsatser } from './plats.queries.ts';
import { platsnamn } from './plats.rules.ts';
import { visaSomKand } from './kand.service.ts';
import { frysningstext, type Frysning } from './frysning.rules.ts';
import { rapportrubrik, type Rapport, type Rapporthinder } from './rapport.rules.ts';
import { periodensForsta, periodensSista } from './tid.rules.ts';
import type { Urval } from './urval.rules.ts';

const raknaDelar = async (tx: Db, arbete: Arbete): Promise<Result<Raknat, Rapporthinder>> => {
  const { typ } = arbete.urval;
  if (arDeltagandetyp(typ)) return omDeltaganden(tx, arbete, typ);
  return ok(typ === 'insatsrapport' ? await omInsatser(tx, arbete) : await omKostnader(tx, arbete));
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

/** How complete the data are is known for now only. */
const tackningAv = async (
  tx: Db,
  { typ, plats, period: { fran, till } }: Urval,
  mina: readonly string[],
  { idag, fryst }: Forberett,
): Promise<Rapport['tackning']> =>
  typ === 'kostnadsrapport' || fryst !== null
    ? null
    : tackningFor(tx, plats, { mina, idag, fran: artal(fran), till: artal(till) });

interface Forberett {
  readonly arbete: Arbete;
  readonly fryst: Frysning | null;
  /** The day that the figures are of. */
  readonly idag: Dag;
}

/** Lets the transaction read what the selection asks for, as it is or as it was known. */
const forberedd = async (
  tx: Db,
  urval: Urval,
  mina: readonly string[],
  lastAt: Date,
): Promise<Result<Forberett, Rapporthinder>> => {
  const kand = await visaSomKand(tx, urval);
  if (!kand.ok) return kand;
  const fryst = kand.value;
  const idag = fryst?.per ?? dagAv(lastAt);
  const arbete = await forbered(tx, urval, mina, { idag, fryst: fryst?.id ?? null });
  return arbete === null ? fail('okand_plats') : ok({ arbete, fryst, idag });
};

/** A report, and what it was counted on. */
export interface Raknad {
  readonly rapport: Rapport;
  readonly arbete: Arbete;
}

/** Who reads, and when. */
interface Lasning {
  /** Insatser where the actor is deltagaransvarig today. */
  readonly mina: readonly string[];
  readonly lastAt: Date;
}

/**
 * Makes a report within a transaction.
 * @param rakna counts its parts, or knows them
 */
export const rapportI = async (
  tx: Db,
  urval: Urval,
  { mina, lastAt }: Lasning,
  rakna = raknaDelar,
): Promise<Result<Raknad, Rapporthinder>> => {
  const redo = await forberedd(tx, urval, mina, lastAt);
  if (!redo.ok) return redo;
  const { arbete, fryst } = redo.value;
  const raknat = await rakna(tx, arbete);
  if (!raknat.ok) return raknat;
  const rapport: Rapport = {
    typ: urval.typ,
    rubrik: rapportrubrik[urval.typ],
    urval,
    plats: platsnamn(arbete.karta, arbete.valda),
    fran: periodensForsta(urval.period),
    till: periodensSista(urval.period),
    lastAt,
    fryst,
    exakt: arbete.exakt,
    ...raknat.value,
    tackning: await tackningAv(tx, urval, mina, redo.value),
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
      const svar = await rapportI(tx, urval, { mina, lastAt }, (_, arbete) => {
        const nyckel = JSON.stringify([urval, arbete.exakt, arbete.tid]);
        return engang({ db: rapportDb, tx }, nyckel, () => raknaDelar(tx, arbete));
      });
      return svar.ok ? ok(svar.value.rapport) : svar;
    }),
  );
};

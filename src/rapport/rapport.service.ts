import { inTime } from '../db/refused.ts';
import type { Db } from '../db/db.ts';
import type { Kontext } from '../kvitto/kvitto.service.ts';
import { artal, dagAv, type Dag } from '../shared/datum.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { tackningFor } from '../tackning/tackning.service.ts';
import { antalceller } from './celler.rules.ts';
import { arDeltagandetyp, delbyggen, type Deltagandetyp, type Fraga } from './deltagarrapport.rules.ts';
import { forbered, type Arbete } from './arbete.service.ts';
import { kub, tabellerna, type Antalsrad, type Uppslag } from './kub.rules.ts';
import { omInsatser, omKostnader, type Raknat } from './insatsrapport.service.ts';
import { listMinaInsatser } from './plats.queries.ts';
import { grupper, platsnamn } from './plats.rules.ts';
import { countFraga } from './kalla.queries.ts';
import { countUnika } from './rakning.queries.ts';
import { visaSomKand } from './kand.service.ts';
import { frysningstext, type Frysning } from './frysning.rules.ts';
import {
  antal,
  dold,
  tom,
  rapportrubrik,
  type Rapport,
  type Rapporthinder,
  type Talcell,
} from './rapport.rules.ts';
import { arLitet } from './tackning.rules.ts';
import { odeladTid, periodensForsta, periodensSista } from './tid.rules.ts';
import type { Urval } from './urval.rules.ts';

const rakna = async (tx: Db, { urval, omrade }: Arbete, typ: Deltagandetyp): Promise<Antalsrad[]> => {
  const valda = urval.delar.flatMap((del) => delbyggen[typ][del]?.fraga ?? []);
  const rader: Antalsrad[] = [];
  // How many there are in all comes with age and with reason, whatever part is asked for.
  for (const fraga of new Set<Fraga>(['alder', 'avslut', ...valda]))
    rader.push(...(await countFraga(tx, fraga, omrade, urval.forsorjning)));
  return rader;
};

/** Who is not let see exact figures gets persons in fives: persons do not add up, so cells cannot protect each other. */
const unika = async (tx: Db, { urval, exakt, insatser, omrade }: Arbete): Promise<Talcell> => {
  // What is frozen holds no persons.
  if (omrade.fryst !== null) return tom('antal', 'unika');
  const { granser } = odeladTid(urval.period);
  const { antal: personer } = await countUnika(tx, granser, insatser);
  if (exakt || personer === 0) return antal(personer, 'unika');
  return arLitet(personer) ? dold('antal', 'unika') : antal(Math.round(personer / 5) * 5, 'unika');
};

const omfattning = (uppslag: Uppslag, { valda }: Arbete, personer: Talcell): Rapport['omfattning'] => [
  ...(['paborjade', 'avslutade'] as const).flatMap((tabell) =>
    antalceller(uppslag(tabell, '', valda), false, tabell).map((cell) => ({
      rubrik: tabell === 'paborjade' ? 'Påbörjade deltaganden' : 'Avslutade deltaganden',
      cell,
    })),
  ),
  { rubrik: 'Unika personer', cell: personer },
];

const omDeltaganden = async (
  tx: Db,
  arbete: Arbete,
  typ: Deltagandetyp,
): Promise<Result<Raknat, Rapporthinder>> => {
  const { urval, listor, karta: kartan, valda, tid, exakt } = arbete;
  const vald = listor.forsorjning.find(({ kod }) => kod === urval.forsorjning) ?? null;
  if (typ === 'standardrapport' && urval.delar.includes('e') && vald === null)
    return fail('okand_forsorjning');
  const rader = await rakna(tx, arbete, typ);
  const uppslag = kub({ landet: kartan, tabeller: tabellerna(listor, vald?.kod ?? null), tid, rader, exakt });
  const grund = {
    uppslag,
    grupper: grupper(kartan, urval, valda, platsnamn(kartan, valda)),
    kon: urval.kon,
    exakt,
  };
  const delar = urval.delar.flatMap((id) => delbyggen[typ][id]?.bygg({ ...grund, listor, vald }, id) ?? []);
  return ok({ omfattning: omfattning(uppslag, arbete, await unika(tx, arbete)), delar });
};

const raknaDelar = async (tx: Db, arbete: Arbete, idag: Dag): Promise<Result<Raknat, Rapporthinder>> => {
  const { typ } = arbete.urval;
  if (arDeltagandetyp(typ)) return omDeltaganden(tx, arbete, typ);
  return ok(typ === 'insatsrapport' ? await omInsatser(tx, arbete, idag) : await omKostnader(tx, arbete));
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

/**
 * Makes a report for whoever asks: all of it from one picture of the database. Small numbers are hidden unless the actor is
 * deltagaransvarig today in every insats of it.
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
      const redo = await forberedd(tx, urval, mina, lastAt);
      if (!redo.ok) return redo;
      const { arbete, fryst, idag } = redo.value;
      const raknat = await raknaDelar(tx, arbete, idag);
      if (!raknat.ok) return raknat;
      return ok({
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
      });
    }),
  );
};

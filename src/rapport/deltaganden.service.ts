import type { Db } from '../db/db.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { kubFor, type Arbete } from './arbete.service.ts';
import { antalceller } from './celler.rules.ts';
import { delbyggen, type Deltagandetyp, type Fraga } from './deltagarrapport.rules.ts';
import type { Raknat } from './insatsrapport.service.ts';
import { countFragor } from './kalla.queries.ts';
import type { Uppslag } from './kub.rules.ts';
import { tabellerna } from './tabellval.rules.ts';
import type { Antalsrad } from './talen.rules.ts';
import { countUnika } from './rakning.queries.ts';
import {
  antal,
  dold,
  tom,
  type Del,
  type Rapport,
  type Rapporthinder,
  type Talcell,
} from './rapport.rules.ts';
import { arLitet } from './doljning.rules.ts';
import { odeladTid } from './tid.rules.ts';

const rakna = (tx: Db, { urval, omrade }: Arbete, typ: Deltagandetyp): Promise<Antalsrad[]> => {
  const valda = urval.delar.flatMap((del) => delbyggen[typ][del]?.fraga ?? []);
  // How many there are in all comes with age and with reason, whatever part is asked for.
  return countFragor(tx, new Set<Fraga>(['alder', 'avslut', ...valda]), omrade, urval.forsorjning);
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

/** The parts of a report about deltaganden, from rows that are counted; and a look-up among them. */
export const delarAv = async (
  tx: Db,
  arbete: Arbete,
  typ: Deltagandetyp,
  rader: readonly Antalsrad[],
): Promise<{ readonly uppslag: Uppslag; readonly delar: readonly Del[] }> => {
  const { urval, listor, grupper, exakt } = arbete;
  const vald = listor.forsorjning.find(({ kod }) => kod === urval.forsorjning) ?? null;
  const { iPerioden: uppslag } = await kubFor(tx, arbete, tabellerna(listor, vald?.kod ?? null), rader);
  const grund = { uppslag, grupper, kon: urval.kon, exakt };
  const delar = urval.delar.flatMap((id) => delbyggen[typ][id]?.bygg({ ...grund, listor, vald }, id) ?? []);
  return { uppslag, delar };
};

/** A report about deltaganden: how many they are, and its parts. */
export const omDeltaganden = async (
  tx: Db,
  arbete: Arbete,
  typ: Deltagandetyp,
): Promise<Result<Raknat, Rapporthinder>> => {
  const { urval, listor } = arbete;
  const finns = listor.forsorjning.some(({ kod }) => kod === urval.forsorjning);
  if (typ === 'standardrapport' && urval.delar.includes('e') && !finns) return fail('okand_forsorjning');
  const { uppslag, delar } = await delarAv(tx, arbete, typ, await rakna(tx, arbete, typ));
  return ok({ omfattning: omfattning(uppslag, arbete, await unika(tx, arbete)), delar });
};

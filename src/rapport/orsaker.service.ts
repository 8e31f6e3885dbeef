import type { Db } from '../db/db.ts';
import type { Dag } from '../shared/datum.ts';
import { listAndringar, type Mellan } from './andrat.queries.ts';
import type { Arbete } from './arbete.service.ts';
import { listBlad } from './blad.queries.ts';
import {
  antalsrader,
  bladskillnad,
  insatsskillnader,
  iRapporten,
  kostnadsskillnader,
  type Blad,
} from './blad.rules.ts';
import { delarAv } from './deltaganden.service.ts';
import { arDeltagandetyp } from './deltagarrapport.rules.ts';
import { orsaker, type Orsak } from './frysning.rules.ts';
import { ensam, insatsantal, insatsomrade } from './insatsrapport.service.ts';
import { insatsdel } from './insatsrapport.rules.ts';
import { kostnadsdelar } from './kostnadsrapport.rules.ts';
import { kub, type Kub } from './kub.rules.ts';
import { minne } from './minne.service.ts';
import type { Del, Rapport } from './rapport.rules.ts';
import { iSteg } from './stegvis.service.ts';
import type { Antalsrad } from './talen.rules.ts';
import { heltArsbitar, odeladTid, periodensAr, type Tidsindelning } from './tid.rules.ts';

/** The parts of a report, counted from the differences of one cause alone. */
type PerOrsak = ReadonlyMap<Orsak, readonly Del[]>;

/** What a report holds that is registered as it stands, beside deltaganden; the transaction reads one time or the other. */
export const lasBlad = async (tx: Db, arbete: Arbete): Promise<readonly Blad[]> =>
  arDeltagandetyp(arbete.urval.typ) ? [] : listBlad(tx, insatsomrade(arbete));

/** A report at one time, with what is registered as it stands. */
interface Tillfalle {
  readonly rapport: Rapport;
  readonly blad: readonly Blad[];
}
/** Two times to compare. */
export interface Jamforelse {
  readonly mellan: Mellan;
  /** The earlier day. */
  readonly per: Dag;
  readonly da: Tillfalle;
  readonly nu: Tillfalle;
}

/** The insatser that a report has rows of. */
const insatserI = ({ rapport: { delar } }: Tillfalle): ReadonlySet<string> =>
  new Set(delar.flatMap(({ rader }) => rader.filter(({ slag }) => slag === 'rad').map(({ id }) => id)));

const forVarje = async (gor: (orsak: Orsak) => Promise<readonly Del[]>): Promise<PerOrsak> => {
  const per = new Map<Orsak, readonly Del[]>();
  for (const orsak of orsaker) per.set(orsak, await gor(orsak));
  return per;
};

const allraForst: Dag = '0001-01-01';

/** What changed in the period, or with `fore` before it, by cause. */
const listIn = (tx: Db, mellan: Mellan, { omrade, urval }: Arbete, granser: readonly Dag[]) =>
  listAndringar(tx, mellan, { ...omrade, granser }, urval.forsorjning);

const omDeltaganden = async (tx: Db, arbete: Arbete, { mellan }: Jamforelse): Promise<PerOrsak> => {
  const { typ, period } = arbete.urval;
  if (!arDeltagandetyp(typ)) return new Map();
  const tid = odeladTid(period);
  const rader = await listIn(tx, mellan, arbete, tid.granser);
  const helt: Arbete = { ...arbete, tid, exakt: true };
  return forVarje(async (orsak) => {
    const deras = rader.filter((rad) => rad.orsak === orsak);
    return (await delarAv(tx, helt, typ, deras)).delar;
  });
};

/** Numbers to look up, of which nothing is hidden. */
const oppenKub = (
  { karta: landet, noder }: Arbete,
  tid: Tidsindelning,
  matten: readonly string[],
  { rader, fore }: { readonly rader: readonly Antalsrad[]; readonly fore: readonly Antalsrad[] | null },
): Promise<Kub> => {
  const tabeller = matten.map(ensam);
  const innan = fore === null ? null : { bitar: 1, rader: fore };
  return iSteg(kub({ landet, tabeller, tid, rader, fore: innan, exakt: true, noder, minne }));
};

const omInsatser = async (tx: Db, arbete: Arbete, jamforelse: Jamforelse): Promise<PerOrsak> => {
  const { variabler, kon, period } = arbete.urval;
  const tid = odeladTid(period);
  const [forsta = ''] = tid.granser;
  const i = await listIn(tx, jamforelse.mellan, arbete, tid.granser);
  const fore = await listIn(tx, jamforelse.mellan, arbete, [allraForst, forsta]);
  const { da, nu, per } = jamforelse;
  const [innan, sedan] = [insatserI(da), insatserI(nu)];
  const blad = bladskillnad(iRapporten(da.blad, innan), iRapporten(nu.blad, sedan), per);
  const aren = periodensAr(period);
  return forVarje(async (orsak) => {
    const deras = blad.get(orsak) ?? [];
    const av = <T extends { readonly orsak: Orsak }>(rader: readonly T[]) =>
      rader.filter((rad) => rad.orsak === orsak);
    const kallor = {
      flodena: await oppenKub(arbete, tid, ['paborjade', 'avslutade'], { rader: av(i), fore: av(fore) }),
      andra: (
        await oppenKub(arbete, heltArsbitar(aren), ['anonyma', 'volym'], {
          rader: antalsrader(deras, aren[0] ?? 0),
          fore: null,
        })
      ).iPerioden,
    };
    const antal = insatsantal({ ...arbete, exakt: true }, kallor);
    const insatser = insatsskillnader(deras, new Set([...innan, ...sedan]));
    return [insatsdel(insatser, antal, variabler, kon)];
  });
};

const omKostnader = (arbete: Arbete, { da, nu, per }: Jamforelse): Promise<PerOrsak> => {
  const { delar, detaljerad } = arbete.urval;
  const blad = bladskillnad(da.blad, nu.blad, per);
  return forVarje((orsak) =>
    Promise.resolve(kostnadsdelar(kostnadsskillnader(blad.get(orsak) ?? []), delar, detaljerad)),
  );
};

/** Why a report differs between two times: its parts, counted from the differences of each cause alone. */
export const perOrsakFor = (tx: Db, arbete: Arbete, jamforelse: Jamforelse): Promise<PerOrsak> => {
  const { typ } = arbete.urval;
  if (typ === 'kostnadsrapport') return omKostnader(arbete, jamforelse);
  return typ === 'insatsrapport' ? omInsatser(tx, arbete, jamforelse) : omDeltaganden(tx, arbete, jamforelse);
};

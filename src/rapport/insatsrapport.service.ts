import type { Db } from '../db/db.ts';
import type { Dag } from '../shared/datum.ts';
import type { Arbete } from './arbete.service.ts';
import { countUtanPersoner, findForstaDag, listInsatsfakta } from './insats.queries.ts';
import { insatsdel, type Insatsantal } from './insatsrapport.rules.ts';
import { lasKostnader } from './kostnad.queries.ts';
import { kostnadsdelar } from './kostnadsrapport.rules.ts';
import { kub, type Siffra, type Tabell, type Uppslag } from './kub.rules.ts';
import { countFraga } from './kalla.queries.ts';
import type { Rapport } from './rapport.rules.ts';
import type { Lage } from './smatal.rules.ts';
import { arLitet } from './tackning.rules.ts';
import { heltArsbitar, kalenderbitar, manadenFore, odeladTid, periodensAr } from './tid.rules.ts';
import type { Period } from './urval.rules.ts';

export type Raknat = Pick<Rapport, 'omfattning' | 'delar'>;

const ensam = (id: string): Tabell => ({ id: `alla_${id}`, bas: id, kategorier: [], uteslutande: false });

/** How many began and ended in a period, place by place. */
const floden = async (
  tx: Db,
  { karta, omrade, exakt }: Arbete,
  period: Period,
  idag: Dag,
): Promise<Uppslag> => {
  const tid = exakt ? odeladTid(period) : kalenderbitar(period, idag);
  const har = { ...omrade, granser: tid.granser };
  const rader = [...(await countFraga(tx, 'alder', har)), ...(await countFraga(tx, 'avslut', har))];
  return kub({ landet: karta, tabeller: [ensam('paborjade'), ensam('avslutade')], tid, rader, exakt });
};

/** Anonyma and numbers of volyminsatser, of whole calendar years. */
const utanPersoner = async (tx: Db, { karta, omrade, exakt, urval }: Arbete): Promise<Uppslag> => {
  const aren = periodensAr(urval.period);
  const tid = heltArsbitar(aren);
  const [fran = 0, till = fran] = [aren[0], aren.at(-1)];
  const rader = await countUtanPersoner(tx, { fran, till }, omrade.oppna);
  return kub({ landet: karta, tabeller: [ensam('anonyma'), ensam('volym')], tid, rader, exakt });
};

const djupast = (...siffror: readonly Siffra[]): Lage => Math.max(...siffror.map(({ lage }) => lage)) as Lage;
const ingen: Siffra = { kvinnor: 0, man: 0, lage: 0 };

const skyddad = (siffra: Siffra, exakt: boolean): Siffra => {
  if (exakt) return siffra;
  const { kvinnor, man, lage } = siffra;
  if (arLitet(kvinnor + man)) return { ...siffra, lage: 2 };
  return arLitet(kvinnor) || arLitet(man) ? { ...siffra, lage: lage > 1 ? 2 : 1 } : siffra;
};

/**
 * Who goes on some day of the period: all that ever began, less those that ended before it. Shown only where every number it is made
 * from is, so that it tells nothing that they do not.
 */
const aktuella = async (tx: Db, arbete: Arbete, idag: Dag): Promise<(noder: readonly number[]) => Siffra> => {
  const forsta = await findForstaDag(tx, arbete.omrade.fryst);
  const { period } = arbete.urval;
  const borjan = `${(forsta ?? period.fran).slice(0, 4)}-01`;
  if (borjan > period.till) return () => ingen;
  const alla = await floden(tx, arbete, { fran: borjan, till: period.till }, idag);
  const fore = manadenFore(period.fran);
  const slutade = borjan > fore ? null : await floden(tx, arbete, { fran: borjan, till: fore }, idag);
  return (noder) => {
    const start = alla('paborjade', '', noder);
    const slut = slutade?.('avslutade', '', noder) ?? ingen;
    return skyddad(
      { kvinnor: start.kvinnor - slut.kvinnor, man: start.man - slut.man, lage: djupast(start, slut) },
      arbete.exakt,
    );
  };
};

const plus = (...siffror: readonly Siffra[]): Siffra => ({
  kvinnor: siffror.reduce((s, { kvinnor }) => s + kvinnor, 0),
  man: siffror.reduce((s, { man }) => s + man, 0),
  lage: djupast(...siffror),
});

/** Insatsrapport (doman §8, 3): named, anonymous and counted beside each other. */
export const omInsatser = async (tx: Db, arbete: Arbete, idag: Dag): Promise<Raknat> => {
  const { urval, karta, valda, organisationer } = arbete;
  const aren = periodensAr(urval.period);
  const [fran = 0, till = fran] = [aren[0], aren.at(-1)];
  const valdaInsatser = urval.plats.niva === 'insats';
  const insatser = await listInsatsfakta(tx, {
    ...{ fran, till },
    organisationer: valdaInsatser ? null : organisationer,
    insatser: valdaInsatser ? urval.plats.idn : null,
  });
  const iPerioden = await floden(tx, arbete, urval.period, idag);
  const andra = await utanPersoner(tx, arbete);
  const pagar = await aktuella(tx, arbete, idag);
  const nod = new Map(karta.platser.map(({ niva, id }, i) => [`${niva}:${id}`, i]));
  const antal = (insatsId: string | null): Insatsantal => {
    const noder = insatsId === null ? valda : [nod.get(`insats:${insatsId}`) ?? -1];
    const [namngivna, anonyma, volym] = [
      pagar(noder),
      andra('anonyma', '', noder),
      andra('volym', '', noder),
    ];
    return {
      aktuella: namngivna,
      paborjade: iPerioden('paborjade', '', noder),
      avslutade: iPerioden('avslutade', '', noder),
      anonyma,
      volym,
      totalt: plus(namngivna, anonyma, volym),
    };
  };
  return { omfattning: [], delar: [insatsdel(insatser, antal, urval.variabler, urval.kon)] };
};

/** Kostnadsrapport (doman §8, 4): no persons in it. */
export const omKostnader = async (tx: Db, { urval, organisationer }: Arbete): Promise<Raknat> => {
  const aren = periodensAr(urval.period);
  const [fran = 0, till = fran] = [aren[0], aren.at(-1)];
  const insatser = urval.plats.niva === 'insats' ? urval.plats.idn : null;
  const kostnader = await lasKostnader(tx, { fran, till, organisationer, insatser });
  return { omfattning: [], delar: kostnadsdelar(kostnader, urval.delar, urval.detaljerad) };
};

import type { Db } from '../db/db.ts';
import { iSteg } from './stegvis.service.ts';
import { kubFor, type Arbete } from './arbete.service.ts';
import { countUtanPersoner, listInsatsfakta, type Insatsomrade } from './insats.queries.ts';
import { insatsdel, type Insatsantal } from './insatsrapport.rules.ts';
import { lasKostnader } from './kostnad.queries.ts';
import { kostnadsdelar } from './kostnadsrapport.rules.ts';
import { minne } from './minne.service.ts';
import { countFloden } from './kalla.queries.ts';
import { kub, type Kub, type Siffra, type Uppslag } from './kub.rules.ts';
import type { Rapport } from './rapport.rules.ts';
import type { Lage } from './punkt.rules.ts';
import type { Tabell } from './tabellval.rules.ts';
import { arLitet } from './doljning.rules.ts';
import { heltArsbitar, periodensAr } from './tid.rules.ts';

export type Raknat = Pick<Rapport, 'omfattning' | 'delar'>;

export const ensam = (id: string): Tabell => ({
  id: `alla_${id}`,
  bas: id,
  kategorier: [],
  uteslutande: false,
});

/** How many began and ended, place by place. */
const floden = async (tx: Db, arbete: Arbete): Promise<Kub> =>
  kubFor(tx, arbete, [ensam('paborjade'), ensam('avslutade')], await countFloden(tx, arbete.omrade));

/** Anonyma and numbers of volyminsatser, of whole calendar years. */
const utanPersoner = async (tx: Db, { karta, noder, omrade, exakt, urval }: Arbete): Promise<Uppslag> => {
  const aren = periodensAr(urval.period);
  const tid = heltArsbitar(aren);
  const [fran = 0, till = fran] = [aren[0], aren.at(-1)];
  const rader = await countUtanPersoner(tx, { fran, till }, omrade.uppdelning);
  const tabeller = [ensam('anonyma'), ensam('volym')];
  return (await iSteg(kub({ landet: karta, tabeller, tid, rader, fore: null, exakt, noder, minne })))
    .iPerioden;
};

const djupast = (...siffror: readonly Siffra[]): Lage => Math.max(...siffror.map(({ lage }) => lage)) as Lage;

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
const aktuella =
  ({ framTill }: Kub, exakt: boolean) =>
  (noder: readonly number[]): Siffra => {
    const [start, slut] = [framTill('paborjade', noder, 'till'), framTill('avslutade', noder, 'fran')];
    return skyddad(
      { kvinnor: start.kvinnor - slut.kvinnor, man: start.man - slut.man, lage: djupast(start, slut) },
      exakt,
    );
  };

const plus = (...siffror: readonly Siffra[]): Siffra => ({
  kvinnor: siffror.reduce((s, { kvinnor }) => s + kvinnor, 0),
  man: siffror.reduce((s, { man }) => s + man, 0),
  lage: djupast(...siffror),
});

/** What the numbers of an insatsrapport are looked up in. */
export interface Insatskallor {
  /** Påbörjade and avslutade. */
  readonly flodena: Kub;
  /** Anonyma and numbers of volyminsatser. */
  readonly andra: Uppslag;
}

/** How many there are in each insats, or for null in all of the selection. */
export const insatsantal = (
  { karta, valda, exakt }: Arbete,
  { flodena, andra }: Insatskallor,
): ((insatsId: string | null) => Insatsantal) => {
  const pagar = aktuella(flodena, exakt);
  const nod = new Map(karta.platser.map(({ niva, id }, i) => [`${niva}:${id}`, i]));
  return (insatsId) => {
    const noder = insatsId === null ? valda : [nod.get(`insats:${insatsId}`) ?? -1];
    const [namngivna, anonyma, volym] = [
      pagar(noder),
      andra('anonyma', '', noder),
      andra('volym', '', noder),
    ];
    return {
      aktuella: namngivna,
      paborjade: flodena.iPerioden('paborjade', '', noder),
      avslutade: flodena.iPerioden('avslutade', '', noder),
      anonyma,
      volym,
      totalt: plus(namngivna, anonyma, volym),
    };
  };
};

/** The years, organisations and insatser of a report of insatser or costs. */
export const insatsomrade = ({ urval, organisationer }: Arbete): Insatsomrade => {
  const aren = periodensAr(urval.period);
  const [fran = 0, till = fran] = [aren[0], aren.at(-1)];
  const valda = urval.plats.niva === 'insats';
  return {
    ...{ fran, till },
    organisationer: valda ? null : organisationer,
    insatser: valda ? urval.plats.idn : null,
  };
};

/** Insatsrapport (doman §8, 3): named, anonymous and counted beside each other. */
export const omInsatser = async (tx: Db, arbete: Arbete): Promise<Raknat> => {
  const { variabler, kon } = arbete.urval;
  const insatser = await listInsatsfakta(tx, insatsomrade(arbete));
  const kallor = { flodena: await floden(tx, arbete), andra: await utanPersoner(tx, arbete) };
  return { omfattning: [], delar: [insatsdel(insatser, insatsantal(arbete, kallor), variabler, kon)] };
};

/** Kostnadsrapport (doman §8, 4): no persons in it. */
export const omKostnader = async (tx: Db, arbete: Arbete): Promise<Raknat> => {
  const { delar, detaljerad } = arbete.urval;
  const kostnader = await lasKostnader(tx, insatsomrade(arbete));
  return { omfattning: [], delar: kostnadsdelar(kostnader, delar, detaljerad) };
};

import type { Db } from '../db/db.ts';
import type { Dag } from '../shared/datum.ts';
import { iSteg } from './stegvis.service.ts';
import type { Kodlistor } from './kategorier.rules.ts';
import { lasKodlistor, lasLandsdelar, listInsatser } from './plats.queries.ts';
import {
  grupper,
  karta,
  noderFor,
  organisationerna,
  platsnamn,
  stannarInom,
  uppdelning,
  type Grupp,
  type Insatsplats,
  type Karta,
  type Landsdelar,
} from './plats.rules.ts';
import { minne } from './minne.service.ts';
import { countFloden, findForstaDag, type Omrade } from './kalla.queries.ts';
import { kub, type Kub, type Underlag } from './kub.rules.ts';
import type { Antalsrad } from './talen.rules.ts';
import { kalendertid, odeladTid, tidenFore, type Tidsindelning } from './tid.rules.ts';
import type { Urval } from './urval.rules.ts';

/** What a report is counted on: the places, what of them is chosen, and how much may be shown. */
export interface Arbete {
  readonly urval: Urval;
  readonly karta: Karta;
  /** Places on the map that are counted together. */
  readonly valda: readonly number[];
  /** Organisations of the selection; null for the whole country, none when insatser are chosen. */
  readonly organisationer: readonly string[] | null;
  /** Insatser of the selection where persons are registered; null for the whole country. */
  readonly insatser: readonly string[] | null;
  /** What is set beside each other. */
  readonly grupper: readonly Grupp[];
  /** The places that numbers are looked up for. */
  readonly noder: readonly number[];
  readonly omrade: Omrade;
  readonly tid: Tidsindelning;
  readonly exakt: boolean;
  readonly listor: Kodlistor;
}

/** Exact for who is deltagaransvarig in every insats of the report where persons are registered, and there is one. */
const arExakt = (urval: Urval, medPersoner: readonly string[] | null, mina: readonly string[]): boolean =>
  medPersoner !== null &&
  stannarInom(urval) &&
  medPersoner.length > 0 &&
  medPersoner.every((id) => mina.includes(id));

/** Insatser are told apart when they are chosen or compared, and are the rows of an insatsrapport. */
const insatserDelas = ({ typ, plats, jamforelse }: Urval): boolean =>
  plats.niva === 'insats' || jamforelse === 'insats' || typ === 'insatsrapport';

/** The insatser of the selection where persons are registered; null for the whole country, which nobody has uppdrag in. */
const medPersonerI = ({ plats: { niva, idn } }: Urval, insatser: readonly Insatsplats[]): string[] | null =>
  niva === 'riket'
    ? null
    : insatser
        .filter(({ id, volym }) => !volym && (niva !== 'insats' || idn.includes(id)))
        .map(({ id }) => id);

/** An insatsrapport has a row of every insats that is drawn on the map. */
const noderI = ({ platser }: Karta, { typ }: Urval, noder: readonly number[]): readonly number[] =>
  typ === 'insatsrapport'
    ? [...noder, ...platser.flatMap(({ niva }, nod) => (niva === 'insats' ? [nod] : []))]
    : noder;

/** The insatser of the organisations of the selection; none when nobody asks for them. */
const lasInsatser = (
  tx: Db,
  { plats }: Urval,
  landsdelar: Landsdelar,
  delas: boolean,
): Promise<Insatsplats[]> =>
  listInsatser(tx, {
    organisationer: plats.niva === 'riket' && !delas ? [] : organisationerna(landsdelar, plats),
    insatser: plats.niva === 'insats' ? plats.idn : [],
  });

/**
 * Finds the places of a selection, and decides how they are read.
 * @param mina insatser where the actor is deltagaransvarig today
 * @param fryst the freeze whose figures are read; null for now
 * @returns null when one of the places does not exist
 */
export const forbered = async (
  tx: Db,
  urval: Urval,
  mina: readonly string[],
  { idag, fryst }: { readonly idag: Dag; readonly fryst: number | null },
): Promise<Arbete | null> => {
  const landsdelar = await lasLandsdelar(tx);
  const delas = insatserDelas(urval);
  const deras = await lasInsatser(tx, urval, landsdelar, delas);
  const kartan = karta(landsdelar, delas ? deras : []);
  const valda = noderFor(kartan, urval.plats);
  if (valda === null) return null;
  const insatser = medPersonerI(urval, deras);
  const exakt = arExakt(urval, insatser, mina);
  const tid = exakt ? odeladTid(urval.period) : kalendertid(urval.period, idag);
  const grupperna = grupper(kartan, urval, valda, platsnamn(kartan, valda));
  const noder = noderI(kartan, urval, [...valda, ...grupperna.flatMap((grupp) => grupp.noder)]);
  return {
    urval,
    karta: kartan,
    valda,
    organisationer: urval.plats.niva === 'riket' ? null : organisationerna(landsdelar, urval.plats),
    insatser,
    grupper: grupperna,
    noder,
    omrade: {
      granser: tid.granser,
      uppdelning: uppdelning(kartan, noder),
      insatser: exakt ? insatser : null,
      fryst,
    },
    tid,
    exakt,
    listor: await lasKodlistor(tx),
  };
};

/** How many came before the time that is read: it decides what may be shown, and an insatsrapport counts who is still there. */
const raknaFore = async (tx: Db, { omrade, tid, exakt, urval }: Arbete): Promise<Underlag['fore']> => {
  const behovs = !exakt || urval.typ === 'insatsrapport';
  const granser = behovs ? tidenFore(tid, await findForstaDag(tx, omrade.fryst)) : [];
  return granser.length === 0
    ? { bitar: 0, rader: [] }
    : { bitar: granser.length - 1, rader: await countFloden(tx, { ...omrade, granser }) };
};

/** Puts together what has been counted of deltaganden, and decides what of it may be shown. */
export const kubFor = async (
  tx: Db,
  arbete: Arbete,
  tabeller: Underlag['tabeller'],
  rader: readonly Antalsrad[],
): Promise<Kub> => {
  const { karta: landet, tid, exakt, noder } = arbete;
  const fore = await raknaFore(tx, arbete);
  return iSteg(kub({ landet, tabeller, tid, rader, fore, exakt, noder, minne }));
};

import {
  appAvslutas,
  appDodas,
  avbrutna,
  fangatFel,
  klockan,
  loggen,
  manga,
  postgresDodas,
  registret,
} from './angrepp.ts';
import type { Tjanster } from '../rigg/tjanster.ts';
import { tillEnStund } from './aterprov.ts';
import { aterlasning } from './kopieprov.ts';
import type { Fall } from './prov.ts';
import {
  commitSvaret,
  databasenOm,
  diskenFull,
  forbindelserna,
  nteSatsen,
  rullande,
  segt,
  stromavbrott,
  svartHal,
} from './proxyangrepp.ts';
import type { Proxyrigg } from './proxyrigg.ts';
import type { Inbyggd } from './rigg.ts';
import { rattelser } from './rattprov.ts';
import { bankid, breven, smsen } from './tjanstangrepp.ts';
import { databasenSen, migreraSamtidigt, migreringenDodas, type Prov } from './startprov.ts';

/** Those whose name begins with any of the numbers asked for ("R8"); all when none is. */
export const valda = <T>(alla: readonly T[], namn: (en: T) => string, fragade: readonly string[]): T[] =>
  alla.filter(
    (en) => fragade.length === 0 || fragade.some((nummer) => namn(en).split(/[ ,]+/).includes(nummer)),
  );

export const iInbyggd = ['R1', 'R2', 'R11', 'R15', 'R19', 'R20', 'R22', 'R24'];
export const paDisk = ['R3'];
export const iProxy = ['R4', 'R6', 'R7', 'R8', 'R9', 'R14'];

/** Faults of those whom SUS hands its messages to. */
const tjansterna = (rigg: Inbyggd, tjanster: Tjanster): Fall[] => [
  { angrepp: smsen(tjanster), ronder: 4, sekunder: 90, ro: 0.5 },
  { angrepp: breven(rigg, tjanster), ronder: 4, sekunder: 60, ro: 0.5 },
  { angrepp: bankid, ronder: 2, sekunder: 60, ro: 0.5 },
];

/** Faults of the program and of the PostgreSQL that it runs itself. */
export const inbyggda = (rigg: Inbyggd, ronder: number): Fall[] => [
  { angrepp: appDodas, ronder, sekunder: Math.max(40, ronder * 3), ro: 0.2 },
  {
    angrepp: postgresDodas(rigg.susData),
    ronder: Math.ceil(ronder / 4),
    sekunder: Math.max(40, ronder),
    ro: 1,
  },
  { angrepp: manga, ronder: 20, sekunder: 20, ro: 0, samtidigt: 20 },
  { angrepp: appAvslutas, ronder: Math.ceil(ronder / 8), sekunder: 30, ro: 0.5 },
  { angrepp: klockan, ronder: 6, sekunder: 60, ro: 3 },
  { angrepp: avbrutna, ronder: 10, sekunder: 20, ro: 0.2 },
  { angrepp: fangatFel, ronder: 3, sekunder: 40, ro: 1 },
  { angrepp: registret(rigg.register), ronder: 3, sekunder: 40, ro: 1 },
  ...(rigg.tjanster === null ? [] : tjansterna(rigg, rigg.tjanster)),
  { angrepp: loggen(rigg.susData), ronder: 2, sekunder: 40, ro: 1 },
];

/** Faults between the program and its database, with two instances behind one address. */
export const genomProxy = (rigg: Proxyrigg, ronder: number): Fall[] => [
  { angrepp: databasenOm(rigg), ronder: 6, sekunder: 60, ro: 1 },
  ...(rigg.disk === null ? [] : [{ angrepp: diskenFull(rigg, rigg.disk), ronder: 3, sekunder: 60, ro: 1 }]),
  { angrepp: svartHal(rigg), ronder: 4, sekunder: 60, ro: 1 },
  { angrepp: segt(rigg), ronder: 2, sekunder: 30, ro: 0.5 },
  { angrepp: nteSatsen(rigg), ronder: 24, sekunder: 60, ro: 0 },
  { angrepp: commitSvaret(rigg), ronder, sekunder: 60, ro: 0 },
  { angrepp: forbindelserna(rigg), ronder: 2, sekunder: 60, ro: 1 },
  { angrepp: rullande(rigg), ronder: Math.ceil(ronder / 3), sekunder: 60, ro: 1 },
];

/** The power is cut under a database on a disk that keeps what it has been told to keep, and no more. */
export const medDisk =
  (slag: string) =>
  (rigg: Proxyrigg, ronder: number): Fall[] =>
    rigg.disk === null
      ? []
      : [
          {
            angrepp: stromavbrott(rigg, rigg.disk, slag),
            ronder: Math.ceil(ronder / 2),
            sekunder: 90,
            ro: 1,
          },
        ];

/** Faults tried by themselves. */
export const proven: readonly Prov[] = [
  databasenSen,
  rattelser,
  migreraSamtidigt,
  migreringenDodas,
  aterlasning,
  tillEnStund,
];

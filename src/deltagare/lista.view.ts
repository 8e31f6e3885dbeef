import {
  deltagandePath,
  deltagarePath,
  rattaInregistreringPath,
  utregistreringPath,
} from '../deltagande/adress.rules.ts';
import type { Dag } from '../shared/datum.ts';
import { status, type Kolumn, type Status } from '../web/delar.ts';
import { lank, maskerat, tid, type Text } from '../web/text.ts';
import { url } from '../web/url.ts';
import { perSida, tidText, type Deltagarrad, type Listval, type Sortering } from './deltagare.rules.ts';
import { listadress } from './urval.view.ts';

export interface Tabellrad {
  readonly namn: Text;
  readonly personnummer: Text | null;
  readonly startdag: Text;
  readonly avslutningsdag: Text | null;
  readonly tid: string | null;
  readonly statusar: readonly Status[];
  readonly atgard: Text | null;
}

const dagen = (dag: Dag | null): Text | null => (dag === null ? null : [tid(dag)]);

const atgard = ({ id, person, status: lage, utkast }: Deltagarrad): Text | null => {
  const dolt = person?.namn ?? '';
  if (utkast !== null) {
    const path = utkast === 'utregistrering' ? utregistreringPath : rattaInregistreringPath;
    return [lank('Fortsätt', url(path, { deltagandeId: id }), dolt)];
  }
  if (lage !== 'oppen' && lage !== 'oppen_lange') return null;
  return [lank('Registrera ut', url(utregistreringPath, { deltagandeId: id }), dolt)];
};

/** A draft takes the place of plain "Öppen", and stands beside what says more. */
const statusar = ({ status: lage, utkast }: Deltagarrad): Status[] => {
  if (utkast === null) return [status(lage)];
  return lage === 'oppen' ? [status('utkast')] : [status(lage), status('utkast')];
};

/** One deltagande as a row; nothing of the personnummer but the birth date. */
export const tabellrad = (rad: Deltagarrad, idag: Dag): Tabellrad => ({
  namn: [lank(rad.person?.namn ?? 'Identiteten är raderad', url(deltagandePath, { deltagandeId: rad.id }))],
  personnummer: rad.person === null ? null : [maskerat(rad.person.fodelsedatum)],
  startdag: [tid(rad.startdag)],
  avslutningsdag: dagen(rad.avslutningsdag),
  tid: rad.status === 'felregistrerad' ? null : tidText(rad.startdag, rad.avslutningsdag ?? idag),
  statusar: statusar(rad),
  atgard: atgard(rad),
});

interface Rubrik {
  readonly text: string;
  readonly sortering: Sortering;
  readonly ordning: 'ascending' | 'descending';
  readonly tal?: boolean;
}
const rubriker: readonly Rubrik[] = [
  { text: 'Namn', sortering: 'namn', ordning: 'ascending' },
  { text: 'Personnummer', sortering: 'personnummer', ordning: 'ascending' },
  { text: 'Startdag', sortering: 'startdag', ordning: 'ascending' },
  { text: 'Avslutningsdag', sortering: 'avslutningsdag', ordning: 'descending' },
  { text: 'Tid i insats', sortering: 'tid', ordning: 'descending', tal: true },
  { text: 'Status', sortering: 'status', ordning: 'ascending' },
];

const utanTecken = (sortering: Sortering) => sortering.replace('-', '');

/** The column heads with their sorting; startdag turns round when the list is already sorted by it. */
export const kolumner = (insatsId: string, val: Listval): Kolumn[] =>
  rubriker.map(({ text, sortering, ordning, tal = false }) => {
    const sortera = sortering === 'startdag' && val.sortera === 'startdag' ? '-startdag' : sortering;
    const kolumn = { text, tal, sortera: listadress(deltagarePath, insatsId, { ...val, sortera, sida: 1 }) };
    if (utanTecken(val.sortera) !== sortering) return kolumn;
    return { ...kolumn, ordning: val.sortera === '-startdag' ? 'descending' : ordning };
  });

const perioden = ({ visa, fran, till }: Listval): string => {
  if (visa !== 'startade' && visa !== 'avslutade_under') return '';
  return ` ${visa === 'startade' ? 'startade' : 'avslutade'} ${fran ?? ''}–${till ?? ''},`;
};

const sorteradePa = (sortering: Sortering) =>
  rubriker.find((rubrik) => rubrik.sortering === utanTecken(sortering))?.text.toLowerCase() ?? '';

/** The caption: which rows, of what, in which order. */
export const tabelltext = (val: Listval, sida: number, rader: number, traffar: number): string => {
  const forsta = (sida - 1) * perSida + 1;
  return [
    `Deltaganden ${String(forsta)}–${String(forsta + rader - 1)} av ${String(traffar)},${perioden(val)}`,
    `sorterade på ${sorteradePa(val.sortera)}. Slutsiffrorna visas på personens egen sida.`,
  ].join(' ');
};

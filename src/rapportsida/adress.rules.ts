import type { Dag } from '../shared/datum.ts';
import type { Period, Urval } from '../rapport/urval.rules.ts';
import { lasUrval, type Urvalsfalt } from './urvalsform.rules.ts';

export const rapporterPath = '/rapporter';
export const rapportPath = '/rapporter/rapport';
export const rapportCsvPath = '/rapporter/rapport.csv';
export const rapportExcelPath = '/rapporter/rapport.xlsx';
export const andratPath = '/rapporter/andrat';
export const rapportPdfPath = '/rapporter/rapport.pdf';

/** A kostnadsrapport is about whole budget years, so its address has years. */
const perioden = ({ typ, period: { fran, till } }: Urval): Period =>
  typ === 'kostnadsrapport' ? { fran: fran.slice(0, 4), till: till.slice(0, 4) } : { fran, till };

type Par = readonly [namn: string, varde: string];
const flera = (namn: string, varden: readonly string[]): Par[] => varden.map((varde) => [namn, varde]);
const ett = (namn: string, varde: string | null): Par[] => (varde === null ? [] : [[namn, varde]]);

/**
 * A selection as the query of an address: codes, ids and months only, always in the same order, and nothing that does not affect the
 * type. The same selection gives the same address, so that it can be kept, compared and sent to a colleague.
 */
export const urvalsfraga = (urval: Urval): string => {
  const { typ, delar, plats, jamforelse, kon, forsorjning, variabler, detaljerad, kand } = urval;
  const { fran, till } = perioden(urval);
  const insatsrapport = typ === 'insatsrapport';
  const kostnadsrapport = typ === 'kostnadsrapport';
  const par: readonly Par[] = [
    ['typ', typ],
    ...flera('del', insatsrapport ? [] : delar),
    ['niva', plats.niva],
    ...flera('plats', plats.idn),
    ...ett('jamfor', jamforelse),
    ['fran', fran],
    ['till', till],
    ...ett('kon', kostnadsrapport ? null : kon ? 'ja' : 'nej'),
    ...ett('forsorjning', forsorjning),
    ...flera('variabel', insatsrapport ? variabler : []),
    ...ett('detaljer', kostnadsrapport ? (detaljerad ? 'detaljerad' : 'summerad') : null),
    ...ett('kand', kand),
  ];
  return new URLSearchParams(par.map(([namn, varde]): [string, string] => [namn, varde])).toString();
};

/** The address of a page or file of a selection. */
export const urvalsadress = (path: string, urval: Urval): string => `${path}?${urvalsfraga(urval)}`;

/** The fields of a selection that stands in an address, for what reads it without a request. */
const faltUr = (fraga: string): Urvalsfalt => {
  const par = new URLSearchParams(fraga);
  const varde = (namn: string) => par.get(namn) ?? '';
  return {
    typ: varde('typ'),
    del: par.getAll('del'),
    niva: varde('niva'),
    plats: par.getAll('plats'),
    jamfor: varde('jamfor'),
    fran: varde('fran'),
    till: varde('till'),
    kon: varde('kon'),
    forsorjning: varde('forsorjning'),
    variabel: par.getAll('variabel'),
    detaljer: varde('detaljer'),
    kand: varde('kand'),
  };
};

/** The selection of a query such as `urvalsfraga` writes; null when it is none, or not any longer. */
export const lasUrvalsfraga = (fraga: string, idag: Dag): Urval | null => {
  const urval = lasUrval(faltUr(fraga), idag);
  return urval.ok ? urval.value : null;
};

import { manaderFore, type Dag } from '../shared/datum.ts';
import { rapportdelar, type Rapporttyp } from '../rapport/urval.rules.ts';
import { nivaAv, nivaerFor, rapporttypAv, type Urvalsfalt } from './urvalsform.rules.ts';

/** The selection page as it is shown: its fields filled in, and for which type. */
export interface Ifyllt {
  readonly typ: Rapporttyp;
  readonly falt: Urvalsfalt;
}

/** Of each insats, when nothing else has been asked for. */
const vanligaVariabler = ['samverkansorganisation', 'startdatum', 'slutdatum', 'aktuella', 'totalt'] as const;

/** This year's whole months; in January last year. */
const vanligPeriod = (idag: Dag): { readonly fran: string; readonly till: string } => {
  const till = manaderFore(idag, 1).slice(0, 7);
  return { fran: `${till.slice(0, 4)}-01`, till };
};

/** A period written for another type: years become months, and months years. */
const omskriven = (typ: Rapporttyp, varde: string, manad: string): string => {
  const ar = /^\d{4}$/.test(varde);
  const manader = /^\d{4}-\d{2}$/.test(varde);
  if (typ === 'kostnadsrapport') return manader ? varde.slice(0, 4) : varde;
  return ar ? `${varde}-${manad}` : varde;
};

const perioden = (typ: Rapporttyp, { fran, till }: Urvalsfalt, idag: Dag) => {
  const vanlig = vanligPeriod(idag);
  const tom = fran === '' && till === '';
  return {
    fran: omskriven(typ, tom ? vanlig.fran : fran, '01'),
    till: omskriven(typ, tom ? vanlig.till : till, '12'),
  };
};

/** An address that was kept from before a choice existed, or was typed by hand, counts as having made the usual one. */
export const medVanligaVal = (falt: Urvalsfalt): Urvalsfalt => ({
  ...falt,
  niva: falt.niva === '' ? 'riket' : falt.niva,
  kon: falt.kon === '' ? 'ja' : falt.kon,
  detaljer: falt.detaljer === '' ? 'summerad' : falt.detaljer,
});

/**
 * Fills in what is usual where nothing has been chosen.
 * @param visad the type that the page showed when its fields were filled in; '' for an address that was not sent from the page
 */
export const fyllI = (falt: Urvalsfalt, visad: string, idag: Dag): Ifyllt => {
  const typ = rapporttypAv(falt.typ) ?? 'deltagarrapport';
  // What was ticked for another type says nothing of this one.
  const nytt = visad === '' ? falt.typ === '' : visad !== typ;
  const niva = nivaAv(falt.niva);
  return {
    typ,
    falt: {
      ...medVanligaVal(falt),
      typ,
      del: nytt ? rapportdelar[typ] : falt.del,
      variabel: nytt ? [...vanligaVariabler] : falt.variabel,
      niva: niva !== null && nivaerFor(typ).includes(niva) ? niva : 'riket',
      ...perioden(typ, falt, idag),
    },
  };
};

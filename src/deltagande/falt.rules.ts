import { textFor, texterFor, type Svarslistor } from '../styrdata/styrdata.rules.ts';

/** What the fields of a deltagande are called where they are listed: receipt, history, comparison. */
const texter: Readonly<Record<string, string>> = {
  samtycke_datum: 'Samtycke, blankett 9443',
  startdag: 'Startdag',
  utbildningsniva: 'Utbildningsnivå',
  forsorjning_ar: 'Tid i offentlig försörjning',
  forsorjning: 'Offentlig försörjning',
  arbetssokande: 'Aktivt arbetssökande',
  arbetar: 'Arbete',
  arbete_omfattning: 'Arbete, omfattning',
  arbetstyp: 'Typ av arbete',
  studerar: 'Studier',
  studier_omfattning: 'Studier, omfattning',
  stadsdel: 'Stadsdel',
  avslutningsdag: 'Avslutningsdag',
  avslutsanledning: 'Avslutsanledning',
};

/** The name of a field; the field itself when it has none. */
export const faltText = (falt: string): string => texter[falt] ?? falt;

const saknas = 'Inget svar';

/** A stored code or day as people read it. Several försörjningar stand in the order of their list. */
export const vardeText = (listor: Svarslistor, falt: string, varde: string): string => {
  if (varde === '') return saknas;
  const lasare: Readonly<Record<string, (v: string) => string>> = {
    utbildningsniva: (v) => textFor(listor.utbildningsniva, v),
    forsorjning: (v) => texterFor(listor.forsorjning, v.split(',')),
    arbetstyp: (v) => textFor(listor.arbetstyp, v),
    avslutsanledning: (v) => textFor(listor.avslutsanledning, v),
    forsorjning_ar: (v) => `${v} år`,
    arbete_omfattning: (v) => `${v} %`,
    studier_omfattning: (v) => `${v} %`,
  };
  const janej: Readonly<Record<string, string>> = { ja: 'Ja', nej: 'Nej' };
  return lasare[falt]?.(varde) ?? janej[varde] ?? varde;
};

import { fail, ok, type Result } from '../shared/result.ts';
import type { Dag } from '../shared/datum.ts';
import { frysningAv } from '../rapport/frysning.rules.ts';
import {
  insatsvariabler,
  nivaer,
  rapportdelar,
  rapporttyper,
  type Delid,
  type Insatsvariabel,
  type Niva,
  type Period,
  type Rapporttyp,
  type Urval,
} from '../rapport/urval.rules.ts';

/** The fields of the selection page and of a report's address, as they came. */
export interface Urvalsfalt {
  readonly typ: string;
  readonly del: readonly string[];
  readonly niva: string;
  readonly plats: readonly string[];
  readonly jamfor: string;
  readonly fran: string;
  readonly till: string;
  readonly kon: string;
  readonly forsorjning: string;
  readonly variabel: readonly string[];
  readonly detaljer: string;
  readonly kand: string;
}

/** What is wrong with a selection: a sentence a field. */
export type Urvalsfel = Readonly<Partial<Record<keyof Urvalsfalt, string>>>;

/** Nothing is registered before this month. */
export const forstaManad = '2000-01';
/** More places than these do not fit in an address. */
export const hogstPlatser = 100;

const iListan = <T extends string>(lista: readonly T[], varde: string): T | null =>
  lista.find((ett) => ett === varde) ?? null;

export const rapporttypAv = (varde: string): Rapporttyp | null => iListan(rapporttyper, varde);
export const nivaAv = (varde: string): Niva | null => iListan(nivaer, varde);

/** An insats has no budget of its own for the means, so costs are counted for whole organisations. */
export const nivaerFor = (typ: Rapporttyp): readonly Niva[] =>
  typ === 'kostnadsrapport' ? nivaer.filter((niva) => niva !== 'insats') : nivaer;

const jamforbara: Record<Niva, readonly Niva[]> = {
  riket: ['lan', 'samverkansorganisation', 'insats'],
  lan: ['riket', 'lan', 'samverkansorganisation', 'insats'],
  samverkansorganisation: ['riket', 'samverkansorganisation', 'insats'],
  insats: ['riket', 'insats'],
};

/** What a selection can be set beside: only a standardrapport compares (doman §8). */
export const jamforelserFor = (typ: Rapporttyp, niva: Niva): readonly Niva[] =>
  typ === 'standardrapport' ? jamforbara[niva] : [];

/** Part e of a standardrapport is about one försörjning before. */
export const fragarForsorjning = (typ: Rapporttyp, delar: readonly string[]): boolean =>
  typ === 'standardrapport' && delar.includes('e');

const platsText: Record<Niva, string> = {
  riket: '',
  lan: 'Välj minst ett län',
  samverkansorganisation: 'Välj minst en samverkansorganisation',
  insats: 'Välj minst en insats',
};
const platsform: Record<Niva, RegExp> = {
  riket: /^$/,
  lan: /^\d{2}$/,
  samverkansorganisation: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  insats: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
};

const platsfel = (niva: Niva, idn: readonly string[]): string | undefined => {
  if (niva === 'riket') return undefined;
  if (idn.length > hogstPlatser) return `Välj högst ${String(hogstPlatser)} platser`;
  return idn.length === 0 || idn.some((id) => !platsform[niva].test(id)) ? platsText[niva] : undefined;
};

const isManad = (text: string): boolean => /^\d{4}-(0[1-9]|1[0-2])$/.test(text);

/** What was written as months; a year is its first and last month. */
const somManader = (typ: Rapporttyp, { fran, till }: Period): Period =>
  typ === 'kostnadsrapport' ? { fran: `${fran}-01`, till: `${till}-12` } : { fran, till };

/** The last month that can be asked for: the present one, and the present budget year. */
const sistaManad = (typ: Rapporttyp, idag: Dag): string =>
  typ === 'kostnadsrapport' ? `${idag.slice(0, 4)}-12` : idag.slice(0, 7);

const periodord = (typ: Rapporttyp) =>
  typ === 'kostnadsrapport'
    ? { en: 'ett år', sista: 'ett sista år', form: 'ÅÅÅÅ, till exempel 2026', klipp: 4 }
    : { en: 'en månad', sista: 'en sista månad', form: 'ÅÅÅÅ-MM, till exempel 2026-01', klipp: 7 };

const periodfel = (typ: Rapporttyp, skriven: Period, idag: Dag): Urvalsfel => {
  const { en, sista, form, klipp } = periodord(typ);
  const { fran, till } = somManader(typ, skriven);
  const grans = sistaManad(typ, idag);
  const fel = (manad: string, tidigast: string): string | undefined => {
    if (!isManad(manad)) return `Skriv ${en} som finns: ${form}`;
    if (manad < tidigast) return `Skriv ${en} från ${tidigast.slice(0, klipp)}`;
    return manad > grans ? `Skriv ${en} till och med ${grans.slice(0, klipp)}` : undefined;
  };
  const franFel = fel(fran, forstaManad);
  const tillFel = fel(till, forstaManad);
  const bakvand = franFel === undefined && tillFel === undefined && till < fran;
  return {
    ...(franFel === undefined ? {} : { fran: franFel }),
    ...(tillFel === undefined ? {} : { till: tillFel }),
    ...(bakvand ? { till: `Skriv ${sista} som inte ligger före den första` } : {}),
  };
};

const delfel = (typ: Rapporttyp, { del, variabel }: Urvalsfalt): Urvalsfel => {
  if (typ === 'insatsrapport') {
    const okand = variabel.some((en) => iListan(insatsvariabler, en) === null);
    return variabel.length === 0 || okand ? { variabel: 'Välj minst en uppgift i listan' } : {};
  }
  const okand = del.some((en) => iListan<string>(rapportdelar[typ], en) === null);
  return del.length === 0 || okand ? { del: 'Välj minst en del i listan' } : {};
};

const valfel = (typ: Rapporttyp, falt: Urvalsfalt): Urvalsfel => {
  const kon = typ === 'kostnadsrapport' || ['ja', 'nej'].includes(falt.kon);
  const detaljer = typ !== 'kostnadsrapport' || ['summerad', 'detaljerad'].includes(falt.detaljer);
  const forsorjning = !fragarForsorjning(typ, falt.del) || /^[a-z][a-z0-9_]{0,59}$/.test(falt.forsorjning);
  return {
    ...(kon ? {} : { kon: 'Välj Ja eller Nej' }),
    ...(forsorjning ? {} : { forsorjning: 'Välj den försörjning före insatsen som del e handlar om' }),
    ...(detaljer ? {} : { detaljer: 'Välj Summerad eller Detaljerad' }),
  };
};

const kandfel = ({ kand }: Urvalsfalt): Urvalsfel =>
  kand === '' || frysningAv(kand) !== null ? {} : { kand: 'Välj dag i listan' };

const omradesfel = (typ: Rapporttyp, niva: Niva | null, { plats, jamfor }: Urvalsfalt): Urvalsfel => {
  if (niva === null || !nivaerFor(typ).includes(niva)) return { niva: 'Välj nivå i listan' };
  const fel = platsfel(niva, plats);
  const jamforbar = jamfor === '' || iListan(jamforelserFor(typ, niva), jamfor) !== null;
  const prova = jamforelserFor(typ, niva).length > 0;
  return {
    ...(fel === undefined ? {} : { plats: fel }),
    ...(jamforbar || !prova ? {} : { jamfor: 'Välj en jämförelse i listan' }),
  };
};

const urval = (typ: Rapporttyp, niva: Niva, falt: Urvalsfalt): Urval => ({
  typ,
  delar:
    typ === 'insatsrapport'
      ? rapportdelar.insatsrapport
      : (rapportdelar[typ] as readonly Delid[]).filter((del) => falt.del.includes(del)),
  plats: { niva, idn: niva === 'riket' ? [] : [...new Set(falt.plats)].sort() },
  jamforelse: iListan(jamforelserFor(typ, niva), falt.jamfor),
  period: somManader(typ, falt),
  kon: typ !== 'kostnadsrapport' && falt.kon === 'ja',
  forsorjning: fragarForsorjning(typ, falt.del) ? falt.forsorjning : null,
  variabler:
    typ === 'insatsrapport'
      ? insatsvariabler.filter((en): en is Insatsvariabel => falt.variabel.includes(en))
      : [],
  detaljerad: typ === 'kostnadsrapport' && falt.detaljer === 'detaljerad',
  kand: falt.kand === '' ? null : falt.kand,
});

/** The selection, or what to correct in each field. What does not affect the type is not looked at. */
export const lasUrval = (falt: Urvalsfalt, idag: Dag): Result<Urval, Urvalsfel> => {
  const typ = rapporttypAv(falt.typ);
  if (typ === null) return fail({ typ: 'Välj rapport i listan' });
  const niva = nivaAv(falt.niva);
  const fel = {
    ...delfel(typ, falt),
    ...omradesfel(typ, niva, falt),
    ...periodfel(typ, falt, idag),
    ...valfel(typ, falt),
    ...kandfel(falt),
  };
  return niva === null || Object.keys(fel).length > 0 ? fail(fel) : ok(urval(typ, niva, falt));
};

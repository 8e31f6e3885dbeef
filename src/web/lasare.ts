import { dagarIManad, isDag, type Dag } from '../shared/datum.ts';
import {
  parsePersonnummer,
  personnummerText,
  type Nummerkrav,
  type Personnummer,
} from '../shared/personnummer.ts';
import type { Form, FormErrors, Parsed } from './form.ts';

interface Heltal {
  readonly min: number;
  readonly max: number;
  /** What to do when it is no whole number between min and max. */
  readonly text: string;
}

/**
 * Reads one field after the other and remembers every fault, so that a page can show all of them at once.
 * A faulty field gives a harmless value; `svar` gives the value only when there was no fault.
 */
export interface Lasare {
  readonly fel: (falt: string, text: string) => void;
  readonly janej: (falt: string, varde: string, text: string) => boolean;
  readonly heltal: (falt: string, varde: string, krav: Heltal) => number;
  readonly kod: (
    falt: string,
    varde: string,
    poster: readonly { readonly kod: string }[],
    text: string,
  ) => string;
  /** `vad` is the field's name in a sentence, as "en startdag". */
  readonly dag: (falt: string, varde: string, texter: { readonly tomt: string; readonly vad: string }) => Dag;
  /** Twelve digits; '' for what is no personnummer, or one that may not be used here. */
  readonly personnummer: (
    falt: string,
    varde: string,
    krav: { readonly idag: Dag; readonly krav: Nummerkrav },
  ) => Personnummer;
  readonly svar: <T>(value: T) => Parsed<T>;
}

const manader = [
  'Januari',
  'Februari',
  'Mars',
  'April',
  'Maj',
  'Juni',
  'Juli',
  'Augusti',
  'September',
  'Oktober',
  'November',
  'December',
];

const dagFel = (text: string, vad: string): string => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const [ar, manad] = [Number(match?.[1]), Number(match?.[2])];
  const namn = manader[manad - 1];
  if (match === null || namn === undefined) return `Skriv ${vad} som ÅÅÅÅ-MM-DD, till exempel 2026-03-15`;
  return `Skriv ${vad} som finns. ${namn}${manad === 2 ? ` ${String(ar)}` : ''} har ${String(dagarIManad(ar, manad))} dagar.`;
};

/** 20260315 is read as 2026-03-15. */
const medStreck = (text: string): string => text.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');

/** A reader over what a form held; the faults that it has already stay. */
export const lasare = ({ values, errors: hittills }: Form): Lasare => {
  const errors: Record<string, string> = { ...hittills };
  const fel: Lasare['fel'] = (falt, text) => {
    errors[falt] ??= text;
  };
  return {
    fel,
    janej: (falt, varde, text) => {
      if (varde !== 'ja' && varde !== 'nej') fel(falt, text);
      return varde === 'ja';
    },
    heltal: (falt, varde, { min, max, text }) => {
      const tal = /^[0-9]{1,9}$/.test(varde) ? Number(varde) : Number.NaN;
      if (!(tal >= min && tal <= max)) fel(falt, text);
      return tal;
    },
    kod: (falt, varde, poster, text) => {
      if (!poster.some(({ kod }) => kod === varde)) fel(falt, text);
      return varde;
    },
    dag: (falt, varde, { tomt, vad }) => {
      const dag = medStreck(varde);
      if (dag === '') fel(falt, tomt);
      else if (!isDag(dag)) fel(falt, dagFel(dag, vad));
      return dag;
    },
    personnummer: (falt, varde, { idag, krav }) => {
      const nummer = parsePersonnummer(varde, idag, krav);
      if (nummer.ok) return nummer.value;
      fel(falt, personnummerText[nummer.error]);
      return '';
    },
    svar: (value) => {
      const none = Object.keys(errors).length === 0;
      return none
        ? { ok: true, value }
        : { ok: false, form: { values, errors: errors satisfies FormErrors } };
    },
  };
};

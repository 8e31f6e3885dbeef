import type { Deltagande } from '../deltagande/deltagande.rules.ts';
import { langDag, type Dag } from '../shared/datum.ts';
import type { Kon } from '../shared/personnummer.ts';

/** Why a samtycke was not withdrawn. */
export type Aterkallelsehinder = 'inget_samtycke' | 'i_framtiden' | 'fore_samtycket';

/** Whether a samtycke can be withdrawn with this day: at any time, from the day it was signed to today (handbook, Samtycke). */
export const provaAterkallelse = (
  { samtyckeDatum }: Pick<Deltagande, 'samtyckeDatum'>,
  datum: Dag,
  idag: Dag,
): Aterkallelsehinder | null => {
  if (samtyckeDatum === null) return 'inget_samtycke';
  if (datum > idag) return 'i_framtiden';
  return datum < samtyckeDatum ? 'fore_samtycket' : null;
};

/** What to do about it, at the field of the day. */
export const aterkallelsehinderText = (hinder: Aterkallelsehinder, samtyckeDatum: Dag | null): string => {
  const texter: Record<Aterkallelsehinder, string> = {
    inget_samtycke: 'Personuppgifterna är redan raderade. Gå tillbaka med Avbryt.',
    i_framtiden: 'Skriv ett datum som är i dag eller tidigare',
    fore_samtycket: `Skriv ett datum från och med ${samtyckeDatum === null ? 'dagen' : langDag(samtyckeDatum)}, då samtycket undertecknades`,
  };
  return texter[hinder];
};

/** What is left of a withdrawal: nothing that tells who it was. */
export interface Aterkallelse {
  /** R-2026-004182. */
  readonly nummer: string;
  readonly at: Date;
  readonly aterkallatDatum: Dag;
  readonly insatsId: string;
  readonly insatsNamn: string;
  readonly samverkansorganisation: string;
  /** Null for what was felregistrerat: it is counted nowhere. */
  readonly raknas: { readonly ar: number; readonly kon: Kon } | null;
}

import { manaderFore, type Dag } from '../shared/datum.ts';
import type { Kon, Personnummer } from '../shared/personnummer.ts';

/** The answers that are asked both before and after (handbook, Registrera deltagare). Extents in per cent, 1–100. */
export interface Matning {
  readonly forsorjning: readonly string[];
  readonly arbetssokande: boolean;
  readonly arbete: { readonly omfattning: number; readonly arbetstypKod: string } | null;
  readonly studier: { readonly omfattning: number } | null;
}

/** The answers at the start: also education, and whole years in need of offentlig försörjning (0–60). */
export interface Inmatning extends Matning {
  readonly utbildningsnivaKod: string;
  readonly forsorjningAr: number;
}

/** Who it is, as this insats knows it. */
export interface Person {
  readonly id: string;
  readonly personnummer: Personnummer;
  readonly namn: string;
  /** Written by hand while folkbokföringen was down; to be checked. */
  readonly kontrolleras: boolean;
}

export const makuleringsskal = [
  'fel_person',
  'fel_insats',
  'borjade_aldrig',
  'dubblett',
  'samtycke_saknas',
] as const;
export type Makuleringsskal = (typeof makuleringsskal)[number];
export const makuleringsskalText: Record<Makuleringsskal, string> = {
  fel_person: 'Fel person',
  fel_insats: 'Fel insats',
  borjade_aldrig: 'Började aldrig',
  dubblett: 'Dubblett',
  samtycke_saknas: 'Samtycke saknas',
};

/** One stay of one person in one insats. `person` and `inmatning` are null when the identity has been erased. */
export interface Deltagande {
  readonly id: string;
  readonly insatsId: string;
  readonly insatsNamn: string;
  readonly person: Person | null;
  readonly kon: Kon;
  readonly kommunKod: string | null;
  readonly kommun: string | null;
  readonly stadsdelKod: string | null;
  readonly stadsdel: string | null;
  readonly startdag: Dag;
  readonly avslutningsdag: Dag | null;
  readonly avslutsanledningKod: string | null;
  readonly samtyckeDatum: Dag | null;
  readonly samtyckeAv: string | null;
  readonly inmatning: Inmatning | null;
  readonly utmatning: Matning | null;
  readonly makulering: { readonly at: Date; readonly skal: Makuleringsskal } | null;
  readonly version: number;
}

export type Deltagandestatus = 'oppen' | 'oppen_lange' | 'avslutad' | 'felregistrerad';

interface Statusfakta {
  readonly startdag: Dag;
  readonly avslutningsdag: Dag | null;
  readonly makulerad: boolean;
}

/** Open longer than 12 months is open since before the same day a year ago. */
export const statusOf = (
  { startdag, avslutningsdag, makulerad }: Statusfakta,
  idag: Dag,
): Deltagandestatus => {
  if (makulerad) return 'felregistrerad';
  if (avslutningsdag !== null) return 'avslutad';
  return startdag < manaderFore(idag, 12) ? 'oppen_lange' : 'oppen';
};

/** One correction of one field; values are codes and days, never identity. */
export interface Andring {
  readonly falt: string;
  readonly gammalt: string;
  readonly nytt: string;
}

export const historikhandelser = [
  'inregistrerad',
  'utregistrerad',
  'inregistrering_rattad',
  'utregistrering_rattad',
  'felregistrerad',
  'felregistrering_angrad',
] as const;
export type Historikhandelse = (typeof historikhandelser)[number];

export interface Historikrad {
  readonly handelse: Historikhandelse;
  readonly andringar: readonly Andring[];
  readonly skal: string | null;
  readonly av: string;
  readonly at: Date;
  readonly version: number;
}

/** What a list leaves out because the person has asked that it is only stored (GDPR art. 18); null when nothing is. */
export const begransadeText = (antal: number): string | null => {
  if (antal === 0) return null;
  return antal === 1
    ? 'Behandlingen är begränsad för 1 deltagande. Det visas inte här och kan inte öppnas.'
    : `Behandlingen är begränsad för ${String(antal)} deltaganden. De visas inte här och kan inte öppnas.`;
};

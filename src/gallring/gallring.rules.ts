import { artal, dygn, type Dag } from '../shared/datum.ts';
import type { Forbundsantal, Utfall } from './forbund.rules.ts';

/** How long ended deltaganden are kept: whole calendar years after the year of the utregistrering. */
export interface Gallringsregel {
  readonly id: string;
  readonly ar: number;
  readonly diarienummer: string;
  readonly gallerFran: Dag;
  readonly sattAv: string;
  readonly sattAt: Date;
}

/** Why a proposal is refused. A list: a free text could hold a name, and would stay. */
export const nekandeskal = ['regel', 'antal', 'vanta'] as const;
export type Nekandeskal = (typeof nekandeskal)[number];
export const nekandeskalText: Record<Nekandeskal, string> = {
  regel: 'Regeln ska ändras först',
  antal: 'Antalen är inte de väntade',
  vanta: 'Gallringen ska vänta, eller är återtagen',
};

export interface Gallring {
  readonly id: string;
  readonly nummer: number;
  readonly ar: number;
  readonly diarienummer: string;
  readonly regelGaller: boolean;
  /** Deltaganden that ended on this day or before. */
  readonly sistaDag: Dag;
  readonly foreslagenAvId: string;
  readonly foreslagenAv: string;
  readonly foreslagenAt: Date;
  readonly beslut: 'godkand' | 'nekad' | null;
  readonly beslutadAv: string | null;
  readonly beslutadAt: Date | null;
  readonly skal: Nekandeskal | null;
  readonly klarAt: Date | null;
  /** When something last happened to it. */
  readonly senastAt: Date;
  readonly antal: Readonly<Record<Utfall, number>>;
}

export type Gallringslage = 'vantar' | 'for_gammal' | 'nekad' | 'pagar' | 'stannat' | 'klar';

/** Days in which a proposal can be approved; milliseconds without a sign of life after which a run is taken to have stopped. */
export const beslutsdagar = 30;
const stilla = 5 * 60 * 1000;

/** Where a gallring stands at a moment. */
export const lageFor = (
  {
    beslut,
    klarAt,
    foreslagenAt,
    senastAt,
  }: Pick<Gallring, 'beslut' | 'klarAt' | 'foreslagenAt' | 'senastAt'>,
  nu: Date,
): Gallringslage => {
  if (beslut === 'nekad') return 'nekad';
  if (beslut === null)
    return nu.getTime() - foreslagenAt.getTime() > beslutsdagar * dygn ? 'for_gammal' : 'vantar';
  if (klarAt !== null) return 'klar';
  return nu.getTime() - senastAt.getTime() > stilla ? 'stannat' : 'pagar';
};

/** The last day that a rule lets be taken until: with two years, what ended in 2020 goes from 1 January 2023. */
export const sistaDagen = (ar: number, idag: Dag): Dag => `${String(artal(idag) - ar - 1)}-12-31`;

export type Gallringshinder =
  'ingen_regel' | 'pagar' | 'inget' | 'egen' | 'beslutad' | 'for_gammal' | 'regel' | 'utan_ratt';

/** Whether a list can be proposed: there is a rule, nothing else is under way, and there is something to take. */
export const provaForslag = (
  regel: Gallringsregel | null,
  { pagar, attGallra }: { readonly pagar: boolean; readonly attGallra: number },
): Gallringshinder | null => {
  if (regel === null) return 'ingen_regel';
  if (pagar) return 'pagar';
  return attGallra === 0 ? 'inget' : null;
};

/** Whether somebody may approve: another than the one who proposed, in time, while the rule stands, and once. */
export const provaGodkannande = (
  lage: Gallringslage,
  { egen, regelGaller }: { readonly egen: boolean; readonly regelGaller: boolean },
): Gallringshinder | null => {
  if (lage === 'for_gammal') return 'for_gammal';
  if (lage !== 'vantar') return 'beslutad';
  if (egen) return 'egen';
  return regelGaller ? null : 'regel';
};

/** Whether somebody may refuse, or take back what is their own: as long as nothing is decided. */
export const provaNekande = (lage: Gallringslage): Gallringshinder | null =>
  lage === 'vantar' || lage === 'for_gammal' ? null : 'beslutad';

export const gallringshinderText: Record<Gallringshinder, string> = {
  ingen_regel: 'Sätt först en regel. Utan den gallras inga deltaganden.',
  pagar: 'Avsluta den gallring som redan är föreslagen eller pågår. Det kan bara finnas en i taget.',
  inget: 'Kom tillbaka senare. Just nu finns inget att gallra enligt regeln.',
  egen: 'Be en annan superadministratör godkänna. Du har själv föreslagit gallringen.',
  beslutad: 'Gallringen är redan avgjord. Ladda om sidan.',
  for_gammal: `Neka förslaget och provkör på nytt. Ingen godkände det inom ${String(beslutsdagar)} dagar.`,
  regel: 'Neka förslaget och provkör på nytt. Regeln har ändrats sedan det skrevs.',
  utan_ratt: 'Be en annan superadministratör. Du har inte längre den behörigheten.',
};

/** The constraints of the database, as the hindrance that the rule would have given. */
export const gallringsvillkor: Readonly<Record<string, Gallringshinder>> = {
  gallring_en_i_taget: 'pagar',
  gallring_av_nagot: 'inget',
  gallring_inte_egen: 'egen',
  gallring_beslutas_en_gang: 'beslutad',
  gallring_beslutas_i_tid: 'for_gammal',
  gallring_enligt_regeln: 'regel',
  gallring_kraver_ratt: 'utan_ratt',
};

/** What a gallring would take today, and why it cannot be proposed. */
export interface Provkorning {
  readonly regel: Gallringsregel | null;
  readonly sistaDag: Dag | null;
  readonly rader: readonly Forbundsantal[];
  readonly hinder: Gallringshinder | null;
  /** The one that stands in the way. */
  readonly pagaende: string | null;
}

/** "5 kalenderår efter det år då deltagandet avslutades". */
export const regeltext = (ar: number): string =>
  `${String(ar)} kalenderår efter det år då deltagandet avslutades`;

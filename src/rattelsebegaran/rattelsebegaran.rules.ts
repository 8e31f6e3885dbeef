import { faltText } from '../deltagande/falt.rules.ts';
import { dygn } from '../shared/datum.ts';

/** The answers that can be asked about: of the start, and of the end. */
const falten = {
  in: [
    ...['startdag', 'samtycke_datum', 'stadsdel', 'utbildningsniva', 'forsorjning_ar', 'forsorjning'],
    ...['arbetssokande', 'arbetar', 'arbete_omfattning', 'arbetstyp', 'studerar', 'studier_omfattning'],
  ],
  ut: [
    ...['avslutningsdag', 'avslutsanledning', 'forsorjning', 'arbetssokande'],
    ...['arbetar', 'arbete_omfattning', 'arbetstyp', 'studerar', 'studier_omfattning'],
  ],
} as const;
export type Tillfalle = keyof typeof falten;

/** One answer of one mättillfälle. */
export interface Uppgift {
  readonly tillfalle: Tillfalle;
  readonly falt: string;
}

/** The same as one value of a form: "in:startdag". */
export const uppgifter: readonly Uppgift[] = (['in', 'ut'] as const).flatMap((tillfalle) =>
  falten[tillfalle].map((falt) => ({ tillfalle, falt })),
);
export const uppgiftsvarde = ({ tillfalle, falt }: Uppgift): string => `${tillfalle}:${falt}`;
export const uppgiftText = ({ tillfalle, falt }: Uppgift): string =>
  `${tillfalle === 'in' ? 'Inregistrering' : 'Utregistrering'}: ${faltText(falt)}`;

/** What a request is answered with: corrected, or why not. A list: a free text could hold a name, and would stay. */
export const svaren = ['rattad', 'riktig', 'riktig_da', 'redan_rattad', 'kan_inte_styrkas'] as const;
export type Rattelsesvar = (typeof svaren)[number];
export const svarText: Record<Rattelsesvar, string> = {
  rattad: 'Uppgiften är rättad',
  riktig: 'Inte rättad: uppgiften är kontrollerad och riktig',
  riktig_da: 'Inte rättad: uppgiften var riktig den dag som den gäller',
  redan_rattad: 'Inte rättad: uppgiften var redan rättad',
  kan_inte_styrkas: 'Inte rättad: det går inte att avgöra vad som är riktigt',
};

/** A request as its lists know it; nobody's name or number. */
export interface Rattelsebegaran extends Uppgift {
  readonly id: string;
  readonly nummer: number;
  readonly deltagandeId: string;
  readonly insatsId: string;
  readonly insats: string;
  readonly diarienummer: string;
  readonly noteradAv: string;
  readonly noteradAt: Date;
  readonly svar: Rattelsesvar | null;
  readonly besvaradAt: Date | null;
}

/** Days in which somebody who asks shall have an answer (GDPR art. 12.3). */
export const svarsdagar = 30;

export const svaraSenast = (noteradAt: Date): Date => new Date(noteradAt.getTime() + svarsdagar * dygn);
export const arForsenad = (
  { svar, noteradAt }: Pick<Rattelsebegaran, 'svar' | 'noteradAt'>,
  nu: Date,
): boolean => svar === null && nu > svaraSenast(noteradAt);

export type Rattelsehinder = 'om_sig_sjalv' | 'finns_inte' | 'redan_noterad' | 'utan_ratt';
export const rattelsehinderText: Record<Rattelsehinder, string> = {
  om_sig_sjalv: 'Be en annan handläggare. Du kan inte notera något om dig själv.',
  finns_inte: 'Kontrollera mot begäran. Inget deltagande med det personnumret börjar den dagen i insatsen.',
  redan_noterad: 'Vänta på svaret. En rättelse av uppgiften är redan begärd.',
  utan_ratt: 'Be en annan handläggare. Du är inte längre handläggare.',
};
/** The constraints of the database, as the hindrance that they stand for. */
export const rattelsevillkor: Readonly<Record<string, Rattelsehinder>> = {
  rattelsebegaran_inte_om_sig_sjalv: 'om_sig_sjalv',
  rattelsebegaran_deltagande_finns: 'finns_inte',
  rattelsebegaran_en_gang: 'redan_noterad',
  registerutdrag_kraver_ratt: 'utan_ratt',
};

export type Svarshinder = 'besvarad' | 'inte_rattad' | 'finns_inte';
export const svarshinderText: Record<Svarshinder, string> = {
  besvarad: 'Någon annan har redan svarat. Ladda om sidan.',
  inte_rattad: 'Rätta uppgiften först. Sedan går det att svara att den är rättad.',
  finns_inte: 'Ladda om sidan. Begäran finns inte längre.',
};
export const svarsvillkor: Readonly<Record<string, Svarshinder>> = {
  rattelsebegaran_besvaras_en_gang: 'besvarad',
  rattelsebegaran_kraver_rattning: 'inte_rattad',
  rattelsebegaran_kraver_uppdrag: 'finns_inte',
};

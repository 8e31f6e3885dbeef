/** For whom an extract is asked for (GDPR art. 15; tillsyn: Integritetsskyddsmyndigheten). */
export const grunder = ['registrerad', 'ombud', 'tillsyn'] as const;
export type Grund = (typeof grunder)[number];
export const grundText: Record<Grund, string> = {
  registrerad: 'Personen själv har begärt utdraget',
  ombud: 'Ett ombud eller en god man har begärt utdraget',
  tillsyn: 'Tillsynsmyndigheten har begärt utdraget',
};

/** Why an order is refused. A list: a free text could hold a name, and would stay. */
export const nekandeskal = ['identitet', 'diarienummer', 'fel_person', 'inte_begart'] as const;
export type Nekandeskal = (typeof nekandeskal)[number];
export const nekandeskalText: Record<Nekandeskal, string> = {
  identitet: 'Det är inte styrkt vem begäran kommer från',
  diarienummer: 'Diarienumret stämmer inte med begäran',
  fel_person: 'Personnumret stämmer inte med begäran',
  inte_begart: 'Ingen har begärt det, eller begäran är återtagen',
};

/** Hours from the approval in which the extract can be fetched; days in which an order can be decided. */
export const hamtningstimmar = 72;
export const beslutsdagar = 30;

/** An order as its page knows it. Nobody's name, and of the number the birth date alone. */
export interface Registerutdrag {
  readonly id: string;
  readonly nummer: number;
  /** ÅÅÅÅMMDD; null when the number is erased. */
  readonly fodd: string | null;
  readonly diarienummer: string;
  readonly grund: Grund;
  readonly bestalldAvId: string;
  readonly bestalldAv: string;
  readonly bestalldAt: Date;
  readonly beslut: 'godkand' | 'nekad' | null;
  readonly beslutadAv: string | null;
  readonly beslutadAt: Date | null;
  readonly skal: Nekandeskal | null;
  readonly hamtasSenast: Date | null;
  readonly hamtadAt: Date | null;
  readonly utfall: 'utdrag' | 'inget_finns' | null;
}

export type Utdragslage = 'vantar' | 'for_gammal' | 'nekad' | 'att_hamta' | 'inte_hamtad' | 'hamtad';

/** Where an order stands at a moment. */
export const lageFor = (
  u: Pick<Registerutdrag, 'beslut' | 'hamtadAt' | 'hamtasSenast' | 'fodd'>,
  nu: Date,
): Utdragslage => {
  if (u.beslut === 'nekad') return 'nekad';
  if (u.hamtadAt !== null) return 'hamtad';
  if (u.beslut === null) return u.fodd === null ? 'for_gammal' : 'vantar';
  return u.fodd !== null && u.hamtasSenast !== null && nu <= u.hamtasSenast ? 'att_hamta' : 'inte_hamtad';
};

export type Utdragshinder =
  | 'om_sig_sjalv'
  | 'egen'
  | 'beslutad'
  | 'for_gammal'
  | 'fel_nummer'
  | 'inte_bestallaren'
  | 'inte_godkand'
  | 'hamtad'
  | 'for_sent'
  | 'utan_ratt'
  | 'register_nere';

interface Vem {
  /** Whether the order is about the one who acts. */
  readonly omSigSjalv: boolean;
  readonly arBestallaren: boolean;
}

/** Whether somebody may decide an order: another than the one who ordered, not about oneself, and once. */
export const provaBeslut = (lage: Utdragslage, { omSigSjalv, arBestallaren }: Vem): Utdragshinder | null => {
  if (lage === 'for_gammal') return 'for_gammal';
  if (lage !== 'vantar') return 'beslutad';
  if (arBestallaren) return 'egen';
  return omSigSjalv ? 'om_sig_sjalv' : null;
};

/** Whether somebody may fetch the extract: the one who ordered, once, in time. */
export const provaHamtning = (
  lage: Utdragslage,
  { arBestallaren }: Pick<Vem, 'arBestallaren'>,
): Utdragshinder | null => {
  if (!arBestallaren) return 'inte_bestallaren';
  const hinder: Partial<Record<Utdragslage, Utdragshinder>> = {
    hamtad: 'hamtad',
    inte_hamtad: 'for_sent',
    vantar: 'inte_godkand',
    for_gammal: 'inte_godkand',
    nekad: 'inte_godkand',
  };
  return hinder[lage] ?? null;
};

export const utdragshinderText: Record<Utdragshinder, string> = {
  om_sig_sjalv: 'Be en annan handläggare. Du kan inte ta ut eller godkänna ett utdrag om dig själv.',
  egen: 'Be en annan handläggare godkänna. Du har själv beställt utdraget.',
  beslutad: 'Beställningen är redan avgjord. Ladda om sidan.',
  for_gammal: `Beställ på nytt. Ingen godkände beställningen inom ${String(beslutsdagar)} dagar.`,
  fel_nummer: 'Kontrollera numret mot begäran. Det är inte samma som i beställningen.',
  inte_bestallaren: 'Be den som beställde utdraget att hämta det.',
  inte_godkand: 'Vänta tills en annan handläggare har godkänt beställningen.',
  hamtad: 'Beställ på nytt. Utdraget är redan hämtat, och det går bara en gång.',
  for_sent: `Beställ på nytt. Utdraget skulle hämtas inom ${String(hamtningstimmar)} timmar.`,
  utan_ratt:
    'Beställ på nytt. Den som beställde eller godkände är inte längre handläggare av registerutdrag.',
  register_nere:
    'Folkbokföringen svarar inte just nu. Försök igen om en stund. Utdraget finns kvar att hämta.',
};

/** The constraints of the database, as the hindrance that the rule would have given. */
export const utdragsvillkor: Readonly<Record<string, Utdragshinder>> = {
  registerutdrag_inte_om_sig_sjalv: 'om_sig_sjalv',
  registerutdrag_inte_egen: 'egen',
  registerutdrag_beslutas_en_gang: 'beslutad',
  registerutdrag_beslutas_i_tid: 'for_gammal',
  registerutdrag_numret_stammer: 'fel_nummer',
  registerutdrag_bara_bestallaren: 'inte_bestallaren',
  registerutdrag_kraver_godkannande: 'inte_godkand',
  registerutdrag_hamtas_en_gang: 'hamtad',
  registerutdrag_hamtas_i_tid: 'for_sent',
  registerutdrag_kraver_ratt: 'utan_ratt',
};

/** A diarienummer of at most 50 characters, with no personnummer in it: the wording to say so, or null. */
export const diariefel = (text: string): string | null => {
  if (text === '') return 'Skriv begärans diarienummer';
  if (/[0-9]{6}[ -]?[0-9]{4}/.test(text)) return 'Skriv ett diarienummer utan personnummer i';
  return /^[\p{L}\p{N}][\p{L}\p{N} /:._-]{0,49}$/u.test(text)
    ? null
    : 'Skriv diarienumret med högst 50 bokstäver, siffror och tecknen / : . _ -';
};

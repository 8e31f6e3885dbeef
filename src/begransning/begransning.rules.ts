import { beslutsdagar, type Nekandeskal } from '../registerutdrag/registerutdrag.rules.ts';

/** Freezing, and the lifting of it: both take two handläggare (ADR 37). */
export type Slag = 'begransning' | 'havning';

/** Why the behandling is begränsad: the four cases of GDPR art. 18.1. */
export const begransningsgrunder = ['riktighet', 'olaglig', 'ansprak', 'invandning'] as const;
/** Why it is lifted. The person is told before (art. 18.3). */
export const havningsgrunder = ['kontrollerat', 'begart', 'upphort'] as const;
export const grunderna = [...begransningsgrunder, ...havningsgrunder] as const;
export type Begransningsgrund = (typeof grunderna)[number];
export const begransningsgrundText: Record<Begransningsgrund, string> = {
  riktighet: 'Personen bestrider att uppgifterna är riktiga',
  olaglig: 'Behandlingen är olaglig, men personen vill inte att uppgifterna raderas',
  ansprak: 'Personen behöver uppgifterna för ett rättsligt anspråk',
  invandning: 'Personen har invänt mot behandlingen',
  kontrollerat: 'Uppgifterna är kontrollerade',
  begart: 'Personen har begärt att begränsningen hävs',
  upphort: 'Grunden för begränsningen finns inte längre',
};

/** An order as its page knows it. Nobody's name, and of the number the birth date alone. */
export interface Begransning {
  readonly id: string;
  readonly nummer: number;
  readonly slag: Slag;
  /** Number and id of the begränsning that a hävning lifts. */
  readonly galler: string | null;
  readonly gallerNummer: number | null;
  /** ÅÅÅÅMMDD; null when the number is erased. */
  readonly fodd: string | null;
  readonly diarienummer: string;
  readonly grund: Begransningsgrund;
  readonly bestalldAvId: string;
  readonly bestalldAv: string;
  readonly bestalldAt: Date;
  readonly beslut: 'godkand' | 'nekad' | null;
  readonly beslutadAv: string | null;
  readonly beslutadAt: Date | null;
  readonly skal: Nekandeskal | null;
  /** Deltaganden that it froze, or let go, and those that are frozen by it still. */
  readonly antal: number | null;
  readonly kvar: number;
  readonly havdAt: Date | null;
}

export type Begransningslage =
  'vantar' | 'for_gammal' | 'nekad' | 'inget_fanns' | 'galler' | 'havd' | 'upphord' | 'genomford';

/** Where an order stands. One whose deltaganden have all lost their samtycke since has nothing left to freeze. */
export const lageFor = (
  b: Pick<Begransning, 'slag' | 'beslut' | 'fodd' | 'antal' | 'kvar' | 'havdAt'>,
): Begransningslage => {
  if (b.beslut === null) return b.fodd === null ? 'for_gammal' : 'vantar';
  if (b.beslut === 'nekad') return 'nekad';
  return b.slag === 'havning' ? 'genomford' : gallande(b);
};

const gallande = ({
  antal,
  kvar,
  havdAt,
}: Pick<Begransning, 'antal' | 'kvar' | 'havdAt'>): Begransningslage => {
  if (antal === 0) return 'inget_fanns';
  if (havdAt !== null) return 'havd';
  return kvar > 0 ? 'galler' : 'upphord';
};

export type Begransningshinder =
  | 'om_sig_sjalv'
  | 'egen'
  | 'beslutad'
  | 'for_gammal'
  | 'fel_nummer'
  | 'utan_ratt'
  | 'inget_att_hava'
  | 'havning_vantar'
  | 'annan_person';

interface Vem {
  /** Whether the order is about the one who acts. */
  readonly omSigSjalv: boolean;
  readonly arBestallaren: boolean;
}

/** Whether somebody may decide an order: another than the one who ordered, not about oneself, and once. */
export const provaBeslut = (
  lage: Begransningslage,
  { omSigSjalv, arBestallaren }: Vem,
): Begransningshinder | null => {
  if (lage === 'for_gammal') return 'for_gammal';
  if (lage !== 'vantar') return 'beslutad';
  if (arBestallaren) return 'egen';
  return omSigSjalv ? 'om_sig_sjalv' : null;
};

export const begransningshinderText: Record<Begransningshinder, string> = {
  om_sig_sjalv: 'Be en annan handläggare. Du kan inte beställa eller godkänna något om dig själv.',
  egen: 'Be en annan handläggare godkänna. Du har själv beställt.',
  beslutad: 'Beställningen är redan avgjord. Ladda om sidan.',
  for_gammal: `Beställ på nytt. Ingen godkände beställningen inom ${String(beslutsdagar)} dagar.`,
  fel_nummer: 'Kontrollera numret mot begäran. Det är inte samma som i beställningen.',
  utan_ratt: 'Beställ på nytt. Den som beställde eller godkänner är inte längre handläggare.',
  inget_att_hava: 'Ladda om sidan. Begränsningen gäller inte längre.',
  havning_vantar: 'Be en annan handläggare godkänna hävningen som redan är beställd.',
  annan_person: 'Neka beställningen. Begränsningen gäller en annan person.',
};

/** The constraints of the database, as the hindrance that the rule would have given. */
export const begransningsvillkor: Readonly<Record<string, Begransningshinder>> = {
  begransning_inte_om_sig_sjalv: 'om_sig_sjalv',
  begransning_inte_egen: 'egen',
  begransning_beslutas_en_gang: 'beslutad',
  begransning_beslutas_i_tid: 'for_gammal',
  begransning_numret_stammer: 'fel_nummer',
  registerutdrag_kraver_ratt: 'utan_ratt',
  begransning_havning_av_gallande: 'inget_att_hava',
  begransning_en_havning_at_gangen: 'havning_vantar',
  begransning_havning_av_samma_person: 'annan_person',
};

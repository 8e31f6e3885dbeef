import type { Behorighetsroll } from '../behorighet/behorighet.rules.ts';
import { manaderFore, type Dag } from '../shared/datum.ts';
import { fail, ok, type Result } from '../shared/result.ts';

/** A registration of a behörig beställare (form 9463). */
export interface Bestallare {
  readonly id: string;
  readonly anvandareId: string;
  readonly organisationId: string;
  readonly namn: string;
  readonly epost: string;
  readonly gallerFran: Dag;
  readonly gallerTill: Dag;
  /** Day it was ended before its time; null when it was not. */
  readonly avslutad: Dag | null;
  readonly version: number;
}

export type Bestallarhinder =
  | 'myndighet'
  | 'utan_overenskommelse'
  | 'deltagaransvarig'
  | 'redan_bestallare'
  | 'sig_sjalv'
  | 'annan_arbetsgivare'
  | 'finns_redan'
  | 'slut_fore_start'
  | 'for_lange'
  | 'avslutad'
  | 'andrad_av_annan';

/** The last day that a registration from a day may have: two years (form 9463). */
export const senasteSlut = (fran: Dag): Dag => manaderFore(fran, -24);

/** Whether the days are those of a registration. */
export const provaPeriod = (fran: Dag, till: Dag, idag: Dag): Result<null, Bestallarhinder> => {
  if (till < fran || till < idag) return fail('slut_fore_start');
  return till > senasteSlut(fran) ? fail('for_lange') : ok(null);
};

/** One who is to be registered: roles now, and whether it is the one who registers. */
interface Tilltankt {
  readonly roller: readonly Behorighetsroll[];
  readonly harRegistrering: boolean;
  readonly arSigSjalv: boolean;
}

/** Whether a user may be beställare: never a deltagaransvarig, never the one who registers (handbook, Behörig beställare). */
export const provaBestallare = ({
  roller,
  harRegistrering,
  arSigSjalv,
}: Tilltankt): Result<null, Bestallarhinder> => {
  if (arSigSjalv) return fail('sig_sjalv');
  if (roller.includes('deltagaransvarig') || roller.includes('registerhandlaggare'))
    return fail('deltagaransvarig');
  return harRegistrering ? fail('redan_bestallare') : ok(null);
};

/** What to do about each hindrance, and the field it belongs to. */
export const bestallarhinderText: Record<Bestallarhinder, readonly [falt: string, text: string]> = {
  myndighet: [
    'anvandare',
    'Försäkringskassan och Arbetsförmedlingen har inga beställare. En superadministratör beställer åt dem.',
  ],
  utan_overenskommelse: [
    'galler_fran',
    'Registrera överenskommelsen först. Den ska gälla den dag beställaren börjar.',
  ],
  deltagaransvarig: [
    'anvandare',
    'Välj någon annan. Den som är deltagaransvarig kan inte vara behörig beställare. Det kan inte heller en handläggare av registerutdrag.',
  ],
  redan_bestallare: ['anvandare', 'Användaren är redan beställare. Förnya den registreringen i stället.'],
  sig_sjalv: ['anvandare', 'Be en annan superadministratör. Du kan inte registrera dig själv.'],
  annan_arbetsgivare: [
    'personnummer',
    'Personen har ett konto hos en annan arbetsgivare. Det ska avslutas där först.',
  ],
  finns_redan: ['personnummer', 'Personen är redan användare här. Välj personen i listan i stället.'],
  slut_fore_start: ['galler_till', 'Skriv en sista dag som är efter den första och inte har varit'],
  for_lange: ['galler_till', 'Skriv en sista dag inom två år från den första'],
  avslutad: ['galler_till', 'Registrera beställaren på nytt. Den här registreringen är avslutad.'],
  andrad_av_annan: [
    'galler_till',
    'Någon annan har ändrat registreringen medan sidan var öppen. Kontrollera och försök igen.',
  ],
};

/** The constraints that a race can run into, as the hindrance the rule would have given. */
export const bestallarvillkor: Readonly<Record<string, Bestallarhinder>> = {
  roll_forbjuden_kombination: 'deltagaransvarig',
  roll_en_aktiv: 'redan_bestallare',
  bestallare_en_aktiv: 'redan_bestallare',
  bestallare_inte_sig_sjalv: 'sig_sjalv',
  bestallare_egen_arbetsgivare: 'annan_arbetsgivare',
  bestallare_kraver_overenskommelse: 'utan_overenskommelse',
  bestallare_inte_myndighet: 'myndighet',
  bestallare_hogst_tva_ar: 'for_lange',
  bestallare_period: 'slut_fore_start',
  anvandare_personnummer_index_key: 'finns_redan',
};

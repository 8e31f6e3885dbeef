import { z } from 'zod';
import { lasSkal } from './utregistrering.schema.ts';
import { matningFalt, lasMatning } from './matning.schema.ts';
import type { Dag } from '../shared/datum.ts';
import { langDag } from '../shared/datum.ts';
import type { Inmatning } from '../deltagande/deltagande.rules.ts';
import type { Insats } from '../insats/insats.rules.ts';
import { valbara, type Svarslistor } from '../styrdata/styrdata.rules.ts';
import { readFields, text, versionsfalt, type Parsed } from '../web/form.ts';
import { lasare, type Lasare } from '../web/lasare.ts';
import { provaStart, type Hinder, type Inregistrering } from './inregistrering.rules.ts';
import { sokhinderText } from './sokning.rules.ts';

const falt = z.object({
  samtycke: text(10).default(''),
  samtycke_datum: text(20).default(''),
  startdag: text(20).default(''),
  utbildningsniva: text(60).default(''),
  forsorjning_ar: text(20).default(''),
  ...matningFalt,
  stadsdel: text(60).default(''),
  namn: text(150).default(''),
  kommun: text(10).default(''),
  bekrafta: z.string().default(''),
  skal: text(500).default(''),
  version: versionsfalt(),
});
type Falt = z.infer<typeof falt>;

/** What the form is judged against. */
export interface Fakta {
  readonly insats: Insats;
  readonly idag: Dag;
  readonly listor: Svarslistor;
  readonly stadsdelar: readonly { readonly kod: string }[];
  /** Name and kommun are written by hand: the register was down. */
  readonly manuell: boolean;
  readonly kommuner: readonly { readonly kod: string }[];
  /** A deltagande that has ended is only changed with a reason. */
  readonly kravSkal?: boolean;
  /** Codes that the registration already has: they stay allowed after they have been ended. */
  readonly valda: readonly string[];
}

export interface InregistreringForm {
  readonly inregistrering: Inregistrering;
  readonly namn: string;
  readonly kommunKod: string;
  readonly bekrafta: string;
  readonly skal: string;
  readonly version: number;
}

export const hinderText = (
  hinder: Hinder,
  { startdatum, slutdatum }: Insats,
): readonly [falt: string, text: string] => {
  const texter: Record<Hinder, readonly [string, string]> = {
    volyminsats: ['startdag', 'I en volyminsats registreras bara antal. Välj en annan insats.'],
    samtycke_i_framtiden: ['samtycke_datum', 'Skriv datumet när blanketten undertecknades, senast i dag'],
    start_i_framtiden: ['startdag', 'Skriv en startdag som är i dag eller tidigare'],
    start_fore_insatsen: [
      'startdag',
      `Skriv en startdag från och med ${langDag(startdatum)}, då insatsen startade`,
    ],
    start_efter_insatsen: [
      'startdag',
      `Skriv en startdag till och med ${langDag(slutdatum ?? startdatum)}, då insatsen slutade`,
    ],
    start_fore_fodelsen: ['startdag', 'Kontrollera startdagen. Personen var inte född då.'],
    slut_fore_start: ['startdag', 'Skriv en startdag senast på avslutningsdagen'],
    inget_andrat: ['startdag', 'Ändra det som ska rättas, eller gå tillbaka med Avbryt'],
    hittas_inte: [
      'samtycke',
      'Personen kan inte registreras med personuppgifter. Registrera som anonym deltagare.',
    ],
    begransad: ['samtycke', sokhinderText.begransad],
  };
  return texter[hinder];
};

const lasSamtycke = (las: Lasare, { samtycke, samtycke_datum }: Falt): Dag => {
  if (samtycke !== 'ja') {
    las.fel(
      'samtycke',
      'Kryssa i att samtycket är undertecknat, eller registrera personen som anonym deltagare',
    );
  }
  return las.dag('samtycke_datum', samtycke_datum, {
    tomt: 'Fyll i datumet på blanketten',
    vad: 'ett datum',
  });
};

const lasPlats = (las: Lasare, form: Falt, { stadsdelar, manuell, kommuner }: Fakta): string | null => {
  if (manuell && form.namn === '') las.fel('namn', 'Skriv personens namn');
  if (manuell) las.kod('kommun', form.kommun, kommuner, 'Välj kommunen där personen är folkbokförd');
  if (stadsdelar.length === 0) return null;
  return las.kod('stadsdel', form.stadsdel, stadsdelar, 'Välj stadsdel');
};

const lasInmatning = (las: Lasare, form: Falt, { listor, valda }: Fakta, dag: Dag): Inmatning => {
  const lista = (namn: keyof Svarslistor) => valbara(listor[namn], dag, valda);
  const nivaer = lista('utbildningsniva');
  const ar = { min: 0, max: 60, text: 'Skriv antal hela år, 0–60' };
  const fragor = { forsorjning: lista('forsorjning'), arbetstyp: lista('arbetstyp') };
  return {
    utbildningsnivaKod: las.kod('utbildningsniva', form.utbildningsniva, nivaer, 'Välj utbildningsnivå'),
    forsorjningAr: las.heltal('forsorjning_ar', form.forsorjning_ar, ar),
    ...lasMatning(las, form, fragor, { arbetade: 'arbetade', studerade: 'studerade' }),
  };
};

/** Reads the whole form and gives every fault at once: the fields', and what the days run into. */
export const readInregistrering = (body: unknown, fakta: Fakta): Parsed<InregistreringForm> => {
  const last = readFields(falt, body);
  const form = last.falt;
  const las = lasare(last.form);
  const samtyckeDatum = lasSamtycke(las, form);
  const startdag = las.dag('startdag', form.startdag, { tomt: 'Fyll i startdagen', vad: 'en startdag' });
  const dag = startdag === '' ? fakta.idag : startdag;
  const inmatning = lasInmatning(las, form, fakta, dag);
  lasSkal(las, form.skal, fakta.kravSkal ?? false);
  const stadsdelKod = lasPlats(las, form, fakta);
  for (const hinder of provaStart({ samtyckeDatum, startdag }, fakta.insats, fakta.idag)) {
    las.fel(...hinderText(hinder, fakta.insats));
  }
  return las.svar({
    inregistrering: { samtyckeDatum, startdag, inmatning, stadsdelKod },
    namn: form.namn,
    kommunKod: form.kommun,
    bekrafta: form.bekrafta,
    skal: form.skal,
    version: form.version,
  });
};

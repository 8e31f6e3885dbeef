import { z } from 'zod';
import { langDag, type Dag } from '../shared/datum.ts';
import { valbara, type Post, type Svarslistor } from '../styrdata/styrdata.rules.ts';
import { readFields, text, versionsfalt, type Parsed } from '../web/form.ts';
import { lasare, type Lasare } from '../web/lasare.ts';
import { lasMatning, matningFalt } from './matning.schema.ts';
import { provaSlut, type Uthinder, type Utregistrering } from './utregistrering.rules.ts';

const falt = z.object({
  avslutningsdag: text(20).default(''),
  avslutsanledning: text(60).default(''),
  ...matningFalt,
  skal: text(500).default(''),
  version: versionsfalt(),
});

/** What the form is judged against. `valda` are codes that the registration already has. */
export interface Utfakta {
  readonly startdag: Dag;
  readonly idag: Dag;
  readonly listor: Svarslistor;
  readonly valda: readonly string[];
  /**
   * The version that is only changed with a reason, since it has ended; null while it is open. A form opened with another
   * version is not asked for one: it is the same form sent again, which gets its receipt, or it meets a conflict.
   */
  readonly avslutadVersion: number | null;
}

export interface UtregistreringForm {
  readonly utregistrering: Utregistrering;
  /** The reason chosen says that the start was wrong: it leads to felregistrering instead. */
  readonly felregistrering: boolean;
  readonly skal: string;
  readonly version: number;
}

export const uthinderText = (hinder: Uthinder, startdag: Dag): readonly [falt: string, text: string] => {
  const texter: Record<Uthinder, readonly [string, string]> = {
    slut_fore_start: [
      'avslutningsdag',
      `Skriv en avslutningsdag från och med startdagen ${langDag(startdag)}`,
    ],
    slut_i_framtiden: ['avslutningsdag', 'Skriv en avslutningsdag som är i dag eller tidigare'],
    overlappar: ['avslutningsdag', 'Skriv en avslutningsdag före personens nästa start i insatsen'],
    inget_andrat: ['avslutningsdag', 'Ändra det som ska rättas, eller gå tillbaka med Avbryt'],
  };
  return texter[hinder];
};

/** Asked for when something already ended is changed. */
export const lasSkal = (las: Lasare, skal: string, krav: boolean): void => {
  if (krav && skal === '') las.fel('skal', 'Skriv varför uppgifterna rättas');
};

type Falt = z.infer<typeof falt>;
const ord = { arbetade: 'arbetar', studerade: 'studerar' };

/** Day, reason and the answers that the reason asks for. */
const lasSlut = (
  las: Lasare,
  form: Falt,
  { idag, listor, valda }: Utfakta,
): [Utregistrering, Post['beteende']] => {
  const slut = { tomt: 'Fyll i avslutningsdagen', vad: 'en avslutningsdag' };
  const avslutningsdag = las.dag('avslutningsdag', form.avslutningsdag, slut);
  const lista = (namn: keyof Svarslistor) =>
    valbara(listor[namn], avslutningsdag === '' ? idag : avslutningsdag, valda);
  const anledningar = lista('avslutsanledning');
  const avslutsanledningKod = las.kod(
    'avslutsanledning',
    form.avslutsanledning,
    anledningar,
    'Välj avslutsanledning',
  );
  const beteende = anledningar.find(({ kod }) => kod === avslutsanledningKod)?.beteende ?? 'fragor';
  const fragor = { forsorjning: lista('forsorjning'), arbetstyp: lista('arbetstyp') };
  const utmatning = beteende === 'fragor' ? lasMatning(las, form, fragor, ord) : null;
  return [{ avslutningsdag, avslutsanledningKod, utmatning }, beteende];
};

/** Reads the whole form and gives every fault at once. A felregistrering leads on whatever else was answered. */
export const readUtregistrering = (body: unknown, fakta: Utfakta): Parsed<UtregistreringForm> => {
  const last = readFields(falt, body);
  const { skal, version } = last.falt;
  const las = lasare(last.form);
  const [utregistrering, beteende] = lasSlut(las, last.falt, fakta);
  const felregistrering = beteende === 'felregistrering';
  const value = { utregistrering, felregistrering, skal, version };
  if (felregistrering) return { ok: true, value };
  const hinder = provaSlut(utregistrering.avslutningsdag, fakta.startdag, fakta.idag);
  if (hinder !== null) las.fel(...uthinderText(hinder, fakta.startdag));
  lasSkal(las, skal, version === fakta.avslutadVersion);
  return las.svar(value);
};

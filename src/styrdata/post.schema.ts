import { z } from 'zod';
import type { Dag } from '../shared/datum.ts';
import { readFields, text, versionsfalt, type FormErrors, type Parsed } from '../web/form.ts';
import { lasare, type Lasare } from '../web/lasare.ts';
import {
  alltid,
  listor,
  systempostText,
  valbaraTillhor,
  type Listnamn,
  type Listpost,
} from './listor.rules.ts';
import type { Posthinder, Sluthinder, Uppgifter } from './post.rules.ts';

const falt = z.object({
  text: text(200).default(''),
  hjalptext: text(2000).default(''),
  galler_fran: text(20).default(''),
  tillhor: text(40).default(''),
  nummer: text(10).default(''),
  version: versionsfalt(),
});
type Falt = z.infer<typeof falt>;

/** The order of the page, for the error summary. */
export const postordning = ['nummer', 'tillhor', 'text', 'hjalptext', 'galler_fran'] as const;

const valj: Partial<Record<Listnamn, string>> = {
  forsorjning: 'Välj vilken grupp försörjningen hör till',
  preciserad_inriktning: 'Välj inriktning',
  stadsdel: 'Välj kommun',
};

/** Group, inriktning and kommun are chosen when the entry is new; only the group may change afterwards. */
const lasTillhor = (las: Lasare, lista: Listnamn, form: Falt, post: Listpost | null): string | null => {
  const val = valbaraTillhor(lista).map(([kod]) => ({ kod }));
  const last = post !== null && (lista !== 'forsorjning' || post.tillhor === 'ingen');
  if (last || val.length === 0) return post?.tillhor ?? null;
  return las.kod('tillhor', form.tillhor, val, valj[lista] ?? 'Välj i listan');
};

const nummerform: Partial<Record<Listnamn, readonly [RegExp, string]>> = {
  lan: [/^\d{2}$/, 'Skriv länets kod med två siffror, till exempel 03'],
  kommun: [/^\d{4}$/, 'Skriv kommunens kod med fyra siffror, till exempel 0380'],
};
const lasNummer = (las: Lasare, lista: Listnamn, { nummer }: Falt): string | null => {
  const [form, fel] = nummerform[lista] ?? [null, ''];
  if (form === null) return null;
  if (!form.test(nummer)) las.fel('nummer', fel);
  return nummer;
};

const lasText = (las: Lasare, lista: Listnamn, { text: typat }: Falt): void => {
  const { ordnas } = listor[lista];
  if (typat === '') las.fel('text', `Skriv ${ordnas ? 'texten' : 'namnet'}`);
  if (!ordnas && typat.length > 100) las.fel('text', 'Korta namnet till högst 100 tecken');
};

/** An entry that the program needs has always been valid. */
const lasFran = (las: Lasare, lista: Listnamn, { galler_fran }: Falt, post: Listpost | null): Dag => {
  const last = post !== null && systempostText(lista, post.kod) !== null;
  if (galler_fran === '' || last || !listor[lista].harGiltighet) return alltid;
  return las.dag('galler_fran', galler_fran, { tomt: '', vad: 'en första dag' });
};

/** Reads what is typed about an entry; `post` is the one that is changed, null for a new one. */
export const readPost = (
  lista: Listnamn,
  body: unknown,
  post: Listpost | null,
): Parsed<{ readonly uppgifter: Uppgifter; readonly version: number }> => {
  const last = readFields(falt, body);
  const form = last.falt;
  const las = lasare(last.form);
  const nummer = post === null ? lasNummer(las, lista, form) : null;
  const tillhor = lasTillhor(las, lista, form, post);
  lasText(las, lista, form);
  const gallerFran = lasFran(las, lista, form, post);
  const hjalptext = listor[lista].ordnas && form.hjalptext !== '' ? form.hjalptext : null;
  const uppgifter = { text: form.text, hjalptext, gallerFran, tillhor, nummer };
  return las.svar({ uppgifter, version: form.version });
};

const slutfalt = z.object({
  galler_till: text(20).default(''),
  gor: text(10).default('spara'),
  version: versionsfalt(),
});

/** Reads the last day; null when the entry shall go on. */
export const readSlut = (body: unknown): Parsed<{ gallerTill: Dag | null; version: number }> => {
  const { falt: form, form: typat } = readFields(slutfalt, body);
  const { galler_till, gor, version } = form;
  const las = lasare(typat);
  const tomt = 'Skriv den sista dagen som posten ska gå att välja';
  const gallerTill =
    gor === 'oppna' ? null : las.dag('galler_till', galler_till, { tomt, vad: 'en sista dag' });
  return las.svar({ gallerTill, version });
};

type Nekad = Exclude<Posthinder, 'andrad_av_annan'>;
/** What to do about a refusal, at its field. */
export const posthinderFel = (hinder: Nekad, lista: Listnamn): FormErrors => {
  const texter: Record<Nekad, FormErrors> = {
    text_finns: { text: `Skriv något annat. Det finns redan en ${listor[lista].ett} som heter så.` },
    nummer_finns: { nummer: 'Kontrollera koden. Den används redan.' },
    lan_saknas: { nummer: 'Kontrollera koden. De två första siffrorna ska vara koden för ett län.' },
    fran_efter_till: { galler_fran: 'Skriv en första dag som inte ligger efter den sista dagen' },
  };
  return texter[hinder];
};

/** What to do about an end that was refused. */
export const sluthinderFel = (hinder: Sluthinder, lista: Listnamn, post: Listpost): FormErrors => {
  const texter: Record<Sluthinder, string> = {
    systempost: systempostText(lista, post.kod) ?? 'Posten gäller alltid.',
    sista_posten: 'Lägg till en annan först. Det måste finnas minst en att välja.',
    slut_fore_start: `Skriv en sista dag från och med ${post.gallerFran}, då posten började gälla`,
    andrad_av_annan:
      'Någon annan har ändrat posten medan sidan var öppen. Se hur den är nu och spara igen om ditt ska gälla.',
  };
  return { galler_till: texter[hinder] };
};

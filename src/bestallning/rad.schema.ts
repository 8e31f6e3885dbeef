import { z } from 'zod';
import { isEpost, lasMobil } from '../anvandare/anvandare.rules.ts';
import { bestallbaraRoller, type BestallbarRoll } from '../behorighet/behorighet.rules.ts';
import { aliashinderText, provaAlias } from '../alias/alias.rules.ts';
import type { Personnamn } from '../anvandare/anvandare.rules.ts';
import type { Dag } from '../shared/datum.ts';
import type { Nummerkrav } from '../shared/personnummer.ts';
import { enRad, flera, readForm, text } from '../web/form.ts';
import { lasare, type Lasare } from '../web/lasare.ts';
import { flestRader, radslag, type Radslag } from './rad.rules.ts';

/** The fields of one user; in the form each has the number of the user after it: personnummer_1. */
export const radfalt = [
  ...([
    'slag',
    'personnummer',
    'fornamn',
    'efternamn',
    'skyddad',
    'verkligt_fornamn',
    'verkligt_efternamn',
  ] as const),
  ...(['epost', 'mobil', 'roller'] as const),
] as const;
export type Radfalt = (typeof radfalt)[number];
export const faltnamn = (falt: Radfalt, nummer: number): string => `${falt}_${String(nummer)}`;

type Values = Readonly<Record<string, unknown>>;

/** How many users the form holds, 1–20. */
export const antalRader = (values: Values): number => {
  const antal = Number(values['antal']);
  return Number.isInteger(antal) ? Math.min(Math.max(antal, 1), flestRader) : 1;
};

/** What was typed about one user, under the names without the number. */
const typat = (values: Values, nummer: number): Values =>
  Object.fromEntries(radfalt.map((falt) => [falt, values[faltnamn(falt, nummer)]]));

/** The form without one of its users; those after it move up. */
export const utanRad = (values: Values, bort: number): Values => {
  const antal = antalRader(values);
  const kvar = Array.from({ length: antal }, (_, i) => i + 1).filter((nummer) => nummer !== bort);
  const utan = Object.fromEntries(Object.entries(values).filter(([namn]) => !/_\d{1,2}$/.test(namn)));
  const rader = kvar.flatMap((nummer, i) =>
    radfalt.map((falt) => [faltnamn(falt, i + 1), values[faltnamn(falt, nummer)]] as const),
  );
  const satta = rader.filter(([, varde]) => varde !== undefined);
  return { ...utan, ...Object.fromEntries(satta), antal: String(Math.max(1, kvar.length)) };
};

const kort = text(254).default('');
const radForm = z.object({
  slag: kort,
  personnummer: kort,
  fornamn: enRad(100).default(''),
  efternamn: enRad(100).default(''),
  epost: kort,
  mobil: kort,
  skyddad: kort,
  verkligt_fornamn: text(100).default(''),
  verkligt_efternamn: text(100).default(''),
  roller: flera(),
});
type Typat = z.infer<typeof radForm>;

interface Last {
  readonly slag: Radslag;
  readonly personnummer: string;
  readonly fornamn: string;
  readonly efternamn: string;
  readonly epost: string;
  readonly mobil: string;
  readonly roller: readonly BestallbarRoll[];
  readonly verkligt: Personnamn | null;
}

const isRoll = (roll: string): roll is BestallbarRoll => bestallbaraRoller.some((finns) => finns === roll);

const lasNamn = ({ fornamn, efternamn }: Typat, { fel }: Lasare): void => {
  if (fornamn === '') fel('fornamn', 'Skriv förnamnet');
  if (efternamn === '') fel('efternamn', 'Skriv efternamnet');
};

/** The real name behind an alias: asked for when a new user has skyddade personuppgifter, and not for others. */
const lasVerkligt = (
  { slag, skyddad, fornamn: alias, efternamn: aliasEfternamn, epost, ...v }: Typat,
  { fel }: Lasare,
): Personnamn | null => {
  if (skyddad !== 'ja') return null;
  if (slag !== 'ny') {
    fel('skyddad', 'En superadministratör ger alias till den som redan är användare. Kontakta supporten.');
    return null;
  }
  const verkligt = { fornamn: v.verkligt_fornamn, efternamn: v.verkligt_efternamn };
  if (verkligt.fornamn === '') fel('verkligt_fornamn', 'Skriv det verkliga förnamnet');
  if (verkligt.efternamn === '') fel('verkligt_efternamn', 'Skriv det verkliga efternamnet');
  if (verkligt.fornamn === '' || verkligt.efternamn === '') return null;
  const provat = provaAlias({ fornamn: alias, efternamn: aliasEfternamn, epost }, verkligt);
  if (!provat.ok) fel(...aliashinderText[provat.error]);
  return verkligt;
};

/** What a draft keeps: everything but the real name of one with skyddade personuppgifter. */
export const attSpara = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([namn]) => !namn.startsWith('verkligt_')));

/** Contact data; a change may leave them out. @returns the number as +46…, or empty */
const lasKontakt = ({ epost, mobil }: Typat, { fel }: Lasare, kravs: boolean): string => {
  if ((kravs || epost !== '') && !isEpost(epost))
    fel('epost', 'Skriv en e-postadress, till exempel namn@kommunen.se');
  const last = lasMobil(mobil);
  if ((kravs || mobil !== '') && last === null)
    fel('mobil', 'Skriv ett mobilnummer, till exempel 070-174 06 05');
  return last ?? '';
};

/** What is ordered; with a fault, when nothing was chosen, one that asks for nothing more. */
const lasSlag = ({ slag: typat }: Typat, { fel }: Lasare): Radslag => {
  const slag = radslag.find((ett) => ett === typat);
  if (slag === undefined) fel('slag', 'Välj vad beställningen gäller');
  return slag ?? 'avslut';
};

const lasRoller = ({ roller }: Typat, { fel }: Lasare): readonly BestallbarRoll[] => {
  const kanda = roller.filter(isRoll);
  if (kanda.length < roller.length) fel('roller', 'Välj roller i listan');
  else if (kanda.length === 0) fel('roller', 'Välj minst en roll');
  return kanda;
};

/** Whether an order of this kind says anything but whom it is about. */
const harUppgifter = (slag: Radslag): slag is 'ny' | 'andring' => slag === 'ny' || slag === 'andring';

/** One user as typed, to what is ordered; or its faults by field. An end, and a new masterlösenord, need the personnummer alone. */
const lasRad = (values: Values, idag: Dag, krav: Nummerkrav): ReturnType<typeof readForm<Last>> => {
  const form = readForm(radForm, values);
  if (!form.ok) return form;
  const las = lasare({ values, errors: {} });
  const { value } = form;
  const slag = lasSlag(value, las);
  const personnummer = las.personnummer('personnummer', value.personnummer, { idag, krav });
  if (!harUppgifter(slag))
    return las.svar({
      ...{ slag, personnummer, fornamn: '', efternamn: '' },
      ...{ epost: '', mobil: '', roller: [], verkligt: null },
    });
  if (slag === 'ny') lasNamn(value, las);
  const mobil = lasKontakt(value, las, slag === 'ny');
  const roller = lasRoller(value, las);
  const { fornamn, efternamn, epost } = value;
  const verkligt = lasVerkligt(value, las);
  return las.svar({ slag, personnummer, fornamn, efternamn, epost, mobil, roller, verkligt });
};

/** Every user of the form: what is ordered (null for one that cannot be read yet), and the faults by field. */
export const lasRader = (
  values: Values,
  { idag, krav }: { readonly idag: Dag; readonly krav: Nummerkrav },
): { rader: readonly (Last | null)[]; errors: Readonly<Record<string, string>> } => {
  const errors: Record<string, string> = {};
  const rader = Array.from({ length: antalRader(values) }, (_, i) => {
    const last = lasRad(typat(values, i + 1), idag, krav);
    if (last.ok) return last.value;
    for (const [falt, fel] of Object.entries(last.form.errors)) errors[`${falt}_${String(i + 1)}`] = fel;
    return null;
  });
  return { rader, errors };
};

import { z } from 'zod';
import { isDag, type Dag } from '../shared/datum.ts';
import type { Valt } from '../uppdrag/uppdrag.rules.ts';
import { lasValda } from '../uppdrag/uppdragslista.rules.ts';
import { emptyForm, flera, readFields, text, versionsfalt, type Parsed } from '../web/form.ts';
import { lasare, type Lasare } from '../web/lasare.ts';
import {
  provaGranser,
  provaPeriod,
  type Granser,
  type Insatsuppgifter,
  type Organisation,
} from './hantering.rules.ts';
import { felFor } from './insatshinder.rules.ts';
import {
  inriktningar,
  kategoridag,
  kategoriseringI,
  registreringText,
  valbaraKategorier,
  type Inriktning,
  type Kategorier,
  type Kategorisering,
} from './kategorisering.rules.ts';

const falt = z.object({
  samverkansorganisation: text(60).default(''),
  namn: text(100).default(''),
  beskrivning: text(2000).default(''),
  startdatum: text(20).default(''),
  slutdatum: text(20).default(''),
  inriktning: text(30).default(''),
  preciserad_individinriktad: text(60).default(''),
  preciserad_strukturovergripande: text(60).default(''),
  registrering_individinriktad: text(30).default(''),
  registrering_strukturovergripande: text(30).default(''),
  malgrupp: flera(),
  bekrafta: text(10).default(''),
  version: versionsfalt(),
  fran: text(60).default(''),
});
type Falt = z.infer<typeof falt>;

/** What the form is judged against. */
interface Underlag {
  /** Those the insats can belong to: the user's own, or the one it has. */
  readonly organisationer: readonly Organisation[];
  readonly kategorier: Kategorier;
  readonly idag: Dag;
  /** What is stored; null for a new insats. */
  readonly lagrad: (Kategorisering & { readonly granser: Granser }) | null;
}

export interface Insatsform {
  readonly organisation: Organisation;
  readonly uppgifter: Insatsuppgifter;
  readonly deltagaransvariga: readonly Valt[];
  readonly version: number;
  readonly bekraftat: boolean;
  /** The insats that a new one is made from; null when from none. */
  readonly fran: string | null;
}

/** A name has something in it that can be seen. */
const arSynligt = (namn: string): boolean => namn.replace(/[\s\u00ad\u200b-\u200f\u2060\ufeff]/g, '') !== '';

const lasPeriod = (las: Lasare, { startdatum, slutdatum }: Falt) => ({
  startdatum: las.dag('startdatum', startdatum, { tomt: 'Fyll i startdatumet', vad: 'ett startdatum' }),
  slutdatum: slutdatum === '' ? null : las.dag('slutdatum', slutdatum, { tomt: '', vad: 'ett slutdatum' }),
});

const lasMalgrupper = (
  las: Lasare,
  koder: readonly string[],
  { malgrupp }: Kategorier,
): readonly string[] => {
  if (koder.length === 0) las.fel('malgrupp', 'Välj minst en målgrupp');
  else if (koder.some((kod) => !malgrupp.some((post) => post.kod === kod)))
    las.fel('malgrupp', 'Välj målgrupp i listan');
  return koder;
};

const arRegistrering = (varde: string): varde is Kategorisering['deltagarregistrering'] =>
  Object.hasOwn(registreringText, varde);

/** Only the questions below the inriktning that was chosen are asked; answers below the other one are dropped. */
const lasUnder = (las: Lasare, inriktning: Inriktning, form: Falt, { preciserad }: Kategorier) => {
  const valbara = preciserad.filter((post) => post.inriktning === inriktning);
  const kod = form[`preciserad_${inriktning}`];
  const registrering = form[`registrering_${inriktning}`];
  if (!arRegistrering(registrering)) las.fel(`registrering_${inriktning}`, 'Välj deltagarregistrering');
  return {
    preciseradInriktningKod: las.kod(`preciserad_${inriktning}`, kod, valbara, 'Välj preciserad inriktning'),
    deltagarregistrering: arRegistrering(registrering) ? registrering : 'personuppgifter_anonym',
  } as const;
};

const lasKategorisering = (las: Lasare, form: Falt, kategorier: Kategorier): Kategorisering => {
  const inriktning = inriktningar.find((en) => en === form.inriktning);
  if (inriktning === undefined) las.fel('inriktning', 'Välj inriktning');
  const under = lasUnder(
    inriktning === undefined ? lasare(emptyForm) : las,
    inriktning ?? 'individinriktad',
    form,
    kategorier,
  );
  const malgrupper = lasMalgrupper(las, form.malgrupp, kategorier);
  return { inriktning: inriktning ?? 'individinriktad', ...under, malgrupper };
};

/** Where deltagare are registered the kategorisering is not on the page; what is sent all the same is judged by the rule. */
const kategoriseringen = (
  las: Lasare,
  form: Falt,
  dag: Dag,
  { lagrad, kategorier }: Underlag,
): Kategorisering => {
  if (lagrad?.granser.harDeltagare === true && form.inriktning === '') return kategoriseringI(lagrad);
  return lasKategorisering(las, form, valbaraKategorier(kategorier, dag, lagrad));
};

/** What the dates run into, when they can be read. */
const provaDatum = (
  las: Lasare,
  uppgifter: Pick<Insatsuppgifter, 'startdatum' | 'slutdatum'>,
  organisation: Organisation,
  granser: Granser | null,
): void => {
  const { startdatum, slutdatum } = uppgifter;
  if (!isDag(startdatum) || (slutdatum !== null && !isDag(slutdatum))) return;
  const hinder = [
    ...provaPeriod(uppgifter, organisation),
    ...(granser === null ? [] : provaGranser(uppgifter, granser)),
  ];
  const fel = felFor(hinder, { uppgifter, organisation, granser });
  for (const [namn, forklaring] of Object.entries(fel)) las.fel(namn, forklaring);
};

const ingen: Organisation = { id: '', namn: '', startdatum: '0001-01-01', slutdatum: null };

const lasOrganisation = (las: Lasare, form: Falt, organisationer: readonly Organisation[]): Organisation => {
  const vald = organisationer.find(({ id }) => id === form.samverkansorganisation);
  if (vald === undefined) las.fel('samverkansorganisation', 'Välj samverkansorganisation');
  return vald ?? ingen;
};

/** Reads the form of either page and gives every fault at once. */
export const readInsats = (body: unknown, underlag: Underlag): Parsed<Insatsform> => {
  const { falt: form, form: skickat } = readFields(falt, body);
  const las = lasare(skickat);
  const organisation = lasOrganisation(las, form, underlag.organisationer);
  if (!arSynligt(form.namn)) las.fel('namn', 'Skriv insatsens namn');
  const period = lasPeriod(las, form);
  const dag = isDag(period.startdatum) ? kategoridag(period, underlag.idag) : underlag.idag;
  const kategorisering = kategoriseringen(las, form, dag, underlag);
  const deltagaransvariga = lasValda(las, skickat.values, 'deltagaransvariga', underlag.idag);
  provaDatum(las, period, organisation, underlag.lagrad?.granser ?? null);
  return las.svar({
    organisation,
    uppgifter: { ...kategorisering, ...period, namn: form.namn, beskrivning: form.beskrivning },
    deltagaransvariga,
    version: form.version,
    bekraftat: form.bekrafta === 'ja',
    fran: z.guid().safeParse(form.fran).data ?? null,
  });
};

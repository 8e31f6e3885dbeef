import { langDag, type Dag } from '../shared/datum.ts';
import { antal } from '../shared/text.ts';
import { uppdragshinderText } from '../uppdrag/uppdrag.rules.ts';
import {
  arUtanfor,
  dagarUtanfor,
  type Granser,
  type Insatshinder,
  type Insatsuppgifter,
  type Organisation,
} from './hantering.rules.ts';

/** What a refusal is about: what was typed, and what it ran into. A new insats has no granser. */
export interface Fakta {
  readonly uppgifter: Pick<Insatsuppgifter, 'startdatum' | 'slutdatum'>;
  readonly organisation: Organisation;
  readonly granser: Granser | null;
}
type Fel = Readonly<Record<string, string>>;
interface Utanfor {
  readonly fore: boolean;
  readonly efter: boolean;
}

/** At the date that is wrong; at both when someone else has changed what they ran into. */
const vidDatum = ({ fore, efter }: Utanfor, start: string, slut: string): Fel => {
  const bada = !fore && !efter;
  return { ...(fore || bada ? { startdatum: start } : {}), ...(efter || bada ? { slutdatum: slut } : {}) };
};

const deltaganden = ({ uppgifter, granser }: Fakta): Fel => {
  const dag = (en: Dag | null | undefined) => langDag(en ?? uppgifter.startdatum);
  return vidDatum(
    granser === null ? { fore: false, efter: false } : dagarUtanfor(uppgifter, granser),
    `Skriv ett startdatum till och med ${dag(granser?.forstaDag)}, då den första deltagaren började`,
    `Skriv ett slutdatum från och med ${dag(granser?.sistaDag)}, insatsens senaste start- eller avslutningsdag`,
  );
};

type Slag = 'anonyma' | 'volym' | 'budget';
const finns: Record<Slag, string> = {
  anonyma: 'Anonyma deltagare är registrerade',
  volym: 'Antal deltagare är registrerade',
  budget: 'Insatsen har budget',
};

const aren = ({ uppgifter, granser }: Fakta, slag: Slag): Fel => {
  const ar = granser?.[slag] ?? null;
  const [fran, till] = [String(ar?.fran ?? ''), String(ar?.till ?? '')];
  return vidDatum(
    arUtanfor(uppgifter, ar),
    `Skriv ett startdatum som ligger ${fran} eller tidigare. ${finns[slag]} för ${fran}.`,
    `Skriv ett slutdatum som ligger ${till} eller senare. ${finns[slag]} för ${till}.`,
  );
};

const texter: Record<Insatshinder, (fakta: Fakta) => Fel> = {
  namn_upptaget: ({ organisation }) => ({
    namn: `Välj ett annat namn. Det finns redan en insats i ${organisation.namn} som heter så.`,
  }),
  start_fore_organisationen: ({ organisation }) => ({
    startdatum: `Skriv ett startdatum från och med ${langDag(organisation.startdatum)}, då ${organisation.namn} startade`,
  }),
  start_efter_organisationen: ({ organisation: { namn, startdatum, slutdatum } }) => ({
    startdatum: `Skriv ett startdatum till och med ${langDag(slutdatum ?? startdatum)}, då ${namn} slutade`,
  }),
  slut_fore_start: () => ({ slutdatum: 'Skriv ett slutdatum som inte ligger före startdatumet' }),
  deltaganden_utanfor: deltaganden,
  anonyma_utanfor: (fakta) => aren(fakta, 'anonyma'),
  volym_utanfor: (fakta) => aren(fakta, 'volym'),
  budget_utanfor: (fakta) => aren(fakta, 'budget'),
  kategorisering_last: () => ({
    kategorisering:
      'Spara igen utan ny kategorisering. Den första deltagaren registrerades medan du skrev, så den går inte att ändra.',
  }),
  bekrafta_oppna: ({ granser }) => ({
    bekrafta: `Bekräfta slutdatumet. ${antal(granser?.oppna ?? 0, 'deltagande är öppet', 'deltaganden är öppna')} i insatsen.`,
  }),
  saknar_roll: () => ({ deltagaransvariga: uppdragshinderText.saknar_roll }),
  sista_administrator: () => ({ deltagaransvariga: uppdragshinderText.sista_administrator }),
  slut_passerat: () => ({ deltagaransvariga: uppdragshinderText.slut_passerat }),
};

/** What to do about each refusal, by field; the first that a field runs into stands. */
export const felFor = (hinder: readonly Insatshinder[], fakta: Fakta): Fel =>
  [...hinder].reverse().reduce<Fel>((fel, ett) => ({ ...fel, ...texter[ett](fakta) }), {});

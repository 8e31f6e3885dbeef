import { artal, manaderFore, type Dag } from '../shared/datum.ts';
import type { Forbundsnyckel } from './organisationer.rules.ts';

/** What its deltagare mostly live on before. */
export type Profil = 'sjuk' | 'unga' | 'arbetslos' | 'nyanland';

export type Insatsnyckel =
  | 'vagen'
  | 'steget'
  | 'sprakbron'
  | 'konferenser'
  | 'unga'
  | 'arena'
  | 'takt'
  | 'utbildning'
  | 'stegvis'
  | 'stod'
  | 'riktning'
  | 'klivet';

export interface Demoinsats {
  readonly nyckel: Insatsnyckel;
  readonly forbund: Forbundsnyckel;
  readonly namn: string;
  readonly beskrivning: string;
  readonly startdatum: Dag;
  readonly slutdatum: Dag | null;
  readonly inriktning: 'individinriktad' | 'strukturovergripande';
  readonly preciseradInriktningKod: string;
  readonly deltagarregistrering: 'personuppgifter_anonym' | 'endast_antal';
  readonly malgrupper: readonly string[];
  readonly profil: Profil;
  /** Youngest and oldest at the start. */
  readonly alder: readonly [number, number];
}

/** An insats before it is known what day it is. */
interface Insatsrad extends Omit<Demoinsats, 'forbund' | 'startdatum' | 'slutdatum'> {
  /** Years before this one, and the day MM-DD. */
  readonly borjade: readonly [ar: number, dag: string];
  /** Months before today; left out while it is going on. */
  readonly slutade?: number;
}

const individ = {
  inriktning: 'individinriktad',
  deltagarregistrering: 'personuppgifter_anonym',
  profil: 'sjuk',
  alder: [20, 65],
} as const;
const volym = {
  ...individ,
  inriktning: 'strukturovergripande',
  deltagarregistrering: 'endast_antal',
} as const;

const exempelkusten: readonly Insatsrad[] = [
  {
    ...individ,
    nyckel: 'vagen',
    namn: 'Vägen vidare',
    borjade: [6, '02-01'],
    preciseradInriktningKod: 'arbetslivsinriktad',
    beskrivning: 'Coachning och arbetsprövning för den som varit sjukskriven länge.',
    malgrupper: ['langtidssjukskrivna', 'langtidsarbetslosa'],
  },
  {
    ...individ,
    nyckel: 'steget',
    namn: 'Steget',
    borjade: [5, '09-01'],
    preciseradInriktningKod: 'aktiverande_och_motiverande',
    beskrivning: 'Grupp och enskilda samtal för att komma i gång igen.',
    malgrupper: ['psykisk_ohalsa', 'langtidsarbetslosa'],
    profil: 'arbetslos',
  },
  {
    ...individ,
    nyckel: 'sprakbron',
    namn: 'Språkbron',
    borjade: [4, '01-15'],
    preciseradInriktningKod: 'kartlaggning',
    beskrivning: 'Kartläggning på eget språk. Avslutad.',
    malgrupper: ['utrikes_fodda'],
    profil: 'nyanland',
    slutade: 4,
  },
  {
    ...volym,
    nyckel: 'konferenser',
    namn: 'Samverkanskonferenser',
    borjade: [4, '01-01'],
    preciseradInriktningKod: 'konferens_och_information',
    beskrivning: 'Konferenser för parternas personal. Bara antal registreras.',
    malgrupper: ['personal_och_chefer'],
  },
];

const provdalen: readonly Insatsrad[] = [
  {
    ...individ,
    nyckel: 'unga',
    namn: 'Unga framåt',
    borjade: [4, '08-15'],
    preciseradInriktningKod: 'forberedande',
    beskrivning: 'Stöd till unga som varken arbetar eller studerar.',
    malgrupper: ['unga', 'unga_med_aktivitetsersattning'],
    profil: 'unga',
    alder: [17, 29],
  },
  {
    ...individ,
    nyckel: 'arena',
    namn: 'Grön arena',
    borjade: [5, '03-01'],
    preciseradInriktningKod: 'behandlande',
    beskrivning: 'Naturunderstödd rehabilitering på en gård.',
    malgrupper: ['langtidssjukskrivna', 'psykisk_ohalsa'],
  },
  {
    ...individ,
    nyckel: 'takt',
    namn: 'Tillbaka i takt',
    borjade: [4, '04-01'],
    preciseradInriktningKod: 'samverkansteam',
    beskrivning: 'Team från vård, kommun och myndigheter kring en person i taget.',
    malgrupper: ['smartproblematik', 'langtidssjukskrivna'],
  },
  {
    ...volym,
    nyckel: 'utbildning',
    namn: 'Utbildning för handläggare',
    borjade: [3, '01-01'],
    preciseradInriktningKod: 'utbildning',
    beskrivning: 'Gemensamma utbildningsdagar. Bara antal registreras.',
    malgrupper: ['personal_och_chefer'],
  },
];

const latsasholmen: readonly Insatsrad[] = [
  {
    ...individ,
    nyckel: 'stegvis',
    namn: 'Stegvis till arbete',
    borjade: [4, '02-01'],
    preciseradInriktningKod: 'arbetslivsinriktad',
    beskrivning: 'Praktik med handledare, några timmar i veckan från början.',
    malgrupper: ['langtidsarbetslosa'],
    profil: 'arbetslos',
  },
  {
    ...individ,
    nyckel: 'stod',
    namn: 'Rätt stöd',
    borjade: [4, '05-01'],
    preciseradInriktningKod: 'samverkansteam',
    beskrivning: 'En gemensam planering med kommun, vård och Försäkringskassan.',
    malgrupper: ['funktionsnedsattning', 'psykisk_ohalsa'],
  },
  {
    ...individ,
    nyckel: 'riktning',
    namn: 'Ny riktning',
    borjade: [4, '09-01'],
    preciseradInriktningKod: 'aktiverande_och_motiverande',
    beskrivning: 'Motiverande stöd efter behandling.',
    malgrupper: ['missbruk_eller_beroende'],
    profil: 'arbetslos',
  },
  {
    ...individ,
    nyckel: 'klivet',
    namn: 'Första klivet',
    borjade: [0, '01-01'],
    preciseradInriktningKod: 'forberedande',
    beskrivning: 'Ny i år: väg till studier eller första jobbet.',
    malgrupper: ['unga'],
    profil: 'unga',
    alder: [17, 27],
  },
];

/** A dozen insatser relative to today: one ended four months ago, one that began this year, two where only numbers are registered. */
export const demoInsatser = (idag: Dag): readonly Demoinsats[] => {
  const i = (forbund: Forbundsnyckel, rader: readonly Insatsrad[]): Demoinsats[] =>
    rader.map(({ borjade: [ar, dag], slutade, ...rad }) => ({
      ...rad,
      forbund,
      startdatum: `${artal(idag) - ar}-${dag}`,
      slutdatum: slutade === undefined ? null : manaderFore(idag, slutade),
    }));
  return [
    ...i('exempelkusten', exempelkusten),
    ...i('provdalen', provdalen),
    ...i('latsasholmen', latsasholmen),
  ];
};

import {
  alder,
  forsorjningstid,
  klasser,
  okningar,
  sysselsattningar,
  tidIInsats,
  utanSvar,
  type Kategori,
  type Kodlistor,
} from './kategorier.rules.ts';
import type { MattId } from './matt.rules.ts';
import type { Del } from './rapport.rules.ts';
import { fordelning, foreEfter, medelrad, type ForeEfterRad, type Grund } from './tabeller.rules.ts';
import type { Delid, Rapporttyp } from './urval.rules.ts';

export interface Delunderlag extends Grund {
  readonly listor: Kodlistor;
  /** Standardrapport e; null when it was not chosen. */
  readonly vald: Kategori | null;
}
type Bygg = (underlag: Delunderlag, id: Delid) => Del;

const avslutade = 'Deltaganden som avslutades i perioden';
const paborjade = 'Deltaganden som påbörjades i perioden';
const flera =
  'Flera försörjningar kan vara markerade för samma deltagande, så summan kan bli större än antalet deltaganden.';
const sammaTvaSidor =
  'Före och efter är samma deltaganden. De som har avlidit har inga svar vid slutet och räknas bara bland alla avslutade.';

const par = (fore: string, efter: string, kategorier: readonly Kategori[]): ForeEfterRad[] =>
  kategorier.map((kategori) => ({ ...kategori, fore: [fore, kategori.kod], efter: [efter, kategori.kod] }));
const klassrader = (kategorier: readonly Kategori[]) => par('klass_fore', 'klass_efter', kategorier);

const forsorjning: Bygg = (u, id) =>
  foreEfter(u, {
    id,
    rubrik: 'Försörjning före och efter',
    bas: avslutade,
    matt: ['forsorjning_fore', 'forsorjning_efter', 'forsorjning_forandring'],
    rader: par('forsorjning_fore', 'forsorjning_efter', u.listor.forsorjning),
    anmarkningar: [flera, sammaTvaSidor],
  });

/** Who works is a class of its own; who studies or seeks work is counted also when working. */
const sysselsattning: Bygg = (u, id) =>
  foreEfter(u, {
    id,
    rubrik: 'Sysselsättning före och efter',
    bas: avslutade,
    matt: ['sysselsattning_fore', 'sysselsattning_efter', 'sysselsattning_forandring'],
    rader: [
      ...klassrader([{ kod: 'arbetar', text: 'Arbetar' }]),
      ...par('sysselsattning_fore', 'sysselsattning_efter', sysselsattningar),
      ...klassrader([{ kod: 'ovriga', text: 'Inget av dessa' }]),
    ],
    anmarkningar: ['Den som till exempel både arbetar och studerar räknas på båda raderna.', sammaTvaSidor],
  });

const klass: Bygg = (u, id) =>
  foreEfter(u, {
    id,
    rubrik: 'Sysselsättning i fyra klasser',
    bas: avslutade,
    matt: ['klass_fore', 'klass_efter', 'klass_forandring'],
    rader: klassrader([...klasser, utanSvar]),
    anmarkningar: ['Varje deltagande räknas i en klass: den första som stämmer, uppifrån.', sammaTvaSidor],
  });

const resultat: Bygg = (u, id) =>
  fordelning(
    { ...u, uppslag: medResultat(u) },
    {
      id,
      rubrik: 'Arbete och studier efter insatsen',
      bas: avslutade,
      matt: 'resultat',
      tabell: 'resultatrader',
      basmatt: 'avslutade',
      av: ['avslutade', ''],
      avText: 'Avslutade deltaganden',
      kategorier: [
        { kod: 'arbetar', text: 'Arbetar' },
        { kod: 'studerar', text: 'Studerar' },
        { kod: 'antingen', text: 'Arbetar eller studerar, eller båda' },
        ...okningar,
      ],
      anmarkningar: [
        'Börjat eller ökat: omfattningen efter är större än före. Den som inte arbetade eller studerade räknas som 0 procent.',
      ],
    },
  );

/** Who works or studies are the two classes together; the rest stand in tables of their own. */
const medResultat =
  ({ uppslag }: Grund): Grund['uppslag'] =>
  (tabell, kategori, noder) => {
    if (tabell !== 'resultatrader') return uppslag(tabell, kategori, noder);
    if (kategori === 'arbetar') return uppslag('klass_efter', 'arbetar', noder);
    if (kategori === 'studerar') return uppslag('sysselsattning_efter', 'studerar', noder);
    if (kategori !== 'antingen') return uppslag('resultat', kategori, noder);
    const [a, b] = ['arbetar', 'studerar'].map((kod) => uppslag('klass_efter', kod, noder));
    if (a === undefined || b === undefined) throw new Error('two classes');
    return {
      kvinnor: a.kvinnor + b.kvinnor,
      man: a.man + b.man,
      lage: a.lage > b.lage ? a.lage : b.lage,
    };
  };

const forsorjningEfterVald: Bygg = (u, id) => {
  const vald = u.vald ?? { kod: '', text: '' };
  return fordelning(u, {
    id,
    rubrik: `Försörjning efter, av dem som hade ${vald.text} före`,
    bas: avslutade,
    matt: 'forsorjning_efter_vald',
    tabell: 'forsorjning_efter_vald',
    basmatt: 'forsorjning_fore',
    av: ['forsorjning_fore', vald.kod],
    avText: `Hade ${vald.text} före`,
    kategorier: u.listor.forsorjning,
    anmarkningar: [flera],
  });
};

const fordelad =
  (
    matt: MattId,
    rubrik: string,
    population: 'paborjade' | 'avslutade',
    kategorier: (l: Kodlistor) => readonly Kategori[],
  ): Bygg =>
  (u, id) =>
    fordelning(u, {
      id,
      rubrik,
      bas: population === 'paborjade' ? paborjade : avslutade,
      matt,
      tabell: matt,
      basmatt: population,
      av: [population, ''],
      avText: population === 'paborjade' ? 'Påbörjade deltaganden' : 'Avslutade deltaganden',
      kategorier: kategorier(u.listor),
    });

const tid: Bygg = (u, id) =>
  fordelning(
    u,
    {
      id,
      rubrik: 'Tid i insats',
      bas: avslutade,
      matt: 'tid_i_insats',
      tabell: 'tid_i_insats',
      basmatt: 'avslutade',
      av: ['avslutade', ''],
      avText: 'Avslutade deltaganden',
      kategorier: tidIInsats.kategorier,
    },
    medelrad(u),
  );

/** What is counted for a part: which query gives its tables. */
export const allaFragor = ['alder', 'bakgrund', 'avslut', 'sysselsattning', 'forsorjning'] as const;
export type Fraga = (typeof allaFragor)[number];
interface Delbygge {
  readonly fraga: Fraga;
  readonly bygg: Bygg;
}

/** The parts of the two reports about deltaganden, in their order (doman §8). */
export const delbyggen: Record<'deltagarrapport' | 'standardrapport', Readonly<Record<string, Delbygge>>> = {
  deltagarrapport: {
    a: { fraga: 'forsorjning', bygg: forsorjning },
    b: { fraga: 'sysselsattning', bygg: sysselsattning },
    c: {
      fraga: 'bakgrund',
      bygg: fordelad('utbildningsniva', 'Utbildningsnivå', 'paborjade', (l) => l.utbildningsniva),
    },
    d: { fraga: 'alder', bygg: fordelad('alder', 'Ålder vid start', 'paborjade', () => alder.kategorier) },
    e: {
      fraga: 'bakgrund',
      bygg: fordelad(
        'forsorjningstid',
        'Tid i offentlig försörjning',
        'paborjade',
        () => forsorjningstid.kategorier,
      ),
    },
    f: {
      fraga: 'avslut',
      bygg: fordelad('avslutsanledning', 'Avslutsanledning', 'avslutade', (l) => l.avslutsanledning),
    },
    g: { fraga: 'avslut', bygg: tid },
  },
  standardrapport: {
    a: { fraga: 'sysselsattning', bygg: sysselsattning },
    b: { fraga: 'sysselsattning', bygg: klass },
    c: { fraga: 'sysselsattning', bygg: resultat },
    d: { fraga: 'forsorjning', bygg: forsorjning },
    e: { fraga: 'forsorjning', bygg: forsorjningEfterVald },
    f: { fraga: 'avslut', bygg: tid },
  },
};
export type Deltagandetyp = keyof typeof delbyggen;
export const arDeltagandetyp = (typ: Rapporttyp): typ is Deltagandetyp => typ in delbyggen;

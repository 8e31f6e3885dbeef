import {
  andelsceller,
  antalceller,
  forandringsceller,
  kolumner,
  medelceller,
  type Forandring,
} from './celler.rules.ts';
import type { Kategori } from './kategorier.rules.ts';
import type { Siffra, Uppslag } from './kub.rules.ts';
import type { MattId } from './matt.rules.ts';
import type { Grupp } from './plats.rules.ts';
import type { Del, Diagram, Kolumn, Rad, Talcell } from './rapport.rules.ts';
import type { Delid } from './urval.rules.ts';

/** What every table of a report about deltaganden is made from. */
export interface Grund {
  readonly uppslag: Uppslag;
  readonly grupper: readonly Grupp[];
  readonly kon: boolean;
  readonly exakt: boolean;
}

const doldText =
  'Siffror om färre än fem personer visas som "..". Fler siffror kan vara dolda för att de små inte ska kunna räknas ut.';
const doldI = (rader: readonly Rad[]): readonly string[] =>
  rader.some(({ celler }) => celler.some((cell) => cell.slag !== 'text' && cell.dold)) ? [doldText] : [];

/** What a table is about, apart from its numbers. */
interface Rubriker {
  readonly id: Delid;
  readonly rubrik: string;
  readonly bas: string;
  readonly anmarkningar?: readonly string[];
}

const satt = (rubriker: Rubriker, tabell: Pick<Del, 'kolumner' | 'rader' | 'diagram'>): Del => ({
  ...rubriker,
  ...tabell,
  anmarkningar: [...(rubriker.anmarkningar ?? []), ...doldI(tabell.rader)],
});

const rad = (
  { plats }: Grupp,
  { kod, text }: Kategori,
  celler: readonly Talcell[],
  slag: Rad['slag'] = 'rad',
): Rad => ({ id: kod, rubrik: text, slag, plats, celler });

/** When places are compared the diagram sets them beside each other. */
const diagram = ({ grupper }: Grund, slag: Diagram['slag'], visade: readonly string[]): Diagram => ({
  slag: grupper.length > 1 ? 'jamforelse' : slag,
  kolumner: visade,
});

interface Fordelning extends Rubriker {
  readonly matt: MattId;
  readonly tabell: string;
  readonly basmatt: MattId;
  /** How many there are in all: table and category. */
  readonly av: readonly [tabell: string, kategori: string];
  readonly avText: string;
  readonly kategorier: readonly Kategori[];
}

/** How many in each category, and per cent of all; last how many there are. */
export const fordelning = (
  grund: Grund,
  f: Fordelning,
  extra: (grupp: Grupp) => readonly Rad[] = () => [],
): Del => {
  const { uppslag, kon, exakt } = grund;
  const celler = (siffra: Siffra, bas: Siffra, matt: MattId) => [
    ...antalceller(siffra, kon, matt),
    ...andelsceller({ siffra, bas, exakt }, kon, matt),
  ];
  const rader = grund.grupper.flatMap((grupp) => {
    const bas = uppslag(...f.av, grupp.noder);
    return [
      ...f.kategorier.map((kategori) =>
        rad(grupp, kategori, celler(uppslag(f.tabell, kategori.kod, grupp.noder), bas, f.matt)),
      ),
      rad(grupp, { kod: 'summa', text: f.avText }, celler(bas, bas, f.basmatt), 'summa'),
      ...extra(grupp),
    ];
  });
  const { id, rubrik, bas, anmarkningar = [] } = f;
  return satt(
    { id, rubrik, bas, anmarkningar },
    {
      kolumner: [
        ...kolumner('antal', 'Antal', 'antal', kon),
        ...kolumner('andel', 'Procent', 'procent', kon),
      ],
      rader,
      diagram: diagram(grund, 'fordelning', kon ? ['antal_kvinnor', 'antal_man'] : ['antal_totalt']),
    },
  );
};

/** The mean below a distribution of days: its cells stand in the columns of numbers, and there is no per cent of it. */
export const medelrad =
  ({ uppslag, kon, exakt }: Grund) =>
  (grupp: Grupp): Rad[] => {
    const [siffra, bas] = [uppslag('dagar', '', grupp.noder), uppslag('avslutade', '', grupp.noder)];
    const medel = medelceller({ siffra, bas, exakt }, kon, 'tid_i_insats');
    const tomma = medel.map((): Talcell => ({ ...tomCell }));
    return [rad(grupp, { kod: 'medel', text: 'Medeltid i dagar' }, [...medel, ...tomma], 'summa')];
  };
const tomCell: Talcell = { slag: 'procent', varde: null, dold: false, forklaring: 'tid_i_insats' };

export interface ForeEfterRad extends Kategori {
  /** Table and category before, and after. */
  readonly fore: readonly [tabell: string, kategori: string];
  readonly efter: readonly [tabell: string, kategori: string];
}
interface ForeEfter extends Rubriker {
  readonly matt: readonly [fore: MattId, efter: MattId, forandring: MattId];
  readonly rader: readonly ForeEfterRad[];
}

export const foreEfterKolumner = (kon: boolean): readonly Kolumn[] => [
  ...kolumner('fore', 'Före', 'antal', kon),
  ...kolumner('efter', 'Efter', 'antal', kon),
  ...kolumner('forandring', 'Förändring', 'antal', kon),
  ...kolumner('forandring_procent', 'Förändring i procent av före', 'procent', kon),
  ...kolumner('forandring_andel', 'Förändring i procent av avslutade', 'procent', kon),
];

/** The same deltaganden before and after, with the change; last how many they are. */
export const foreEfter = (grund: Grund, f: ForeEfter): Del => {
  const { uppslag, kon, exakt } = grund;
  const [matFore, matEfter, matForandring] = f.matt;
  const celler = (forandring: Forandring) => [
    ...antalceller(forandring.fore, kon, matFore),
    ...antalceller(forandring.efter, kon, matEfter),
    ...forandringsceller(forandring, kon, matForandring),
  ];
  const rader = grund.grupper.flatMap((grupp) => {
    const bas = uppslag('avslutade', '', grupp.noder);
    const alla = [...antalceller(bas, kon, 'avslutade'), ...antalceller(bas, kon, 'avslutade')];
    const tomma = foreEfterKolumner(kon)
      .slice(alla.length)
      .map(({ slag }): Talcell => ({
        ...tomCell,
        slag: slag === 'antal' ? 'antal' : 'procent',
        forklaring: 'avslutade',
      }));
    return [
      ...f.rader.map((kategori) => {
        const [fore, efter] = [
          uppslag(...kategori.fore, grupp.noder),
          uppslag(...kategori.efter, grupp.noder),
        ];
        return rad(grupp, kategori, celler({ fore, efter, bas, exakt }));
      }),
      rad(grupp, { kod: 'summa', text: 'Avslutade deltaganden' }, [...alla, ...tomma], 'summa'),
    ];
  });
  const { id, rubrik, bas, anmarkningar = [] } = f;
  return satt(
    { id, rubrik, bas, anmarkningar },
    {
      kolumner: foreEfterKolumner(kon),
      rader,
      diagram: diagram(grund, 'fore_efter', ['fore_totalt', 'efter_totalt']),
    },
  );
};

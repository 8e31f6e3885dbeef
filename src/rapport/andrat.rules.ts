import { orsaker, type Orsak } from './frysning.rules.ts';
import type { MattId } from './matt.rules.ts';
import {
  antal,
  dold,
  type Cell,
  type Del,
  type Kolumn,
  type Rad,
  type Rapport,
  type Talcell,
} from './rapport.rules.ts';
import { arLitet } from './doljning.rules.ts';

/** A report at two times, and what has changed in it. */
export interface Andringar {
  readonly da: Rapport;
  readonly nu: Rapport;
  readonly delar: readonly Del[];
}

/** What each cause is called. */
const orsakstext: Readonly<Record<Orsak, string>> = {
  ny: 'Nya',
  sen: 'Sena',
  rattelse: 'Rättade',
  felregistrering: 'Felregistrerade',
  aterkallat: 'Återkallade',
};

/** The parts of a report at two times, and of what changed between them by cause: the same rows and columns in all. */
export interface Andringsunderlag {
  readonly da: readonly Del[];
  readonly nu: readonly Del[];
  readonly perOrsak: ReadonlyMap<Orsak, readonly Del[]>;
  /** Nothing is hidden. */
  readonly exakt: boolean;
}

const matt = 'kand_forandring';
const kolumn = (id: string, rubrik: string, grupp: string | null): Kolumn => ({
  ...{ id, rubrik, grupp, slag: 'antal' },
});
const kolumner: readonly Kolumn[] = [
  kolumn('da', 'Tidigare', null),
  kolumn('nu', 'Senare', null),
  kolumn('skillnad', 'Skillnad', null),
  ...orsaker.map((orsak) => kolumn(orsak, orsakstext[orsak], 'Varför')),
];

const radnyckel = ({ id, plats }: Rad): string => (plats === null ? id : `${plats.niva} ${plats.id} ${id}`);
const raderAv = (delar: readonly Del[], id: string): ReadonlyMap<string, Rad> =>
  new Map((delar.find((del) => del.id === id)?.rader ?? []).map((rad) => [radnyckel(rad), rad]));

/** A count or an amount; what is not there is none. Null is hidden. */
const talet = (cell: Cell | undefined): number | null => {
  if (cell === undefined || cell.slag === 'text') return 0;
  return cell.dold ? null : (cell.varde ?? 0);
};

/** Persons; kronor are nobody's. */
type Slag = 'antal' | 'kronor';
const siffra = (slag: Slag, varde: number, forklaring: MattId): Talcell => ({
  ...{ slag, varde, dold: false, forklaring },
});

const doldRad = (da: number | null, nu: number | null, av: MattId): readonly Talcell[] => [
  ...[da, nu].map((tal) => (tal === null ? dold('antal', av) : antal(tal, av))),
  ...kolumner.slice(2).map(() => dold('antal', matt)),
];

/** What is compared: how many or how much at both times and why, in which unit, and what it is of. */
interface Jamfort {
  readonly da: number;
  readonly nu: number;
  readonly varfor: readonly number[];
  readonly slag: Slag;
  readonly av: MattId;
}

/** Causes of 1–4 persons are not shown, and then none of that figure's. */
const synliga = ({ da, nu, varfor, slag, av }: Jamfort, exakt: boolean): readonly Talcell[] => {
  const litet = !exakt && omPersoner(slag, av) && varfor.some((tal) => arLitet(Math.abs(tal)));
  return [
    ...[da, nu].map((tal) => siffra(slag, tal, av)),
    siffra(slag, nu - da, matt),
    ...varfor.map((tal) => (litet ? dold(slag, matt) : siffra(slag, tal, matt))),
  ];
};
const omPersoner = (slag: Slag, av: MattId): boolean => slag === 'antal' && av !== 'planerat_antal';

const arOforandrad = (da: number, nu: number, varfor: readonly number[]): boolean =>
  da === nu && varfor.every((tal) => tal === 0);

interface Par {
  readonly rad: Rad;
  readonly da: Rad | undefined;
  readonly nu: Rad | undefined;
  readonly varfor: readonly (Rad | undefined)[];
}

/** "Sjukpenning, före, kvinnor". */
const siffransNamn = (rad: Rad, { grupp, rubrik }: Kolumn): string =>
  [rad.rubrik, ...(grupp === null ? [] : [grupp.toLowerCase()]), rubrik.toLowerCase()].join(', ');

/** A number that adds up and is there: neither a share, a mean nor "–". */
const arSiffra = (cell: Cell | undefined): cell is Talcell & { readonly slag: Slag } =>
  (cell?.slag === 'antal' || cell?.slag === 'kronor') &&
  cell.forklaring !== 'kostnad_per_deltagare' &&
  (cell.varde !== null || cell.dold);

/** Means less costs is not there at all before any cost is known; other sums of nothing are 0. */
const kanJamforas = (innan: Cell | undefined, sedan: Cell | undefined): boolean =>
  [innan, sedan].every(
    (cell) =>
      cell === undefined ||
      cell.slag === 'text' ||
      cell.forklaring !== 'ekonomiskt_resultat' ||
      arSiffra(cell),
  );

/** Why, one cause after the other. An insats that is in the report at one time alone has had its days corrected. */
const orsakerna = ({ da, nu, varfor }: Par, i: number, skillnad: number): readonly number[] => {
  const tal = varfor.map((en) => talet(en?.celler[i]) ?? 0);
  const rest = da === undefined || nu === undefined ? skillnad - tal.reduce((s, n) => s + n, 0) : 0;
  return tal.map((n, j) => (orsaker[j] === 'rattelse' ? n + rest : n));
};

/** A figure at both times with why it differs; null when it is the same, or no figure. */
const siffran = (par: Par, i: number, exakt: boolean): readonly Talcell[] | null => {
  const [innan, sedan] = [par.da?.celler[i], par.nu?.celler[i]];
  const visad = [sedan, innan].find(arSiffra);
  if (visad === undefined || !kanJamforas(innan, sedan)) return null;
  const [da, nu] = [talet(innan), talet(sedan)];
  const { slag, forklaring: av } = visad;
  if (da === null || nu === null) return doldRad(da, nu, av);
  const varfor = orsakerna(par, i, nu - da);
  return arOforandrad(da, nu, varfor) ? null : synliga({ da, nu, varfor, slag, av }, exakt);
};

/** The figures of one row, each a row of its own; those that are the same are left out. */
const siffrorI = (par: Par, del: Del, exakt: boolean): Rad[] =>
  del.kolumner.flatMap((kol, i): Rad[] => {
    const { rad } = par;
    const celler = siffran(par, i, exakt);
    if (celler === null) return [];
    const rubrik = siffransNamn(rad, kol);
    return [{ id: `${rad.id}/${kol.id}`, rubrik, slag: 'rad', plats: rad.plats, celler }];
  });

/** The rows of both times as they stand at the later; those that are gone come before a sum that is last. */
const ordnade = (
  innan: ReadonlyMap<string, Rad>,
  sedan: ReadonlyMap<string, Rad>,
): readonly (readonly [string, Rad])[] => {
  const kvar = [...sedan];
  const slut = kvar.at(-1)?.[1].slag === 'summa' ? kvar.length - 1 : kvar.length;
  const borta = [...innan].filter(([nyckel]) => !sedan.has(nyckel));
  return [...kvar.slice(0, slut), ...borta, ...kvar.slice(slut)];
};

/**
 * What has changed in each part: a row for each figure that differs or is hidden, with why. The causes are counted as the report is, from the
 * differences alone, so they add up to the difference in every figure.
 */
export const andringsdelar = ({ da, nu, perOrsak, exakt }: Andringsunderlag): Del[] =>
  nu.map((del) => {
    const [innan, sedan] = [raderAv(da, del.id), raderAv(nu, del.id)];
    const varfor = orsaker.map((orsak) => raderAv(perOrsak.get(orsak) ?? [], del.id));
    const alla = ordnade(innan, sedan);
    return {
      ...del,
      kolumner,
      diagram: null,
      anmarkningar: [],
      rader: alla.flatMap(([nyckel, rad]) =>
        siffrorI(
          {
            rad,
            da: innan.get(nyckel),
            nu: sedan.get(nyckel),
            varfor: varfor.map((rader) => rader.get(nyckel)),
          },
          del,
          exakt,
        ),
      ),
    };
  });

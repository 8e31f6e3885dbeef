import { orsaker, type Orsak } from './frysning.rules.ts';
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
  sen: 'Sena registreringar',
  rattelse: 'Rättelser',
  felregistrering: 'Felregistreringar',
  aterkallat: 'Återkallade samtycken',
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

/** A count; what is not there has none. Null is hidden. */
const talet = (cell: Cell | undefined): number | null => {
  if (cell === undefined || cell.slag === 'text') return 0;
  return cell.dold ? null : (cell.varde ?? 0);
};

const doldRad = (da: number | null, nu: number | null): readonly Talcell[] => [
  ...[da, nu].map((tal) => (tal === null ? dold('antal', 'paborjade') : antal(tal, 'paborjade'))),
  ...kolumner.slice(2).map(() => dold('antal', matt)),
];

/** Causes of 1–4 are not shown, and then none of that figure's. */
const synliga = (da: number, nu: number, varfor: readonly number[], exakt: boolean): readonly Talcell[] => {
  const litet = !exakt && varfor.some((tal) => arLitet(Math.abs(tal)));
  return [
    ...[da, nu].map((tal) => antal(tal, 'paborjade')),
    antal(nu - da, matt),
    ...varfor.map((tal) => (litet ? dold('antal', matt) : antal(tal, matt))),
  ];
};

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

/** A count that is there: not a share, and not "–". */
const arSiffra = (cell: Cell | undefined): boolean =>
  cell?.slag === 'antal' && (cell.varde !== null || cell.dold);

/** A figure at both times with why it differs; null when it is the same. */
const siffran = ({ da, nu, varfor }: Par, i: number, exakt: boolean): readonly Talcell[] | null => {
  const [fore, efter] = [talet(da?.celler[i]), talet(nu?.celler[i])];
  if (fore === null || efter === null) return doldRad(fore, efter);
  const orsakernas = varfor.map((en) => talet(en?.celler[i]) ?? 0);
  return arOforandrad(fore, efter, orsakernas) ? null : synliga(fore, efter, orsakernas, exakt);
};

/** The figures of one row, each a row of its own; those that are the same are left out. */
const siffrorI = (par: Par, del: Del, exakt: boolean): Rad[] =>
  del.kolumner.flatMap((kol, i): Rad[] => {
    const { rad } = par;
    const celler = arSiffra(rad.celler[i]) ? siffran(par, i, exakt) : null;
    if (celler === null) return [];
    const rubrik = siffransNamn(rad, kol);
    return [{ id: `${rad.id}/${kol.id}`, rubrik, slag: 'rad', plats: rad.plats, celler }];
  });

/**
 * What has changed in each part: a row for each figure that differs or is hidden, with why. The causes are counted as the report is, from the
 * differences alone, so they add up to the difference in every figure.
 */
export const andringsdelar = ({ da, nu, perOrsak, exakt }: Andringsunderlag): Del[] =>
  nu.map((del) => {
    const [innan, sedan] = [raderAv(da, del.id), raderAv(nu, del.id)];
    const varfor = orsaker.map((orsak) => raderAv(perOrsak.get(orsak) ?? [], del.id));
    const alla = new Map([...sedan, ...[...innan].filter(([nyckel]) => !sedan.has(nyckel))]);
    return {
      ...del,
      kolumner,
      diagram: null,
      anmarkningar: [],
      rader: [...alla].flatMap(([nyckel, rad]) =>
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

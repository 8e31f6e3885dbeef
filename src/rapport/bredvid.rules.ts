import { storst, visadeBredvid, type Familj, type Lage, type Ogonblick, type Tal } from './punkt.rules.ts';

/** A number that is known though it is hidden. */
export interface Blottad extends Tal {
  readonly grad: Lage;
}

/** The columns that are being decided. */
export const kolumnerna = ({ kategorier, varden }: Ogonblick): readonly number[] =>
  kategorier ? (varden[0]?.slice(1).map((_, i) => i + 1) ?? []) : [0];

/** A number to hide at a point. */
export interface Dolt extends Blottad {
  readonly punkt: number;
}

/** The numbers beside one in its column, where something of the place around is shown. */
const iKolumnen = (har: Ogonblick, { foralder, barn }: Familj, kolumn: number): Tal[] =>
  foralder >= 0 && storst(har.lagen[foralder]?.[kolumn]) < 2 ? barn.map((nod) => ({ nod, kolumn })) : [];
/** And in its row. */
const iRaden = (har: Ogonblick, { nod, kolumn }: Tal): Tal[] =>
  kolumn === 0 ? [] : kolumnerna(har).map((k) => ({ nod, kolumn: k }));

/**
 * What more to hide for a number that is known all the same: what lies near it in time; all of it; last whatever is shown beside it.
 * @returns for one number after the other of a point; what lies beside is found once for all of a row, and of a column
 */
export const merFor = (
  har: Ogonblick,
  familj: Familj,
  punkt: number,
): ((blottad: Blottad) => readonly Dolt[]) => {
  const funna = new Map<string, readonly Dolt[]>();
  const vid = (grad: Lage, nara: boolean, linje: string, talen: () => Tal[]): readonly Dolt[] => {
    const nyckel = `${String(grad)} ${String(nara)} ${linje}`;
    const dolt =
      funna.get(nyckel) ??
      talen().flatMap((tal) =>
        visadeBredvid(har, tal, grad, { nara }).map((dar) => ({ ...tal, punkt: dar, grad })),
      );
    funna.set(nyckel, dolt);
    return dolt;
  };
  const bredvid = (tal: Blottad, nara: boolean): readonly Dolt[] => [
    ...vid(tal.grad, nara, `kolumn ${String(tal.kolumn)}`, () => iKolumnen(har, familj, tal.kolumn)),
    ...vid(tal.grad, nara, `rad ${String(tal.nod)}`, () => iRaden(har, tal)),
  ];
  return (blottad) => {
    const narmast = bredvid(blottad, true);
    if (narmast.length > 0) return narmast;
    return har.lagen[blottad.nod]?.[blottad.kolumn] === 2
      ? bredvid(blottad, false)
      : [{ ...blottad, punkt, grad: 2 }];
  };
};

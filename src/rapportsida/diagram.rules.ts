import { ritaStaplar, type Ritning, type Stapel, type Stapelgrupp } from '../diagram/diagram.rules.ts';
import { minst } from '../rapport/doljning.rules.ts';
import type { Cell, Del, Diagram, Rad } from '../rapport/rapport.rules.ts';
import { celltext, harPlatser } from './tabell.rules.ts';

/** More bars than these are not read as a picture: the table has them all. */
export const hogstIDiagram = 40;

interface Underlag {
  readonly del: Del;
  /** Indexes of the columns drawn. */
  readonly kolumner: readonly number[];
  readonly rader: readonly Rad[];
}

const talet = (cell: Cell | undefined): number | null =>
  cell === undefined || cell.slag === 'text' ? null : cell.varde;
const isDold = (cell: Cell | undefined): boolean => cell !== undefined && cell.slag !== 'text' && cell.dold;

const rubrikFor = ({ del }: Underlag, rad: Rad): string =>
  harPlatser(del) && rad.plats !== null ? `${rad.plats.namn}, ${rad.rubrik}` : rad.rubrik;

/** The number that a row is part of: the summa of the same place. */
const basFor = ({ del }: Underlag, rad: Rad, kolumn: number): number | null => {
  const summa = del.rader.find(
    ({ slag, plats }) => slag === 'summa' && plats?.id === rad.plats?.id && plats?.niva === rad.plats?.niva,
  );
  return talet(summa?.celler[kolumn]);
};

const medAndel = (underlag: Underlag, rad: Rad, kolumn: number): string => {
  const cell = rad.celler[kolumn];
  const [varde, bas] = [talet(cell), basFor(underlag, rad, kolumn)];
  const text = cell === undefined ? '–' : celltext(cell);
  if (cell?.slag !== 'antal' || varde === null || bas === null || bas < minst) return text;
  return `${text} (${String(Math.round((varde / bas) * 100))}\u00a0%)`;
};

const staplar = (underlag: Underlag, rad: Rad, andel: boolean): readonly Stapel[] =>
  underlag.kolumner.map((kolumn, serie) => {
    const cell = rad.celler[kolumn];
    const text = cell === undefined ? '–' : celltext(cell);
    return {
      serie,
      varde: talet(cell),
      dold: isDold(cell),
      text: andel ? medAndel(underlag, rad, kolumn) : text,
    };
  });

const rubriker = ({ del, kolumner }: Underlag): readonly string[] =>
  kolumner.map((i) => {
    const kolumn = del.kolumner[i];
    const flera = new Set(kolumner.map((k) => del.kolumner[k]?.grupp)).size > 1;
    return (flera ? kolumn?.grupp : null) ?? kolumn?.rubrik ?? '';
  });

const nivaer = (underlag: Underlag, andel: boolean): Ritning => {
  const { del, rader } = underlag;
  const grupper = rader.map((rad): Stapelgrupp => ({
    rubrik: rubrikFor(underlag, rad),
    staplar: staplar(underlag, rad, andel),
  }));
  return ritaStaplar({ id: `diagram-${del.id}`, titel: del.rubrik, serier: rubriker(underlag), grupper });
};

/** After minus before, from the same cells; hidden when either of them is. */
const forandringen = (fore: Cell | undefined, efter: Cell | undefined): Stapel => {
  const dold = isDold(fore) || isDold(efter);
  const [a, b] = [talet(fore), talet(efter)];
  const varde = dold || a === null || b === null ? null : b - a;
  const cell = { slag: 'antal', varde, dold, forklaring: 'sysselsattning_forandring' } as const;
  return { serie: 0, varde, dold, text: celltext(cell) };
};

const forandringar = (underlag: Underlag): Ritning => {
  const { del, kolumner, rader } = underlag;
  const [fore = 0, efter = 0] = kolumner;
  return ritaStaplar({
    id: `diagram-${del.id}-forandring`,
    titel: `Förändring: ${del.rubrik}`,
    serier: ['Förändring'],
    grupper: rader.map((rad) => ({
      rubrik: rubrikFor(underlag, rad),
      staplar: [forandringen(rad.celler[fore], rad.celler[efter])],
    })),
  });
};

const ritningar = (diagram: Diagram, underlag: Underlag): readonly Ritning[] => {
  const fordelning = nivaer(underlag, diagram.slag === 'fordelning');
  return diagram.slag === 'fore_efter' && underlag.kolumner.length === 2
    ? [fordelning, forandringar(underlag)]
    : [fordelning];
};

/** The pictures of a part; none when it has no diagram, or more rows than a picture can hold. */
export const ritningarFor = (del: Del): readonly Ritning[] => {
  const { diagram } = del;
  if (diagram === null) return [];
  const kolumner = diagram.kolumner.map((id) => del.kolumner.findIndex((kolumn) => kolumn.id === id));
  const rader = del.rader.filter(({ slag }) => slag !== 'summa');
  const ritbara = rader.length > 0 && rader.length <= hogstIDiagram;
  return ritbara ? ritningar(diagram, { del, kolumner: kolumner.filter((i) => i >= 0), rader }) : [];
};

/** Whether the diagram of a part is left out because it would have too many rows. */
export const forMangaForDiagram = (del: Del): boolean =>
  del.diagram !== null && del.rader.filter(({ slag }) => slag !== 'summa').length > hogstIDiagram;

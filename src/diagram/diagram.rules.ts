/** One bar: what it shows, in which of the series; nothing is drawn of a value that is hidden or missing but the words for it. */
export interface Stapel {
  /** Index of the series. */
  readonly serie: number;
  readonly varde: number | null;
  readonly dold: boolean;
  /** The value as it stands in the table: "1 250", "40,9 %", "..", "–". */
  readonly text: string;
}

export interface Stapelgrupp {
  readonly rubrik: string;
  readonly staplar: readonly Stapel[];
}

export interface Stapeldata {
  /** Id of the picture in its page. */
  readonly id: string;
  readonly titel: string;
  /** Names of the series, at most three: they differ in fill and pattern before they differ in colour. */
  readonly serier: readonly string[];
  readonly grupper: readonly Stapelgrupp[];
}

/** Empty, filled and striped: what the series look like, also on paper and without colours. */
export type Fyllnad = 'tom' | 'fylld' | 'randig';

/**
 * What a picture is made of. Across it is measured in per cent of the width, so that texts keep their size on a narrow screen; `dx` and
 * everything down it in pixels.
 */
export type Form =
  | {
      readonly form: 'stapel';
      readonly x: number;
      readonly bredd: number;
      readonly y: number;
      readonly fyllnad: Fyllnad;
    }
  /** In place of a bar whose value is hidden: a dashed box of a fixed width. */
  | { readonly form: 'dold'; readonly x: number; readonly y: number }
  | { readonly form: 'axel'; readonly x: number; readonly y1: number; readonly y2: number }
  | {
      readonly form: 'text';
      readonly x: number;
      readonly dx: number;
      readonly y: number;
      readonly text: string;
      readonly rubrik: boolean;
    };

/** A picture that has been laid out, and the words for those who do not see it. */
export interface Ritning {
  readonly id: string;
  readonly titel: string;
  readonly beskrivning: string;
  /** What tells the series apart, in words; '' when there is only one. */
  readonly teckenforklaring: string;
  readonly hojd: number;
  readonly former: readonly Form[];
}

export const stapelhojd = 15;
export const doldbredd = 28;
const [radhojd, luft, rubrikhojd, gruppluft] = [18, 6, 17, 12];
/** The longest bar, in per cent: the rest is for its text. */
const plotbredd = 55;
const hogstTecken = 36;

const fyllnader: readonly Fyllnad[] = ['tom', 'fylld', 'randig'];
const fyllnadFor = (serie: number, antal: number): Fyllnad =>
  antal === 1 ? 'fylld' : (fyllnader[serie] ?? 'randig');

/** A heading on as many lines as it needs on a narrow screen. */
export const radbrutet = (text: string): readonly string[] => {
  const rader: string[] = [];
  for (const ord of text.split(' ')) {
    const sista = rader.at(-1);
    if (sista !== undefined && sista.length + ord.length < hogstTecken)
      rader.splice(-1, 1, `${sista} ${ord}`);
    else rader.push(ord);
  }
  return rader;
};

/** From a value to per cent of the width. Zero is always within. */
interface Skala {
  readonly noll: number;
  readonly lage: (varde: number) => number;
}
const avrundat = (varde: number): number => Math.round(varde * 100) / 100;
/** A hidden number has no part in how the picture looks. */
const synligt = ({ varde, dold }: Stapel): number => (dold ? 0 : (varde ?? 0));
const skalaFor = (grupper: readonly Stapelgrupp[]): Skala => {
  const varden = grupper.flatMap(({ staplar }) => staplar.map(synligt));
  const minst = Math.min(0, ...varden);
  const storst = Math.max(0, ...varden);
  const spann = storst - minst === 0 ? 1 : storst - minst;
  const lage = (varde: number) => avrundat(((varde - minst) / spann) * plotbredd);
  return { noll: lage(0), lage };
};

const gemen = (text: string): string => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;

/** "11 före": the value with its series, when there are several. */
const etikett = ({ text, dold, serie }: Stapel, serier: readonly string[]): string => {
  const visad = dold ? '.. dolt' : text;
  return serier.length < 2 ? visad : `${visad} ${gemen(serier[serie] ?? '')}`;
};

const stapelformer = (
  stapel: Stapel,
  y: number,
  skala: Skala,
  serier: readonly string[],
): readonly Form[] => {
  const { noll, lage } = skala;
  const slut = lage(synligt(stapel));
  const x = Math.min(noll, slut);
  const bredd = avrundat(Math.abs(slut - noll));
  const ritad: readonly Form[] = stapel.dold
    ? [{ form: 'dold', x: noll, y }]
    : bredd === 0
      ? []
      : [{ form: 'stapel', x, bredd, y, fyllnad: fyllnadFor(stapel.serie, serier.length) }];
  const dx = stapel.dold ? doldbredd + 10 : 10;
  return [
    ...ritad,
    {
      form: 'text',
      x: Math.max(noll, slut),
      dx,
      y: y + 12,
      text: etikett(stapel, serier),
      rubrik: false,
    },
  ];
};

const gruppformer = (
  { rubrik, staplar }: Stapelgrupp,
  y: number,
  skala: Skala,
  serier: readonly string[],
): { readonly former: readonly Form[]; readonly y: number } => {
  const rader = radbrutet(rubrik);
  const over = y + rader.length * rubrikhojd + luft;
  const under = over + staplar.length * radhojd;
  const former: readonly Form[] = [
    ...rader.map((text, i): Form => ({
      form: 'text',
      x: 0,
      dx: 0,
      y: y + 14 + i * rubrikhojd,
      text,
      rubrik: true,
    })),
    { form: 'axel', x: skala.noll, y1: over - 2, y2: under - 1 },
    ...staplar.flatMap((stapel, i) => stapelformer(stapel, over + i * radhojd, skala, serier)),
  ];
  return { former, y: under + gruppluft };
};

const fyllnadsord: Record<Fyllnad, string> = { tom: 'Tom stapel', fylld: 'fylld', randig: 'randig' };

const teckenforklaring = (serier: readonly string[]): string =>
  serier.length < 2
    ? ''
    : `${serier.map((serie, i) => `${fyllnadsord[fyllnadFor(i, serier.length)]} är ${gemen(serie)}`).join(', ')}.`;

const beskrivning = ({ serier, grupper }: Stapeldata): string =>
  grupper
    .map(
      ({ rubrik, staplar }) => `${rubrik}: ${staplar.map((stapel) => etikett(stapel, serier)).join(', ')}.`,
    )
    .join(' ');

/** Bars below each other, a group for each heading; values below zero go to the left of the line. */
export const ritaStaplar = (data: Stapeldata): Ritning => {
  const skala = skalaFor(data.grupper);
  const former: Form[] = [];
  let y = 0;
  for (const grupp of data.grupper) {
    const ritad = gruppformer(grupp, y, skala, data.serier);
    former.push(...ritad.former);
    y = ritad.y;
  }
  const { id, titel, serier } = data;
  return {
    id,
    titel,
    beskrivning: beskrivning(data),
    teckenforklaring: teckenforklaring(serier),
    hojd: y,
    former,
  };
};

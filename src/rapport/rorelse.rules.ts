import { arLitet } from './doljning.rules.ts';
import {
  slag,
  type Kand,
  type Litet,
  type Rorelse,
  type Rorelser,
  type Slagen,
  type Spann,
  type Summor,
} from './krets.rules.ts';
import {
  dold,
  ingen,
  paret,
  sammaDolda,
  skillnad,
  storst,
  type Avgjord,
  type Lage,
  type Lager,
  type Ogonblick,
  type Par,
  type Tal,
} from './punkt.rules.ts';

/** The rows and columns of a family's table. */
export interface Axlar {
  readonly foralder: number;
  readonly barn: readonly number[];
  readonly kolumner: readonly number[];
}

/** Points beside each other, among them the one being decided. */
interface Rad {
  /** Those beside it, and all others. */
  readonly andra: readonly Avgjord[];
  readonly ovriga: () => readonly Avgjord[];
  readonly innan: Varden | undefined;
  readonly forsta: Varden;
  readonly sista: Varden;
  readonly nasta: Varden | undefined;
}
type Varden = Avgjord['varden'];

const raden = ({ varden, fore, efter }: Ogonblick, spann: Spann): Rad => {
  const [forsta, slut] = [fore.length - spann.fore, spann.efter];
  return {
    andra: [...fore.slice(forsta), ...efter.slice(0, slut)],
    ovriga: () => [...fore.slice(0, forsta), ...efter.slice(slut)],
    innan: fore[forsta - 1]?.varden,
    forsta: fore[forsta]?.varden ?? varden,
    sista: efter[slut - 1]?.varden ?? varden,
    nasta: efter[slut]?.varden,
  };
};

/** How many came since the point before, and until the one after; null where no point follows. */
const bredvid = (rad: Rad, tal: Tal): { readonly hit: Par; readonly dit: Par | null } => ({
  hit: skillnad(paret(rad.forsta, tal), rad.innan === undefined ? ingen : paret(rad.innan, tal)),
  dit: rad.nasta === undefined ? null : skillnad(paret(rad.nasta, tal), paret(rad.sista, tal)),
});

const finns = (par: Par | null, kon: 0 | 1): boolean => par === null || par[kon] > 0;
/** One more came before the points instead of after them, or one less: of what, by who came on either side. */
const flyttbara = (slagen: Slagen, fran: Par | null, motFran: Par | null): Slagen => {
  if (slagen === 0) return 0;
  const kvinna = finns(fran, 0) ? slag.kvinna | (finns(motFran, 1) ? slag.byte : 0) : 0;
  return slagen & (kvinna | (finns(fran, 1) ? slag.man : 0));
};

/** How much is known of the sums at the point. */
export const summorna = ({ tabell, kategorier, lagen }: Ogonblick, axlar: Axlar): Summor => {
  const { foralder, barn, kolumner } = axlar;
  return {
    rader: barn.map((nod) => (tabell.uteslutande && kategorier ? storst(lagen[nod]?.[0]) : 2)),
    kolumner: kolumner.map((kolumn) => (foralder >= 0 ? storst(lagen[foralder]?.[kolumn]) : 2)),
    alla: 2,
  };
};

const minst = (kanda: readonly (Lage | undefined)[]): Kand =>
  Math.min(2, ...kanda.map((k) => k ?? 2)) as Kand;

/**
 * How much is known of how many there are in all at some points at once: one more at these came either after them, or before the table
 * began and then at all the others.
 */
const iAllt = (har: Ogonblick, nod: number, { andra, ovriga }: Rad): Kand => {
  if (!har.tabell.uteslutande || !har.kategorier || nod < 0) return 2;
  const lagenI = (punkter: readonly Pick<Avgjord, 'bas'>[]) => punkter.map(({ bas }) => bas?.[nod]?.[0]);
  return storst(
    minst(lagenI([har, ...andra])),
    minst([har.tabell.bas?.start[nod]?.[0], ...lagenI(ovriga())]),
  );
};

/** How much is known of the sums at some points at once. */
const summorI = (har: Ogonblick, { foralder, barn, kolumner }: Axlar, rad: Rad): Summor => ({
  rader: barn.map((nod) => iAllt(har, nod, rad)),
  kolumner: kolumner.map((kolumn) =>
    foralder < 0 ? 2 : minst([har, ...rad.andra].map(({ lagen }) => lagen[foralder]?.[kolumn])),
  ),
  alla: iAllt(har, foralder, rad),
});

/** What can be moved in a number that is hidden at all these points. */
const dolt = (har: Ogonblick, tal: Tal, grad: 1 | 2, { andra }: Rad): Slagen => {
  if (!andra.every((annan) => dold(grad, tal, annan))) return 0;
  const helt =
    grad === 2 ||
    (har.lagen[tal.nod]?.[tal.kolumn] === 2 &&
      andra.every(({ lagen }) => lagen[tal.nod]?.[tal.kolumn] === 2));
  return (grad === 1 ? slag.byte : 0) | (helt ? slag.kvinna | slag.man : 0);
};
const nagon = (par: Par | null): boolean => par === null || par[0] + par[1] > 0;
const rorelse = (har: Ogonblick, tal: Tal, grad: 1 | 2, rad: Rad): Rorelse => {
  const dolda = dolt(har, tal, grad, rad);
  if (dolda === 0) return { mer: 0, mindre: 0 };
  const alla = bredvid(rad, { nod: tal.nod, kolumn: 0 });
  // Where nobody at all came, that is shown: nobody can be moved in there.
  if (!nagon(alla.hit) || !nagon(alla.dit)) return { mer: 0, mindre: 0 };
  const { hit, dit } = bredvid(rad, tal);
  return { mer: flyttbara(dolda, dit, hit), mindre: flyttbara(dolda, hit, dit) };
};

/** What could be otherwise in the cells at some points at once. */
export const rorelser = (har: Ogonblick, axlar: Axlar, grad: 1 | 2, spann: Spann): Rorelser => {
  const rad = raden(har, spann);
  return {
    summor: summorI(har, axlar, rad),
    cell: (r, k) => rorelse(har, { nod: axlar.barn[r] ?? -1, kolumn: axlar.kolumner[k] ?? -1 }, grad, rad),
  };
};

/** More points at once than this are not looked at. */
const langst = 6;
const antalI = (bredvid: (n: number) => Avgjord | undefined, med: (annan: Avgjord) => boolean): number => {
  for (let n = 0; n < langst; n += 1) {
    const annan = bredvid(n);
    if (annan === undefined || !med(annan)) return n;
  }
  return langst;
};
/** So many points in a row on either side. */
const antalBredvid = ({ fore, efter }: Ogonblick, med: (annan: Avgjord) => boolean): Spann => ({
  fore: antalI((n) => fore[fore.length - 1 - n], med),
  efter: antalI((n) => efter[n], med),
});
/** Every stretch of points round one, with so many at most on either side, the shortest first. */
const kortastForst: readonly Spann[] = Array.from({ length: (langst + 1) ** 2 }, (_, n) => ({
  fore: n % (langst + 1),
  efter: Math.floor(n / (langst + 1)),
})).sort((a, b) => a.fore + a.efter - b.fore - b.efter);
const spannen = (fore: number, efter: number): Spann[] =>
  kortastForst.filter((spann) => spann.fore <= fore && spann.efter <= efter);

/** The points beside where it is hidden too, and the number the same: nobody came between. */
const lika = (har: Ogonblick, tal: Tal, grad: 1 | 2): Spann =>
  antalBredvid(har, (annan) => sammaDolda(har, tal, grad, annan));

/** Whether there could be another number here and where it is the same, for who came on either side. */
export const rorlig = (har: Ogonblick, tal: Tal, grad: 1 | 2): boolean => {
  const { mer, mindre } = rorelse(har, tal, grad, raden(har, lika(har, tal, grad)));
  return (mer | mindre) > 0;
};

/** What changes each number of a layer. */
const andrar: Record<1 | 2, readonly Slagen[]> = {
  1: [slag.byte | slag.kvinna, slag.byte | slag.man],
  2: [slag.kvinna | slag.man],
};

/** Small numbers between this point and those beside it where the number is another: at which points at once it would have to differ. */
export const smaTal = (har: Ogonblick, tal: Tal, { tal: raknade, grad }: Lager): Litet[] => {
  const samma = lika(har, tal, grad);
  const { hit, dit } = bredvid(raden(har, samma), tal);
  const litet = (par: Par | null) => raknade.map((t) => par !== null && arLitet(t(par)));
  const [hitat, ditat] = [litet(hit), litet(dit)];
  if (![...hitat, ...ditat].includes(true)) return [];
  const dolda = antalBredvid(har, (annan) => dold(grad, tal, annan));
  const bakat = spannen(samma.fore, dolda.efter);
  const framat = spannen(dolda.fore, samma.efter);
  return andrar[grad].flatMap((slagen, i) => [
    ...(hitat[i] === true ? [{ slag: slagen, spann: bakat }] : []),
    ...(ditat[i] === true ? [{ slag: slagen, spann: framat }] : []),
  ]);
};

/** Where it is hidden how many there are in all of a place, what is shown of the categories must leave room for another number. */
export const hemligtAllt = (har: Ogonblick, nod: number, grad: 1 | 2): Litet[] => {
  const { tabell, kategorier, lagen, fore, efter } = har;
  if (!kategorier || !tabell.uteslutande || storst(lagen[nod]?.[0]) < grad) return [];
  const helaAret = { fore: fore.length, efter: efter.length };
  const spann = [...spannen(Math.min(2, fore.length), Math.min(2, efter.length)), helaAret];
  return andrar[grad].map((slagen) => ({ slag: slagen, spann }));
};

import type { NyttDeltagande } from '../support/deltagande.ts';
import { alderDen } from '../../src/shared/personnummer.ts';

/** A deltagande with everything said. */
export type Helt = NyttDeltagande & { readonly personnummer: string; readonly startdag: string };

/** Kvinnor, män, totalt. */
const delat = (de: readonly Helt[]): string => {
  const kvinnor = de.filter(({ personnummer }) => Number(personnummer.charAt(10)) % 2 === 0).length;
  return `${String(kvinnor)} ${String(de.length - kvinnor)} ${String(de.length)}`;
};

const manader = (fran: string, till: string): number => {
  let n = 0;
  const [ar, manad, dag] = fran.split('-').map(Number) as [number, number, number];
  const efter = (k: number) => [ar * 12 + manad - 1 + k, dag] as const;
  const [tAr, tManad, tDag] = till.split('-').map(Number) as [number, number, number];
  while (
    efter(n + 1)[0] < tAr * 12 + tManad - 1 ||
    (efter(n + 1)[0] === tAr * 12 + tManad - 1 && dag <= tDag)
  )
    n += 1;
  return n;
};

type Svaret = NonNullable<NyttDeltagande['fore']>;
/** Percent, 0 for nej. */
const omfattning = (svar: Svaret | undefined, vad: 'arbete' | 'studier'): number => svar?.[vad] ?? 0;

const klass = (svar: Svaret | undefined): string => {
  if (omfattning(svar, 'arbete') > 0) return 'Förvärvsarbete';
  if (omfattning(svar, 'studier') > 0) return 'Studier';
  return svar?.arbetssokande === true ? 'Aktivt arbetssökande som inte arbetar eller studerar' : 'Övriga';
};

const gorMer = ({ fore, efter }: Helt): boolean =>
  (['arbete', 'studier'] as const).some((vad) => omfattning(efter, vad) > omfattning(fore, vad));

/** Counts one after the other, as slowly as it is said in the rules: the numbers of rows by their headings, those of nobody left out. */
export const referens = (varlden: readonly Helt[], fran: string, till: string) => {
  const rakna = (de: readonly Helt[], rubriker: (d: Helt) => readonly string[]) => {
    const namn = new Set(de.flatMap(rubriker));
    return Object.fromEntries([...namn].map((n) => [n, delat(de.filter((d) => rubriker(d).includes(n)))]));
  };
  const giltiga = varlden.filter(({ makulerad }) => makulerad === undefined);
  const borjade = giltiga.filter(({ startdag }) => startdag >= fran && startdag <= till);
  const slutade = giltiga.filter(({ avslutningsdag: d }) => d !== undefined && d >= fran && d <= till);
  const svarade = slutade.filter(({ avslutsanledning }) => avslutsanledning !== 'avliden');
  const ar = (d: Helt) => alderDen(d.personnummer, d.startdag);
  return {
    borjade: delat(borjade),
    slutade: delat(slutade),
    fore: rakna(svarade, (d) => d.fore?.forsorjning ?? []),
    efter: rakna(svarade, (d) => d.efter?.forsorjning ?? []),
    klassFore: rakna(svarade, (d) => [klass(d.fore)]),
    klassEfter: rakna(svarade, (d) => [klass(d.efter)]),
    ung: delat(borjade.filter((d) => ar(d) <= 19)),
    sextio: delat(borjade.filter((d) => ar(d) >= 60)),
    tioAr: delat(borjade.filter((d) => (d.fore?.ar ?? 0) >= 10)),
    kort: delat(slutade.filter((d) => manader(d.startdag, d.avslutningsdag ?? '') < 3)),
    lang: delat(slutade.filter((d) => manader(d.startdag, d.avslutningsdag ?? '') >= 24)),
    mer: delat(svarade.filter(gorMer)),
  };
};

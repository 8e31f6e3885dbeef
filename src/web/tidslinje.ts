import { dagAv, klockan, langDag } from '../shared/datum.ts';
import type { Tidpunkt } from './delar.ts';
import { fran, tid, till, type Text, type Textbit } from './text.ts';

/** 3 november 2026 10.51, Swedish time. */
export const stund = (at: Date): Textbit => {
  const dag = dagAv(at);
  return tid(`${dag}T${klockan(at).replace('.', ':')}`, `${langDag(dag)} ${klockan(at)}`);
};

interface Post {
  readonly handelse: string;
  readonly andringar: readonly {
    readonly falt: string;
    readonly fran: string | null;
    readonly till: string | null;
  }[];
  readonly av: string;
  readonly at: Date;
}

const rad = ({ falt, fran: gammalt, till: nytt }: Post['andringar'][number]): Text => {
  if (gammalt === null) return [`${falt}: `, till(nytt ?? 'tomt')];
  return [`${falt}: från `, fran(gammalt), ' till ', till(nytt ?? 'tomt')];
};

/** A change history as a timeline: what, from, to, when and by whom. `rubriker` gives the words of each event. */
export const tidslinjeAv = (
  poster: readonly Post[],
  rubriker: Readonly<Record<string, string>>,
): readonly Tidpunkt[] =>
  poster.map(({ handelse, andringar, av, at }) => ({
    rubrik: rubriker[handelse] ?? 'Ändrad',
    detaljer: andringar.map(rad),
    nar: [stund(at), `, ${av}`],
  }));

import { textFor, texterFor, type Svarslistor } from '../styrdata/styrdata.rules.ts';
import { tid, type Text } from '../web/text.ts';
import type { Deltagande, Inmatning, Matning } from './deltagande.rules.ts';
import { forandringar, type Forandring, type Jamford } from './jamforelse.rules.ts';

interface Svar {
  readonly text: string;
  /** Said under an answer that differs from the one before. */
  readonly ord: Forandring | null;
  /** Grey: not an answer but why there is none. */
  readonly svag: boolean;
}

/** The same questions at start and end, side by side. */
export interface Jamforelse {
  readonly text: string;
  readonly fore: Text;
  readonly efter: Text;
  readonly rader: readonly { readonly fraga: string; readonly fore: string; readonly efter: Svar }[];
}

const arbete = (m: Matning, listor: Svarslistor): string =>
  m.arbete === null
    ? 'Nej'
    : `Ja, ${String(m.arbete.omfattning)} %, ${textFor(listor.arbetstyp, m.arbete.arbetstypKod).toLowerCase()}`;

const svaren = (m: Matning, listor: Svarslistor): Record<Jamford, string> => ({
  forsorjning: texterFor(listor.forsorjning, m.forsorjning),
  arbetssokande: m.arbetssokande ? 'Ja' : 'Nej',
  arbete: arbete(m, listor),
  studier: m.studier === null ? 'Nej' : `Ja, ${String(m.studier.omfattning)} %`,
});

const fragor: readonly (readonly [Jamford, string])[] = [
  ['forsorjning', 'Offentlig försörjning'],
  ['arbetssokande', 'Aktivt arbetssökande'],
  ['arbete', 'Arbete'],
  ['studier', 'Studier'],
];

const inget = (text: string): Svar => ({ text, ord: null, svag: true });

const tvaganger = (inmatning: Inmatning, utmatning: Matning | null, listor: Svarslistor, saknas: string) => {
  const fore = svaren(inmatning, listor);
  const efter = utmatning === null ? null : svaren(utmatning, listor);
  const ord = utmatning === null ? null : forandringar(inmatning, utmatning);
  return fragor.map(([namn, fraga]) => ({
    fraga,
    fore: fore[namn],
    efter: efter === null ? inget(saknas) : { text: efter[namn], ord: ord?.[namn] ?? null, svag: false },
  }));
};

const caption = (utmatning: Matning | null): string =>
  utmatning === null
    ? 'Svaren vid start.'
    : 'Samma frågor vid start och slut. Det som skiljer är markerat med ord och fetstil.';

/** Null when the answers are erased. */
export const jamforelseFor = (
  { inmatning, utmatning, startdag, avslutningsdag }: Deltagande,
  listor: Svarslistor,
): Jamforelse | null => {
  if (inmatning === null) return null;
  const engang = (fraga: string, fore: string) => ({ fraga, fore, efter: inget('Frågas inte igen') });
  return {
    text: caption(utmatning),
    fore: ['Före, ', tid(startdag)],
    efter: avslutningsdag === null ? 'Efter' : ['Efter, ', tid(avslutningsdag)],
    rader: [
      ...tvaganger(
        inmatning,
        utmatning,
        listor,
        avslutningsdag === null ? 'Inte utregistrerad' : 'Frågas inte',
      ),
      engang('Utbildningsnivå', textFor(listor.utbildningsniva, inmatning.utbildningsnivaKod)),
      engang('Tid i offentlig försörjning', `${String(inmatning.forsorjningAr)} år`),
    ],
  };
};

import { alltid, tillhorRubrik, tillhorText, kommunerMedStadsdelar, type Listnamn } from './listor.rules.ts';
import type { Uppgifter } from './post.rules.ts';

/** What an entry belongs to, in words; empty when it belongs to nothing. */
export const tillhorOrd = (lista: Listnamn, tillhor: string | null): string => {
  if (tillhor === null) return '';
  if (lista === 'stadsdel')
    return Object.entries(kommunerMedStadsdelar).find(([kod]) => kod === tillhor)?.[1] ?? tillhor;
  return tillhorText[lista]?.[tillhor] ?? tillhor;
};

type Falt = Pick<Uppgifter, 'text' | 'hjalptext' | 'gallerFran' | 'tillhor'>;

/** The first day as people say it. */
export const franText = (gallerFran: string): string => (gallerFran === alltid ? 'alltid' : gallerFran);

/** An entry field by field, in the words of its page: what the history shows and what two versions are compared by. */
export const faltenAv = (
  lista: Listnamn,
  { text, hjalptext, gallerFran, tillhor }: Falt,
): Readonly<Record<string, string | null>> => {
  const rubrik = tillhorRubrik[lista];
  return {
    Text: text,
    ...(rubrik === undefined || lista === 'kommun' ? {} : { [rubrik]: tillhorOrd(lista, tillhor) }),
    Hjälptext: hjalptext,
    'Gäller från': franText(gallerFran),
  };
};

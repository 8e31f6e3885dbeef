import type { Form } from './form.ts';

/** What is to be corrected, as the first thing on the page: each text is a link to `#id`. */
export interface Felsammanfattning {
  readonly rubrik: string;
  readonly ingress: string;
  readonly fel: readonly { readonly id: string; readonly text: string }[];
}

/** `innan` ends the heading; `ingress` says what became of the input. */
interface Ord {
  readonly innan?: string;
  readonly ingress?: string;
}

const position = (ordning: readonly string[], namn: string) => {
  const i = ordning.indexOf(namn);
  return i === -1 ? ordning.length : i;
};

/**
 * The summary of a form's errors, or null when there are none.
 * @param ordning field names in the order of the page; an error of any other field comes last, never left out
 */
export const felsammanfattning = (
  form: Form,
  ordning: readonly string[],
  ord: Ord = {},
): Felsammanfattning | null => {
  const fel = Object.entries(form.errors)
    .sort(([a], [b]) => position(ordning, a) - position(ordning, b))
    .map(([id, text]) => ({ id, text }));
  if (fel.length === 0) return null;
  const antal = fel.length === 1 ? '1 uppgift' : `${String(fel.length)} uppgifter`;
  return {
    rubrik: `Rätta ${antal} ${ord.innan ?? 'innan du sparar'}`,
    ingress: ord.ingress ?? 'Inget är förlorat: allt du har skrivit finns kvar.',
    fel,
  };
};

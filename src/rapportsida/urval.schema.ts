import { z } from 'zod';
import { hasForbjudnaTecken } from '../shared/text.ts';

const ord = z
  .string()
  .trim()
  .max(200)
  .refine((text) => !hasForbjudnaTecken(text))
  .catch('');
const lista = z.preprocess(
  (varde): unknown[] => (varde === undefined ? [] : [varde].flat()),
  z.array(ord).transform((alla) => [...new Set(alla)]),
);

/** The selection as it stands in an address: words and lists of words, judged by `lasUrval`. What no page of ours sends says nothing. */
export const urvalSchema = z.object({
  typ: ord,
  del: lista,
  niva: ord,
  plats: lista,
  jamfor: ord,
  fran: ord,
  till: ord,
  kon: ord,
  forsorjning: ord,
  variabel: lista,
  detaljer: ord,
  kand: ord,
});

/** What the selection page sends beside the selection: which button, for which type it was filled in, and what is searched for. */
export const sidanSchema = z.object({ gor: ord, visad: ord, sok: ord });

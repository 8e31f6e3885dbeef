import { dagAv, langDag, type Dag } from '../shared/datum.ts';

/**
 * Running text with marked words, rendered by `partials/text`. A view model holds these instead of HTML,
 * so that the template engine escapes every word.
 */
export type Text = string | readonly Textbit[];

export type Textbit =
  | string
  | { readonly typ: 'lank'; readonly text: string; readonly href: string; readonly dolt?: string }
  | { readonly typ: 'tid'; readonly text: string; readonly datum: string }
  | { readonly typ: 'tal' | 'maskerat' | 'betonat' | 'starkt' | 'fran' | 'till'; readonly text: string };

/** A link; `dolt` is read by screen readers only, when "Visa" alone does not say what. */
export const lank = (text: string, href: string, dolt?: string): Textbit =>
  dolt === undefined ? { typ: 'lank', text, href } : { typ: 'lank', text, href, dolt };

/** A day or a moment: `datum` in ISO form for machines, `text` for people (the ISO form unless given). */
export const tid = (datum: string, text = datum): Textbit => ({ typ: 'tid', text, datum });

/** The Swedish day of a moment: "2 november 2026". */
export const dagenAv = (at: Date): Textbit => tid(dagAv(at), langDag(dagAv(at)));

/** "1 januari 2024 – tills vidare". */
export const periodText = (startdag: Dag, slutdag: Dag | null): readonly Textbit[] => [
  tid(startdag, langDag(startdag)),
  ' – ',
  slutdag === null ? 'tills vidare' : tid(slutdag, langDag(slutdag)),
];

/** A number or a code that is never broken over two lines. */
export const tal = (text: string): Textbit => ({ typ: 'tal', text });

/** A personnummer of which only the birth date (ÅÅÅÅMMDD) is shown. */
export const maskerat = (fodelsedatum: string): Textbit => ({ typ: 'maskerat', text: fodelsedatum });

export const betonat = (text: string): Textbit => ({ typ: 'betonat', text });
export const starkt = (text: string): Textbit => ({ typ: 'starkt', text });

/** The old and the new value of a correction. */
export const fran = (text: string): Textbit => ({ typ: 'fran', text });
export const till = (text: string): Textbit => ({ typ: 'till', text });

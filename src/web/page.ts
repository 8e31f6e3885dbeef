import type { Response } from 'express';
import { asset } from './asset.ts';
import { bareRam, type Ram } from './ram.ts';
import type { Knapp, Meddelande } from './delar.ts';
import type { Felsammanfattning } from './felsammanfattning.ts';
import type { Text } from './text.ts';

/** A step in the breadcrumb trail; the last one is the page itself and has no `href`. */
export interface Smula {
  readonly text: string;
  readonly href?: string;
}

/**
 * What every page model holds. `titel` is the text of `<title>`. With `rubrik` the layout writes the heading row
 * (h1, `ingress` lines, `atgarder`); without it the view writes its own h1. `fel` and `meddelande` are always
 * placed by the layout, so a view cannot forget them. `steg` ("Steg 2 av 2") is shown by the sign-in shell only.
 */
export interface Page {
  readonly titel: string;
  readonly rubrik?: string;
  readonly ingress?: readonly Ingress[];
  readonly atgarder?: readonly Knapp[];
  readonly smulor?: readonly Smula[];
  readonly fel?: Felsammanfattning | null;
  readonly meddelande?: Meddelande | null;
  readonly steg?: string;
  /** Seconds after which a browser without scripts fetches the page again. */
  readonly laddaOm?: number;
  /** An address at another host that the browser goes on to by itself. */
  readonly vidareTill?: string;
}

/** A line below the heading: grey unless it says otherwise. */
export type Ingress = Text | { readonly text: Text; readonly svag: false };

type Layout = 'layout' | 'layout-inlogg';
type Render<Model> = (res: Response, model: Model, status?: number) => void;

/** The document title: an error comes first, so that a screen reader says it first. */
export const documentTitle = ({ titel, fel }: Page): string => `${fel ? 'Fel: ' : ''}${titel} – SUS`;

const frameOf = (res: Response): Ram => {
  const { ram } = res.locals as { ram?: () => Ram };
  return ram === undefined ? bareRam : ram();
};

/**
 * Binds a view file (path below `views/`, no suffix) to the model it reads. The view sees `model` and `ram` and nothing
 * else; the values are named one by one so that nothing a user sends can become an option of the template engine.
 */
export const page =
  <Model extends Page>(view: string, layout: Layout = 'layout'): Render<Model> =>
  (res, model, status = 200) => {
    const ram = { ...frameOf(res), titel: documentTitle(model), asset };
    res.status(status).render(layout, { view, model, ram });
  };

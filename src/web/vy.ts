import ejs from 'ejs';
import type { Express } from 'express';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { viewFolder } from './asset.ts';

type Values = Readonly<Record<string, unknown>>;
interface View {
  readonly render: (values: Values) => string;
  /** Files it includes, by the path written in it. */
  readonly included: Map<string, string>;
}

const views = new Map<string, View>();

const viewOf = (file: string): View => {
  const known = views.get(file);
  if (known !== undefined) return known;
  const view = { render: ejs.compile(readFileSync(file, 'utf8'), { filename: file }), included: new Map() };
  views.set(file, view);
  return view;
};

/** `include('partials/x', { … })`: the file is sought from the including one, and sees `ram`, `model` and what it is given. */
const includeFrom =
  (file: string, { included }: View, base: Values) =>
  (path: string, values?: Values): string => {
    const target = included.get(path) ?? join(dirname(file), `${path}.ejs`);
    included.set(path, target);
    return render(target, base, values);
  };

const render = (file: string, base: Values, values?: Values): string => {
  const view = viewOf(file);
  return view.render({ ...base, ...values, include: includeFrom(file, view, base) });
};

interface Options extends Values {
  readonly cache?: boolean;
}

const engine = (file: string, options: Options, done: (error: unknown, html?: string) => void): void => {
  if (options.cache !== true) views.clear();
  const { view, model, ram } = options;
  done(null, render(file, { view, model, ram }));
};

/**
 * Lets `app` show the files of `views/`. Our own engine around `ejs.compile`, because EJS's own include looks at the disk
 * and copies all its options for each of the hundreds of parts of a page (twice the time), and so that nothing but the
 * three values of page() can reach the engine, whatever lies in app.locals and res.locals.
 */
export const useViews = (app: Express): void => {
  app.engine('ejs', engine as Parameters<Express['engine']>[1]);
  app.set('view engine', 'ejs');
  app.set('views', viewFolder);
};

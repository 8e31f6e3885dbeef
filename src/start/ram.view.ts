import type { RequestHandler } from 'express';
import { rollText, type Actor } from '../behorighet/behorighet.rules.ts';
import type { Hus } from '../hus.ts';
import { actorOf } from '../web/actor.ts';
import type { Ram } from '../web/ram.ts';
import { menyFor, menyradFor } from './meny.view.ts';

const banner = { demo: 'Demo. Alla personer är påhittade.', test: 'Testmiljö', produktion: null } as const;

const vem = ({ namn, organisation, roller }: Actor): NonNullable<Ram['actor']> => ({
  namn,
  organisation,
  rollText: roller
    .filter((roll, _, alla) => roll !== 'susrapport' || alla.length === 1)
    .map((roll) => rollText[roll])
    .join(', '),
});

/** Hands each page its frame, made only when a page is shown. */
export const ramFor =
  ({ config }: Hus): RequestHandler =>
  (req, res, next) => {
    res.locals['ram'] = (): Ram => {
      const actor = actorOf(res);
      const aktivPath = menyradFor(req.path);
      return {
        version: '1.0',
        nonce: String(res.locals['nonce']),
        csrfToken: typeof req.csrfToken === 'function' ? req.csrfToken() : null,
        miljoBanner: banner[config.miljo],
        aktivPath,
        actor: actor === null ? null : vem(actor),
        meny: actor === null ? [] : menyFor(actor, aktivPath),
        driftmeddelande: null,
      };
    };
    next();
  };

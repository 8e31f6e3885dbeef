import type { RequestHandler } from 'express';
import { rollText, type Actor } from '../behorighet/behorighet.rules.ts';
import { isDemobankid } from '../bankid/demobankid.rules.ts';
import { demobankidPath } from '../bankid/sidor.rules.ts';
import { brevladaPath, inkorgPath, kontonPath, personerPath } from '../demo/sidor.rules.ts';
import { isDemobrevlada } from '../epost/epost.rules.ts';
import { hjalpFor } from '../hjalp/rutt.rules.ts';
import type { Hus } from '../hus.ts';
import { isDemoinkorg } from '../sms/sms.rules.ts';
import { actorOf } from '../web/actor.ts';
import { taBesked } from '../web/besked.ts';
import type { Ram } from '../web/ram.ts';
import { lank, type Text } from '../web/text.ts';
import { menyFor, menyradFor } from './meny.view.ts';

/** What tells the environments apart. In the demo it also leads to what a visitor needs. */
const bannerFor = ({ config, sms, epost, bankid }: Hus): Text | null => {
  if (config.miljo !== 'demo') return config.miljo === 'test' ? 'Testmiljö' : null;
  const inkorg = isDemoinkorg(sms) ? [' ', lank('Sms', inkorgPath)] : [];
  return [
    'Demo. Alla personer är påhittade. ',
    lank('Konton', kontonPath),
    ' ',
    lank('Personer att registrera', personerPath),
    ...inkorg,
    ...(isDemobrevlada(epost) ? [' ', lank('E-post', brevladaPath)] : []),
    ...(isDemobankid(bankid) ? [' ', lank('BankID', demobankidPath)] : []),
  ];
};

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
  (hus: Hus): RequestHandler =>
  (req, res, next) => {
    res.locals['ram'] = (): Ram => {
      const actor = actorOf(res);
      const aktivPath = menyradFor(req.path);
      return {
        version: '1.0',
        nonce: String(res.locals['nonce']),
        csrfToken: typeof req.csrfToken === 'function' ? req.csrfToken() : null,
        miljoBanner: bannerFor(hus),
        aktivPath,
        actor: actor === null ? null : vem(actor),
        meny: actor === null ? [] : menyFor(actor, aktivPath),
        driftmeddelande: null,
        besked: taBesked(req, res),
        hjalp: hjalpFor(req.path),
        support: hus.config.support,
      };
    };
    next();
  };

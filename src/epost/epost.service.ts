import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Klocka } from '../shared/datum.ts';
import { demobrevlada } from './brevlada.service.ts';
import type { Epost } from './epost.rules.ts';
import { smtpEpost } from './smtp.service.ts';

/** Whoever carries e-mail here: the server of the settings or, in the demo alone, a box that is read on a page. */
export const epostFor = (
  { epost, miljo }: Pick<Config, 'epost' | 'miljo'>,
  clock: Klocka,
  log: Pick<Logger, 'error'>,
): Epost => {
  if (epost !== null) {
    return smtpEpost(epost, {
      kravTls: miljo === 'produktion',
      logga: (fel) => {
        log.error({ fel }, 'mail not sent');
      },
    });
  }
  // Outside the demo the settings are refused without a server; there is no fallback that keeps letters.
  return miljo === 'demo' ? demobrevlada(clock) : { skicka: () => Promise.resolve('tillfalligt') };
};

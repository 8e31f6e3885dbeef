import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { findDemoperson } from './demoregister.rules.ts';
import { slagningAv, type Folkbokforing } from './folkbokforing.rules.ts';
import { httpregister } from './httpregister.service.ts';

/** The invented register of the demo. */
const demoregister: Folkbokforing = {
  slaUpp: (personnummer) => Promise.resolve(slagningAv(personnummer, findDemoperson(personnummer))),
  harSkydd: (personnummer) => Promise.resolve(findDemoperson(personnummer).status === 'skyddad'),
};

/** No register: the user enters name and kommun by hand. */
const utanRegister: Folkbokforing = {
  slaUpp: () => Promise.resolve({ svar: 'otillganglig' }),
  harSkydd: null,
};

/** The register that the settings point out: an address first, else the demo's own, else none. */
export const folkbokforingFor = (
  { miljo, folkbokforingUrl }: Pick<Config, 'miljo' | 'folkbokforingUrl'>,
  log?: Pick<Logger, 'warn'>,
): Folkbokforing => {
  if (folkbokforingUrl !== null) {
    return httpregister(folkbokforingUrl, (orsak) => log?.warn({ orsak }, 'population register unavailable'));
  }
  return miljo === 'demo' ? demoregister : utanRegister;
};

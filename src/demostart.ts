import { isDemobankid } from './bankid/demobankid.rules.ts';
import { startaSimulatorprocess } from './bankid/simulatorprocess.service.ts';
import { demobankidPath } from './bankid/sidor.rules.ts';
import type { Config } from './config.ts';
import { seedDemo } from './demo/demovarld.service.ts';
import { demoKonton, demolosenord } from './demo/kontolista.rules.ts';
import { brevladaPath, inkorgPath, kontonPath, personerPath } from './demo/sidor.rules.ts';
import { isDemobrevlada } from './epost/epost.rules.ts';
import type { Hus } from './hus.ts';
import { frysManader } from './rapport/frysning.service.ts';
import { dagAv } from './shared/datum.ts';
import { isDemoinkorg } from './sms/sms.rules.ts';

/**
 * Sees to it that the demo has its world. Outside the demo nothing is done.
 * @param adminUrl address as one who may migrate; null where the running program has no such right
 */
export const openDemo = async (
  hus: Hus,
  adminUrl: string | null,
  say: (line: string) => void,
): Promise<void> => {
  const { config, nycklar, clock } = hus;
  if (config.miljo !== 'demo' || adminUrl === null) return;
  const lagd = await seedDemo({
    adminUrl,
    nycklar,
    nu: clock(),
    egenDatabas: config.databaseUrl === null,
    borjar: () => say('Lägger upp demovärlden …'),
  });
  // Before the worker makes the half-yearly return: two freezes at once give way to each other.
  if (lagd) await frysManader(hus, dagAv(clock()));
};

/**
 * Starts the demo's BankID in a process of its own, unless a real one is set up. Outside the demo nothing is done.
 * @param opened told how it is closed
 * @returns the settings with its address in them
 */
export const medDemobankid = async (config: Config, opened: (close: () => void) => void): Promise<Config> => {
  if (config.miljo !== 'demo' || config.bankid !== null) return config;
  const simulator = await startaSimulatorprocess();
  if (simulator === null) return config;
  opened(() => simulator.stop());
  return { ...config, bankid: { url: simulator.url, certifikat: null, simulator: true } };
};

/** What the demo says when it is up: whom to sign in as, and where the rest is. No lines outside the demo. */
export const demoGreeting = ({ config, sms, epost, bankid }: Hus, address: string): readonly string[] => {
  if (config.miljo !== 'demo') return [];
  const kod = isDemoinkorg(sms) ? ` Engångskoden kommer till ${address}${inkorgPath}` : '';
  return [
    '',
    `Logga in med ett demokonto. Lösenordet är ${demolosenord}.${kod}`,
    ...demoKonton()
      .filter(({ forst }) => forst)
      .map(({ personnummer, namn, roll }) => `  ${personnummer}  ${namn}: ${roll}`),
    `Fler konton: ${address}${kontonPath}`,
    `Personer att registrera: ${address}${personerPath}`,
    ...(isDemobrevlada(epost) ? [`E-post i demo: ${address}${brevladaPath}`] : []),
    ...(isDemobankid(bankid) ? [`BankID i demo: ${address}${demobankidPath}`] : []),
  ];
};

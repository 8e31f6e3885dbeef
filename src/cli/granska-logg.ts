import { parseArgs } from 'node:util';
import { z } from 'zod';
import { readDatabaseConfig } from '../config.ts';
import { withAdminDatabase } from '../db/admindatabas.ts';
import { ankraOm } from '../db/ankra-om.ts';
import { granskaLogg } from '../db/granska-logg.ts';
import { Driftfel } from '../shared/driftfel.ts';
import { runCommand } from './run.ts';

const options = {
  ankare: { type: 'string' },
  'ankra-om': { type: 'string' },
  av: { type: 'string' },
} as const;

const hjalp = `Skriv så här: npm run granska-logg, eller npm run granska-logg -- --ankare <fil>
Efter en återställning: npm run granska-logg -- --ankare <fil> --ankra-om "<anledning>" --av "<ditt namn>"`;

const flaggor = z
  .object({
    ankare: z.string().min(1).optional(),
    'ankra-om': z.undefined().optional(),
    av: z.undefined().optional(),
  })
  .or(
    z.object({
      ankare: z.string().min(1),
      'ankra-om': z.string().trim().min(1),
      av: z.string().trim().min(1),
    }),
  );

const las = (args: readonly string[]): z.infer<typeof flaggor> => {
  try {
    return flaggor.parse(parseArgs({ args: [...args], options }).values);
  } catch {
    throw new Driftfel(hjalp);
  }
};

const gor = (args: readonly string[]): ((adminUrl: string) => Promise<string>) => {
  const last = las(args);
  return (adminUrl) =>
    last.av === undefined
      ? granskaLogg(adminUrl, last.ankare ?? null)
      : ankraOm(adminUrl, last.ankare, { orsak: last['ankra-om'], av: last.av });
};

await runCommand(async (args) => {
  process.stdout.write(`${await withAdminDatabase(readDatabaseConfig(), gor(args))}\n`);
});

import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { z } from 'zod';
import { hinderText, villkorText, type Anvandarhinder } from '../anvandare/anvandare.rules.ts';
import { personArg, skapaArg } from '../anvandare/anvandare.schema.ts';
import { avslutaAnvandare, geNyKod, skapaAnvandare } from '../anvandare/anvandare.service.ts';
import { dbError } from '../db/db.ts';
import type { Hus } from '../hus.ts';
import type { Aktiveringskod } from '../inloggning/aktiveringskod.service.ts';
import { nummerkrav } from '../inloggning/inloggning.rules.ts';
import { dagAv, tidpunkt } from '../shared/datum.ts';
import { Driftfel } from '../shared/driftfel.ts';
import type { Result } from '../shared/result.ts';
import { withHus } from './oppna.ts';
import { runCommand } from './run.ts';

const anvandning = `Så här används kommandot:

  npm run anvandare -- skapa --personnummer ÅÅÅÅMMDD-NNNN --fornamn … --efternamn … --epost … --mobil …
      --arbetsgivare "Namn" [--organisationstyp stat|kommun|region|samordningsforbund|esf|ovriga] [--forsakringskassan]
      --roll superadministrator|samverkansadministrator|insatsansvarig|deltagaransvarig|susrapport [--roll …]
      [--insats "Namn" …] [--samverkansorganisation "Namn" …]
  npm run anvandare -- aktivera --personnummer ÅÅÅÅMMDD-NNNN     ny aktiveringskod
  npm run anvandare -- avsluta --personnummer ÅÅÅÅMMDD-NNNN      stänger kontot

Rollen susrapport följer alltid med.`;

const text = { type: 'string' } as const;
const flera = { type: 'string', multiple: true } as const;
const options = {
  personnummer: text,
  fornamn: text,
  efternamn: text,
  epost: text,
  mobil: text,
  arbetsgivare: text,
  organisationstyp: text,
  forsakringskassan: { type: 'boolean' },
  roll: flera,
  insats: flera,
  samverkansorganisation: flera,
} as const;

const read = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch {
    // The message repeats what was typed, which may be a personnummer.
    throw new Driftfel(`Kommandot har en växel som inte finns.\n\n${anvandning}`);
  }
};

const parse = <T>(schema: z.ZodType<T>, values: unknown): T => {
  const parsed = schema.safeParse(values);
  if (parsed.success) return parsed.data;
  const rader = parsed.error.issues.map(({ message }) => `  - ${message}`);
  throw new Driftfel(`Rätta det här och kör kommandot igen:\n${[...new Set(rader)].join('\n')}`);
};

/** The value, or the hindrance in words: a rule of ours or a constraint of the database. */
const utfall = async <T>(arbete: Promise<Result<T, Anvandarhinder>>): Promise<T> => {
  const resultat = await arbete.catch((error: unknown) => {
    const hinder = villkorText[dbError(error)?.constraint ?? ''];
    throw hinder === undefined ? error : new Driftfel(hinder);
  });
  if (!resultat.ok) throw new Driftfel(hinderText[resultat.error]);
  return resultat.value;
};

const say = (line: string) => process.stdout.write(`${line}\n`);

const sayKod = ({ config }: Hus, { kod, till }: Aktiveringskod): void => {
  const adress = config.miljo === 'demo' ? `http://localhost:${String(config.port)}` : 'SUS adress följd av';
  say(`Kontot aktiveras så här, senast ${tidpunkt(till)}:`);
  say(`  1. Öppna ${adress}${config.miljo === 'demo' ? '' : ' '}/aktivera`);
  say(`  2. Skriv personnumret och aktiveringskoden ${kod}`);
  say('  3. Välj ett eget lösenord och logga in.');
  say('Koden visas bara här och gäller en gång. Lämna den till personen själv.');
};

const commands: Readonly<Record<string, (hus: Hus, values: unknown) => Promise<void>>> = {
  skapa: async (hus, values) => {
    const ny = parse(skapaArg(dagAv(hus.clock()), nummerkrav[hus.config.miljo]), values);
    sayKod(hus, await utfall(skapaAnvandare(hus, anropet(), ny)));
  },
  aktivera: async (hus, values) => {
    const { personnummer } = parse(personArg(dagAv(hus.clock()), nummerkrav[hus.config.miljo]), values);
    sayKod(hus, await utfall(geNyKod(hus, anropet(), personnummer)));
  },
  avsluta: async (hus, values) => {
    const { personnummer } = parse(personArg(dagAv(hus.clock()), nummerkrav[hus.config.miljo]), values);
    await utfall(avslutaAnvandare(hus, anropet(), personnummer));
    say('Kontot är avslutat. Personen är utloggad överallt och har inga roller eller uppdrag kvar.');
  },
};

const anropet = () => ({ begaranId: randomUUID(), kalla: 'terminal' });

await runCommand(async (args) => {
  const { positionals, values } = read(args);
  const command = commands[positionals[0] ?? ''];
  if (command === undefined || positionals.length > 1) throw new Driftfel(anvandning);
  await withHus((hus) => command(hus, values));
});

import { readAddress } from './db/address.ts';
import { nyckelfilFault } from './db/nycklar.ts';
import { type Fault, type Setting, type Settings } from './settings.ts';

const known =
  /change.?me|example|exempel|secret|hemlig|password|l[oö]senord|byt.?(ut|mig)|default|postgres|admin|qwerty|1234|^test|^demo|^sus$/i;

// Random text of this length has far more than ten different characters; "aaaa…" and "abcabc…" have not.
const isGuessable = (secret: string, min: number) =>
  secret.length < min || known.test(secret) || new Set(secret).size < 10;

const isLoopback = (url: string) => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(url).hostname);

/** What forbids these settings in test and produktion; nothing is forbidden in the demo. */
export const hardeningFaults = (settings: Settings): Fault[] =>
  settings.SUS_MILJO === 'demo'
    ? []
    : [
        ...missing(settings),
        ...databaseFaults(settings, 'DATABASE_URL'),
        ...databaseFaults(settings, 'DATABASE_ADMIN_URL'),
        ...databaseFaults(settings, 'RAPPORT_DATABASE_URL'),
        ...secretFaults(settings),
        ...serviceFaults(settings),
      ];

const required: readonly Setting[] = [
  'DATABASE_URL',
  'SUS_NYCKELFIL',
  'SESSION_SECRETS',
  'SMS_URL',
  'SMS_ANVANDARE',
  'SMS_LOSEN',
  'SMTP_URL',
  'SMTP_FRAN',
];

const missing = (settings: Settings): Fault[] =>
  required
    .filter((name) => String(settings[name] ?? '') === '')
    .map((name): Fault => [name, `måste anges när SUS_MILJO är ${settings.SUS_MILJO}`]);

type Databasadress = 'DATABASE_URL' | 'DATABASE_ADMIN_URL' | 'RAPPORT_DATABASE_URL';

/** A remote database must prove who it is; a password must not be one that everybody tries. */
export const databaseFaults = (settings: Settings, name: Databasadress): Fault[] => {
  const address = settings[name] === null ? null : readAddress(settings[name]);
  if (address === null) return [];
  const { local, verified, user, password } = address;
  const faults: Fault[] = [];
  if (!local && !verified)
    faults.push([name, 'måste ha sslmode=verify-full när databasen ligger på en annan dator']);
  if (password !== '' && (password === user || isGuessable(password, 16))) {
    faults.push([name, 'har ett lösenord som är för lätt att gissa. Använd minst 16 slumpade tecken']);
  }
  return faults;
};

const secretFaults = ({ SESSION_SECRETS, SUS_NYCKELFIL }: Settings): Fault[] => {
  const faults: Fault[] = [];
  if (SESSION_SECRETS.some((secret) => isGuessable(secret, 32))) {
    faults.push(['SESSION_SECRETS', 'ska vara minst 32 slumpade tecken var, åtskilda med komma']);
  }
  const fault = SUS_NYCKELFIL === null ? null : nyckelfilFault(SUS_NYCKELFIL);
  return fault === null ? faults : [...faults, ['SUS_NYCKELFIL', fault]];
};

const serviceFaults = (settings: Settings): Fault[] => {
  const services = ['SMS_URL', 'FOLKBOKFORING_URL'] as const;
  const plain = services.filter((name) => {
    const url = settings[name];
    return url !== null && new URL(url).protocol !== 'https:' && !isLoopback(url);
  });
  const faults = plain.map((name): Fault => [name, 'måste börja med https://']);
  if (settings.SMS_LOSEN !== null && isGuessable(settings.SMS_LOSEN, 12))
    faults.push(['SMS_LOSEN', 'är för lätt att gissa']);
  const smtp = settings.SMTP_URL === null ? '' : new URL(settings.SMTP_URL).password;
  if (smtp !== '' && isGuessable(decodeURIComponent(smtp), 8))
    faults.push(['SMTP_URL', 'har ett lösenord som är för lätt att gissa']);
  return faults;
};

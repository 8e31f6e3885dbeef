import { resolve } from 'node:path';
import { z } from 'zod';
import { readAddress } from './db/address.ts';
import { projectRoot } from './project.ts';

const miljoer = ['demo', 'test', 'produktion'] as const;

const whole = (min: number, max: number, or: number) => {
  const message = `ska vara ett heltal ${min}–${max}`;
  return z
    .string()
    .regex(/^\d{1,6}$/, message)
    .transform(Number)
    .refine((n) => n >= min && n <= max, message)
    .default(or);
};

const webAddress = z
  .string()
  .refine(
    (value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol),
    'ska vara en adress som börjar med https://',
  )
  .nullable()
  .default(null);

const smtpAddress = z
  .string()
  .refine(
    (value) =>
      URL.canParse(value) && /^smtps?:$/.test(new URL(value).protocol) && new URL(value).hostname !== '',
    'ska vara en adress som smtp://användare:lösenord@värd:587 eller smtps://…',
  )
  .nullable()
  .default(null);

const databaseAddress = z
  .string()
  .refine(
    (value) => /^postgres(ql)?:\/\//.test(value) && readAddress(value) !== null,
    'ska vara en adress som postgres://användare:lösenord@värd:5432/databas',
  )
  .nullable()
  .default(null);

const text = z.string().nullable().default(null);
const kort = z.string().trim().max(100, 'får vara högst 100 tecken').nullable().default(null);
const epost = z
  .string()
  .trim()
  .regex(/^[^@\s:?&]+@[^@\s:?&]+$/, 'ska vara en e-postadress')
  .nullable()
  .default(null);
const list = z
  .string()
  .transform((value) => value.split(',').map((part) => part.trim()))
  .default([]);

const fields = {
  SUS_MILJO: z.enum(miljoer, { error: 'ska vara demo, test eller produktion' }).default('demo'),
  PORT: whole(0, 65_535, 3000),
  TRUST_PROXY: whole(0, 10, 0),
  SUS_DATA: z
    .string()
    .default('.sus-data')
    .transform((folder) => resolve(projectRoot, folder)),
  DATABASE_URL: databaseAddress,
  DATABASE_ADMIN_URL: databaseAddress,
  RAPPORT_DATABASE_URL: databaseAddress,
  SUS_NYCKELFIL: text,
  SESSION_SECRETS: list,
  SMS_URL: webAddress,
  SMS_ANVANDARE: text,
  SMS_LOSEN: text,
  SMTP_URL: smtpAddress,
  SMTP_FRAN: epost,
  FOLKBOKFORING_URL: webAddress,
  BANKID_URL: webAddress,
  BANKID_CERT: text,
  BANKID_NYCKEL: text,
  BANKID_LOSEN: text,
  BANKID_CA: text,
  OIDC_FIL: text,
  SUS_ANKARFIL: text,
  SUPPORT_NAMN: kort,
  SUPPORT_TELEFON: kort,
  SUPPORT_EPOST: epost,
};
const settings = z.object(fields);

/** The settings under the names they have outside, parsed. */
export type Settings = z.infer<typeof settings>;
export type Setting = keyof Settings;

/** One fault: which setting, and what it should be. Never the value, which may be a secret. */
export type Fault = readonly [setting: Setting, text: string];

/**
 * Parses every setting by itself, so that one fault does not hide another; a faulty one gets its default.
 * @param env names and values; an empty value counts as not set
 */
export const parseSettings = (
  env: Readonly<Record<string, string | undefined>>,
): { settings: Settings; faults: Fault[] } => {
  const given = Object.fromEntries(
    Object.keys(fields).flatMap((name) => (env[name]?.trim() ? [[name, env[name]]] : [])),
  );
  const parsed = settings.safeParse(given);
  if (parsed.success) return { settings: parsed.data, faults: [] };
  const faults = parsed.error.issues.map(({ path, message }): Fault => [path[0] as Setting, message]);
  const faulty = new Set<string>(faults.map(([name]) => name));
  const rest = Object.fromEntries(Object.entries(given).filter(([name]) => !faulty.has(name)));
  return { settings: settings.parse(rest), faults };
};

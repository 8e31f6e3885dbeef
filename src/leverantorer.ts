import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import type { Oidcinstallning } from './oidc/oidc.rules.ts';
import type { Fault, Settings } from './settings.ts';

const lokal = /^http:\/\/(127\.0\.0\.1|\[::1\]|localhost)(:\d+)?(\/|$)/;
/** Over TLS, but for a provider on the computer itself. */
const adress = z.url().refine((text) => text.startsWith('https://') || lokal.test(text));
const text = z.string().trim().min(1).max(200);

const leverantor = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,50}$/),
  namn: text,
  issuer: adress,
  klientId: text,
  klientHemlighet: z.string().min(16).max(500),
  acr: z.array(text).min(1),
  personnummer: text,
  arbetsgivare: z.array(text).min(1),
});

const fil = z
  .strictObject({
    adress: adress.refine((value) => new URL(value).pathname === '/'),
    leverantorer: z.array(leverantor).min(1).max(100),
  })
  .refine(({ leverantorer }) => new Set(leverantorer.map(({ id }) => id)).size === leverantorer.length, {
    path: ['leverantorer', 'id'],
  });

const las = (path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
};

const arOppenForAndra = (path: string): boolean =>
  process.platform !== 'win32' && (statSync(path).mode & 0o177) !== 0;

/** What is wrong with the file of identity providers: which fields, never what they hold. */
export const oidcFaults = ({ OIDC_FIL }: Settings): Fault[] => {
  if (OIDC_FIL === null) return [];
  const last = las(OIDC_FIL);
  if (last === null) return [['OIDC_FIL', 'pekar på en fil som inte går att läsa som JSON']];
  if (arOppenForAndra(OIDC_FIL)) return [['OIDC_FIL', 'får läsas av ägaren ensam (filläge 0600 eller 0400)']];
  const parsed = fil.safeParse(last);
  if (parsed.success) return [];
  const falt = parsed.error.issues.map(({ path }) => path.join('.') || 'hela filen');
  return [['OIDC_FIL', `har fel i ${[...new Set(falt)].join(', ')}. Se docs/drift/leverantorer.md`]];
};

/** The identity providers of the file. Call it only when oidcFaults found nothing. */
export const readOidc = ({ OIDC_FIL }: Settings): Oidcinstallning | null =>
  OIDC_FIL === null ? null : (fil.safeParse(las(OIDC_FIL)).data ?? null);

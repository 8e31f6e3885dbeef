import { z } from 'zod';
import { readForm } from '../web/form.ts';

const gor = z.object({ gor: z.string().default('spara') });
const knappar = z.enum(['spara', 'utkast', 'kasta']).catch('spara');

/** Which button: save, keep a draft, or throw the draft away. Enter in a field saves. */
export const gorOf = (body: unknown): 'spara' | 'utkast' | 'kasta' => {
  const parsed = readForm(gor, body);
  return knappar.parse(parsed.ok ? parsed.value.gor : 'spara');
};

/** Bytes; the column takes 20 000, encrypted and with the person. */
const storst = 15_000;

/** The typed values as a draft keeps them: without token and button. null when they are more than a draft can hold. */
export const utkastValues = (body: unknown): Record<string, unknown> | null => {
  const values = Object.fromEntries(
    Object.entries((body ?? {}) as Record<string, unknown>).filter(
      ([namn]) => namn !== '_csrf' && namn !== 'gor',
    ),
  );
  return Buffer.byteLength(JSON.stringify(values)) > storst ? null : values;
};

import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { BadRequest } from '../shared/errors.ts';
import { hasForbjudnaTecken, normaliserad } from '../shared/text.ts';

export type FormErrors = Readonly<Record<string, string>>;
/** What the user typed, as typed, and one message a field. */
export interface Form {
  readonly values: Readonly<Record<string, unknown>>;
  readonly errors: FormErrors;
}
export const emptyForm: Form = { values: {}, errors: {} };

export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly form: Form };

const valuesOf = (body: unknown): Record<string, unknown> => {
  if (body === undefined || body === null) return {};
  if (typeof body !== 'object' || Array.isArray(body)) throw new BadRequest();
  return { ...body };
};

/** No page of ours sends a field twice, so a repeated scalar is refused whole instead of guessed at. */
const refuseRepeated = (values: Record<string, unknown>, issues: readonly z.core.$ZodIssue[]): void => {
  for (const { code, path } of issues) {
    const value = values[String(path[0])];
    const fel = code === 'invalid_type' || (code === 'invalid_value' && path.length === 1);
    if (fel && typeof value === 'object') throw new BadRequest();
  }
};

/** One message per field, in schema order; the submitted values ride along so the page can show them again. */
export const readForm = <T>(schema: z.ZodType<T>, body: unknown): Parsed<T> => {
  const values = valuesOf(body);
  const parsed = schema.safeParse(values);
  if (parsed.success) return { ok: true, value: parsed.data };
  refuseRepeated(values, parsed.error.issues);
  const errors: Record<string, string> = {};
  for (const { path, message } of parsed.error.issues) errors[path.join('.')] ??= message;
  return { ok: false, form: { values, errors } };
};

/**
 * The fields of a form that is judged field by field afterwards. One that cannot be read has its message already and counts
 * as not filled in, so that all the others are judged in the same answer. Every field of the schema needs a default.
 */
export const readFields = <T>(
  schema: z.ZodType<T>,
  body: unknown,
): { readonly falt: T; readonly form: Form } => {
  const forst = readForm(schema, body);
  if (forst.ok) return { falt: forst.value, form: formWith(body, {}) };
  const { values, errors } = forst.form;
  const lasbara = Object.entries(values).filter(([namn]) => !Object.hasOwn(errors, namn));
  const sedan = readForm(schema, Object.fromEntries(lasbara));
  if (!sedan.ok) throw new BadRequest();
  return { falt: sedan.value, form: forst.form };
};

/** The typed values with messages from a rule. */
export const formWith = (body: unknown, errors: FormErrors): Form => ({ values: valuesOf(body), errors });

/** A text field: characters that cannot be seen are refused, the rest stored trimmed in NFC. `max` in characters. */
export const text = (max: number, forLang = `Korta texten till högst ${String(max)} tecken`) =>
  z
    .string()
    .refine(
      (value) => !hasForbjudnaTecken(value),
      'Ta bort tecken som inte syns. De kan ha följt med när du klistrade in.',
    )
    .transform(normaliserad)
    .refine((value) => Array.from(value).length <= max, forLang);

/** The same on one line: a line break, which no field of one line sends, is a blank, and forges no lines of a letter. */
export const enRad = (max: number) => text(max).transform((value) => value.replace(/\s+/g, ' '));

/** Checkboxes with one name: none, one or several, as a list without repeats. */
export const flera = () =>
  z.preprocess(
    (value): unknown[] => (value === undefined || value === '' ? [] : [value].flat()),
    z
      .array(z.string())
      .max(100, 'Välj i listan')
      .transform((list) => [...new Set(list)]),
  );

/** The version that a form was opened with; 0, which no row has, when it is no number. */
export const versionsfalt = () =>
  z
    .string()
    .default('')
    .transform((value) => (/^[0-9]{1,9}$/.test(value) ? Number(value) : 0));

/** The idempotency key that every state-changing form carries. A page of ours always sends one. */
export const nyckelOf = (body: unknown): string => {
  const parsed = z.object({ nyckel: z.uuid() }).safeParse(body);
  if (!parsed.success) throw new BadRequest();
  return parsed.data.nyckel;
};

/** The key to send a form with: the same again when it is shown with errors, since nothing was saved. */
export const nyckelFor = ({ values }: Form): string => {
  const parsed = z.uuid().safeParse(values['nyckel']);
  return parsed.success ? parsed.data : randomUUID();
};

/** Status of a page with a form: 422 when something in it is to be corrected. */
export const felstatus = ({ errors }: Form): number => (Object.keys(errors).length === 0 ? 200 : 422);

import { z } from 'zod';
import { BadRequest } from '../shared/errors.ts';
import { readForm, text, type Form } from '../web/form.ts';
import { lasValda, type Valstallning } from './val.rules.ts';

const sokt = text(100, 'Skriv högst 100 tecken').default('');
const sokform = z.object({ lan: sokt, namn: sokt, typ: sokt });
const laget = z.object({
  sokt: z.string().default(''),
  sida: z.coerce.number().int().min(1).max(99_999).catch(1),
  valda: z.string().max(20_000).default(''),
  gor: z.string().default('sok'),
  vald: z
    .preprocess(
      (v): unknown[] => (v === undefined || v === '' ? [] : [v].flat()),
      z.array(z.string()).max(500),
    )
    .transform((list) => list.filter((post) => /^[0-9a-z-]{4,60}$/.test(post))),
});

/** What a picker holds: where the choosing is, the button and the ticks. */
export interface Val {
  readonly stallning: Valstallning;
  readonly gor: string;
  readonly ikryssade: readonly string[];
}

const tomSokning = { lan: '', namn: '', typ: '' };

/** Reads a picker's form or address. A search that cannot be read comes back with its faults, and what was chosen stays. */
export const readVal = (falt: unknown): { readonly val: Val; readonly form: Form | null } => {
  const sokning = readForm(sokform, falt);
  const resten = readForm(laget, falt);
  if (!resten.ok) throw new BadRequest();
  const { valda, gor, vald, sida } = resten.value;
  const sok = sokning.ok ? sokning.value : tomSokning;
  const stallning = { sok, sokt: sokning.ok && resten.value.sokt === 'ja', sida, valda: lasValda(valda) };
  return { form: sokning.ok ? null : sokning.form, val: { stallning, gor, ikryssade: vald } };
};

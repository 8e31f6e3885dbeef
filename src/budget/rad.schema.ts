import { z } from 'zod';
import { lasKronor } from '../shared/kronor.ts';
import { text, versionsfalt } from '../web/form.ts';
import type { Radslag, Raduppgift } from './budget.rules.ts';
import { panelord } from './panel.rules.ts';

const skrivet = () => text(60, 'Skriv beloppet i hela kronor med bara siffror').default('');

/** An amount that must be written. */
const kronor = () =>
  skrivet().transform((value, ctx) => {
    const last = lasKronor(value);
    if (last.ok) return last.value;
    ctx.addIssue({ code: 'custom', message: last.error });
    return z.NEVER;
  });

/** An amount that may be left empty. */
const kronorEllerTomt = () =>
  skrivet().transform((value, ctx) => {
    const last = lasKronor(value);
    if (value === '') return null;
    if (last.ok) return last.value;
    ctx.addIssue({ code: 'custom', message: last.error });
    return z.NEVER;
  });

/** A line as it comes from its form, with the version that the form was opened with (0 for a new line). */
export const radForm = (slag: Radslag, valbara: readonly { readonly kod: string }[]) => {
  const { harUtfall, tomtVal } = panelord[slag];
  return z
    .object({
      val: text(100)
        .default('')
        .refine((val) => valbara.some(({ kod }) => kod === val), tomtVal),
      budget: kronor(),
      utfall: harUtfall
        ? kronorEllerTomt()
        : z
            .unknown()
            .optional()
            .transform(() => null),
      beskrivning: text(500)
        .default('')
        .transform((value) => (value === '' ? null : value)),
      version: versionsfalt(),
    })
    .transform(({ version, ...rad }): { rad: Raduppgift; version: number } => ({ rad, version }));
};

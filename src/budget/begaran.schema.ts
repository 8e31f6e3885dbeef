import { z } from 'zod';
import { NotFound } from '../shared/errors.ts';
import type { Budgetplats } from './budget.rules.ts';

const del = z.string();
const delar = z.object({
  organisationId: del.optional(),
  insatsId: del.optional(),
  radId: del.default(''),
  ar: del
    .regex(/^[0-9]{4}$/)
    .transform(Number)
    .default(0),
});

/** What the address of a budget page says: whose budget, which year, which line. NotFound for a year that cannot be one. */
export const adressensDelar = (
  slag: Budgetplats['slag'],
  params: unknown,
): { plats: Budgetplats; ar: number; radId: string } => {
  const parsed = delar.safeParse(params);
  if (!parsed.success) throw new NotFound();
  const { organisationId, insatsId, ar, radId } = parsed.data;
  return { plats: { slag, id: (slag === 'insats' ? insatsId : organisationId) ?? '' }, ar, radId };
};

/** A key of a receipt in the address; null when it cannot be one. */
export const kvittonyckelAv = (query: unknown): string | null =>
  z.object({ kvitto: z.uuid() }).safeParse(query).data?.kvitto ?? null;

/** A year in the address; null when there is none. */
export const franAr = (query: unknown): number | null => {
  const fran = z.object({ fran: z.string().regex(/^[0-9]{4}$/) }).safeParse(query).data?.fran;
  return fran === undefined ? null : Number(fran);
};

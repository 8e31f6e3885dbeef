import type { Deltagande } from './deltagande.rules.ts';

const dygn = 24 * 60 * 60 * 1000;

/**
 * Until when a felregistrering can be undone: 30 days, as long as the identity is there. Null when it never can,
 * because the reason erased the identity at once, or no longer.
 */
export const kanAngrasTill = (
  { makulering, person }: Pick<Deltagande, 'makulering' | 'person'>,
  nu: Date,
): Date | null => {
  if (makulering === null || person === null) return null;
  const till = new Date(makulering.at.getTime() + 30 * dygn);
  return nu < till ? till : null;
};

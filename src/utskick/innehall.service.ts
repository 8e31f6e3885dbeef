import { z } from 'zod';
import { dekryptera, type Nycklar } from '../db/kryptering.ts';

const innehall = z.object({ amne: z.string().nullable(), text: z.string() });

/** What a message says, opened; no subject is an empty one. */
export const innehallAv = (
  nycklar: Nycklar,
  id: string,
  krypterat: Buffer,
): { readonly amne: string; readonly text: string } => {
  const { amne, text } = innehall.parse(
    JSON.parse(dekryptera(nycklar, `auth.utskick.innehall.${id}`, krypterat)),
  );
  return { amne: amne ?? '', text };
};

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { langDag } from '../shared/datum.ts';
import { viewFolder } from '../web/asset.ts';
import { page, type Page } from '../web/page.ts';

export const tillganglighetPath = '/tillganglighet';

/** What `npm run tillganglighet` wrote of the last time that every page was looked at. */
const granskning = z.object({
  datum: z.iso.date(),
  /** Pages, the states of them that look different, and pages that say no. */
  sidor: z.int(),
  lagen: z.int(),
  felsidor: z.int(),
  /** Tasks done with the keyboard alone. */
  tangentbord: z.int(),
  /** Which axe. */
  axe: z.string(),
  /** What did not pass, by the name of its test. */
  brister: z.array(z.string()),
});

interface Tillganglighetsmodell extends Page {
  readonly granskning: z.infer<typeof granskning>;
  /** The day of the review in words. */
  readonly dag: string;
}

const senaste = granskning.parse(
  JSON.parse(readFileSync(join(viewFolder, 'hjalp', 'granskning.json'), 'utf8')),
);

export const visaTillganglighet = page<Tillganglighetsmodell>('hjalp/tillganglighet');
export const tillganglighetModel: Tillganglighetsmodell = {
  titel: 'Tillgänglighet',
  rubrik: 'Tillgänglighet',
  smulor: [{ text: 'Start', href: '/' }, { text: 'Tillgänglighet' }],
  granskning: senaste,
  dag: langDag(senaste.datum),
};

import { z } from 'zod';
import { internSida } from '../web/url.ts';

/** All that the forms hold: the page that was asked for, if it is one of ours. */
export const oidcForm = z.object({ till: z.string().optional().transform(internSida) });

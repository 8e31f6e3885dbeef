import { z } from 'zod';
import { internSida } from '../web/url.ts';

/** All that the forms of BankID hold: the page that was asked for, if it is one of ours. Never a personnummer. */
export const bankidForm = z.object({ till: z.string().optional().transform(internSida) });

import { z } from 'zod';
import type { Dag } from '../shared/datum.ts';
import { readFields, text, type Parsed } from '../web/form.ts';
import { lasare } from '../web/lasare.ts';

const falt = z.object({ aterkallat_datum: text(20).default('') });
const texter = { tomt: 'Fyll i dagen då samtycket återkallades', vad: 'ett datum' };

/** The day of the withdrawal, as a day that exists; whether it can be that day the service decides. */
export const readAterkallelse = (body: unknown): Parsed<Dag> => {
  const last = readFields(falt, body);
  const las = lasare(last.form);
  return las.svar(las.dag('aterkallat_datum', last.falt.aterkallat_datum, texter));
};

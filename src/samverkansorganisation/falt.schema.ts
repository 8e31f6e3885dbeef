import { z } from 'zod';
import { listan } from '../formularutkast/formularutkast.rules.ts';
import { BadRequest } from '../shared/errors.ts';
import type { Dag } from '../shared/datum.ts';
import { formWith, text, type Form } from '../web/form.ts';
import { lasare, type Lasare } from '../web/lasare.ts';

/** What reads a form of an organisation, field by field, all faults at once. */
export interface Formlasare extends Lasare {
  readonly form: Form;
  /** A text of at most `max` characters, as stored. */
  readonly text: (falt: string, max: number, forLang?: string) => string;
  /** The same, null when the field is empty. */
  readonly frivillig: (falt: string, max: number) => string | null;
  /** A day, null when the field is empty. */
  readonly frivilligDag: (falt: string, vad: string) => Dag | null;
  readonly ids: (falt: string) => readonly string[];
  readonly koder: (falt: string) => readonly string[];
}

const hogst = 500;
const uuid = z.guid();
const kod = /^[0-9]{4}(-[a-z0-9-]{1,40})?$/;

const unika = (poster: readonly string[], isOk: (post: string) => boolean): readonly string[] => {
  if (poster.length > hogst || !poster.every(isOk)) throw new BadRequest();
  return [...new Set(poster)];
};

/** The codes of a list, which travel as one field: 0180,1480-centrum. */
export const koderI = (values: Form['values'], falt: string): readonly string[] =>
  listan(values, falt).flatMap((del) => del.split(',').filter((delen) => delen !== ''));

/** A reader over what was sent. What no page of ours sends (a repeated text field, an id that is none) is a BadRequest. */
export const formlasare = (body: unknown): Formlasare => {
  const form = formWith(body, {});
  const { values } = form;
  const l = lasare(form);
  const skrivet = (falt: string): string => {
    const varde = values[falt] ?? '';
    if (typeof varde !== 'string') throw new BadRequest();
    return varde;
  };
  const lasText: Formlasare['text'] = (falt, max, forLang) => {
    const last = text(max, forLang).safeParse(skrivet(falt));
    if (!last.success) l.fel(falt, last.error.issues[0]?.message ?? '');
    return last.data ?? '';
  };
  return {
    ...l,
    form,
    text: lasText,
    frivillig: (falt, max) => {
      const varde = lasText(falt, max);
      return varde === '' ? null : varde;
    },
    frivilligDag: (falt, vad) => {
      const varde = skrivet(falt).trim();
      return varde === '' ? null : l.dag(falt, varde, { tomt: '', vad });
    },
    ids: (falt) => unika(listan(values, falt), (id) => uuid.safeParse(id).success),
    koder: (falt) => unika(koderI(values, falt), (en) => kod.test(en)),
  };
};

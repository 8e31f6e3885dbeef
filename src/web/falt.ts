import type {
  Bredd,
  Falt,
  Grund,
  Kryssruta,
  Kryssrutor,
  Radioknappar,
  Textfalt,
  Textruta,
  Val,
  Valjlista,
} from './falttyp.ts';
import type { Form } from './form.ts';

interface Spec {
  readonly etikett: string;
  readonly tips?: string;
  readonly form?: string;
  /** Given only when two forms of a page have a field of the same name. */
  readonly id?: string;
}

interface ValSpec {
  readonly varde: string;
  readonly text: string;
  readonly visarFoljd?: boolean;
}

const typed = (form: Form, namn: string): string => {
  const varde = form.values[namn];
  return typeof varde === 'string' || typeof varde === 'number' ? String(varde) : '';
};

const chosen = (form: Form, namn: string): readonly string[] => {
  const varde = form.values[namn];
  return Array.isArray(varde) ? varde.map(String) : [typed(form, namn)];
};

const grund = (form: Form, namn: string, spec: Spec): Grund => {
  const { etikett, id = namn, tips = null } = spec;
  const fel = form.errors[namn] ?? null;
  const ids = [tips === null ? [] : `${id}-tips`, fel === null ? [] : `${id}-fel`].flat();
  const beskrivs = ids.length === 0 ? null : ids.join(' ');
  return { id, namn, etikett, tips, fel, beskrivs, form: spec.form ?? null };
};

const valOf = (id: string, val: readonly ValSpec[], valda: readonly string[]): readonly Val[] =>
  val.map(({ varde, text, visarFoljd = false }, i) => ({
    id: i === 0 ? id : `${id}-${String(i + 1)}`,
    varde,
    text,
    vald: valda.includes(varde),
    visarFoljd,
  }));

type TextSpec = Spec &
  Partial<Pick<Textfalt, 'bredd' | 'typ' | 'inputmode' | 'autocomplete' | 'efter' | 'extraKlass' | 'knapp'>>;

const plainText = {
  slag: 'text',
  bredd: 'b-24',
  typ: 'text',
  inputmode: null,
  autocomplete: 'off',
  efter: null,
  extraKlass: '',
  knapp: null,
} as const;

/** A line of text. What was typed comes back as it was typed, but a password is never sent back to the page. */
export const textfalt = (form: Form, namn: string, spec: TextSpec): Textfalt => ({
  ...plainText,
  ...spec,
  ...grund(form, namn, spec),
  varde: spec.typ === 'password' ? '' : typed(form, namn),
});

/** A day (ÅÅÅÅ-MM-DD) as text, so that also a day that does not exist comes back for correction. */
export const datumfalt = (form: Form, namn: string, spec: TextSpec): Textfalt =>
  textfalt(form, namn, { bredd: 'b-8', inputmode: 'numeric', tips: 'ÅÅÅÅ-MM-DD', ...spec });

/** A whole number with its unit after it. */
export const talfalt = (form: Form, namn: string, spec: TextSpec): Textfalt =>
  textfalt(form, namn, { bredd: 'b-4', inputmode: 'numeric', ...spec });

/** Several lines of text. */
export const textruta = (form: Form, namn: string, spec: Spec & { readonly rader?: number }): Textruta => ({
  slag: 'textruta',
  ...grund(form, namn, spec),
  varde: typed(form, namn),
  rader: spec.rader ?? 4,
});

/** A drop-down list; `tom` is the text of an empty first choice. */
export const valjlista = (
  form: Form,
  namn: string,
  spec: Spec & { readonly val: readonly ValSpec[]; readonly tom?: string; readonly bredd?: Bredd },
): Valjlista => ({
  slag: 'valjlista',
  ...grund(form, namn, spec),
  val: valOf(spec.id ?? namn, spec.val, [typed(form, namn)]),
  tom: spec.tom ?? null,
  bredd: spec.bredd ?? 'b-24',
});

type RadioSpec = Spec & {
  readonly val: readonly ValSpec[];
  readonly vagratt?: boolean;
  readonly foljd?: readonly Falt[];
};

/** One choice of a few. `foljd` is asked when a choice marked `visarFoljd` is made. */
export const radioknappar = (form: Form, namn: string, spec: RadioSpec): Radioknappar => ({
  slag: 'radioknappar',
  ...grund(form, namn, spec),
  val: valOf(spec.id ?? namn, spec.val, [typed(form, namn)]),
  vagratt: spec.vagratt ?? false,
  foljd: spec.foljd ?? [],
});

/** Ja or nej, with questions that are asked only after ja. */
export const janej = (
  form: Form,
  namn: string,
  spec: Spec & { readonly foljd?: readonly Falt[] },
): Radioknappar => {
  const ja = { varde: 'ja', text: 'Ja', visarFoljd: spec.foljd !== undefined };
  return radioknappar(form, namn, { ...spec, vagratt: true, val: [ja, { varde: 'nej', text: 'Nej' }] });
};

/** Several choices; `ensam` is the one that excludes the others. */
export const kryssrutor = (
  form: Form,
  namn: string,
  spec: Spec & { readonly val: readonly ValSpec[]; readonly ensam?: ValSpec },
): Kryssrutor => {
  const alla = valOf(spec.id ?? namn, spec.ensam ? [...spec.val, spec.ensam] : spec.val, chosen(form, namn));
  const val = alla.slice(0, spec.val.length);
  return { slag: 'kryssrutor', ...grund(form, namn, spec), val, ensam: alla[spec.val.length] ?? null };
};

/** One box to tick; it is ticked when the field holds its value ("ja" unless given). */
export const kryssruta = (form: Form, namn: string, spec: Spec & { readonly varde?: string }): Kryssruta => {
  const varde = spec.varde ?? 'ja';
  return { slag: 'kryssruta', ...grund(form, namn, spec), varde, vald: chosen(form, namn).includes(varde) };
};

/** Width of an input in characters, about. */
export type Bredd = 'b-4' | 'b-8' | 'b-10' | 'b-12' | 'b-16' | 'b-24' | 'b-full';

/** What all fields share. The first input's `id` is the field's name, so that a link to `#name` goes to it. */
export interface Grund {
  readonly id: string;
  readonly namn: string;
  readonly etikett: string;
  readonly tips: string | null;
  readonly fel: string | null;
  /** Value of aria-describedby: first the hint, then the error. */
  readonly beskrivs: string | null;
  /** Id of the form a field belongs to when it stands outside it. */
  readonly form: string | null;
}

export interface Textfalt extends Grund {
  readonly slag: 'text';
  readonly varde: string;
  readonly bredd: Bredd;
  readonly typ: 'text' | 'password';
  readonly inputmode: string | null;
  readonly autocomplete: string;
  /** Unit after the input: "%", "år". */
  readonly efter: string | null;
  readonly extraKlass: string;
  /** Text of a submit button beside the input ("Sök"), or one of several that says what to do with the form. */
  readonly knapp: string | Faltknapp | null;
}

/** A submit button beside an input: `gor` is what it sends, `dolt` is read by screen readers only. */
export interface Faltknapp {
  readonly text: string;
  readonly gor: string;
  readonly dolt: string;
}

export interface Textruta extends Grund {
  readonly slag: 'textruta';
  readonly varde: string;
  readonly rader: number;
}

export interface Val {
  readonly id: string;
  readonly varde: string;
  readonly text: string;
  readonly vald: boolean;
  readonly visarFoljd: boolean;
}

export interface Valjlista extends Grund {
  readonly slag: 'valjlista';
  readonly val: readonly Val[];
  /** Text of the empty choice, which is left out when null. */
  readonly tom: string | null;
  readonly bredd: Bredd;
}

export interface Radioknappar extends Grund {
  readonly slag: 'radioknappar';
  readonly val: readonly Val[];
  readonly vagratt: boolean;
  /** Asked when a choice with `visarFoljd` is made; always in the page, hidden by the stylesheet. */
  readonly foljd: readonly Falt[];
}

export interface Kryssrutor extends Grund {
  readonly slag: 'kryssrutor';
  readonly val: readonly Val[];
  /** The choice that excludes the others, set apart below them. */
  readonly ensam: Val | null;
}

export interface Kryssruta extends Grund {
  readonly slag: 'kryssruta';
  readonly varde: string;
  readonly vald: boolean;
}

/** A form field of any kind; `partials/falt` picks the markup by `slag`. */
export type Falt = Textfalt | Textruta | Valjlista | Radioknappar | Kryssrutor | Kryssruta;

import { dagAv, klockan, langDag } from '../shared/datum.ts';

/** Which form of an administrator: its name, what it is about (null for something new) and where it is shown. */
export interface Formular {
  readonly formular: string;
  readonly objektId: string | null;
  readonly sida: string;
}

/** What an administrator has typed and picked but not saved. A field with several values is a list. */
export interface Formularutkast extends Formular {
  readonly id: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly sparatAt: Date;
}

/** A field as a list of texts: none, one or several. */
export const listan = (values: Readonly<Record<string, unknown>>, falt: string): readonly string[] => {
  const varde = values[falt];
  if (varde === undefined || varde === '') return [];
  return [varde].flat().map(String);
};

/** The button that was pressed; Enter in a field saves. */
export const knappen = (body: unknown): string => {
  const gor = (body as { gor?: unknown } | undefined)?.gor;
  return typeof gor === 'string' ? gor : 'spara';
};

/** Above a form that shows a draft. */
export const utkastText = (at: Date, nu: Date): string => {
  const dag = dagAv(at) === dagAv(nu) ? 'i dag' : langDag(dagAv(at));
  return `Det här är ditt utkast från ${dag} ${klockan(at)}. Inget är sparat förrän du väljer Spara.`;
};

/** "Utkast sparat 10.44", in the save row. */
export const utkastLage = (at: Date | null): string | null =>
  at === null ? null : `Utkast sparat ${klockan(at)}`;

import type { Sokning } from './sokning.rules.ts';

export type Utkastformular = 'inregistrering' | 'utregistrering';

/** What a user has typed but not saved. `sokning` is the person of a new start, kept only when samtycke is ticked. */
export interface Utkast {
  readonly id: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly sokning: Sokning | null;
  readonly sparatAt: Date;
}

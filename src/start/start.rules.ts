import { dagarMellan, manaderFore, type Dag } from '../shared/datum.ts';

/** A draft to go on with; it never says whom it is about. */
export interface Utkast {
  readonly id: string;
  readonly formular: 'inregistrering' | 'utregistrering';
  readonly insatsId: string;
  readonly insats: string;
  /** Null for an inregistrering. */
  readonly deltagandeId: string | null;
  readonly sparatAt: Date;
}

/** Where one of the other roles may be used. */
export interface Uppdragsplats {
  readonly roll: 'samverkansadministrator' | 'insatsansvarig';
  readonly samverkansorganisation: string;
  readonly fran: Dag;
  /** Insatser of the organisation that go on today. */
  readonly pagaende: number;
}

/** The next 15th, days left to it, and a day in the month that should be complete by then (local rule: by the 15th). */
export interface Avstamning {
  readonly dagar: number;
  readonly manad: Dag;
}

export const nastaAvstamning = (idag: Dag): Avstamning => {
  const denna = `${idag.slice(0, 7)}-15`;
  const nasta = idag <= denna ? denna : manaderFore(denna, -1);
  return { dagar: dagarMellan(idag, nasta), manad: manaderFore(nasta, 1) };
};

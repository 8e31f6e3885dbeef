import type { Rattelsebegaran } from '../rattelsebegaran/rattelsebegaran.rules.ts';
import type { BlevAnonyma } from '../samtycke/uppgift.rules.ts';
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
  readonly samverkansorganisationId: string;
  readonly samverkansorganisation: string;
  readonly fran: Dag;
  /** Insatser of the organisation that go on today. */
  readonly pagaende: number;
}

/** An uppdrag that soon ends; `plats` is the name of the insats or the samverkansorganisation. */
export interface SlutandeUppdrag {
  readonly namn: string;
  readonly roll: 'samverkansadministrator' | 'insatsansvarig' | 'deltagaransvarig';
  readonly plats: string;
  readonly samverkansorganisationId: string | null;
  readonly insatsId: string | null;
  readonly till: Dag;
  readonly eget: boolean;
}

/** A budget year that has passed, with lines that lack utfall; `sida` is its page. */
export interface BudgetUtanUtfall {
  readonly namn: string;
  readonly ar: number;
  readonly antal: number;
  readonly sida: string;
}

/** An organisation to link to. */
export interface Organisationslank {
  readonly id: string;
  readonly namn: string;
}

/** The next 15th, days left to it, and a day in the month that should be complete by then (local rule: by the 15th). */
export interface Avstamning {
  readonly dagar: number;
  readonly manad: Dag;
}

/** The next 15th, today included, and the month that is to be complete by then. */
export const nastaAvstamning = (idag: Dag): Avstamning => {
  const denna = `${idag.slice(0, 7)}-15`;
  const nasta = idag <= denna ? denna : manaderFore(denna, -1);
  return { dagar: dagarMellan(idag, nasta), manad: manaderFore(nasta, 1) };
};

/** Orders of behörighet that wait for a decision, and when the oldest of them was made. */
export interface VantandeBestallningar {
  readonly antal: number;
  readonly aldst: Date | null;
}

/** What waits for a superadministratör. */
export interface Forvaltning {
  /** Proposed by another superadministratör. */
  readonly gallringar: readonly Vantande[];
  readonly utanAdministrator: readonly Organisationslank[];
  readonly bestallningar: VantandeBestallningar;
}

/** An order that waits for the reader: to decide about, or to fetch. It never says whom it is about. */
export interface Vantande {
  readonly slag: 'registerutdrag' | 'hamtning' | 'begransning' | 'gallring';
  readonly id: string;
  readonly nummer: number;
  readonly diarienummer: string;
}

/** What has come up by itself: corrections that somebody has asked for, and what SUS has made anonymous. Nobody is named. */
export interface Inkommet {
  readonly anonyma: readonly BlevAnonyma[];
  readonly rattelser: readonly Pick<
    Rattelsebegaran,
    'deltagandeId' | 'insats' | 'diarienummer' | 'noteradAt'
  >[];
}

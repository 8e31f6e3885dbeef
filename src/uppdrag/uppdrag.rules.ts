import type { Dag } from '../shared/datum.ts';

/** Roles that are used somewhere: an uppdrag says where. */
export type Uppdragsroll = 'samverkansadministrator' | 'insatsansvarig' | 'deltagaransvarig';

/** Where an uppdrag is: in a samverkansorganisation, or (deltagaransvarig) in an insats. */
export type Uppdragsplats = { readonly samverkansorganisationId: string } | { readonly insatsId: string };

/** A user who shall have the uppdrag, and the last day of it; null when it goes on. */
export interface Valt {
  readonly anvandareId: string;
  readonly till: Dag | null;
}

/** An uppdrag that counts today or later. */
export interface Uppdrag extends Valt {
  readonly id: string;
  readonly namn: string;
  readonly arbetsgivare: string;
  readonly fran: Dag;
}

export type Uppdragshinder = 'saknar_roll' | 'sista_administrator' | 'slut_passerat';

export const uppdragshinderText: Record<Uppdragshinder, string> = {
  saknar_roll: 'Ta bort den som inte längre har rollen, eller beställ rollen först.',
  sista_administrator:
    'Minst en samverkansadministratör ska vara kvar utan slutdag. Lägg till en annan innan du tar bort den sista.',
  slut_passerat: 'Ange en slutdag från i dag och framåt, eller ta bort uppdraget.',
};

/** What to do so that exactly the chosen ones have the uppdrag. */
export interface Skillnad {
  readonly nya: readonly Valt[];
  readonly andrade: readonly (Valt & { readonly id: string })[];
  readonly borttagna: readonly Uppdrag[];
}

/** Compares the uppdrag there are with those chosen. */
export const skillnadMellan = (finns: readonly Uppdrag[], valda: readonly Valt[]): Skillnad => {
  const valdMedId = new Map(valda.map((valt) => [valt.anvandareId, valt]));
  const har = new Set(finns.map(({ anvandareId }) => anvandareId));
  return {
    nya: valda.filter(({ anvandareId }) => !har.has(anvandareId)),
    andrade: finns.flatMap(({ id, anvandareId, till }) => {
      const valt = valdMedId.get(anvandareId);
      return valt === undefined || valt.till === till ? [] : [{ ...valt, id }];
    }),
    borttagna: finns.filter(({ anvandareId }) => !valdMedId.has(anvandareId)),
  };
};

/** A last day that has passed is no uppdrag: it is taken away instead. */
export const provaSlutdagar = ({ nya, andrade }: Skillnad, idag: Dag): Uppdragshinder | null =>
  [...nya, ...andrade].some(({ till }) => till !== null && till < idag) ? 'slut_passerat' : null;

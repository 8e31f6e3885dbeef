import type { Andring } from '../andring/andring.rules.ts';
import { rollText } from '../behorighet/behorighet.rules.ts';
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

/** The database's own refusals, by the name of the constraint: for those who save through sparaEnGang. */
export const uppdragsvillkor: Readonly<Record<string, Uppdragshinder>> = {
  uppdrag_sista_samverkansadministrator: 'sista_administrator',
  uppdrag_kraver_roll: 'saknar_roll',
  uppdrag_period: 'slut_passerat',
};

/** What to do so that exactly the chosen ones have the uppdrag. */
export interface Skillnad {
  readonly nya: readonly Valt[];
  /** Uppdrag that go on, with another last day: `till` is the new one. Those that then go on without end come first. */
  readonly andrade: readonly (Uppdrag & { readonly fore: Dag | null })[];
  readonly borttagna: readonly Uppdrag[];
}

/** Compares the uppdrag there are with those chosen. */
export const skillnadMellan = (finns: readonly Uppdrag[], valda: readonly Valt[]): Skillnad => {
  const valdMedId = new Map(valda.map((valt) => [valt.anvandareId, valt]));
  const har = new Set(finns.map(({ anvandareId }) => anvandareId));
  return {
    nya: valda.filter(({ anvandareId }) => !har.has(anvandareId)),
    andrade: finns
      .flatMap((uppdrag) => {
        const valt = valdMedId.get(uppdrag.anvandareId);
        const fore = uppdrag.till;
        return valt === undefined || valt.till === fore ? [] : [{ ...uppdrag, till: valt.till, fore }];
      })
      .sort((a, b) => Number(a.till !== null) - Number(b.till !== null)),
    borttagna: finns.filter(({ anvandareId }) => !valdMedId.has(anvandareId)),
  };
};

/** A last day that has passed is no uppdrag: it is taken away instead. */
export const provaSlutdagar = ({ nya, andrade }: Skillnad, idag: Dag): Uppdragshinder | null =>
  [...nya, ...andrade].some(({ till }) => till !== null && till < idag) ? 'slut_passerat' : null;

const tillsVidare = (dag: Dag | null): string => dag ?? 'tills vidare';

/** What was done, in the words of the history: given, another last day, taken. `namnPa` gives the names of the new ones. */
export const uppdragsandringar = (
  { nya, andrade, borttagna }: Skillnad,
  roll: Uppdragsroll,
  namnPa: (anvandareId: string) => string,
): readonly Andring[] => [
  ...nya.map(({ anvandareId, till }) => ({
    falt: rollText[roll],
    fran: null,
    till: till === null ? namnPa(anvandareId) : `${namnPa(anvandareId)}, till och med ${till}`,
  })),
  ...andrade.map(({ namn, fore, till }) => ({
    falt: `${rollText[roll]} ${namn}, till och med`,
    fran: tillsVidare(fore),
    till: tillsVidare(till),
  })),
  ...borttagna.map(({ namn }) => ({ falt: rollText[roll], fran: namn, till: null })),
];

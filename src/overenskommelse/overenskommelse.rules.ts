import { dagarMellan, type Dag } from '../shared/datum.ts';
import { fail, ok, type Result } from '../shared/result.ts';

/** From which day to which something counts, both included. */
export interface Period {
  readonly gallerFran: Dag;
  readonly gallerTill: Dag;
}

export type Periodlage = 'kommande' | 'galler' | 'gar_ut' | 'utgangen';

/** Days ahead that an end is told of: once to plan, once to act. */
export const varnaDagar = [60, 14] as const;

/** Where in its time a period is. */
export const lageFor = ({ gallerFran, gallerTill }: Period, idag: Dag): Periodlage => {
  if (gallerTill < idag) return 'utgangen';
  if (gallerFran > idag) return 'kommande';
  return dagarMellan(idag, gallerTill) <= varnaDagar[0] ? 'gar_ut' : 'galler';
};

/** An employer as the registration of access sees it. */
export interface Arbetsgivare {
  readonly id: string;
  readonly namn: string;
  readonly organisationstyp: string;
  /** Försäkringskassan or Arbetsförmedlingen: needs no överenskommelse and has no beställare. */
  readonly myndighet: boolean;
}

export interface Overenskommelse extends Period {
  readonly id: string;
  readonly undertecknadAv: string;
  readonly registreradAv: string;
  readonly version: number;
}

/** An överenskommelse or a registration of a beställare that ends within 60 days, with nothing that follows it. */
export interface GarUt {
  readonly slag: 'overenskommelse' | 'bestallare';
  /** Id of the överenskommelse or of the registration. */
  readonly id: string;
  readonly organisationId: string;
  readonly organisation: string;
  /** The beställare; null for an överenskommelse. */
  readonly anvandareId: string | null;
  readonly namn: string | null;
  readonly gallerTill: Dag;
  /** Days left, 0–60. */
  readonly dagar: number;
}

export type Overenskommelsehinder =
  'behovs_inte' | 'slut_fore_start' | 'overlappar' | 'redan_slut' | 'andrad_av_annan';

interface NyPeriod extends Period {
  readonly arbetsgivare: Arbetsgivare;
  readonly finns: readonly Period[];
}

/** Whether an överenskommelse may be registered: one at a time, and none where none is needed (handbook, Överenskommelse). */
export const provaOverenskommelse = ({
  arbetsgivare,
  finns,
  ...ny
}: NyPeriod): Result<null, Overenskommelsehinder> => {
  if (arbetsgivare.myndighet) return fail('behovs_inte');
  if (ny.gallerTill < ny.gallerFran) return fail('slut_fore_start');
  const krock = finns.some((p) => p.gallerFran <= ny.gallerTill && p.gallerTill >= ny.gallerFran);
  return krock ? fail('overlappar') : ok(null);
};

/** Whether the end may be moved. What has ended stays as it was, and a new end is today at the earliest. */
export const provaSlutdag = (
  period: Period,
  nySlutdag: Dag,
  { finns, idag }: { readonly finns: readonly Period[]; readonly idag: Dag },
): Result<null, Overenskommelsehinder> => {
  if (period.gallerTill < idag) return fail('redan_slut');
  if (nySlutdag < period.gallerFran || nySlutdag < idag) return fail('slut_fore_start');
  const krock = finns.some((p) => p.gallerFran > period.gallerFran && p.gallerFran <= nySlutdag);
  return krock ? fail('overlappar') : ok(null);
};

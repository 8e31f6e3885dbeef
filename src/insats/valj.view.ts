import { langDag, type Dag } from '../shared/datum.ts';
import type { Tomt } from '../web/delar.ts';
import { page, type Page } from '../web/page.ts';
import { lank, tid, type Text } from '../web/text.ts';
import { url } from '../web/url.ts';
import type { Insats } from './insats.rules.ts';
import { registreringPath } from '../deltagande/adress.rules.ts';
import { harBorjat, harSlutat, tarDeltagare } from './lage.rules.ts';
import { anonymPath, startPath, type valjAnonymPath, type valjRegistreringPath } from './sidor.rules.ts';

interface Rad {
  readonly namn: Text;
  readonly inriktning: string;
  readonly samverkansorganisation: string;
  readonly lage: Text;
}
interface ValjPage extends Page {
  readonly rader: readonly Rad[];
  readonly tomt: Tomt | null;
}
export const valjPage = page<ValjPage>('insats/valj');

/** What an insats is chosen for, by the address of the page. */
export const val: Record<
  typeof valjRegistreringPath | typeof valjAnonymPath,
  { readonly rubrik: string; readonly path: typeof registreringPath | typeof anonymPath }
> = {
  '/registrera-deltagare': { rubrik: 'Registrera deltagare', path: registreringPath },
  '/registrera-anonyma-deltagare': { rubrik: 'Registrera anonyma deltagare', path: anonymPath },
};
export type Valsida = keyof typeof val;

const tomt: Tomt = {
  rubrik: 'Du har inget uppdrag i någon insats',
  text: 'Be en insatsansvarig att ge dig uppdrag som deltagaransvarig i insatsen. Då visas den här.',
};

const lageText = (insats: Insats, idag: Dag): Text => {
  const { startdatum, slutdatum } = insats;
  if (!harBorjat(insats, idag)) return ['Börjar ', tid(startdatum, langDag(startdatum))];
  if (slutdatum !== null && harSlutat(insats, idag)) return ['Slutade ', tid(slutdatum, langDag(slutdatum))];
  return 'Pågår';
};

/** Those of the user's insatser where deltagare are registered, not only numbers. */
export const valbaraInsatser = (insatser: readonly Insats[]): readonly Insats[] =>
  insatser.filter(tarDeltagare);

/** Where the page leads for one insats. */
export const vidare = (sida: Valsida, { id }: Insats): string => url(val[sida].path, { insatsId: id });

/** The page where an insats is chosen before anything is registered in it. */
export const valjModel = (sida: Valsida, insatser: readonly Insats[], idag: Dag): ValjPage => {
  const { rubrik } = val[sida];
  return {
    titel: rubrik,
    rubrik,
    ingress: insatser.length === 0 ? [] : ['Välj insats.'],
    smulor: [{ text: 'Start', href: startPath }, { text: rubrik }],
    rader: insatser.map((insats) => ({
      namn: [lank(insats.namn, vidare(sida, insats))],
      inriktning: insats.preciseradInriktning,
      samverkansorganisation: insats.samverkansorganisation,
      lage: lageText(insats, idag),
    })),
    tomt: insatser.length === 0 ? tomt : null,
  };
};

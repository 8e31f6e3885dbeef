import { deltagarePath } from '../deltagande/adress.rules.ts';
import type { Insats } from '../insats/insats.rules.ts';
import { tarDeltagare } from '../insats/lage.rules.ts';
import type { Tomt } from '../web/delar.ts';
import { page, type Page } from '../web/page.ts';
import { lank, type Text } from '../web/text.ts';
import { url } from '../web/url.ts';
import { urvalsfalt } from './urval.view.ts';

interface ValjInsatsPage extends Page {
  readonly insatser: readonly { readonly namn: Text; readonly samverkansorganisation: string }[];
  readonly tomt: Tomt | null;
}
export const valjInsatsPage = page<ValjInsatsPage>('deltagare/valj-insats');

const tomt: Tomt = {
  rubrik: 'Du har inget uppdrag i någon insats',
  text: 'Be den som är insatsansvarig om ett uppdrag som deltagaransvarig. Då visas insatsen här.',
};

/** Those of the user's insatser that have deltagare. */
const medDeltagare = (insatser: readonly Insats[]) => insatser.filter(tarDeltagare);

/** The list of the only insats there is to choose; null when there is a choice to make. */
export const endaInsatsAdress = (insatser: readonly Insats[]): string | null => {
  const [enda, ...fler] = medDeltagare(insatser);
  return enda === undefined || fler.length > 0 ? null : url(deltagarePath, { insatsId: enda.id });
};

/** The insatser with deltagare that the user may open. */
export const valjInsatsModel = (insatser: readonly Insats[]): ValjInsatsPage => {
  const rader = medDeltagare(insatser).map(({ id, namn, samverkansorganisation }) => ({
    namn: [lank(namn, url(deltagarePath, { insatsId: id }))],
    samverkansorganisation,
  }));
  return {
    titel: 'Visa deltagare',
    rubrik: 'Visa deltagare',
    ingress: ['Välj den insats du vill se deltagare i.'],
    smulor: [{ text: 'Start', href: '/' }, { text: 'Visa deltagare' }],
    insatser: rader,
    tomt: rader.length === 0 ? tomt : null,
  };
};

/** Where the selection form leads: to the list of the chosen insats, with the rest of the selection. Null when none is chosen. */
export const valdInsatsAdress = (query: Readonly<Record<string, unknown>>): string | null => {
  const { insats } = query;
  if (typeof insats !== 'string' || insats === '') return null;
  const ovriga = urvalsfalt
    .filter((namn) => namn !== 'insats')
    .flatMap((namn) => {
      const varde = query[namn];
      return typeof varde === 'string' ? [[namn, varde] as const] : [];
    });
  return url(deltagarePath, { insatsId: insats }, Object.fromEntries(ovriga));
};

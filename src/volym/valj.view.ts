import { startPath } from '../insats/sidor.rules.ts';
import type { Tomt } from '../web/delar.ts';
import { page, type Page } from '../web/page.ts';
import { lank, type Text } from '../web/text.ts';
import { url } from '../web/url.ts';
import { volymPath } from './adress.rules.ts';
import type { Volyminsats } from './volym.rules.ts';

interface Valjsida extends Page {
  readonly rader: readonly { readonly namn: Text; readonly samverkansorganisation: string }[];
  readonly tomt: Tomt | null;
}
export const valjVolymPage = page<Valjsida>('volym/valj');

const tomt: Tomt = {
  rubrik: 'Du har ingen volyminsats',
  text: 'Här visas volyminsatserna i de samverkansorganisationer där du är insatsansvarig.',
};

/** The page where a volyminsats is chosen. */
export const valjVolymModel = (insatser: readonly Volyminsats[]): Valjsida => ({
  titel: 'Registrera antal deltagare',
  rubrik: 'Registrera antal deltagare',
  ingress: insatser.length === 0 ? [] : ['Välj insats.'],
  smulor: [{ text: 'Start', href: startPath }, { text: 'Registrera antal deltagare' }],
  rader: insatser.map(({ id, namn, samverkansorganisation }) => ({
    namn: [lank(namn, url(volymPath, { insatsId: id }))],
    samverkansorganisation,
  })),
  tomt: insatser.length === 0 ? tomt : null,
});

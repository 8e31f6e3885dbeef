import { klockan } from '../shared/datum.ts';
import type { Demosms } from '../sms/sms.rules.ts';
import { page, type Page } from '../web/page.ts';

interface InkorgPage extends Page {
  readonly sms: readonly { readonly mobil: string; readonly text: string; readonly nar: string }[];
}
export const inkorgPage = page<InkorgPage>('demo/sms');

export const inkorgModel = (sms: readonly Demosms[]): InkorgPage => ({
  titel: 'Demo: sms-inkorg',
  rubrik: 'Demo: sms-inkorg',
  ingress: ['Sms:en som annars skulle ha gått till användarnas mobiler. Sidan finns bara i demo.'],
  meddelande: {
    slag: 'varning',
    text: 'Det här är en demo. Alla som når sidan ser koderna, så här får inga riktiga uppgifter finnas.',
  },
  sms: sms.map(({ mobil, text, at }) => ({ mobil, text, nar: klockan(at) })),
});

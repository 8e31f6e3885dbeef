import { page, type Page } from '../web/page.ts';
import type { Text } from '../web/text.ts';
import { saknarBehorighet, saknarKonto } from './saknas.rules.ts';

interface SaknarPage extends Page {
  readonly stycken: readonly Text[];
  /** False for one who has shown who they are but has no account. */
  readonly inloggad: boolean;
}
export const saknarPage = page<SaknarPage>('inloggning/saknar-behorighet');
export const saknarModel = (inloggad: boolean): SaknarPage => ({
  titel: 'Du saknar behörighet till SUS',
  rubrik: 'Du saknar behörighet till SUS',
  ingress: [
    inloggad
      ? 'Du är inloggad, men det finns ingen behörighet som gäller för dig i dag.'
      : 'Det finns ingen behörighet som gäller för ditt personnummer i dag.',
  ],
  stycken: inloggad ? saknarBehorighet : saknarKonto,
  inloggad,
});

export const loggaUtPath = '/logga-ut';
export const loggaUtPage = page('inloggning/logga-ut');
export const loggaUtModel: Page = { titel: 'Logga ut', rubrik: 'Vill du logga ut?' };

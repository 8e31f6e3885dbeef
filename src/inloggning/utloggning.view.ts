import { page, type Page } from '../web/page.ts';
import type { Text } from '../web/text.ts';
import { saknarBehorighet } from './saknas.rules.ts';

interface SaknarPage extends Page {
  readonly stycken: readonly Text[];
}
export const saknarPage = page<SaknarPage>('inloggning/saknar-behorighet');
export const saknarModel = (): SaknarPage => ({
  titel: 'Du saknar behörighet till SUS',
  rubrik: 'Du saknar behörighet till SUS',
  ingress: ['Du är inloggad, men det finns ingen behörighet som gäller för dig i dag.'],
  stycken: saknarBehorighet,
});

export const loggaUtPath = '/logga-ut';
export const loggaUtPage = page('inloggning/logga-ut');
export const loggaUtModel: Page = { titel: 'Logga ut', rubrik: 'Vill du logga ut?' };

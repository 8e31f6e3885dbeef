import { budgetsida } from '../budget/adress.rules.ts';
import { insatsPath } from '../insats/sidor.rules.ts';
import { organisationPath as samverkansorganisationPath } from '../samverkansorganisation/adress.rules.ts';
import { lank, type Text } from '../web/text.ts';
import { url } from '../web/url.ts';
import type { Anvandning, Anvandningsslag } from './anvandning.rules.ts';
import { listor, type Listnamn } from './listor.rules.ts';
import { organisationPath, postPath } from './sidor.rules.ts';

/** What uses an entry, as a list with links, and what can be said in words about the rest. */
export interface Anvandningslista {
  readonly stycken: readonly Text[];
  readonly rader: readonly { readonly text: Text; readonly svag: string }[];
}

const slagText: Record<Anvandningsslag, string> = {
  insats: 'Insats',
  budget: 'Budget',
  insatsbudget: 'Insatsbudget',
  organisation: 'Organisation',
  samverkansorganisation: 'Samverkansorganisation',
  kommun: 'Kommun',
  stadsdel: 'Stadsdel',
};

/** Where each is shown; null for what has no page that a superadministratör opens. */
const sida: Record<Anvandningsslag, (a: Anvandning) => string | null> = {
  insats: ({ id }) => url(insatsPath, { insatsId: id }),
  budget: ({ id, ar }) => budgetsida({ slag: 'samverkansorganisation', id }, ar ?? ''),
  insatsbudget: ({ id, ar }) => budgetsida({ slag: 'insats', id }, ar ?? ''),
  organisation: ({ id }) => url(organisationPath, { organisationId: id }),
  samverkansorganisation: ({ id }) => url(samverkansorganisationPath, { organisationId: id }),
  kommun: ({ id }) => url(postPath, { lista: 'kommun', kod: id }),
  stadsdel: ({ id }) => url(postPath, { lista: 'stadsdel', kod: id }),
};

/** One user of an entry or an organisation: its name as a link, and what it is. */
export const anvandningsrad = (en: Anvandning): Anvandningslista['rader'][number] => {
  const href = sida[en.slag](en);
  return {
    text: href === null ? en.namn : [lank(en.namn, href)],
    svag: en.ar === null ? slagText[en.slag] : `${slagText[en.slag]} ${String(en.ar)}`,
  };
};

const iRegistreringar =
  'Kan vara använd i registreringar av deltagare. De räknas inte här: bara deltagaransvariga ser deltaganden.';

/** What uses the entry: counted and listed, but deltaganden never are. */
export const anvandningen = (
  lista: Listnamn,
  { anvandning, antal }: { readonly anvandning: readonly Anvandning[]; readonly antal: number },
): Anvandningslista => {
  const { iRegistreringar: iSvar, lang } = listor[lista];
  const inget = antal === 0 && (!iSvar || lang) ? ['Inget annat använder posten.'] : [];
  const fler =
    antal > anvandning.length ? [`De första ${String(anvandning.length)} av ${String(antal)}.`] : [];
  return {
    stycken: [...(iSvar ? [iRegistreringar] : []), ...inget, ...fler],
    rader: anvandning.map(anvandningsrad),
  };
};

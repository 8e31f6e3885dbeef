import { randomUUID } from 'node:crypto';
import type { Insats } from '../insats/insats.rules.ts';
import { dagAv, langDag } from '../shared/datum.ts';
import type { Tomt } from '../web/delar.ts';
import { page, type Page } from '../web/page.ts';
import { tid, type Text } from '../web/text.ts';
import { url } from '../web/url.ts';
import { registreradSomAnonymPath } from './sidor.rules.ts';
import type { BlevAnonym } from './uppgift.rules.ts';

interface Uppgiftssida extends Page {
  readonly rader: readonly Text[];
  readonly tomt: Tomt | null;
  readonly form: { readonly action: string; readonly nyckel: string; readonly sedda: string };
  readonly deltagare: string;
}
export const uppgiftPage = page<Uppgiftssida>('samtycke/uppgift');

const rad = ({ at, raknas }: BlevAnonym): Text => [
  tid(at.toISOString(), langDag(dagAv(at))),
  raknas === null
    ? ': ett felregistrerat deltagande, som inte räknas.'
    : `: räknas som anonym ${raknas.kon}, inregistreringsår ${String(raknas.ar)}.`,
];

const tomt: Tomt = {
  rubrik: 'Inget att göra',
  text: 'Här står det när SUS självt har registrerat ett deltagande som anonymt.',
};

interface Underlag {
  readonly insats: Insats;
  readonly rader: readonly BlevAnonym[];
  readonly klart: boolean;
}

/** What has been made anonymous, and what the deltagaransvariga have to do about it. Nobody is named, and no reason is given. */
export const uppgiftModel = ({ insats: { id, namn }, rader, klart }: Underlag): Uppgiftssida => ({
  titel: `Registrerade som anonyma, ${namn}`,
  rubrik: 'Registrerade som anonyma',
  ingress: [`i ${namn}`],
  smulor: [
    { text: 'Start', href: '/' },
    { text: namn, href: `/insatser/${id}` },
    { text: 'Registrerade som anonyma' },
  ],
  meddelande: klart && rader.length === 0 ? { slag: 'klart', text: 'Uppgiften är markerad som klar.' } : null,
  rader: rader.map(rad),
  tomt: rader.length === 0 ? tomt : null,
  form: {
    action: url(registreradSomAnonymPath, { insatsId: id }),
    nyckel: randomUUID(),
    sedda: (rader[0]?.at ?? new Date(0)).toISOString(),
  },
  deltagare: `/insatser/${id}/deltagare`,
});

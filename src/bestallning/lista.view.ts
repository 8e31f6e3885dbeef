import type { Dag } from '../shared/datum.ts';
import { antalSidor } from '../shared/sidor.ts';
import { antal } from '../shared/text.ts';
import {
  sidvaljare,
  status,
  type Knapp,
  type Kolumn,
  type Sidvaljare,
  type Status,
  type Tomt,
} from '../web/delar.ts';
import { page, type Page } from '../web/page.ts';
import { dagenAv, lank, type Text } from '../web/text.ts';
import { url } from '../web/url.ts';
import { arGammal, gammalEfter, type Bestallning } from './bestallning.rules.ts';
import { bestallningarPath, bestallningPath, nyBestallningPath } from './sidor.rules.ts';

interface Rad {
  readonly nummer: Text;
  readonly bestalld: Text;
  readonly av: string;
  readonly organisation: string;
  readonly antal: string;
  readonly status: Status;
}
interface Listsida extends Page {
  readonly kolumner: readonly Kolumn[];
  readonly rader: readonly Rad[];
  readonly sidvaljare: Sidvaljare | null;
  readonly tomt: Tomt | null;
}
export const bestallningarPage = page<Listsida>('bestallning/lista');

/** Where an order stands, in a word. */
export const statusFor = (b: Bestallning, idag: Dag): Status => {
  if (b.beslut === 'godkand') return status('avslutad', 'Godkänd');
  if (b.beslut === 'nekad') return status('felregistrerad', 'Nekad');
  return arGammal(b, idag)
    ? status('oppen_lange', `Väntar sedan över ${String(gammalEfter)} dagar`)
    : status('oppen', 'Väntar på beslut');
};

const rad = (b: Bestallning, idag: Dag): Rad => ({
  nummer: [lank(String(b.nummer), url(bestallningPath, { bestallningId: b.id }), 'beställning')],
  bestalld: [dagenAv(b.bestalldAt)],
  av: b.bestalldAv,
  organisation: b.organisation,
  antal: antal(b.antal, 'användare', 'användare'),
  status: statusFor(b, idag),
});

const nyKnapp: Knapp = { text: 'Beställ behörighet', href: nyBestallningPath, slag: 'primar' };

/** Orders that the user may see, those that wait first. */
export const bestallningarModel = (
  rader: readonly Bestallning[],
  { sida, traffar, idag }: { readonly sida: number; readonly traffar: number; readonly idag: Dag },
): Listsida => ({
  titel: 'Beställningar',
  rubrik: 'Beställningar',
  ingress: ['Behörighet som har beställts, och vad som har beslutats.'],
  smulor: [{ text: 'Start', href: '/' }, { text: 'Beställningar' }],
  atgarder: [nyKnapp],
  kolumner: [
    { text: 'Nummer' },
    { text: 'Beställd' },
    { text: 'Organisation' },
    { text: 'Omfattar' },
    { text: 'Status' },
  ],
  rader: rader.map((b) => rad(b, idag)),
  sidvaljare: sidvaljare(sida, antalSidor(traffar), (n) =>
    url(bestallningarPath, {}, { sida: n === 1 ? '' : String(n) }),
  ),
  tomt:
    traffar > 0
      ? null
      : {
          rubrik: 'Inget är beställt',
          text: 'När något har beställts står det här, med vad som har beslutats.',
        },
});

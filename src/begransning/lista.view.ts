import { antalSidor } from '../shared/sidor.ts';
import { sidvaljare, status, type Sidvaljare, type Status, type Tomt } from '../web/delar.ts';
import { page, type Page } from '../web/page.ts';
import { dagenAv, lank, type Text } from '../web/text.ts';
import { url } from '../web/url.ts';
import { lageFor, type Begransning, type Begransningslage } from './begransning.rules.ts';
import { begransningarPath, begransningPath, nyBegransningPath } from './sidor.rules.ts';

export const statusar: Record<Begransningslage, Status> = {
  vantar: status('oppen', 'Väntar på godkännande'),
  for_gammal: status('felregistrerad', 'Inte godkänd i tid'),
  nekad: status('felregistrerad', 'Nekad'),
  inget_fanns: status('avslutad', 'Inget att begränsa'),
  galler: status('oppen_lange', 'Gäller'),
  havd: status('avslutad', 'Hävd'),
  upphord: status('avslutad', 'Inget kvar att begränsa'),
  genomford: status('avslutad', 'Godkänd'),
};

const arendet = ({ slag, gallerNummer }: Begransning): string =>
  slag === 'begransning' ? 'Begränsning' : `Hävning av ${String(gallerNummer ?? '')}`;

interface Rad {
  readonly nummer: Text;
  readonly arende: string;
  readonly diarienummer: string;
  readonly bestalld: Text;
  readonly av: string;
  readonly status: Status;
}
interface Listsida extends Page {
  readonly rader: readonly Rad[];
  readonly sidvaljare: Sidvaljare | null;
  readonly tomt: Tomt | null;
}
export const begransningarPage = page<Listsida>('begransning/lista');

interface Listan {
  readonly rader: readonly Begransning[];
  readonly traffar: number;
  readonly sida: number;
}

export const rubrik = 'Begränsning av behandling';

/** The orders, latest first. */
export const begransningarModel = ({ rader, traffar, sida }: Listan): Listsida => ({
  titel: rubrik,
  rubrik,
  ingress: [
    'När någon har begärt att SUS bara lagrar uppgifterna (artikel 18). En handläggare beställer och en annan godkänner.',
  ],
  smulor: [{ text: 'Start', href: '/' }, { text: rubrik }],
  atgarder: [{ text: 'Beställ begränsning', href: nyBegransningPath, slag: 'primar' }],
  rader: rader.map((b) => ({
    nummer: [lank(String(b.nummer), url(begransningPath, { begransningId: b.id }), 'begränsning')],
    arende: arendet(b),
    diarienummer: b.diarienummer,
    bestalld: [dagenAv(b.bestalldAt)],
    av: b.bestalldAv,
    status: statusar[lageFor(b)],
  })),
  sidvaljare: sidvaljare(sida, antalSidor(traffar), (n) =>
    url(begransningarPath, {}, { sida: n === 1 ? '' : String(n) }),
  ),
  tomt:
    traffar > 0
      ? null
      : {
          rubrik: 'Ingen begränsning är beställd',
          text: 'När någon har beställt en begränsning står den här.',
        },
});

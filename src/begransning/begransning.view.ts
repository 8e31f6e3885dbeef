import { nekandeskal, nekandeskalText } from '../registerutdrag/registerutdrag.rules.ts';
import { dagAv, langDag, tidpunkt } from '../shared/datum.ts';
import { antalSidor } from '../shared/sidor.ts';
import { antal } from '../shared/text.ts';
import { beslutsdel, type Beslutsdel } from '../web/beslut.ts';
import {
  klartText,
  sidvaljare,
  status,
  type Faktarad,
  type Sidvaljare,
  type Status,
  type Tomt,
} from '../web/delar.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import type { Form } from '../web/form.ts';
import { page, type Page } from '../web/page.ts';
import { lank, maskerat, tid, type Text } from '../web/text.ts';
import { url } from '../web/url.ts';
import {
  begransningsgrundText,
  begransningshinderText,
  lageFor,
  provaBeslut,
  type Begransning,
  type Begransningslage,
} from './begransning.rules.ts';
import { begransningarPath, begransningPath, havningPath, nyBegransningPath } from './sidor.rules.ts';

const statusar: Record<Begransningslage, Status> = {
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

const rubrik = 'Begränsning av behandling';

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
    bestalld: [tid(dagAv(b.bestalldAt), langDag(dagAv(b.bestalldAt)))],
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

interface Begransningssida extends Page {
  readonly status: Status;
  readonly fakta: readonly Faktarad[];
  /** Null for one who may not decide. */
  readonly beslut: Beslutsdel | null;
  /** Where the lifting is ordered; null when there is nothing to lift. */
  readonly hav: string | null;
  readonly text: string | null;
}
export const begransningPage = page<Begransningssida>('begransning/begransning');

const rad = (namn: string, text: Text | null): Faktarad[] => (text === null ? [] : [{ rubrik: namn, text }]);
const stunden = (at: Date | null, av: string | null = null): string | null => {
  if (at === null) return null;
  return av === null ? tidpunkt(at) : `${tidpunkt(at)} av ${av}`;
};

/** The birth date for the one who typed the number; the other types it from the request. */
const numret = ({ fodd }: Begransning, arBestallaren: boolean): Text => {
  if (fodd === null) return 'Raderat ur beställningen';
  return arBestallaren ? [maskerat(fodd)] : 'Visas inte. Det står i begäran.';
};

const galler = ({ galler: id, gallerNummer }: Begransning): Text =>
  id === null
    ? 'Begränsning'
    : [
        'Hävning av ',
        lank(`begränsning ${String(gallerNummer ?? '')}`, url(begransningPath, { begransningId: id })),
      ];

const omfang = ({ slag, antal: n, kvar }: Begransning): string | null => {
  if (n === null) return null;
  const alla = antal(n, 'deltagande', 'deltaganden');
  return slag === 'havning' || n === kvar ? alla : `${alla}, nu ${String(kvar)}`;
};

const fakta = (b: Begransning, arBestallaren: boolean): Faktarad[] => [
  ...rad('Ärende', galler(b)),
  ...rad('Personnummer', numret(b, arBestallaren)),
  ...rad('Diarienummer', b.diarienummer),
  ...rad('Grund', begransningsgrundText[b.grund]),
  ...rad('Beställt', stunden(b.bestalldAt, b.bestalldAv)),
  ...rad(b.beslut === 'nekad' ? 'Nekat' : 'Godkänt', stunden(b.beslutadAt, b.beslutadAv)),
  ...rad('Skäl', b.skal && nekandeskalText[b.skal]),
  ...rad('Omfattar', omfang(b)),
  ...rad('Hävd', stunden(b.havdAt)),
];

interface Lasare {
  readonly form: Form;
  readonly lasareId: string;
  readonly omMig: boolean;
  readonly gjort: unknown;
}

const gjorda = {
  bestallt: 'Beställningen är sparad. Be en annan handläggare att godkänna den.',
  beslutat: 'Beslutet är sparat.',
};

/** One order: what is known of it, and what the reader can do. */
export const begransningModel = (
  b: Begransning,
  { form, lasareId, omMig, gjort }: Lasare,
): Begransningssida => {
  const lage = lageFor(b);
  const arBestallaren = b.bestalldAvId === lasareId;
  const hinder = provaBeslut(lage, { arBestallaren, omSigSjalv: omMig });
  const adress = url(begransningPath, { begransningId: b.id });
  const namn = `Begränsning ${String(b.nummer)}`;
  return {
    titel: namn,
    rubrik: namn,
    ingress: [b.diarienummer],
    smulor: [
      { text: 'Start', href: '/' },
      { text: rubrik, href: begransningarPath },
      { text: String(b.nummer) },
    ],
    meddelande: klartText(gjorda, gjort),
    fel: felsammanfattning(form, ['personnummer', 'skal']),
    status: statusar[lage],
    fakta: fakta(b, arBestallaren),
    beslut:
      hinder === null
        ? beslutsdel(
            form,
            adress,
            nekandeskal.map((ett) => ({ varde: ett, text: nekandeskalText[ett] })),
          )
        : null,
    hav: lage === 'galler' ? url(havningPath, { begransningId: b.id }) : null,
    text: lage === 'vantar' && hinder !== null ? begransningshinderText[hinder] : null,
  };
};

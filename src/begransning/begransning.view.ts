import { nekandeskal, nekandeskalText } from '../registerutdrag/registerutdrag.rules.ts';
import { tidpunkt } from '../shared/datum.ts';
import { antal } from '../shared/text.ts';
import { beslutsdel, type Beslutsdel } from '../web/beslut.ts';
import { klartText, type Faktarad, type Status } from '../web/delar.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import type { Form } from '../web/form.ts';
import { page, type Page } from '../web/page.ts';
import { lank, maskerat, type Text } from '../web/text.ts';
import { url } from '../web/url.ts';
import {
  begransningsgrundText,
  begransningshinderText,
  lageFor,
  provaBeslut,
  type Begransning,
} from './begransning.rules.ts';
import { rubrik, statusar } from './lista.view.ts';
import { begransningarPath, begransningPath, havningPath } from './sidor.rules.ts';

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

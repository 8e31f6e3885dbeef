import { langDag, type Dag } from '../shared/datum.ts';
import { antalSidor } from '../shared/sidor.ts';
import { antal } from '../shared/text.ts';
import { sidvaljare, type Kolumn, type Meddelande, type Sidvaljare, type Tomt } from '../web/delar.ts';
import { textfalt } from '../web/falt.ts';
import type { Textfalt } from '../web/falttyp.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import type { Form } from '../web/form.ts';
import { page, type Page } from '../web/page.ts';
import { lank, tid, type Text } from '../web/text.ts';
import { url } from '../web/url.ts';
import { lageFor, varnaDagar, type Arbetsgivare, type GarUt } from './overenskommelse.rules.ts';
import { arbetsgivarePath, overenskommelserPath } from './sidor.rules.ts';

interface Garutrad {
  readonly vad: Text;
  readonly nar: Text;
}
interface Rad {
  readonly namn: Text;
  readonly organisationstyp: string;
  readonly overenskommelse: Text;
  readonly bestallare: string;
}
interface Listsida extends Page {
  readonly garUt: { readonly rubrik: string; readonly rader: readonly Garutrad[] } | null;
  readonly sok: { readonly action: string; readonly falt: Textfalt; readonly rensa: string };
  readonly lista: {
    readonly rubrik: string;
    readonly kolumner: readonly Kolumn[];
    readonly rader: readonly Rad[];
    readonly sidvaljare: Sidvaljare | null;
  } | null;
  readonly tomt: Tomt | null;
}
export const overenskommelserPage = page<Listsida>('overenskommelse/lista');

const kvar = ({ gallerTill, dagar }: GarUt): Text => [
  tid(gallerTill, langDag(gallerTill)),
  dagar === 0 ? ', i dag' : `, om ${antal(dagar, 'dag', 'dagar')}`,
  dagar <= varnaDagar[1] ? '. Bråttom.' : '',
];

const garUtRad = (rad: GarUt): Garutrad => ({
  vad: [
    rad.slag === 'overenskommelse' ? 'Överenskommelsen med ' : `Beställaren ${rad.namn ?? ''}, `,
    lank(rad.organisation, url(arbetsgivarePath, { organisationId: rad.organisationId })),
  ],
  nar: kvar(rad),
});

/** What ends soon, as a box of the page; null when nothing does. */
export const garUtModel = (rader: readonly GarUt[]): Listsida['garUt'] =>
  rader.length === 0
    ? null
    : { rubrik: `Går ut inom ${String(varnaDagar[0])} dagar`, rader: rader.map(garUtRad) };

interface Arbetsgivarrad extends Arbetsgivare {
  readonly gallerTill: Dag | null;
  readonly bestallare: number;
}

const lageText = ({ myndighet, gallerTill }: Arbetsgivarrad, idag: Dag): Text => {
  if (myndighet) return 'Behövs inte';
  if (gallerTill === null) return 'Ingen som gäller';
  const garUt = lageFor({ gallerFran: idag, gallerTill }, idag) === 'gar_ut';
  return [garUt ? 'Går ut ' : 'Gäller till ', tid(gallerTill, langDag(gallerTill))];
};

const bestallartext = ({ myndighet, bestallare }: Arbetsgivarrad): string => {
  if (myndighet) return 'Superadministratör beställer';
  return bestallare === 0 ? 'Ingen' : String(bestallare);
};

const tomt: Tomt = {
  rubrik: 'Ingen organisation stämmer med sökningen',
  text: 'Skriv en kortare början av namnet. Nya organisationer läggs upp i styrdata.',
  knapp: { text: 'Visa alla', href: overenskommelserPath, slag: 'sekundar' },
};

interface Funna {
  readonly rader: readonly Arbetsgivarrad[];
  readonly traffar: number;
  readonly sida: number;
  readonly namn: string;
}

const listan = ({ rader, traffar, sida, namn }: Funna, idag: Dag): Listsida['lista'] => ({
  rubrik: antal(traffar, 'organisation', 'organisationer'),
  kolumner: [
    { text: 'Organisation' },
    { text: 'Organisationstyp' },
    { text: 'Överenskommelse' },
    { text: 'Behöriga beställare' },
  ],
  rader: rader.map((rad) => ({
    namn: [lank(rad.namn, url(arbetsgivarePath, { organisationId: rad.id }))],
    organisationstyp: rad.organisationstyp,
    overenskommelse: lageText(rad, idag),
    bestallare: bestallartext(rad),
  })),
  sidvaljare: sidvaljare(sida, antalSidor(traffar), (n) =>
    url(overenskommelserPath, {}, { namn, sida: n === 1 ? '' : String(n) }),
  ),
});

/** The employers, with what ends soon above them. `funna` is null when the search could not be read. */
export const overenskommelserModel = (
  form: Form,
  { garUt, funna, idag }: { garUt: readonly GarUt[]; funna: Funna | null; idag: Dag },
  meddelande: Meddelande | null = null,
): Listsida => ({
  titel: 'Överenskommelser och beställare',
  rubrik: 'Överenskommelser och beställare',
  ingress: ['Vem som får beställa behörighet, och för vilka organisationer.'],
  smulor: [{ text: 'Start', href: '/' }, { text: 'Överenskommelser och beställare' }],
  fel: felsammanfattning(form, ['namn'], { innan: 'innan du söker' }),
  meddelande,
  garUt: garUtModel(garUt),
  sok: {
    action: overenskommelserPath,
    falt: textfalt(form, 'namn', { etikett: 'Organisation', tips: 'Början av namnet räcker', bredd: 'b-16' }),
    rensa: overenskommelserPath,
  },
  lista: funna === null || funna.traffar === 0 ? null : listan(funna, idag),
  tomt: funna?.traffar === 0 ? tomt : null,
});

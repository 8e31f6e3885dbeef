import type { Dag } from '../shared/datum.ts';
import { antal } from '../shared/text.ts';
import { sidvaljare, type Knapp, type Kolumn, type Meddelande, type Sidvaljare } from '../web/delar.ts';
import { textfalt, valjlista } from '../web/falt.ts';
import type { Falt } from '../web/falttyp.ts';
import { page, type Page, type Smula } from '../web/page.ts';
import { lank, tid, type Text } from '../web/text.ts';
import { url } from '../web/url.ts';
import { tillhorOrd } from './falt.rules.ts';
import { alltid, listnamn, listor, tillhorRubrik, type Listnamn, type Listpost } from './listor.rules.ts';
import {
  listaPath,
  nyPostPath,
  ordningPath,
  organisationerPath,
  postPath,
  styrdataPath,
} from './sidor.rules.ts';

interface Listrad {
  readonly namn: Text;
  readonly celler: readonly { readonly rubrik: string; readonly text: Text; readonly tal: boolean }[];
  /** Values of the buttons that move the entry; null where there is none. */
  readonly upp: string | null;
  readonly ned: string | null;
  readonly text: string;
}

export interface ListaPage extends Page {
  readonly sok: { readonly action: string; readonly falt: readonly Falt[]; readonly rensa: string } | null;
  readonly bildtext: string;
  readonly kolumner: readonly Kolumn[];
  readonly rader: readonly Listrad[];
  /** The form that moves entries; null when the list has no order of its own. */
  readonly flytta: { readonly action: string; readonly nyckel: string } | null;
  readonly sidvaljare: Sidvaljare | null;
}
export const listaPage = page<ListaPage>('styrdata/lista');

interface StyrdataPage extends Page {
  readonly listor: readonly { readonly namn: string; readonly om: string; readonly href: string }[];
}
export const styrdataPage = page<StyrdataPage>('styrdata/styrdata');

/** Breadcrumbs of a page below Styrdata. */
export const smulorTill = (...sist: readonly Smula[]): readonly Smula[] => [
  { text: 'Start', href: '/' },
  { text: 'Styrdata', href: styrdataPath },
  ...sist,
];

const nar =
  'En ändring gäller direkt för dig och inom 30 sekunder för alla andra. Poster tas aldrig bort, de avslutas.';

/** The list of lists. */
export const styrdataModel: StyrdataPage = {
  titel: 'Styrdata',
  rubrik: 'Styrdata',
  ingress: ['Listorna bakom formulären.', nar],
  smulor: [{ text: 'Start', href: '/' }, { text: 'Styrdata' }],
  listor: [
    ...listnamn.map((lista) => ({
      namn: listor[lista].rubrik,
      om: listor[lista].om,
      href: url(listaPath, { lista }),
    })),
    {
      namn: 'Organisationer',
      om: 'De som deltar, finansierar, brukar medel eller har användare anställda',
      href: organisationerPath,
    },
  ],
};

/** "alltid", "från 2026-01-01" or "2020-01-01 – 2026-11-20". */
export const giltighet = ({ gallerFran, gallerTill }: Listpost, idag: Dag): Text => {
  const fran = gallerFran === alltid ? [] : ['Från ', tid(gallerFran)];
  if (gallerTill === null) return fran.length === 0 ? 'Tills vidare' : fran;
  const slut = gallerTill < idag ? 'Slutade gälla ' : 'Till och med ';
  return fran.length === 0 ? [slut, tid(gallerTill)] : [...fran, ', ', slut.toLowerCase(), tid(gallerTill)];
};

/** What the page of a list is made of. */
export interface Listunderlag {
  readonly lista: Listnamn;
  readonly poster: readonly Listpost[];
  readonly anvandning: ReadonlyMap<string, number>;
  readonly idag: Dag;
  readonly nyckel: string;
  /** What was searched for, and which page of how many; null for a list that is shown whole. */
  readonly sokning: {
    readonly sok: string;
    readonly tillhor: string;
    readonly sida: number;
    readonly sidor: number;
    readonly antal: number;
    readonly val: readonly { readonly varde: string; readonly text: string }[];
  } | null;
  readonly meddelande: Meddelande | null;
}

/** Every list but the four that only deltaganden use says how many use an entry. */
const visarAntal = (lista: Listnamn): boolean => !listor[lista].iRegistreringar || listor[lista].lang;

const kolumner = (lista: Listnamn): readonly (Kolumn & { readonly text: string })[] => [
  { text: listor[lista].ordnas ? 'Text' : 'Namn' },
  // The other codes are made by the program and say nothing to people.
  ...(lista === 'lan' || lista === 'kommun' ? [{ text: 'Kod' }] : []),
  ...(tillhorRubrik[lista] === undefined ? [] : [{ text: tillhorRubrik[lista] }]),
  ...(listor[lista].harGiltighet ? [{ text: 'Gäller' }] : []),
  ...(visarAntal(lista) ? [{ text: 'Används av', tal: true }] : []),
];

const celler = (lista: Listnamn, post: Listpost, { idag, anvandning }: Listunderlag): Listrad['celler'] => {
  const texter: Readonly<Record<string, Text>> = {
    Kod: post.kod,
    [tillhorRubrik[lista] ?? '']: post.tillhorNamn ?? tillhorOrd(lista, post.tillhor),
    Gäller: giltighet(post, idag),
    'Används av': String(anvandning.get(post.kod) ?? 0),
  };
  return kolumner(lista)
    .slice(1)
    .map(({ text, tal = false }) => ({ rubrik: text, text: texter[text] ?? '', tal }));
};

const rad = (underlag: Listunderlag, post: Listpost, plats: number): Listrad => {
  const { lista, poster } = underlag;
  const { kod, text } = post;
  const { ordnas } = listor[lista];
  return {
    text,
    namn: [lank(text, url(postPath, { lista, kod }))],
    celler: celler(lista, post, underlag),
    upp: ordnas && plats > 0 ? `upp-${kod}` : null,
    ned: ordnas && plats < poster.length - 1 ? `ned-${kod}` : null,
  };
};

const sokform = ({ lista, sokning }: Listunderlag): ListaPage['sok'] => {
  if (sokning === null) return null;
  const form = { values: { sok: sokning.sok, tillhor: sokning.tillhor }, errors: {} };
  const action = url(listaPath, { lista });
  return {
    action,
    rensa: action,
    falt: [
      valjlista(form, 'tillhor', {
        etikett: tillhorRubrik[lista] ?? '',
        bredd: 'b-16',
        tom: 'Alla',
        val: sokning.val,
      }),
      textfalt(form, 'sok', {
        etikett: lista === 'kommun' ? 'Kommunnamn' : 'Stadsdel',
        tips: 'Början av namnet. * står för vad som helst.',
        bredd: 'b-16',
      }),
    ],
  };
};

const bildtext = ({ lista, poster, sokning }: Listunderlag): string =>
  antal(sokning?.antal ?? poster.length, listor[lista].ett, listor[lista].flera);

const registreringsrad =
  'De används i registreringar. Hur många visas inte här: bara deltagaransvariga ser deltaganden.';

/** The page of one list. */
export const listaModel = (underlag: Listunderlag): ListaPage => {
  const { lista, sokning, nyckel, meddelande } = underlag;
  const { rubrik, ett, om, ordnas, iRegistreringar } = listor[lista];
  const laggTill: Knapp = {
    text: `Lägg till ${ett}`,
    href: url(nyPostPath, { lista }),
    slag: 'primar',
  };
  const sida = (nummer: number) =>
    url(listaPath, { lista }, { sok: sokning?.sok, tillhor: sokning?.tillhor, sida: String(nummer) });
  return {
    titel: `${rubrik}, styrdata`,
    rubrik,
    ingress: [`${om}.`, ...(iRegistreringar ? [registreringsrad] : []), nar],
    atgarder: [laggTill],
    smulor: smulorTill({ text: rubrik }),
    meddelande,
    sok: sokform(underlag),
    bildtext: bildtext(underlag),
    kolumner: kolumner(lista),
    rader: underlag.poster.map((post, i) => rad(underlag, post, i)),
    flytta: ordnas ? { action: url(ordningPath, { lista }), nyckel } : null,
    sidvaljare: sokning === null ? null : sidvaljare(sokning.sida, sokning.sidor, sida),
  };
};

import type { Andringspost } from '../andring/andring.rules.ts';
import type { Dag } from '../shared/datum.ts';
import type { Faktarad, Knapp, Meddelande, Tidpunkt } from '../web/delar.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import { nyckelFor, type Form } from '../web/form.ts';
import { page, type Page } from '../web/page.ts';
import { tidslinjeAv } from '../web/tidslinje.ts';
import { url } from '../web/url.ts';
import type { Anvandning } from './anvandning.rules.ts';
import { anvandningen, type Anvandningslista } from './anvandning.view.ts';
import { faltenAv, tillhorOrd } from './falt.rules.ts';
import { konfliktFel, type Skillnad } from '../web/konflikt.ts';
import { postfragor, type Formular } from './formular.view.ts';
import { giltighet, smulorTill } from './lista.view.ts';
import {
  alltid,
  listor,
  systempostText,
  tillhorRubrik,
  type Listnamn,
  type Listpost,
} from './listor.rules.ts';
import { postordning } from './post.schema.ts';
import type { Uppgifter } from './post.rules.ts';
import { listaPath, nyPostPath, postPath, slutPath } from './sidor.rules.ts';

interface PostPage extends Page {
  readonly varning: Meddelande | null;
  readonly formular: Formular;
  readonly fakta: readonly Faktarad[];
  readonly anvandning: Anvandningslista | null;
  readonly historik: readonly Tidpunkt[];
}
export const postPage = page<PostPage>('styrdata/post');

/** What is stored, as the form's typed values. */
export const postValues = (post: Listpost): Form['values'] => ({
  text: post.text,
  hjalptext: post.hjalptext ?? '',
  tillhor: post.tillhor ?? '',
  galler_fran: post.gallerFran === alltid ? '' : post.gallerFran,
});

const spararad = (lista: Listnamn, spara: string): Formular['spararad'] => ({
  spara,
  utkast: null,
  avbryt: url(listaPath, { lista }),
  lage: null,
});

/** The page where an entry is added. */
export const nyPostModel = (lista: Listnamn, form: Form, meddelande: Meddelande | null = null): PostPage => {
  const { rubrik, ett } = listor[lista];
  const titel = `Lägg till ${ett}`;
  return {
    titel,
    rubrik: titel,
    smulor: smulorTill({ text: rubrik, href: url(listaPath, { lista }) }, { text: titel }),
    fel: felsammanfattning(form, postordning),
    meddelande,
    varning: null,
    formular: {
      action: url(nyPostPath, { lista }),
      namn: titel,
      nyckel: nyckelFor(form),
      version: null,
      konflikt: [],
      fragor: postfragor(lista, form, null),
      spararad: spararad(lista, 'Lägg till'),
    },
    fakta: [],
    anvandning: null,
    historik: [],
  };
};

/** What stands around the form of an entry. `konflikt` when somebody else has saved meanwhile. */
export interface Runt {
  readonly lista: Listnamn;
  readonly post: Listpost;
  readonly anvandning: { readonly anvandning: readonly Anvandning[]; readonly antal: number };
  readonly andringar: readonly Andringspost[];
  readonly idag: Dag;
  readonly meddelande: Meddelande | null;
  readonly konflikt: readonly Skillnad[];
}

/** The fields where what is saved now and what was typed are not the same. */
export const konfliktMellan = (lista: Listnamn, post: Listpost, ditt: Uppgifter): readonly Skillnad[] => {
  const mina = faltenAv(lista, ditt);
  return Object.entries(faltenAv(lista, post))
    .map(([falt, sparat]) => ({ falt, sparat: sparat ?? 'tomt', ditt: mina[falt] ?? 'tomt' }))
    .filter(({ sparat, ditt: annat }) => sparat !== annat);
};

const rubriker: Readonly<Record<string, string>> = {
  tillagd: 'Tillagd',
  andrad: 'Ändrad',
  flyttad: 'Flyttad i listan',
  avslutad: 'Avslutad',
  oppnad: 'Gäller igen',
};

const varning = (lista: Listnamn): Meddelande => ({
  slag: 'varning',
  text: `Ändrar du ${listor[lista].ordnas ? 'texten' : 'namnet'} ändras den överallt, även i det som redan är registrerat. Ska det betyda något annat: avsluta den här och lägg till en ny.`,
});

const faktaOm = ({ lista, post, idag }: Runt): readonly Faktarad[] => {
  const tillhor = tillhorRubrik[lista];
  return [
    { rubrik: 'Kod', text: post.kod },
    ...(tillhor === undefined
      ? []
      : [{ rubrik: tillhor, text: post.tillhorNamn ?? tillhorOrd(lista, post.tillhor) }]),
    ...(listor[lista].harGiltighet ? [{ rubrik: 'Gäller', text: giltighet(post, idag) }] : []),
    ...(systempostText(lista, post.kod) === null
      ? []
      : [{ rubrik: 'Kan inte avslutas', text: systempostText(lista, post.kod) ?? '' }]),
  ];
};

const atgarder = ({ lista, post }: Runt): readonly Knapp[] => {
  if (!listor[lista].harGiltighet || systempostText(lista, post.kod) !== null) return [];
  const text = post.gallerTill === null ? 'Avsluta' : 'Ändra sista dag';
  return [{ text, href: url(slutPath, { lista, kod: post.kod }), slag: 'sekundar' }];
};

/** The page of an entry: what it says, what uses it, and what has become of it. */
export const postModel = (runt: Runt, form: Form): PostPage => {
  const { lista, post, konflikt, andringar, meddelande } = runt;
  return {
    titel: `${post.text}, ${listor[lista].ett}`,
    rubrik: post.text,
    ingress: [listor[lista].rubrik],
    atgarder: atgarder(runt),
    smulor: smulorTill({ text: listor[lista].rubrik, href: url(listaPath, { lista }) }, { text: post.text }),
    fel: konflikt.length > 0 ? konfliktFel : felsammanfattning(form, postordning),
    meddelande,
    varning: varning(lista),
    formular: {
      action: url(postPath, { lista, kod: post.kod }),
      namn: post.text,
      nyckel: nyckelFor(form),
      version: String(post.version),
      konflikt,
      fragor: postfragor(lista, form, post),
      spararad: spararad(lista, 'Spara'),
    },
    fakta: faktaOm(runt),
    anvandning: anvandningen(lista, runt.anvandning),
    historik: tidslinjeAv(andringar, rubriker),
  };
};

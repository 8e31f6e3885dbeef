import { allasInloggningarPath, atkomstPath } from '../atkomst/sidor.rules.ts';
import { aliasPath } from '../alias/sidor.rules.ts';
import { behorighetsroller, rollText } from '../behorighet/behorighet.rules.ts';
import { startPath } from '../insats/sidor.rules.ts';
import { langDag } from '../shared/datum.ts';
import { antal } from '../shared/text.ts';
import { organisationsuppdragPath, visaAnvandarePath } from '../uppdrag/uppdragssidor.rules.ts';
import { sidvaljare, type Knapp, type Sidvaljare, type Tomt } from '../web/delar.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import type { Form } from '../web/form.ts';
import { page, type Page } from '../web/page.ts';
import { lank, type Text } from '../web/text.ts';
import { url } from '../web/url.ts';
import { antalSidor, perSida } from '../shared/sidor.ts';
import {
  visaText,
  visaval,
  type Anvandarlista,
  type Anvandarrad,
  type Uppdragspost,
  type Visa,
  type Visaval,
} from './visa.rules.ts';
import { visaadress, visaform, type Visaform } from './visaform.view.ts';

interface Rad {
  readonly namn: string;
  /** For a superadministratör: the page of the user's ways in. */
  readonly href: string | null;
  readonly epost: string;
  readonly arbetsgivare: string;
  readonly roller: string;
  readonly uppdrag: readonly string[];
  /** The way to the user's alias, for a superadministratör. */
  readonly alias: Text | null;
}

interface VisaPage extends Page {
  readonly lagen: readonly { readonly text: string; readonly href: string; readonly aktiv: boolean }[];
  readonly rubrikLage: string;
  readonly urval: Visaform;
  readonly lista: {
    readonly rubrik: string;
    readonly text: string;
    readonly rader: readonly Rad[];
    readonly historik: Knapp | null;
    readonly sidvaljare: Sidvaljare | null;
  } | null;
  readonly tomt: Tomt | null;
}
export const visaPage = page<VisaPage>('anvandare/visa');

const uppdragText = (
  { roll, samverkansorganisation, insats, fran, till }: Uppdragspost,
  visa: Visa,
): string => {
  const plats =
    visa === 'uppdrag' ? (insats ?? 'Hela samverkansorganisationen') : (insats ?? samverkansorganisation);
  const period = `${langDag(fran)} – ${till === null ? 'tills vidare' : langDag(till)}`;
  return visa === 'uppdrag' ? `${plats}, ${period}` : `${rollText[roll]}: ${plats}, ${period}`;
};

const rad = (
  { id, namn, epost, arbetsgivare, roller, uppdrag }: Anvandarrad,
  visa: Visa,
  lankas: boolean,
): Rad => ({
  alias: lankas ? [lank('Alias', url(aliasPath, { anvandareId: id }), namn)] : null,
  namn,
  href: lankas ? url(atkomstPath, { anvandareId: id }) : null,
  epost,
  arbetsgivare,
  roller:
    behorighetsroller
      .filter((roll) => roller.includes(roll))
      .map((roll) => rollText[roll])
      .join(', ') || 'Ingen roll',
  uppdrag: uppdrag.map((post) => uppdragText(post, visa)),
});

interface Listor {
  /** The reader is a superadministratör, who sees to others' sign-ins. */
  readonly superadministrator: boolean;
  readonly organisationer: readonly { readonly varde: string; readonly text: string }[];
}

const ram = (form: Form, visa: Visa, { organisationer, superadministrator }: Listor) => ({
  atgarder: superadministrator
    ? [{ text: 'Avsluta allas inloggningar', href: allasInloggningarPath, slag: 'sekundar' as const }]
    : [],
  titel: `Visa användare, ${visaText[visa]}`,
  rubrik: 'Visa användare',
  ingress: ['Användare i SUS, deras roller och uppdrag.'],
  smulor: [{ text: 'Start', href: startPath }, { text: 'Visa användare' }],
  lagen: visaval.map((lage) => ({
    text: visaText[lage],
    href: url(visaAnvandarePath, {}, { visa: lage === 'uppdrag' ? undefined : lage }),
    aktiv: lage === visa,
  })),
  rubrikLage: visaText[visa],
  urval: visaform(form, visa, organisationer),
});

/** The form with what is wrong in it, and no list. */
export const felModel = (form: Form, visa: Visa, listor: Listor): VisaPage => ({
  ...ram(form, visa, listor),
  fel: felsammanfattning(form, ['organisation', 'arbetsgivare', 'fornamn', 'efternamn'], {
    innan: 'innan du söker',
  }),
  lista: null,
  tomt: null,
});

const ingen = (val: Visaval): Tomt => ({
  rubrik: 'Ingen användare stämmer med urvalet',
  text: 'Skriv en kortare början av namnet, använd * eller rensa urvalet.',
  knapp: {
    text: 'Rensa urvalet',
    href: visaadress({ ...val, arbetsgivare: '', fornamn: '', efternamn: '', sida: 1 }),
    slag: 'sekundar',
  },
});

const listan = (
  val: Visaval,
  { rader, traffar, sida }: Anvandarlista,
  lankas: boolean,
): VisaPage['lista'] => {
  const forsta = (sida - 1) * perSida + 1;
  const { visa, samverkansorganisationId: id } = val;
  const vilka = `${String(forsta)}–${String(forsta + rader.length - 1)} av ${String(traffar)}`;
  return {
    rubrik: visa === 'uppdrag' ? `${String(traffar)} med uppdrag` : antal(traffar, 'användare', 'användare'),
    text:
      visa === 'uppdrag'
        ? `Rad ${vilka}, efter roll och namn. Den som har två roller står på två rader.`
        : `Användare ${vilka}, efter namn.`,
    rader: rader.map((en) => rad(en, visa, lankas)),
    historik:
      visa === 'anvandare' || id === null
        ? null
        : {
            text: 'Uppdrag nu och tidigare',
            href: url(organisationsuppdragPath, { organisationId: id }),
            slag: 'sekundar',
          },
    sidvaljare: sidvaljare(sida, antalSidor(traffar), (nummer) => visaadress({ ...val, sida: nummer })),
  };
};

/** The page; `funna` is null until somebody has asked for anything. */
export const visaModel = (
  form: Form,
  val: Visaval,
  listor: Listor,
  funna: Anvandarlista | null,
): VisaPage => ({
  ...ram(form, val.visa, listor),
  lista: funna === null || funna.traffar === 0 ? null : listan(val, funna, listor.superadministrator),
  tomt: funna?.traffar === 0 ? ingen(val) : null,
});

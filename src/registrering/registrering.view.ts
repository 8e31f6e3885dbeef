import type { Person } from '../deltagande/deltagande.rules.ts';
import type { Insats } from '../insats/insats.rules.ts';
import { fodelsedag, heltNummer } from '../shared/personnummer.ts';
import type { Traff } from '../web/delar.ts';
import { textfalt, valjlista } from '../web/falt.ts';
import type { Falt } from '../web/falttyp.ts';
import type { Form } from '../web/form.ts';
import type { Formdel, Hjalp } from '../web/fraga.ts';
import { page, type Page } from '../web/page.ts';
import { lank } from '../web/text.ts';
import { url } from '../web/url.ts';
import type { Konflikt } from './registrering.rules.ts';
import { utkastLage } from './utkast.view.ts';

export const registreringPath = '/insatser/:insatsId/registrering';
export const valPath = '/insatser/:insatsId/registrering/val';
export const inregistreringPath = '/insatser/:insatsId/registrering/:sokningId';
export const rattaInPath = '/deltaganden/:deltagandeId/inregistrering';
export const utregistreringPath = '/deltaganden/:deltagandeId/utregistrering';
export const felregistreringPath = '/deltaganden/:deltagandeId/felregistrering';
export const deltagandePath = '/deltaganden/:deltagandeId';
export const anonymaPath = '/insatser/:insatsId/anonyma';

interface Sok {
  readonly action: string;
  readonly falt: Falt;
  readonly traff: Traff | null;
  /** Belongs to the answers but stands below the person. */
  readonly stadsdel: Falt | null;
  readonly hjalp: Hjalp;
}
export interface Val {
  readonly action: string;
  readonly dolt: { readonly namn: string; readonly varde: string };
  readonly falt: readonly Falt[];
  readonly hjalp: Hjalp;
}
export interface Formular {
  readonly action: string;
  readonly nyckel: string;
  readonly version: string | null;
  readonly konflikt: Konflikt | null;
  readonly delar: readonly Formdel[];
  readonly bekrafta: Falt | null;
  readonly spararad: { spara: string; utkast: string | null; avbryt: string; lage: string | null };
  /** Set when a draft is shown, so that it can be thrown away. */
  readonly utkastFinns: boolean;
}
/** The save row: where Avbryt goes, and when the draft was saved. */
export const sparaRad = (
  avbryt: string,
  utkast: { readonly sparatAt: Date } | null,
): Formular['spararad'] => ({
  spara: 'Spara',
  utkast: 'Spara utkast',
  avbryt,
  lage: utkastLage(utkast?.sparatAt ?? null),
});

interface Registreringssida extends Page {
  readonly sok: Sok;
  readonly val: Val | null;
  readonly formular: Formular | null;
}
export const registreringPage = page<Registreringssida>('registrering/registrering');

/** Everything above the questions: whom, in which insats, and which registration. */
export interface Huvud {
  readonly insats: Pick<Insats, 'id' | 'namn' | 'samverkansorganisation'>;
  /** As typed, for the search field. */
  readonly sokForm: Form;
  readonly traff: Traff | null;
  readonly stadsdel: Falt | null;
  readonly val: Val | null;
}

const hittasInte = (insatsId: string): Hjalp => ({
  rubrik: 'Om personen inte hittas',
  stycken: [
    [
      'Kontrollera numret. Hittas personen ändå inte, eller är uppgifterna skyddade, registreras hen som ',
      lank('anonym deltagare', url(anonymaPath, { insatsId })),
      '.',
    ],
    'Spara aldrig uppgifter om en person med skyddade personuppgifter.',
  ],
});

/** The page with as much as is known: only the search field at first, then the person, then the questions. */
export const registreringModel = (
  { insats, sokForm, traff, stadsdel, val }: Huvud,
  formular: Formular | null,
  extra: Pick<Page, 'fel' | 'meddelande'> = {},
): Registreringssida => ({
  titel: `Registrera deltagare, ${insats.namn}`,
  rubrik: 'Registrera deltagare',
  ingress: [
    [`${insats.namn}, ${insats.samverkansorganisation}. `, lank('Byt insats', '/registrera-deltagare')],
  ],
  smulor: [
    { text: 'Start', href: '/' },
    { text: insats.namn, href: `/insatser/${insats.id}` },
    { text: 'Registrera deltagare' },
  ],
  ...extra,
  sok: {
    action: url(registreringPath, { insatsId: insats.id }),
    falt: textfalt(sokForm, 'personnummer', {
      etikett: 'Personnummer',
      tips: 'ÅÅÅÅMMDD-NNNN',
      bredd: 'b-12',
      inputmode: 'numeric',
      knapp: 'Sök',
    }),
    traff,
    stadsdel,
    hjalp: hittasInte(insats.id),
  },
  val,
  formular,
});

/** The person found, as the user has to recognise them. */
export const traffFor = (
  {
    personnummer,
    namn,
    kontrolleras,
  }: Pick<Person, 'personnummer' | 'kontrolleras'> & { readonly namn: string | null },
  { kommun, tidigare }: { readonly kommun: string | null; readonly tidigare: number },
): Traff => {
  const starter =
    tidigare === 0
      ? ''
      : ` ${tidigare === 1 ? 'En tidigare start' : `${String(tidigare)} tidigare starter`} i insatsen.`;
  return {
    namn: namn ?? 'Folkbokföringen svarar inte',
    rader: [
      ...(namn === null
        ? [{ text: 'Skriv namn och kommun för hand nedan. Uppgifterna kontrolleras senare.', svag: false }]
        : []),
      ...(namn !== null
        ? [
            {
              text: kommun === null ? 'Inte folkbokförd i någon kommun' : `Folkbokförd i ${kommun}`,
              svag: false,
            },
          ]
        : []),
      ...(kontrolleras
        ? [{ text: 'Namn och kommun är skrivna för hand och ska kontrolleras.', svag: true }]
        : []),
      { text: `Född ${fodelsedag(personnummer)}.${starter}`, svag: true },
    ],
  };
};

/** What was typed in the search field, or the number of the person shown. */
export const sokFormFor = (personnummer: string): Form => ({
  values: { personnummer: heltNummer(personnummer) },
  errors: {},
});

/** Drop-down for the kommuner that have stadsdelar, in the form of the answers. */
export const stadsdelFalt = (
  form: Form,
  stadsdelar: readonly { readonly kod: string; readonly namn: string }[],
): Falt | null =>
  stadsdelar.length === 0
    ? null
    : valjlista(form, 'stadsdel', {
        etikett: 'Stadsdel',
        tips: 'Väljs för hand när kommunen är Stockholm eller Göteborg.',
        val: stadsdelar.map(({ kod, namn }) => ({ varde: kod, text: namn })),
        tom: 'Välj stadsdel',
        form: 'svar',
        bredd: 'b-12',
      });

import { bestallarblankettPath } from '../blankett/blankett.rules.ts';
import type { Bestallare } from '../bestallare/bestallare.rules.ts';
import { langDag, type Dag } from '../shared/datum.ts';
import { status, type Kolumn, type Knapp, type Meddelande, type Status, type Tomt } from '../web/delar.ts';
import { page, type Page } from '../web/page.ts';
import { lank, tid, type Text } from '../web/text.ts';
import { url } from '../web/url.ts';
import { lageFor, type Arbetsgivare, type Overenskommelse, type Period } from './overenskommelse.rules.ts';
import {
  arbetsgivarePath,
  avslutPath,
  fornyelsePath,
  nyBestallarePath,
  nyOverenskommelsePath,
  overenskommelserPath,
  slutdagPath,
} from './sidor.rules.ts';

interface Rad {
  readonly namn: string;
  readonly svag: string | null;
  readonly period: Text;
  readonly status: Status;
  readonly atgard: Text | null;
}
interface Lista {
  readonly id: string;
  readonly rubrik: string;
  readonly kolumner: readonly Kolumn[];
  readonly rader: readonly Rad[];
  readonly tomt: Tomt | null;
  readonly knapp: Knapp | null;
}
interface Arbetsgivarsida extends Page {
  readonly listor: readonly Lista[];
}
export const arbetsgivarePage = page<Arbetsgivarsida>('overenskommelse/arbetsgivare');

const period = ({ gallerFran, gallerTill }: Period): Text => [
  tid(gallerFran, langDag(gallerFran)),
  ' – ',
  tid(gallerTill, langDag(gallerTill)),
];

const statusFor = (p: Period, idag: Dag): Status =>
  ({
    kommande: status('utkast', 'Kommande'),
    galler: status('oppen', 'Gäller'),
    gar_ut: status('oppen_lange', 'Går snart ut'),
    utgangen: status('avslutad', 'Har gått ut'),
  })[lageFor(p, idag)];

const avtalsrad = (organisationId: string, k: Overenskommelse, idag: Dag): Rad => ({
  namn: k.undertecknadAv,
  svag: `Registrerad av ${k.registreradAv}`,
  period: period(k),
  status: statusFor(k, idag),
  atgard:
    k.gallerTill < idag
      ? null
      : [lank('Ändra slutdag', url(slutdagPath, { organisationId, overenskommelseId: k.id }))],
});

const avtal = ({ id, namn }: Arbetsgivare, rader: readonly Overenskommelse[], idag: Dag): Lista => ({
  id: 'overenskommelser',
  rubrik: 'Överenskommelser',
  kolumner: [{ text: 'Undertecknad av' }, { text: 'Gäller' }, { text: 'Status' }],
  rader: rader.map((rad) => avtalsrad(id, rad, idag)),
  tomt:
    rader.length > 0
      ? null
      : {
          rubrik: 'Ingen överenskommelse är registrerad',
          text: `Utan överenskommelse kan ingen behörighet beställas för ${namn}.`,
        },
  knapp: {
    text: 'Registrera överenskommelse',
    href: url(nyOverenskommelsePath, { organisationId: id }),
    slag: 'sekundar',
  },
});

const bestallarrad = (b: Bestallare, idag: Dag): Rad => ({
  namn: b.namn,
  svag: b.epost,
  period: period(b),
  status: b.avslutad === null ? statusFor(b, idag) : status('avslutad', 'Avslutad'),
  atgard:
    b.avslutad !== null
      ? null
      : [
          lank('Förnya', url(fornyelsePath, { bestallareId: b.id }), b.namn),
          ' ',
          lank('Avsluta', url(avslutPath, { bestallareId: b.id }), b.namn),
          ' ',
          lank('Blankett 9463 (PDF)', url(bestallarblankettPath, { bestallareId: b.id }), b.namn),
        ],
});

const bestallarlista = ({ id }: Arbetsgivare, rader: readonly Bestallare[], idag: Dag): Lista => ({
  id: 'bestallare',
  rubrik: 'Behöriga beställare',
  kolumner: [{ text: 'Namn' }, { text: 'Gäller' }, { text: 'Status' }],
  rader: rader.map((rad) => bestallarrad(rad, idag)),
  tomt:
    rader.length > 0
      ? null
      : { rubrik: 'Ingen beställare är registrerad', text: 'En beställare registreras från blankett 9463.' },
  knapp: {
    text: 'Registrera beställare',
    href: url(nyBestallarePath, { organisationId: id }),
    slag: 'sekundar',
  },
});

const behovsInte: Meddelande = {
  slag: 'info',
  text: 'Här behövs ingen överenskommelse. En superadministratör beställer på en chefs begäran, och en annan superadministratör beslutar.',
};

/** What is shown of an employer, and what was just done there. */
export interface Underlag {
  readonly arbetsgivare: Arbetsgivare;
  readonly overenskommelser: readonly Overenskommelse[];
  readonly bestallare: readonly Bestallare[];
  readonly idag: Dag;
}

/** One employer: its överenskommelser and its beställare. */
export const arbetsgivareModel = (
  { arbetsgivare, overenskommelser, bestallare, idag }: Underlag,
  sparat: boolean,
): Arbetsgivarsida => ({
  titel: `${arbetsgivare.namn}, överenskommelser och beställare`,
  rubrik: arbetsgivare.namn,
  ingress: [arbetsgivare.organisationstyp],
  smulor: [...smulorTill(), { text: arbetsgivare.namn }],
  meddelande: sparat ? { slag: 'klart', text: 'Sparat.' } : arbetsgivare.myndighet ? behovsInte : null,
  listor: arbetsgivare.myndighet
    ? []
    : [avtal(arbetsgivare, overenskommelser, idag), bestallarlista(arbetsgivare, bestallare, idag)],
});

/** Breadcrumbs down to the list of employers. */
export const smulorTill = (arbetsgivare?: Arbetsgivare): { text: string; href: string }[] => [
  { text: 'Start', href: '/' },
  { text: 'Överenskommelser och beställare', href: overenskommelserPath },
  ...(arbetsgivare === undefined
    ? []
    : [{ text: arbetsgivare.namn, href: url(arbetsgivarePath, { organisationId: arbetsgivare.id }) }]),
];

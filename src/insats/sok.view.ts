import type { Dag } from '../shared/datum.ts';
import { antal } from '../shared/text.ts';
import { sidvaljare, type Kolumn, type Sidvaljare, type Tomt } from '../web/delar.ts';
import type { Falt } from '../web/falttyp.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import type { Form } from '../web/form.ts';
import { page, type Page } from '../web/page.ts';
import { lank, periodText, type Text } from '../web/text.ts';
import { url } from '../web/url.ts';
import { antalSidor, perSida } from '../shared/sidor.ts';
import { inriktningText } from './kategorisering.rules.ts';
import { insatsPath, sokInsatsPath, startPath } from './sidor.rules.ts';
import { type Sokrad, type Sokval, type Sortering } from './sok.rules.ts';
import { sokadress, sokfalt, type Listor } from './sokform.view.ts';

interface Tabellrad {
  readonly namn: Text;
  readonly registrering: string | null;
  readonly samverkansorganisation: string;
  readonly inriktning: string;
  readonly preciserad: string;
  readonly malgrupper: string | null;
  readonly period: Text;
  readonly lage: string;
}
interface SokPage extends Page {
  readonly urval: { readonly action: string; readonly falt: readonly Falt[]; readonly rensa: string };
  readonly lista: {
    readonly rubrik: string;
    readonly text: string;
    readonly kolumner: readonly Kolumn[];
    readonly rader: readonly Tabellrad[];
    readonly sidvaljare: Sidvaljare | null;
  } | null;
  readonly tomt: Tomt | null;
}
export const sokPage = page<SokPage>('insats/sok');

interface Funna {
  readonly rader: readonly Sokrad[];
  readonly traffar: number;
  readonly sida: number;
}

const lage = ({ startdatum, slutdatum }: Sokrad, idag: Dag): string => {
  if (startdatum > idag) return 'Kommande';
  return slutdatum !== null && slutdatum < idag ? 'Avslutad' : 'Pågår';
};

const tabellrad = (rad: Sokrad, idag: Dag): Tabellrad => ({
  namn: [lank(rad.namn, url(insatsPath, { insatsId: rad.id }))],
  registrering: rad.deltagarregistrering === 'endast_antal' ? 'Volyminsats' : null,
  samverkansorganisation: rad.samverkansorganisation,
  inriktning: inriktningText[rad.inriktning],
  preciserad: rad.preciseradInriktning,
  malgrupper: rad.malgrupper === '' ? null : rad.malgrupper,
  period: periodText(rad.startdatum, rad.slutdatum),
  lage: lage(rad, idag),
});

const kolumner = (val: Sokval): readonly Kolumn[] => {
  const kolumn = (text: string, sortering: Sortering): Kolumn => {
    const vander = sortering === 'startdatum' && val.sortera === 'startdatum';
    const sortera = sokadress({ ...val, sortera: vander ? '-startdatum' : sortering, sida: 1 });
    if (val.sortera.replace('-', '') !== sortering) return { text, sortera };
    return { text, sortera, ordning: val.sortera === '-startdatum' ? 'descending' : 'ascending' };
  };
  return [
    kolumn('Insats', 'namn'),
    kolumn('Samverkansorganisation', 'samverkansorganisation'),
    kolumn('Inriktning', 'inriktning'),
    { text: 'Målgrupp' },
    kolumn('Period', 'startdatum'),
    { text: 'Läge' },
  ];
};

const tomt: Tomt = {
  rubrik: 'Ingen insats stämmer med urvalet',
  text: 'Skriv en kortare början av namnet, eller rensa urvalet för att se alla insatser.',
  knapp: { text: 'Rensa urvalet', href: sokInsatsPath, slag: 'sekundar' },
};

const ram = (form: Form, listor: Listor) => ({
  titel: 'Sök insats',
  rubrik: 'Sök insats',
  ingress: ['Insatser i alla samverkansorganisationer.'],
  smulor: [{ text: 'Start', href: startPath }, { text: 'Sök insats' }],
  urval: { action: sokInsatsPath, rensa: sokInsatsPath, falt: sokfalt(form, listor) },
});

/** The form with what is wrong in it, and no list. */
export const felurvalModel = (form: Form, listor: Listor): SokPage => ({
  ...ram(form, listor),
  fel: felsammanfattning(form, ['namn'], { innan: 'innan du söker' }),
  lista: null,
  tomt: null,
});

/** One page of what was found. */
export const sokModel = (
  form: Form,
  listor: Listor,
  { rader, traffar, sida }: Funna,
  { val, idag }: { readonly val: Sokval; readonly idag: Dag },
): SokPage => {
  const forsta = (sida - 1) * perSida + 1;
  return {
    ...ram(form, listor),
    tomt: traffar === 0 ? tomt : null,
    lista:
      traffar === 0
        ? null
        : {
            rubrik: antal(traffar, 'insats', 'insatser'),
            text: `Insatser ${String(forsta)}–${String(forsta + rader.length - 1)} av ${String(traffar)}.`,
            kolumner: kolumner(val),
            rader: rader.map((rad) => tabellrad(rad, idag)),
            sidvaljare: sidvaljare(sida, antalSidor(traffar), (nummer) =>
              sokadress({ ...val, sida: nummer }),
            ),
          },
  };
};

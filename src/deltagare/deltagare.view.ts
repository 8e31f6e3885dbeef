import type { Actor } from '../behorighet/behorighet.rules.ts';
import { deltagareCsvPath, deltagarePath, registreringPath } from '../deltagande/adress.rules.ts';
import { begransadeText } from '../deltagande/deltagande.rules.ts';
import type { Insats } from '../insats/insats.rules.ts';
import { tarDeltagare } from '../insats/lage.rules.ts';
import { samtyckenPath } from '../samtycke/sidor.rules.ts';
import type { Dag } from '../shared/datum.ts';
import { antal } from '../shared/text.ts';
import {
  infomeddelande,
  sidvaljare,
  type Export,
  type Kolumn,
  type Sidvaljare,
  type Tomt,
} from '../web/delar.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import type { Form } from '../web/form.ts';
import { page, type Page } from '../web/page.ts';
import { url } from '../web/url.ts';
import { antalSidor, hogstIFil, type Deltagarrad, type Listval, type Visa } from './deltagare.rules.ts';
import { kolumner, tabellrad, tabelltext, type Tabellrad } from './lista.view.ts';
import { listadress, urvalsfalt, urvalsform, type Urvalsform } from './urval.view.ts';

interface Lista {
  readonly rubrik: string;
  readonly text: string;
  readonly kolumner: readonly Kolumn[];
  readonly rader: readonly Tabellrad[];
  readonly exporter: readonly Export[];
  readonly sidvaljare: Sidvaljare | null;
  readonly utskrift: string;
}

interface DeltagarePage extends Page {
  readonly urval: Urvalsform;
  /** Null when the selection cannot be read or is empty. */
  readonly lista: Lista | null;
  readonly tomt: Tomt | null;
}
export const deltagarePage = page<DeltagarePage>('deltagare/deltagare');

/** What was found, as the service gives it. */
interface Funnet {
  readonly insats: Insats;
  readonly insatser: readonly Insats[];
  readonly rader: readonly Deltagarrad[];
  readonly traffar: number;
  readonly alla: number;
  /** Deltaganden of the insats that may only be stored. */
  readonly begransade: number;
  readonly sida: number;
}

/** The page without a list: the selection as it stands in the address, and what is wrong with it. */
export const urvalModel = (
  { insats, insatser }: Pick<Funnet, 'insats' | 'insatser'>,
  form: Form,
): DeltagarePage => ({
  titel: `Visa deltagare, ${insats.namn}`,
  rubrik: 'Visa deltagare',
  ingress: [`Alla deltaganden i ${insats.namn}, även avslutade. Varje visning loggas.`],
  atgarder: tarDeltagare(insats)
    ? [{ text: 'Samtycken', href: url(samtyckenPath, { insatsId: insats.id }), slag: 'sekundar' }]
    : [],
  smulor: [{ text: 'Start', href: '/' }, { text: 'Visa deltagare' }],
  fel: felsammanfattning(form, urvalsfalt, {
    innan: 'i urvalet',
    ingress: 'Listan visas när urvalet går att läsa. Allt du har skrivit finns kvar.',
  }),
  urval: urvalsform(form, insats, insatser),
  lista: null,
  tomt: null,
});

export const forMangaText = `Välj ett mindre urval. En fil rymmer högst ${hogstIFil.toLocaleString('sv-SE')} deltaganden.`;

const ingaText: Record<Visa, string> = {
  alla: 'Inga deltaganden',
  oppna: 'Inget deltagande är öppet',
  avslutade: 'Inget deltagande är avslutat',
  startade: 'Ingen startade under perioden',
  avslutade_under: 'Ingen avslutade under perioden',
  felregistrerade: 'Inget deltagande är felregistrerat',
};

/** An insats where nobody has been registered yet. */
const ingenAn = ({ id, namn, deltagarregistrering }: Insats): Tomt => {
  if (deltagarregistrering === 'endast_antal')
    return {
      rubrik: 'Här registreras bara antal',
      text: `${namn} är en volyminsats och har inga deltagare.`,
    };
  return {
    rubrik: `Ingen är registrerad i ${namn}`,
    text: 'Den som börjar registreras här och syns sedan i listan.',
    knapp: {
      text: 'Registrera deltagare',
      href: url(registreringPath, { insatsId: id }),
      slag: 'sekundar',
    },
  };
};

const tomtFor = ({ insats, alla }: Funnet, { visa, dagar }: Listval): Tomt => {
  if (alla === 0) return ingenAn(insats);
  const utvag = `rensa urvalet för att se alla ${antal(alla, 'deltagande', 'deltaganden')} i ${insats.namn}.`;
  return {
    rubrik:
      dagar === null ? ingaText[visa] : `Ingen har varit öppen längre än ${antal(dagar, 'dag', 'dagar')}`,
    text: dagar === null ? `Ändra eller ${utvag}` : `Välj färre dagar eller ${utvag}`,
    knapp: {
      text: 'Rensa urvalet',
      href: url(deltagarePath, { insatsId: insats.id }),
      slag: 'sekundar',
    },
  };
};

const listaFor = (funnet: Funnet, val: Listval, idag: Dag, { namn, organisation }: Actor): Lista => {
  const { insats, rader, traffar, sida } = funnet;
  const adress = (nummer: number) => listadress(deltagarePath, insats.id, { ...val, sida: nummer });
  return {
    rubrik: antal(traffar, 'deltagande', 'deltaganden'),
    text: tabelltext(val, sida, rader.length, traffar),
    kolumner: kolumner(insats.id, val),
    rader: rader.map((rad) => tabellrad(rad, idag)),
    exporter: [{ text: 'CSV', href: listadress(deltagareCsvPath, insats.id, { ...val, sida: 1 }) }],
    sidvaljare: sidvaljare(sida, antalSidor(traffar), adress),
    utskrift: `Utskrivet ur SUS ${idag} av ${namn}, ${organisation}.`,
  };
};

/** The list, or what to do when nobody is in it. */
export const deltagareModel = (
  funnet: Funnet,
  form: Form,
  val: Listval,
  { idag, actor }: { readonly idag: Dag; readonly actor: Actor },
): DeltagarePage => ({
  ...urvalModel(funnet, form),
  meddelande: infomeddelande(begransadeText(funnet.begransade)),
  lista: funnet.traffar === 0 ? null : listaFor(funnet, val, idag, actor),
  tomt: funnet.traffar === 0 ? tomtFor(funnet, val) : null,
});

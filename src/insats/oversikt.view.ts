import { langDag, type Dag } from '../shared/datum.ts';
import { antal } from '../shared/text.ts';
import type { Knapp, Tomt } from '../web/delar.ts';
import { page, type Page } from '../web/page.ts';
import { lank, tid, type Text } from '../web/text.ts';
import { url } from '../web/url.ts';
import { bristerI, skedeFor, type Brist, type Insatsoversikt } from './oversikt.rules.ts';
import { hanteraInsatsPath, nyInsatsPath, startPath } from './sidor.rules.ts';

interface Rad {
  readonly namn: Text;
  readonly inriktning: string;
  readonly samverkansorganisation: string;
  readonly lage: Text;
  /** What needs attention; null when nothing does. */
  readonly brister: string | null;
}
interface OversiktPage extends Page {
  readonly text: string;
  readonly rader: readonly Rad[];
  readonly tomt: Tomt | null;
}
export const oversiktPage = page<OversiktPage>('insats/oversikt');

export const bristText: Record<Brist, string> = {
  deltagaransvarig: 'Ingen deltagaransvarig',
  budget: 'Ingen budget för i år',
  utfall: 'Utfall saknas för förra året',
};

const ny: Knapp = { text: 'Registrera ny insats', href: nyInsatsPath, slag: 'primar' };
const tomt: Tomt = {
  rubrik: 'Du har inga insatser att hantera',
  text: 'Här visas insatserna i de samverkansorganisationer där du har uppdrag som insatsansvarig. Uppdraget får du av en samverkansadministratör.',
};

const lage = (insats: Insatsoversikt, idag: Dag): Text => {
  const skede = skedeFor(insats, idag);
  if (skede === 'kommande') return ['Börjar ', tid(insats.startdatum, langDag(insats.startdatum))];
  const { slutdatum } = insats;
  if (slutdatum === null) return 'Pågår';
  return [skede === 'avslutad' ? 'Slutade ' : 'Pågår till ', tid(slutdatum, langDag(slutdatum))];
};

const rad = (insats: Insatsoversikt, idag: Dag): Rad => {
  const brister = bristerI(insats, idag);
  return {
    namn: [lank(insats.namn, url(hanteraInsatsPath, { insatsId: insats.id }))],
    inriktning: insats.preciseradInriktning,
    samverkansorganisation: insats.samverkansorganisation,
    lage: lage(insats, idag),
    brister: brister.length === 0 ? null : brister.map((brist) => bristText[brist]).join(', '),
  };
};

/** "Hantera insats" before one is chosen: those that go on first, then those to come and those that have ended. */
export const oversiktModel = (insatser: readonly Insatsoversikt[], idag: Dag): OversiktPage => {
  const ordning = ['pagar', 'kommande', 'avslutad'] as const;
  const sorterade = ordning.flatMap((skede) => insatser.filter((insats) => skedeFor(insats, idag) === skede));
  return {
    titel: 'Hantera insats',
    rubrik: 'Hantera insats',
    ingress:
      insatser.length === 0 ? [] : ['Välj den insats du vill ändra, avsluta eller ge deltagaransvariga.'],
    atgarder: [ny],
    smulor: [{ text: 'Start', href: startPath }, { text: 'Hantera insats' }],
    text: `${antal(insatser.length, 'insats', 'insatser')} i dina samverkansorganisationer`,
    rader: sorterade.map((insats) => rad(insats, idag)),
    tomt: insatser.length === 0 ? tomt : null,
  };
};

import { rollText } from '../behorighet/behorighet.rules.ts';
import { bekraftaPath } from '../arsbekraftelse/sidor.rules.ts';
import { bestallningarPath } from '../bestallning/sidor.rules.ts';
import { bristerI, type Brist, type Insatsoversikt } from '../insats/oversikt.rules.ts';
import { hanteraInsatserPath, hanteraInsatsPath } from '../insats/sidor.rules.ts';
import { hanteraPath } from '../samverkansorganisation/adress.rules.ts';
import { dagarAttGranska, type Granskningslage } from '../loggranskning/loggranskning.rules.ts';
import { loggranskningPath } from '../loggranskning/sidor.rules.ts';
import { dagAv, klockan, langDag, type Dag } from '../shared/datum.ts';
import { antal } from '../shared/text.ts';
import { listor } from '../styrdata/listor.rules.ts';
import { postPath } from '../styrdata/sidor.rules.ts';
import type { Styrdataandring } from '../styrdata/senaste.rules.ts';
import { insatsuppdragPath, organisationsuppdragPath } from '../uppdrag/uppdragssidor.rules.ts';
import type { Bricka } from '../web/delar.ts';
import { lank } from '../web/text.ts';
import { url } from '../web/url.ts';
import type {
  BudgetUtanUtfall,
  Organisationslank,
  SlutandeUppdrag,
  VantandeBestallningar,
} from './start.rules.ts';

type Rad = NonNullable<Bricka['rader']>[number];

/** At most so many rows in a box; the rest are counted. */
const flest = 8;
const forsta = (rader: readonly Rad[]): Pick<Bricka, 'rader'> => ({ rader: rader.slice(0, flest) });

/** One's own is shown; that of others is given anew on the page where uppdrag are given. */
const uppdragsida = ({ insatsId, samverkansorganisationId, eget }: SlutandeUppdrag): string =>
  insatsId === null
    ? url(eget ? organisationsuppdragPath : hanteraPath, { organisationId: samverkansorganisationId ?? '' })
    : url(eget ? insatsuppdragPath : hanteraInsatsPath, { insatsId });

const slutarRad = (uppdrag: SlutandeUppdrag): Rad => ({
  text: uppdrag.eget ? 'Ditt eget uppdrag' : uppdrag.namn,
  svag: `${rollText[uppdrag.roll]} i ${uppdrag.plats}, till ${langDag(uppdrag.till)}`,
  lank: [lank(uppdrag.eget ? 'Visa' : 'Hantera', uppdragsida(uppdrag), `uppdragen i ${uppdrag.plats}`)],
});

/** Uppdrag about to end: the user's own, and those the user may give anew. */
export const slutarBricka = (slutar: readonly SlutandeUppdrag[]): Bricka => ({
  tal: String(slutar.length),
  rubrik: 'uppdrag slutar inom 30 dagar',
  stycken: slutar.length === 0 ? ['Inget uppdrag behöver förlängas nu.'] : [],
  ...forsta(slutar.map(slutarRad)),
});

/** Budget years that have passed and lack utfall, where the user is the one to write it. */
export const utfallBricka = (budgetar: readonly BudgetUtanUtfall[]): Bricka => ({
  tal: String(budgetar.length),
  rubrik: 'budgetår utan utfall',
  stycken: budgetar.length === 0 ? ['Alla tidigare budgetår har utfall.'] : [],
  ...forsta(
    budgetar.map(({ namn, ar, antal: rader, sida }) => ({
      text: `${namn} ${String(ar)}`,
      svag: antal(rader, 'rad saknar utfall', 'rader saknar utfall'),
      lank: [lank('Visa', sida, `budgeten för ${namn} ${String(ar)}`)],
    })),
  ),
});

const bristText: Record<Exclude<Brist, 'utfall'>, string> = {
  deltagaransvarig: 'Saknar deltagaransvarig',
  budget: 'Saknar budget för i år',
};

const bristRad = (insats: Insatsoversikt, idag: Dag): readonly Rad[] => {
  // Utfall has a box of its own, with every year.
  const brister = bristerI(insats, idag).filter((brist) => brist !== 'utfall');
  if (brister.length === 0) return [];
  return [
    {
      text: insats.namn,
      svag: brister.map((brist) => bristText[brist]).join('. '),
      lank: [lank('Hantera', url(hanteraInsatsPath, { insatsId: insats.id }), insats.namn)],
    },
  ];
};

/** Insatser that the user is insatsansvarig for and that lack something. */
export const insatsBricka = (insatser: readonly Insatsoversikt[], idag: Dag): Bricka => {
  const rader = insatser.flatMap((insats) => bristRad(insats, idag));
  return {
    tal: String(rader.length),
    rubrik: rader.length === 1 ? 'insats som saknar något' : 'insatser som saknar något',
    stycken: rader.length === 0 ? ['Alla insatser har det de ska ha.'] : [],
    ...forsta(rader),
    lank: [lank('Alla mina insatser', hanteraInsatserPath)],
  };
};

/** Organisations that nobody administers: only a superadministratör can mend that. */
export const utanAdministratorBricka = (utan: readonly Organisationslank[]): Bricka => ({
  tal: String(utan.length),
  rubrik: 'utan samverkansadministratör',
  stycken:
    utan.length === 0
      ? ['Alla samverkansorganisationer har en samverkansadministratör.']
      : ['Ge någon uppdraget, så att organisationen kan skötas.'],
  ...forsta(
    utan.map(({ id, namn }) => ({
      text: namn,
      svag: 'Samverkansorganisation',
      lank: [lank('Hantera', url(hanteraPath, { organisationId: id }), namn)],
    })),
  ),
});

/** Orders of behörighet that wait for a decision. */
export const beslutaBricka = ({ antal: vantar, aldst }: VantandeBestallningar): Bricka => ({
  tal: String(vantar),
  rubrik: vantar === 1 ? 'beställning att besluta' : 'beställningar att besluta',
  stycken: [aldst === null ? 'Ingen beställning väntar.' : `Den äldsta kom ${langDag(dagAv(aldst))}.`],
  ...(vantar > 0 && { lank: [lank('Visa beställningar', bestallningarPath)] }),
});

/** Users to confirm: each keeps the access for a year at a time. */
export const bekraftaBricka = (vantande: number): Bricka => ({
  tal: String(vantande),
  rubrik: 'användare att bekräfta',
  stycken: [
    vantande === 0
      ? 'Alla som du svarar för är bekräftade.'
      : 'Behörigheten upphör inom 60 dagar om ingen bekräftar den.',
  ],
  lank: [lank('Bekräfta användare', bekraftaPath)],
});

const handelseText: Readonly<Record<string, string>> = {
  tillagd: 'Tillagd',
  andrad: 'Ändrad',
  flyttad: 'Flyttad',
  avslutad: 'Avslutad',
  oppnad: 'Gäller igen',
};

const styrdataRad = ({ lista, kod, handelse, av, at }: Styrdataandring): Rad => ({
  text: `${listor[lista].rubrik}: ${kod}`,
  svag: `${handelseText[handelse] ?? 'Ändrad'} ${langDag(dagAv(at))} ${klockan(at)}, ${av}`,
  lank: [lank('Visa', url(postPath, { lista, kod }), `${kod} i ${listor[lista].rubrik}`)],
});

/** Readings of persons to review, and how many have waited too long. */
export const granskningsbricka = ({ attGranska, attUtreda, forsenade }: Granskningslage): Bricka => ({
  tal: String(attGranska),
  rubrik: attGranska === 1 ? 'händelse att granska' : 'händelser att granska',
  stycken: [
    forsenade === 0
      ? `Ingen har väntat längre än ${String(dagarAttGranska)} dagar.`
      : `${antal(forsenade, 'händelse har', 'händelser har')} väntat längre än ${String(dagarAttGranska)} dagar.`,
    ...(attUtreda === 0 ? [] : [`${antal(attUtreda, 'händelse utreds', 'händelser utreds')}.`]),
  ],
  lank: [lank('Granska', loggranskningPath)],
});

/** What was last done to the code lists. */
export const styrdataBricka = (senaste: readonly Styrdataandring[]): Bricka => ({
  tal: String(senaste.length),
  rubrik: senaste.length === 1 ? 'senaste ändring i styrdata' : 'senaste ändringar i styrdata',
  stycken: senaste.length === 0 ? ['Ingen har ändrat i listorna.'] : [],
  ...forsta(senaste.map(styrdataRad)),
});

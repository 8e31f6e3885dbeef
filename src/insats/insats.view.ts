import { registreringPath, deltagarePath } from '../deltagande/adress.rules.ts';
import { artal, langDag, type Dag } from '../shared/datum.ts';
import { insatsuppdragPath } from '../uppdrag/uppdragssidor.rules.ts';
import type { Faktarad, Knapp, Meddelande } from '../web/delar.ts';
import { page, type Page } from '../web/page.ts';
import { lank, periodText, tal, tid, type Text } from '../web/text.ts';
import { url } from '../web/url.ts';
import type { Insats } from './insats.rules.ts';
import { inriktningText, registreringText } from './kategorisering.rules.ts';
import {
  harBorjat,
  harSlutat,
  oppnaLangeUrval,
  tarDeltagare,
  type AnonymaAntal,
  type Insatsinfo,
  type Insatslage,
} from './lage.rules.ts';
import { budgetsida } from '../budget/adress.rules.ts';
import { volymPath } from '../volym/adress.rules.ts';
import { anonymPath, hanteraInsatsPath, startPath } from './sidor.rules.ts';

interface InsatsPage extends Page {
  readonly fakta: readonly Faktarad[];
  /** Left out for a volyminsats, and for who is not deltagaransvarig in it. */
  readonly siffror: { readonly rubrik: string; readonly fakta: readonly Faktarad[] } | null;
}
export const insatsPage = page<InsatsPage>('insats/insats');

/** How many take part, as a deltagaransvarig of the insats may know. */
interface Siffror {
  readonly lage: Insatslage;
  readonly anonyma: AnonymaAntal;
}

const upprakning = (texter: readonly string[], ingen: string): string =>
  texter.length === 0 ? ingen : texter.join(', ');

const faktaOm = (insats: Insatsinfo): readonly Faktarad[] => [
  { rubrik: 'Beskrivning', text: insats.beskrivning ?? 'Ingen beskrivning' },
  { rubrik: 'Samverkansorganisation', text: insats.samverkansorganisation },
  { rubrik: 'Period', text: periodText(insats.startdatum, insats.slutdatum) },
  { rubrik: 'Inriktning', text: inriktningText[insats.inriktning] },
  { rubrik: 'Preciserad inriktning', text: insats.preciseradInriktning },
  { rubrik: 'Målgrupp', text: upprakning(insats.malgrupper, 'Ingen angiven') },
  { rubrik: 'Deltagarregistrering', text: registreringText[insats.deltagarregistrering] },
  ...(tarDeltagare(insats)
    ? [{ rubrik: 'Deltagaransvariga', text: upprakning(insats.deltagaransvariga, 'Ingen') }]
    : []),
];

const lange = ({ id, oppnaLange }: Insatslage, idag: Dag): Text =>
  oppnaLange === 0
    ? '0'
    : [
        lank(
          String(oppnaLange),
          url(deltagarePath, { insatsId: id }, oppnaLangeUrval(idag)),
          'öppna över 12 månader',
        ),
      ];

const siffrorOm = ({ lage, anonyma }: Siffror, idag: Dag): InsatsPage['siffror'] => {
  if (!tarDeltagare(lage)) return null;
  const { kvinnor, man } = anonyma;
  const ar = String(artal(idag));
  return {
    rubrik: 'Deltagare',
    fakta: [
      { rubrik: 'Öppna', text: [tal(String(lage.oppna))] },
      { rubrik: `Påbörjade ${ar}`, text: [tal(String(lage.paborjade))] },
      { rubrik: `Avslutade ${ar}`, text: [tal(String(lage.avslutade))] },
      { rubrik: 'Öppna över 12 mån', text: lange(lage, idag) },
      {
        rubrik: `Anonyma ${ar}`,
        text: `${String(kvinnor + man)} (${String(kvinnor)} kvinnor, ${String(man)} män)`,
      },
    ],
  };
};

const meddelandeOm = (insats: Insats, idag: Dag): Meddelande | null => {
  if (!tarDeltagare(insats))
    return {
      slag: 'info',
      text: 'I en volyminsats registrerar den insatsansvariga antal. Inga deltagare registreras.',
    };
  if (!harBorjat(insats, idag))
    return {
      slag: 'info',
      text: ['Insatsen börjar ', tid(insats.startdatum, langDag(insats.startdatum)), '.'],
    };
  const { slutdatum } = insats;
  if (slutdatum === null || !harSlutat(insats, idag)) return null;
  const slut = tid(slutdatum, langDag(slutdatum));
  return {
    slag: 'info',
    text: ['Insatsen slutade ', slut, '. Ingen kan börja, men öppna deltaganden kan registreras ut.'],
  };
};

const forDeltagaransvarig = ({ id }: Insats): readonly Knapp[] => [
  { text: 'Registrera deltagare', href: url(registreringPath, { insatsId: id }), slag: 'primar' },
  { text: 'Registrera anonyma', href: url(anonymPath, { insatsId: id }), slag: 'sekundar' },
  { text: 'Visa deltagare', href: url(deltagarePath, { insatsId: id }), slag: 'sekundar' },
];
const forInsatsansvarig = ({ id }: Insats): readonly Knapp[] => [
  { text: 'Hantera insats', href: url(hanteraInsatsPath, { insatsId: id }), slag: 'sekundar' },
];
const forVolym = ({ id }: Insats, hanterar: boolean): Knapp => {
  const href = url(volymPath, { insatsId: id });
  return hanterar
    ? { text: 'Registrera antal deltagare', href, slag: 'primar' }
    : { text: 'Antal deltagare', href, slag: 'sekundar' };
};

/** What is the reader's own in an insats. */
interface Mitt {
  /** Numbers of deltagare; null for who is not deltagaransvarig there. */
  readonly siffror: Siffror | null;
  /** Insatsansvarig in the organisation. */
  readonly hanterar: boolean;
}

const atgarder = (insats: Insats, { siffror, hanterar }: Mitt): readonly Knapp[] => [
  ...(siffror !== null && tarDeltagare(insats) ? forDeltagaransvarig(insats) : []),
  ...(tarDeltagare(insats) ? [] : [forVolym(insats, hanterar)]),
  ...(hanterar ? forInsatsansvarig(insats) : []),
  { text: 'Budget', href: budgetsida({ slag: 'insats', id: insats.id }), slag: 'sekundar' },
  { text: 'Uppdrag', href: url(insatsuppdragPath, { insatsId: insats.id }), slag: 'sekundar' },
];

/** The page of an insats: what it is for everyone, and how it stands for its deltagaransvariga. */
export const insatsModel = (insats: Insatsinfo, mitt: Mitt, idag: Dag): InsatsPage => ({
  titel: insats.namn,
  rubrik: insats.namn,
  ingress: [`Insats i ${insats.samverkansorganisation}`],
  atgarder: atgarder(insats, mitt),
  smulor: [{ text: 'Start', href: startPath }, { text: insats.namn }],
  meddelande: meddelandeOm(insats, idag),
  fakta: faktaOm(insats),
  siffror: mitt.siffror === null ? null : siffrorOm(mitt.siffror, idag),
});

import { registreringPath, deltagarePath } from '../deltagande/adress.rules.ts';
import { artal, langDag, type Dag } from '../shared/datum.ts';
import type { Faktarad, Knapp, Meddelande } from '../web/delar.ts';
import { page, type Page } from '../web/page.ts';
import { lank, tal, tid, type Text } from '../web/text.ts';
import { url } from '../web/url.ts';
import type { Insats } from './insats.rules.ts';
import {
  harBorjat,
  harSlutat,
  oppnaLangeUrval,
  tarDeltagare,
  type Insatsdetaljer,
  type Insatslage,
} from './lage.rules.ts';
import { anonymPath, startPath } from './sidor.rules.ts';

interface InsatsPage extends Page {
  readonly fakta: readonly Faktarad[];
  /** Left out for a volyminsats. */
  readonly siffror: { readonly rubrik: string; readonly fakta: readonly Faktarad[] } | null;
}
export const insatsPage = page<InsatsPage>('insats/insats');

const inriktningText = {
  individinriktad: 'Individinriktad',
  strukturovergripande: 'Strukturövergripande',
} as const;
const registreringText = {
  personuppgifter_anonym: 'Personuppgifter/anonym',
  endast_antal: 'Endast antal (volyminsats)',
} as const;

/** "1 januari 2024 – tills vidare". */
export const periodText = ({ startdatum, slutdatum }: Insats): Text => [
  tid(startdatum, langDag(startdatum)),
  ' – ',
  slutdatum === null ? 'tills vidare' : tid(slutdatum, langDag(slutdatum)),
];

const faktaOm = (insats: Insatslage, detaljer: Insatsdetaljer): readonly Faktarad[] => [
  { rubrik: 'Beskrivning', text: detaljer.beskrivning ?? 'Ingen beskrivning' },
  { rubrik: 'Samverkansorganisation', text: insats.samverkansorganisation },
  { rubrik: 'Period', text: periodText(insats) },
  { rubrik: 'Inriktning', text: inriktningText[detaljer.inriktning] },
  { rubrik: 'Preciserad inriktning', text: insats.preciseradInriktning },
  {
    rubrik: 'Målgrupp',
    text: detaljer.malgrupper.length === 0 ? 'Ingen angiven' : detaljer.malgrupper.join(', '),
  },
  { rubrik: 'Deltagarregistrering', text: registreringText[insats.deltagarregistrering] },
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

const siffrorOm = (insats: Insatslage, detaljer: Insatsdetaljer, idag: Dag): InsatsPage['siffror'] => {
  if (!tarDeltagare(insats)) return null;
  const { anonymaKvinnor: kvinnor, anonymaMan: man } = detaljer;
  const ar = String(artal(idag));
  return {
    rubrik: 'Deltagare',
    fakta: [
      { rubrik: 'Öppna', text: [tal(String(insats.oppna))] },
      { rubrik: `Påbörjade ${ar}`, text: [tal(String(insats.paborjade))] },
      { rubrik: `Avslutade ${ar}`, text: [tal(String(insats.avslutade))] },
      { rubrik: 'Öppna över 12 mån', text: lange(insats, idag) },
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

const atgarder = (insats: Insats): readonly Knapp[] => {
  const { id } = insats;
  return tarDeltagare(insats)
    ? [
        { text: 'Registrera deltagare', href: url(registreringPath, { insatsId: id }), slag: 'primar' },
        { text: 'Registrera anonyma', href: url(anonymPath, { insatsId: id }), slag: 'sekundar' },
        { text: 'Visa deltagare', href: url(deltagarePath, { insatsId: id }), slag: 'sekundar' },
      ]
    : [];
};

/** The page of an insats, as its deltagaransvariga see it. */
export const insatsModel = (insats: Insatslage, detaljer: Insatsdetaljer, idag: Dag): InsatsPage => ({
  titel: insats.namn,
  rubrik: insats.namn,
  ingress: [`Insats i ${insats.samverkansorganisation}`],
  atgarder: atgarder(insats),
  smulor: [{ text: 'Start', href: startPath }, { text: insats.namn }],
  meddelande: meddelandeOm(insats, idag),
  fakta: faktaOm(insats, detaljer),
  siffror: siffrorOm(insats, detaljer, idag),
});

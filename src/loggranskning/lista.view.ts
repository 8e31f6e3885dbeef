import { dagAv, langDag, tidpunkt, type Dag } from '../shared/datum.ts';
import { antalSidor } from '../shared/sidor.ts';
import { antal } from '../shared/text.ts';
import { sidvaljare, status, type Kolumn, type Sidvaljare, type Status, type Tomt } from '../web/delar.ts';
import { valjlista } from '../web/falt.ts';
import type { Falt } from '../web/falttyp.ts';
import type { Hjalp } from '../web/fraga.ts';
import { page, type Page } from '../web/page.ts';
import { lank, tid, type Text } from '../web/text.ts';
import { url } from '../web/url.ts';
import { handelseText } from './handelsetext.rules.ts';
import {
  arForsenat,
  dagarAttGranska,
  lageText,
  lagen,
  pseudonym,
  regelText,
  regler,
  type Fynd,
  type Fyndurval,
  type Lage,
} from './loggranskning.rules.ts';
import { fyndPath, loggranskningPath } from './sidor.rules.ts';
import { flestSlagningar, timmarTillRegistrering } from './uppfoljning.rules.ts';

interface Rad {
  readonly regel: Text;
  readonly vem: string;
  readonly arbetsgivare: string;
  readonly nar: Text;
  readonly vad: string;
  readonly om: string;
  readonly status: Status;
}
interface Listsida extends Page {
  readonly action: string;
  readonly filter: readonly Falt[];
  readonly rensa: string;
  readonly bildtext: string;
  readonly hjalp: Hjalp;
  readonly kolumner: readonly Kolumn[];
  readonly rader: readonly Rad[];
  readonly sidvaljare: Sidvaljare | null;
  readonly tomt: Tomt | null;
}
export const loggranskningPage = page<Listsida>('loggranskning/lista');

/** How a finding stands, in a word; one that has waited too long says so. */
export const fyndstatus = ({ lage, funnetAt }: Pick<Fynd, 'lage' | 'funnetAt'>, idag: Dag): Status => {
  if (lage === 'klar') return status('avslutad', lageText.klar);
  if (arForsenat(funnetAt, lage, idag))
    return status('oppen_lange', `${lageText[lage]}, över ${String(dagarAttGranska)} dagar`);
  return status('oppen', lageText[lage]);
};

/** What a finding is about, without whom. */
export const omText = ({ objektId, insats }: Pick<Fynd, 'objektId' | 'insats'>): string =>
  [objektId === null ? null : pseudonym(objektId), insats].filter((del) => del !== null).join(', ');

const rad = (f: Fynd, idag: Dag): Rad => ({
  regel: [lank(regelText[f.regel], url(fyndPath, { fyndId: f.id }), `händelse ${String(f.handelseId)}`)],
  vem: f.anvandare,
  arbetsgivare: f.arbetsgivare,
  nar: [tid(dagAv(f.at), tidpunkt(f.at))],
  vad:
    f.antal === 1
      ? handelseText(f.handelse)
      : `${handelseText(f.handelse)}, ${antal(f.antal, 'gång', 'gånger')}`,
  om: omText(f),
  status: fyndstatus(f, idag),
});

/** What each rule looks for. */
export const regelhjalp: Hjalp = {
  rubrik: 'Vad händelserna är',
  stycken: [
    `Läst utan registrering: någon har sökt eller visat en person och inte registrerat något inom ${String(timmarTillRegistrering)} timmar. Många sökningar: fler än ${String(flestSlagningar)} på en timme. Utanför kontorstid: före 07.00, från 18.00 eller en lördag eller söndag.`,
    'Samma efternamn: personen heter som den som läste. Kollega: personen har ett konto i SUS hos samma arbetsgivare. Användare i SUS: personen har ett konto hos en annan arbetsgivare. Namnen jämförs av SUS och visas inte.',
    'Du ser inte det som du själv har gjort, det som gäller ditt konto eller insatser där du har eller har haft uppdrag. Det granskar någon annan.',
  ],
};

const tomtFor = (lage: Lage): Tomt =>
  lage === 'att_granska'
    ? {
        rubrik: 'Inget att granska',
        text: 'SUS går igenom loggen varje natt. Du kan också dra ett stickprov.',
      }
    : { rubrik: `Inga händelser i läget ${lageText[lage]}`, text: 'Välj ett annat läge.' };

const filter = ({ regel, lage }: Fyndurval): readonly Falt[] => {
  const form = { values: { regel: regel ?? '', lage }, errors: {} };
  return [
    valjlista(form, 'lage', {
      etikett: 'Läge',
      bredd: 'b-12',
      val: lagen.map((varde) => ({ varde, text: lageText[varde] })),
    }),
    valjlista(form, 'regel', {
      etikett: 'Regel',
      bredd: 'b-16',
      tom: 'Alla',
      val: regler.map((varde) => ({ varde, text: regelText[varde] })),
    }),
  ];
};

interface Underlag {
  readonly rader: readonly Fynd[];
  readonly antal: number;
  readonly urval: Fyndurval;
  readonly idag: Dag;
}

/** "Händelser att granska": by rule and by lot, the oldest first. */
export const loggranskningModel = ({ rader, antal: traffar, urval, idag }: Underlag): Listsida => ({
  titel: 'Händelser att granska',
  rubrik: 'Händelser att granska',
  ingress: [`Granska varje händelse inom ${String(dagarAttGranska)} dagar. Idag är det ${langDag(idag)}.`],
  smulor: [{ text: 'Start', href: '/' }, { text: 'Händelser att granska' }],
  action: loggranskningPath,
  filter: filter(urval),
  rensa: loggranskningPath,
  bildtext: `${antal(traffar, 'händelse', 'händelser')}, de äldsta först`,
  hjalp: regelhjalp,
  kolumner: [
    { text: 'Regel' },
    { text: 'Vem' },
    { text: 'När' },
    { text: 'Vad' },
    { text: 'Gäller' },
    { text: 'Läge' },
  ],
  rader: rader.map((f) => rad(f, idag)),
  sidvaljare: sidvaljare(urval.sida, antalSidor(traffar), (n) =>
    url(
      loggranskningPath,
      {},
      { lage: urval.lage, regel: urval.regel ?? '', sida: n === 1 ? '' : String(n) },
    ),
  ),
  tomt: traffar === 0 ? tomtFor(urval.lage) : null,
});

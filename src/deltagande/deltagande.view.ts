import type { Actor } from '../behorighet/behorighet.rules.ts';
import { aterstallningText, type Aterstallningshinder } from '../felregistrering/felregistrering.rules.ts';
import { blanketter, deltagandeblankettPath } from '../blankett/blankett.rules.ts';
import { dagAv } from '../shared/datum.ts';
import { heltNummer } from '../shared/personnummer.ts';
import { uppgiftText, type Rattelsebegaran } from '../rattelsebegaran/rattelsebegaran.rules.ts';
import { begardaRattelserPath } from '../rattelsebegaran/sidor.rules.ts';
import type { Styrdata } from '../styrdata/styrdata.rules.ts';
import {
  status,
  type Faktarad,
  type Knapp,
  type Meddelande,
  type Status,
  type Tidpunkt,
} from '../web/delar.ts';
import { page, type Ingress, type Page } from '../web/page.ts';
import { lank, tal, tid, type Text, type Textbit } from '../web/text.ts';
import { url } from '../web/url.ts';
import {
  aterkallelsePath,
  deltagarePath,
  felregistreringPath,
  rattaInregistreringPath,
  utregistreringPath,
} from './adress.rules.ts';
import { stund } from '../web/tidslinje.ts';
import { tidslinjeFor, type Handelse } from './andringshistorik.view.ts';
import { statusOf, type Deltagande } from './deltagande.rules.ts';
import { jamforelseFor, type Jamforelse } from './jamforelse.view.ts';
import { angraFor, makuleringstext, type Angra } from './makulering.view.ts';
import { periodText } from './period.view.ts';

interface DeltagandePage extends Page {
  readonly meddelanden: readonly Meddelande[];
  readonly statusar: readonly Status[];
  readonly jamforelse: Jamforelse | null;
  readonly tidslinje: readonly Tidpunkt[];
  /** Null when it went with the identity. */
  readonly samtycke: readonly Faktarad[] | null;
  /** The forms on paper, with what is registered; none without an identity. */
  readonly blanketter: readonly Textbit[];
  /** Address of Felregistrering; null when the deltagande already is. */
  readonly felregistrering: string | null;
  /** Address of Återkalla samtycke; null when there is nothing left to withdraw. */
  readonly aterkallelse: string | null;
  readonly angra: Angra | null;
  readonly utskrift: string;
}
export const deltagandePage = page<DeltagandePage>('deltagande/deltagande');

/** What the service has read. */
interface Visat {
  readonly styrdata: Styrdata;
  readonly deltagande: Deltagande;
  readonly handelser: readonly Handelse[];
  readonly rattelser: readonly Rattelsebegaran[];
  /** Why an undo that was just tried was refused. */
  readonly hinder?: Aterstallningshinder | undefined;
}

const plats = ({ kommun, stadsdel }: Deltagande): string =>
  kommun === null
    ? 'utan folkbokföring i Sverige'
    : `folkbokförd i ${[kommun, stadsdel ?? []].flat().join(', ')}`;

const ingress = (d: Deltagande, { listor }: Styrdata, nu: Date): Ingress[] => {
  const period = periodText(d, listor, dagAv(nu));
  if (d.person === null) return [period];
  return [{ text: [tal(heltNummer(d.person.personnummer)), `, ${plats(d)}`], svag: false }, period];
};

const atgarder = ({ id, avslutningsdag, makulering }: Deltagande): Knapp[] => {
  if (makulering !== null) return [];
  const ratta = url(rattaInregistreringPath, { deltagandeId: id });
  const ut = url(utregistreringPath, { deltagandeId: id });
  if (avslutningsdag === null)
    return [
      { text: 'Registrera ut', href: ut, slag: 'primar' },
      { text: 'Rätta', href: ratta, slag: 'sekundar' },
    ];
  return [
    { text: 'Rätta inregistreringen', href: ratta, slag: 'sekundar' },
    { text: 'Rätta utregistreringen', href: ut, slag: 'sekundar' },
  ];
};

const utkastText = (d: Deltagande, { handelse, at }: Handelse): Text | null => {
  const path = { utkast_inregistrering: rattaInregistreringPath, utkast_utregistrering: utregistreringPath };
  if (handelse !== 'utkast_inregistrering' && handelse !== 'utkast_utregistrering') return null;
  return [
    `Det finns ett utkast till ${handelse === 'utkast_utregistrering' ? 'utregistrering' : 'rättelse'} från `,
    stund(at),
    '. ',
    lank('Fortsätt med utkastet', url(path[handelse], { deltagandeId: d.id })),
    '. Utkastet räknas inte i någon statistik.',
  ];
};

const kontrolleras = 'Namn och kommun är inskrivna för hand och ska kontrolleras.';

const begard = (r: Rattelsebegaran): Meddelande => ({
  slag: 'varning',
  text: [
    `Rättelse begärd. ${uppgiftText(r)}. `,
    lank('Svara på begäran', url(begardaRattelserPath, { deltagandeId: r.deltagandeId }), r.diarienummer),
  ],
});

const meddelanden = ({ deltagande: d, handelser, rattelser, hinder }: Visat, nu: Date): Meddelande[] => {
  const info = (text: Text): Meddelande => ({ slag: 'info', text });
  const nekad: Meddelande[] =
    hinder === undefined ? [] : [{ slag: 'varning', text: aterstallningText[hinder] }];
  if (d.makulering !== null)
    return [...nekad, { slag: 'varning', text: makuleringstext(d, d.makulering, nu) }];
  return [
    ...nekad,
    ...rattelser.map(begard),
    ...(d.person?.kontrolleras === true ? [info(kontrolleras)] : []),
    ...handelser.flatMap((handelse) => {
      const text = utkastText(d, handelse);
      return text === null ? [] : [info(text)];
    }),
  ];
};

const statusar = ({ deltagande: d, handelser }: Visat, nu: Date): Status[] => {
  const utkast = handelser.some(({ handelse }) => handelse === 'utkast_utregistrering');
  return [
    status(statusOf({ ...d, makulerad: d.makulering !== null }, dagAv(nu))),
    ...(utkast && d.makulering === null ? [status('utkast', 'Utkast till utregistrering')] : []),
  ];
};

const samtycke = ({ samtyckeDatum, samtyckeAv }: Deltagande): Faktarad[] | null =>
  samtyckeDatum === null
    ? null
    : [
        { rubrik: 'Blankett 9443', text: ['Undertecknad ', tid(samtyckeDatum)] },
        { rubrik: 'Gäller', text: 'Det här deltagandet' },
        { rubrik: 'Registrerat av', text: samtyckeAv ?? '' },
      ];

/** Also what is asked at the end: it is filled in together with the deltagare before the utregistrering. */
const blankettlankar = ({ id }: Deltagande): readonly Textbit[] =>
  (['9443', '9448', '9449'] as const).map((nummer) =>
    lank(
      `${nummer} ${blanketter[nummer]} (PDF)`,
      url(deltagandeblankettPath, { deltagandeId: id, blankettnummer: nummer }),
    ),
  );

/** The page of one deltagande. The name is in its heading only: a title ends up in history lists and bookmarks. */
export const deltagandeModel = (
  visat: Visat,
  { nu, actor, nyckel }: { readonly nu: Date; readonly actor: Actor; readonly nyckel: string },
): DeltagandePage => {
  const { deltagande: d, handelser, styrdata } = visat;
  return {
    titel: `Deltagande, ${d.insatsNamn}`,
    rubrik: d.person?.namn ?? 'Identiteten är raderad',
    ingress: ingress(d, styrdata, nu),
    atgarder: atgarder(d),
    smulor: [
      { text: 'Start', href: '/' },
      { text: 'Visa deltagare', href: url(deltagarePath, { insatsId: d.insatsId }) },
      { text: 'Deltagande' },
    ],
    meddelanden: meddelanden(visat, nu),
    statusar: statusar(visat, nu),
    jamforelse: jamforelseFor(d, styrdata.listor),
    tidslinje: tidslinjeFor(handelser, styrdata),
    samtycke: samtycke(d),
    blanketter: d.person === null ? [] : blankettlankar(d),
    felregistrering: d.makulering === null ? url(felregistreringPath, { deltagandeId: d.id }) : null,
    aterkallelse: d.samtyckeDatum === null ? null : url(aterkallelsePath, { deltagandeId: d.id }),
    angra: angraFor(d, nu, nyckel),
    utskrift: `Utskrivet ur SUS ${dagAv(nu)} av ${actor.namn}, ${actor.organisation}.`,
  };
};

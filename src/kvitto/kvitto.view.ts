import { faltText, vardeText } from '../deltagande/falt.rules.ts';
import { makuleringsskalText, type Deltagande, type Matning } from '../deltagande/deltagande.rules.ts';
import { tidpunkt } from '../shared/datum.ts';
import { fodelsedag } from '../shared/personnummer.ts';
import { textFor, texterFor, type Svarslistor } from '../styrdata/styrdata.rules.ts';
import type { Faktarad, Meddelande } from '../web/delar.ts';
import { page, type Page } from '../web/page.ts';
import { lank, maskerat, tal, tid, type Textbit } from '../web/text.ts';

export const kvittoPath = '/kvitton/:nyckelId';

interface Kvittosida extends Page {
  readonly fakta: readonly Faktarad[];
  readonly primar: { readonly text: string; readonly href: string };
  readonly lankar: readonly Textbit[];
  readonly slutord: string;
  readonly utskrift: string;
}
export const kvittoPage = page<Kvittosida>('kvitto/kvitto');

export interface Kvittot {
  readonly handling: string;
  readonly nummer: string;
  readonly at: Date;
}

const vad: Readonly<Record<string, string>> = {
  inregistrering: 'är inregistrerad',
  inregistrering_rattelse: 'har en rättad inregistrering',
  utregistrering: 'är utregistrerad',
  utregistrering_rattelse: 'har en rättad utregistrering',
  felregistrering: 'är felregistrerad',
  aterstallning: 'är åter registrerad',
};

const janej = (ja: boolean) => (ja ? 'Ja' : 'Nej');

const arbeteText = ({ arbete }: Matning, listor: Svarslistor): string =>
  arbete === null
    ? 'Nej'
    : `Ja, ${String(arbete.omfattning)} %, ${textFor(listor.arbetstyp, arbete.arbetstypKod).toLowerCase()}`;

const matningRader = (m: Matning, nar: 'före' | 'efter', listor: Svarslistor): Faktarad[] => [
  { rubrik: `Försörjning ${nar}`, text: texterFor(listor.forsorjning, m.forsorjning) },
  { rubrik: `Aktivt arbetssökande ${nar}`, text: janej(m.arbetssokande) },
  { rubrik: nar === 'före' ? 'Arbetat före' : 'Arbetar efter', text: arbeteText(m, listor) },
  {
    rubrik: nar === 'före' ? 'Studerat före' : 'Studerar efter',
    text: m.studier === null ? 'Nej' : `Ja, ${String(m.studier.omfattning)} %`,
  },
];

const samtyckeRad = ({ samtyckeDatum }: Deltagande): Faktarad[] =>
  samtyckeDatum === null
    ? []
    : [{ rubrik: faltText('samtycke_datum'), text: ['Undertecknat ', tid(samtyckeDatum)] }];

const bakgrund = ({ inmatning: m }: Deltagande, listor: Svarslistor): Faktarad[] =>
  m === null
    ? []
    : [
        {
          rubrik: faltText('utbildningsniva'),
          text: vardeText(listor, 'utbildningsniva', m.utbildningsnivaKod),
        },
        { rubrik: faltText('forsorjning_ar'), text: `${String(m.forsorjningAr)} år` },
        ...matningRader(m, 'före', listor),
      ];

const slut = (
  { avslutningsdag, avslutsanledningKod, utmatning }: Deltagande,
  listor: Svarslistor,
): Faktarad[] =>
  avslutningsdag === null
    ? []
    : [
        { rubrik: 'Avslutningsdag', text: [tid(avslutningsdag)] },
        { rubrik: 'Avslutsanledning', text: textFor(listor.avslutsanledning, avslutsanledningKod) },
        ...(utmatning === null ? [] : matningRader(utmatning, 'efter', listor)),
      ];

const personRader = ({ person, kommun, stadsdel }: Deltagande): Faktarad[] =>
  person === null
    ? [{ rubrik: 'Deltagare', text: 'Namn, personnummer och svar är raderade' }]
    : [
        {
          rubrik: 'Deltagare',
          text: [`${person.namn}, `, maskerat(fodelsedag(person.personnummer).replaceAll('-', ''))],
        },
        {
          rubrik: 'Folkbokförd i',
          text: stadsdel === null ? (kommun ?? 'Ingen kommun') : `${kommun ?? ''}, ${stadsdel}`,
        },
      ];

const makulering = ({ makulering: m }: Deltagande): Faktarad[] =>
  m === null ? [] : [{ rubrik: 'Felregistrerad', text: makuleringsskalText[m.skal] }];

/** Everything that is stored of a deltagande, one row a fact; the number is masked. */
const faktaFor = (d: Deltagande, listor: Svarslistor): Faktarad[] => [
  ...personRader(d),
  { rubrik: 'Insats', text: d.insatsNamn },
  ...makulering(d),
  ...samtyckeRad(d),
  { rubrik: 'Startdag', text: [tid(d.startdag)] },
  ...bakgrund(d, listor),
  ...slut(d, listor),
];

const sparat = ({ nummer, at }: Kvittot, av: string): Meddelande => ({
  slag: 'klart',
  text: ['Sparat ', tid(at.toISOString(), tidpunkt(at)), ` av ${av}. Kvittonummer `, tal(nummer), '.'],
});

const lankarFor = (d: Deltagande): Textbit[] => {
  const ratta = d.avslutningsdag === null ? 'inregistrering' : 'utregistrering';
  const kanRattas = d.makulering === null && d.person !== null;
  return [
    lank('Visa deltagandet', `/deltaganden/${d.id}`),
    ...(kanRattas ? [lank('Rätta något av det som sparades', `/deltaganden/${d.id}/${ratta}`)] : []),
    lank(`Till insatsen ${d.insatsNamn}`, `/insatser/${d.insatsId}`),
    lank('Till Start', '/'),
  ];
};

const slutordFor = (d: Deltagande): string => {
  if (d.makulering !== null) return 'Deltagandet räknas inte i någon statistik.';
  return d.avslutningsdag === null
    ? 'Förvara blankett 9443 hos er. När personen slutar registrerar du ut från deltagandets sida eller från listan Visa deltagare.'
    : 'Avslutet räknas i statistiken från och med nu. Du kan rätta det från deltagandets sida.';
};

interface Runt {
  readonly listor: Svarslistor;
  readonly av: string;
  readonly organisation: string;
  readonly idag: string;
}

/** The receipt: what was stored, by whom and when, and the way on. No name in the title: it would stay in the browser's history. */
export const kvittoModel = (
  kvitto: Kvittot,
  deltagande: Deltagande,
  { listor, av, organisation, idag }: Runt,
): Kvittosida => {
  const vem = deltagande.person?.namn ?? 'Deltagandet';
  const { insatsId, insatsNamn } = deltagande;
  return {
    titel: `Kvitto, ${insatsNamn}`,
    rubrik: `${vem} ${vad[kvitto.handling] ?? 'är sparad'}`,
    ingress: [`i ${insatsNamn}`],
    smulor: [
      { text: 'Start', href: '/' },
      { text: insatsNamn, href: `/insatser/${insatsId}` },
      { text: 'Kvitto' },
    ],
    meddelande: sparat(kvitto, av),
    fakta: faktaFor(deltagande, listor),
    primar: { text: 'Registrera nästa deltagare', href: `/insatser/${insatsId}/registrering` },
    lankar: lankarFor(deltagande),
    slutord: slutordFor(deltagande),
    utskrift: `Utskrivet ur SUS ${idag} av ${av}, ${organisation}.`,
  };
};

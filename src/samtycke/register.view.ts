import { intervjuPath } from '../blankett/blankett.rules.ts';
import { deltagandePath, registreringPath } from '../deltagande/adress.rules.ts';
import { begransadeText } from '../deltagande/deltagande.rules.ts';
import { anonymPath } from '../insats/sidor.rules.ts';
import { antalSidor } from '../shared/sidor.ts';
import { antal } from '../shared/text.ts';
import {
  infomeddelande,
  sidvaljare,
  type Faktarad,
  type Kolumn,
  type Sidvaljare,
  type Tomt,
} from '../web/delar.ts';
import { page, type Page } from '../web/page.ts';
import { lank, maskerat, tid, type Text } from '../web/text.ts';
import { url } from '../web/url.ts';
import { dagarForSent, type Samtycke, type Samtyckeslage, type Samtyckesregister } from './register.rules.ts';
import { samtyckenPath } from './sidor.rules.ts';

interface Rad {
  readonly namn: Text;
  readonly personnummer: Text;
  readonly startdag: Text;
  readonly undertecknat: Text;
  readonly av: string;
  readonly saknas: string | null;
}

interface Registersida extends Page {
  readonly lage: readonly Faktarad[];
  readonly kolumner: readonly Kolumn[];
  readonly rader: readonly Rad[];
  readonly sidvaljare: Sidvaljare | null;
  readonly tomt: Tomt | null;
}
export const registerPage = page<Registersida>('samtycke/register');

const kolumner: readonly Kolumn[] = [
  { text: 'Namn' },
  { text: 'Personnummer' },
  { text: 'Startdag' },
  { text: 'Undertecknat' },
  { text: 'Registrerat av' },
  { text: 'Att rätta' },
];

const saknas = (samtycke: Samtycke): string | null => {
  const dagar = dagarForSent(samtycke);
  return dagar === 0 ? null : `Undertecknat ${antal(dagar, 'dag', 'dagar')} efter startdagen`;
};

const rad = (s: Samtycke): Rad => ({
  namn: [lank(s.namn, url(deltagandePath, { deltagandeId: s.deltagandeId }))],
  personnummer: [maskerat(s.fodelsedatum)],
  startdag: [tid(s.startdag)],
  undertecknat: [tid(s.undertecknat)],
  av: s.av,
  saknas: saknas(s),
});

const laget = (insatsId: string, { aktiva, efterStart, aterkallade, anonyma }: Samtyckeslage): Faktarad[] => [
  { rubrik: 'Gällande samtycken', text: String(aktiva) },
  { rubrik: 'Undertecknade efter startdagen', text: String(efterStart) },
  { rubrik: 'Återkallade samtycken', text: String(aterkallade) },
  {
    rubrik: 'Anonyma deltagare, utan samtycke',
    text: [lank(String(anonyma), url(anonymPath, { insatsId }), 'anonyma deltagare')],
  },
];

const tomtFor = (insatsId: string): Tomt => ({
  rubrik: 'Inget samtycke är registrerat',
  text: 'Samtycket registreras tillsammans med deltagaren.',
  knapp: { text: 'Registrera deltagare', href: url(registreringPath, { insatsId }), slag: 'sekundar' },
});

/** Every deltagande with personuppgifter has its samtycke, or the database would not have it. What can be wrong stands first. */
export const registerModel = (
  { insats, lage, begransade, rader }: Samtyckesregister,
  sida: number,
): Registersida => {
  const { id, namn } = insats;
  return {
    titel: `Samtycken, ${namn}`,
    rubrik: 'Samtycken',
    ingress: [`Ett samtycke för varje start i ${namn}. Varje visning loggas.`],
    atgarder: [
      { text: 'Intervju och blanketter', href: url(intervjuPath, { insatsId: id }), slag: 'sekundar' },
    ],
    smulor: [{ text: 'Start', href: '/' }, { text: namn, href: `/insatser/${id}` }, { text: 'Samtycken' }],
    meddelande: infomeddelande(begransadeText(begransade)),
    lage: laget(id, lage),
    kolumner,
    rader: rader.map(rad),
    sidvaljare: sidvaljare(sida, antalSidor(lage.aktiva), (nummer) =>
      url(samtyckenPath, { insatsId: id }, { sida: String(nummer) }),
    ),
    tomt: rader.length === 0 ? tomtFor(id) : null,
  };
};

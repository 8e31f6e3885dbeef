import type { Actor } from '../behorighet/behorighet.rules.ts';
import { dagAv, langDag, type Dag } from '../shared/datum.ts';
import { heltNummer, type Personnummer } from '../shared/personnummer.ts';
import { antal } from '../shared/text.ts';
import { textFor, type Styrdata, type Svarslistor } from '../styrdata/styrdata.rules.ts';
import { status, type Meddelande, type Status, type Tidpunkt, type Tomt } from '../web/delar.ts';
import { textfalt } from '../web/falt.ts';
import type { Falt } from '../web/falttyp.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import type { Form } from '../web/form.ts';
import { page, type Page } from '../web/page.ts';
import { lank, tid, type Text, type Textbit } from '../web/text.ts';
import { url } from '../web/url.ts';
import { aterkallelsePath, deltagandePath, historikPath } from './adress.rules.ts';
import { tidslinjeFor, type Handelse } from './andringshistorik.view.ts';
import { statusOf, type Deltagande } from './deltagande.rules.ts';
import { jamforelseFor, type Jamforelse } from './jamforelse.view.ts';

interface Rad {
  readonly insats: Text;
  readonly startdag: Text;
  readonly avslutningsdag: Text | null;
  readonly anledning: string | null;
  readonly status: Status;
}

/** One deltagande with its mättillfällen and what has happened to it. */
interface Del {
  readonly id: string;
  readonly rubrik: string;
  readonly jamforelse: Jamforelse | null;
  readonly tidslinje: readonly Tidpunkt[];
  readonly aterkalla: Textbit | null;
}

interface HistorikPage extends Page {
  readonly action: string;
  readonly falt: Falt;
  /** Null before a search; the answer of a search with its heading. */
  readonly svar: {
    readonly rubrik: string;
    readonly rader: readonly Rad[];
    readonly delar: readonly Del[];
    /** Insatser where the behandling is begränsad, with the way to withdraw the samtycke. */
    readonly begransade: readonly { readonly insats: string; readonly aterkalla: Textbit }[];
    readonly tomt: Tomt | null;
    readonly utskrift: string;
  } | null;
}
export const historikPage = page<HistorikPage>('deltagande/historik');

/** The search form alone; `meddelande` says why it is shown again. */
export const sokModel = (form: Form, meddelande: Meddelande | null = null): HistorikPage => ({
  titel: 'Historik enskild deltagare',
  rubrik: 'Historik enskild deltagare',
  ingress: ['En persons alla deltaganden i de insatser där du är deltagaransvarig. Varje visning loggas.'],
  smulor: [{ text: 'Start', href: '/' }, { text: 'Historik enskild deltagare' }],
  fel: felsammanfattning(form, ['personnummer'], { innan: 'och sök igen' }),
  meddelande,
  action: url(historikPath, {}),
  falt: textfalt(form, 'personnummer', {
    etikett: 'Personnummer',
    tips: 'Tolv siffror, ÅÅÅÅMMDD-NNNN',
    bredd: 'b-12',
    inputmode: 'numeric',
    knapp: 'Sök',
  }),
  svar: null,
});

const info = (text: string): Meddelande => ({ slag: 'info', text });
export const utgangenSokning = info('Sökningen har gått ut. Skriv personnumret och sök igen.');
export const aterstalldSokning = info('Sidan hade legat öppen för länge. Det du skrev finns kvar: sök igen.');

const statusFor = (d: Deltagande, idag: Dag): Status =>
  status(statusOf({ ...d, makulerad: d.makulering !== null }, idag));

const rad = (d: Deltagande, listor: Svarslistor, idag: Dag): Rad => ({
  insats: [lank(d.insatsNamn, url(deltagandePath, { deltagandeId: d.id }), `från ${d.startdag}`)],
  startdag: [tid(d.startdag)],
  avslutningsdag: d.avslutningsdag === null ? null : [tid(d.avslutningsdag)],
  anledning: d.avslutsanledningKod === null ? null : textFor(listor.avslutsanledning, d.avslutsanledningKod),
  status: statusFor(d, idag),
});

const del = (d: Deltagande, handelser: readonly Handelse[], styrdata: Styrdata): Del => ({
  id: d.id,
  rubrik: `${d.insatsNamn}, från ${langDag(d.startdag)}`,
  jamforelse: jamforelseFor(d, styrdata.listor),
  tidslinje: tidslinjeFor(handelser, styrdata),
  aterkalla:
    d.samtyckeDatum === null
      ? null
      : lank(
          'Återkalla samtycke',
          url(aterkallelsePath, { deltagandeId: d.id }),
          `${d.insatsNamn} från ${d.startdag}`,
        ),
});

/** The same words for one who has never taken part and one in other people's insatser. */
const tomt: Tomt = {
  rubrik: 'Inget deltagande i dina insatser',
  text: 'Kontrollera personnumret. Här visas bara insatser där du är deltagaransvarig, och bara den som är registrerad med personuppgifter.',
};

interface Funnet {
  readonly styrdata: Styrdata;
  readonly deltaganden: readonly Deltagande[];
  readonly begransade: readonly Pick<Deltagande, 'id' | 'insatsNamn'>[];
  readonly handelser: readonly (Handelse & { readonly deltagandeId: string })[];
}

/** The answer below the form, which keeps the number searched for. */
export const svarModel = (
  funnet: Funnet,
  personnummer: Personnummer,
  { nu, actor }: { readonly nu: Date; readonly actor: Actor },
): HistorikPage => {
  const { deltaganden, handelser, begransade, styrdata } = funnet;
  const idag = dagAv(nu);
  const namn = deltaganden[0]?.person?.namn ?? '';
  return {
    ...sokModel({ values: { personnummer: heltNummer(personnummer) }, errors: {} }),
    svar: {
      rubrik:
        deltaganden.length === 0
          ? 'Inget att visa'
          : `${namn}, ${antal(deltaganden.length, 'deltagande', 'deltaganden')}`,
      rader: deltaganden.map((d) => rad(d, styrdata.listor, idag)),
      delar: deltaganden.map((d) =>
        del(
          d,
          handelser.filter(({ deltagandeId }) => deltagandeId === d.id),
          styrdata,
        ),
      ),
      begransade: begransade.map(({ id, insatsNamn }) => ({
        insats: insatsNamn,
        aterkalla: lank('Återkalla samtycke', url(aterkallelsePath, { deltagandeId: id }), insatsNamn),
      })),
      tomt: deltaganden.length + begransade.length === 0 ? tomt : null,
      utskrift: `Utskrivet ur SUS ${idag} av ${actor.namn}, ${actor.organisation}.`,
    },
  };
};

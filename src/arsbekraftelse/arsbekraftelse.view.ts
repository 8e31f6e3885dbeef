import { behorighetsroller, rollText } from '../behorighet/behorighet.rules.ts';
import { langDag, type Dag } from '../shared/datum.ts';
import { antalSidor } from '../shared/sidor.ts';
import { antal } from '../shared/text.ts';
import {
  sidvaljare,
  status,
  type Meddelande,
  type Sidvaljare,
  type Status,
  type Tomt,
} from '../web/delar.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import { nyckelFor, type Form } from '../web/form.ts';
import { page, type Page } from '../web/page.ts';
import { lank, tid, type Text } from '../web/text.ts';
import { url } from '../web/url.ts';
import { dagarAttBekrafta, sistaDagen, vantar, type AttBekrafta } from './arsbekraftelse.rules.ts';
import { avslutaPath, bekraftaPath } from './sidor.rules.ts';

interface Rad {
  readonly id: string;
  readonly namn: string;
  readonly svag: string;
  readonly vald: boolean;
  readonly roller: string;
  readonly uppdrag: readonly string[];
  readonly inloggad: string;
  readonly gallerTill: Text;
  readonly status: Status | null;
  readonly avsluta: Text | null;
}
interface Bekraftasida extends Page {
  readonly action: string;
  readonly nyckel: string;
  readonly bildtext: string;
  readonly rader: readonly Rad[];
  readonly sidvaljare: Sidvaljare | null;
  readonly tomt: Tomt | null;
}
export const bekraftaPage = page<Bekraftasida>('arsbekraftelse/bekrafta');

const manad = new Intl.DateTimeFormat('sv-SE', { timeZone: 'UTC', month: 'long', year: 'numeric' });
/** A month says enough about when somebody was here last. */
const inloggad = (dag: Dag | null): string =>
  dag === null ? 'Aldrig' : manad.format(new Date(`${dag}T00:00:00Z`));

const rad = (a: AttBekrafta, idag: Dag, valda: readonly string[]): Rad => {
  const sist = sistaDagen(a.stangs);
  return {
    id: a.id,
    namn: a.namn,
    svag: `${a.epost}, ${a.arbetsgivare}`,
    vald: valda.includes(a.id),
    roller:
      behorighetsroller
        .filter((roll) => a.roller.includes(roll))
        .map((roll) => rollText[roll])
        .join(', ') || 'Ingen roll',
    uppdrag: a.uppdrag,
    inloggad: inloggad(a.senastInloggad),
    gallerTill: [tid(sist, langDag(sist))],
    status: vantar(a.stangs, idag) ? status('oppen_lange', 'Väntar på dig') : null,
    avsluta: a.kanAvslutas ? [lank('Avsluta', url(avslutaPath, { anvandareId: a.id }), a.namn)] : null,
  };
};

export interface Bekraftelselista {
  readonly rader: readonly AttBekrafta[];
  readonly traffar: number;
  readonly vantande: number;
  readonly sida: number;
}

const ingress = (vantande: number): string =>
  vantande === 0
    ? 'Ingen väntar just nu. Behörighet som ingen bekräftar på ett år upphör.'
    : `${antal(vantande, 'användares behörighet', 'användares behörighet')} upphör inom ${String(dagarAttBekrafta)} dagar om ingen bekräftar den.`;

const tomt: Tomt = {
  rubrik: 'Det finns ingen att bekräfta',
  text: 'Här står de användare som du svarar för. Du bekräftar inte dig själv.',
};

const klart = (bekraftade: number): Meddelande | null =>
  bekraftade === 0
    ? null
    : { slag: 'klart', text: `${antal(bekraftade, 'användare är bekräftad', 'användare är bekräftade')}.` };

const valdaI = ({ values }: Form): readonly string[] => [values['vald'] ?? []].flat().map(String);

/** "Bekräfta användare": who stops when, what they have, and the boxes to tick. */
export const bekraftaModel = (
  { rader, traffar, vantande, sida }: Bekraftelselista,
  form: Form,
  { idag, bekraftade }: { readonly idag: Dag; readonly bekraftade: number },
): Bekraftasida => ({
  titel: 'Bekräfta användare',
  rubrik: 'Bekräfta användare',
  ingress: [ingress(vantande)],
  smulor: [{ text: 'Start', href: '/' }, { text: 'Bekräfta användare' }],
  fel: felsammanfattning(form, ['vald'], { innan: 'innan du bekräftar', ingress: 'Inget är ändrat.' }),
  meddelande: klart(bekraftade),
  action: bekraftaPath,
  nyckel: nyckelFor(form),
  bildtext: `${antal(traffar, 'användare', 'användare')}, de vars behörighet upphör först står överst.`,
  rader: rader.map((a) => rad(a, idag, valdaI(form))),
  sidvaljare: sidvaljare(sida, antalSidor(traffar), (n) =>
    url(bekraftaPath, {}, { sida: n === 1 ? '' : String(n) }),
  ),
  tomt: traffar === 0 ? tomt : null,
});

import { anonymPath } from '../insats/sidor.rules.ts';
import { dagAv, klockan } from '../shared/datum.ts';
import type { Kon } from '../shared/personnummer.ts';
import { antal } from '../shared/text.ts';
import { sidvaljare, type Knapp, type Kolumn, type Sidvaljare } from '../web/delar.ts';
import { tid, type Text } from '../web/text.ts';
import { url } from '../web/url.ts';
import { antalI, type Anonympost, type Anonymrad, type Orsak, type Registrerat } from './anonym.rules.ts';

export const borttagningPath = '/insatser/:insatsId/anonyma/borttagning';

export const konText: Record<Kon, readonly [ett: string, flera: string]> = {
  kvinna: ['kvinna', 'kvinnor'],
  man: ['man', 'män'],
};

/** "5 kvinnor". */
export const radtext = ({ kon, antal: tal }: Anonymrad): string => antal(tal, ...konText[kon]);

interface Arsrad {
  readonly ar: number;
  readonly kvinnor: number;
  readonly man: number;
  readonly totalt: number;
}
interface Postrad {
  readonly nar: Text;
  readonly av: string;
  readonly ar: number;
  readonly kon: string;
  readonly antal: string;
  readonly handelse: string;
}
export interface Historik {
  readonly arskolumner: readonly Kolumn[];
  readonly ar: readonly Arsrad[];
  readonly kolumner: readonly Kolumn[];
  readonly rader: readonly Postrad[];
  readonly sidvaljare: Sidvaljare | null;
  readonly taBort: Knapp | null;
}

const orsakText: Record<Orsak, string> = {
  registrering: 'Registrering',
  borttagning: 'Borttagning',
  aterkallat_samtycke: 'Återkallat samtycke',
  avidentifiering: 'Registrerad som anonym',
};

const postrad = ({ at, av, ar, kon, antal: tal, orsak }: Anonympost): Postrad => ({
  nar: [tid(dagAv(at), `${dagAv(at)} ${klockan(at)}`)],
  av: av ?? 'SUS',
  ar,
  kon: kon === 'kvinna' ? 'Kvinnor' : 'Män',
  antal: tal < 0 ? `−${String(-tal)}` : String(tal),
  handelse: orsakText[orsak],
});

/** One row a year, newest first. */
export const arsrader = (summor: readonly Anonymrad[]): readonly Arsrad[] =>
  [...new Set(summor.map(({ ar }) => ar))].map((ar) => {
    const kvinnor = antalI(summor, { ar, kon: 'kvinna' });
    const man = antalI(summor, { ar, kon: 'man' });
    return { ar, kvinnor, man, totalt: kvinnor + man };
  });

/** Head of the table of years; the first column is as wide as its word. */
export const arskolumner = (ar: string): readonly Kolumn[] => [
  { text: ar },
  { text: 'Kvinnor', tal: true },
  { text: 'Män', tal: true },
  { text: 'Totalt', tal: true },
];
const kolumner: readonly Kolumn[] = [
  { text: 'När' },
  { text: 'Av' },
  { text: 'Inregistreringsår' },
  { text: 'Kön' },
  { text: 'Antal', tal: true },
  { text: 'Händelse' },
];

/** What is registered, as tables; "Ta bort" is offered when there is something to take away. */
export const historikModel = (insatsId: string, { summor, poster, sida, sidor }: Registrerat): Historik => ({
  arskolumner: arskolumner('Inregistreringsår'),
  ar: arsrader(summor),
  kolumner,
  rader: poster.map(postrad),
  sidvaljare: sidvaljare(sida, sidor, (nummer) => url(anonymPath, { insatsId }, { sida: String(nummer) })),
  taBort:
    summor.length === 0
      ? null
      : { text: 'Ta bort felaktiga', href: url(borttagningPath, { insatsId }), slag: 'fara' },
});

import { dagAv, langDag, type Dag } from '../shared/datum.ts';
import { antalSidor } from '../shared/sidor.ts';
import { klartText, sidvaljare, status, type Sidvaljare, type Status, type Tomt } from '../web/delar.ts';
import { page, type Page } from '../web/page.ts';
import { tid, type Text } from '../web/text.ts';
import { url } from '../web/url.ts';
import {
  arForsenad,
  svaraSenast,
  svarText,
  uppgiftText,
  type Rattelsebegaran,
} from './rattelsebegaran.rules.ts';
import { nyRattelsePath, rattelserPath } from './sidor.rules.ts';

interface Rad {
  readonly nummer: string;
  readonly uppgift: string;
  readonly insats: string;
  readonly diarienummer: string;
  readonly noterad: Text;
  readonly av: string;
  readonly status: Status;
  readonly mer: string;
}
interface Listsida extends Page {
  readonly rader: readonly Rad[];
  readonly sidvaljare: Sidvaljare | null;
  readonly tomt: Tomt | null;
}
export const rattelserPage = page<Listsida>('rattelsebegaran/lista');

const dagen = (dag: Dag): Text => [tid(dag, langDag(dag))];

const laget = (r: Rattelsebegaran, nu: Date): Pick<Rad, 'status' | 'mer'> => {
  if (r.svar !== null)
    return {
      status: status('avslutad', r.svar === 'rattad' ? 'Rättad' : 'Inte rättad'),
      mer: r.svar === 'rattad' ? '' : svarText[r.svar].replace('Inte rättad: ', ''),
    };
  const mer = `Svar senast ${langDag(dagAv(svaraSenast(r.noteradAt)))}`;
  return arForsenad(r, nu)
    ? { status: status('oppen_lange', 'Försenad'), mer }
    : { status: status('oppen', 'Väntar på svar'), mer };
};

const rad = (r: Rattelsebegaran, nu: Date): Rad => ({
  nummer: String(r.nummer),
  uppgift: uppgiftText(r),
  insats: r.insats,
  diarienummer: r.diarienummer,
  noterad: dagen(dagAv(r.noteradAt)),
  av: r.noteradAv,
  ...laget(r, nu),
});

interface Listan {
  readonly rader: readonly Rattelsebegaran[];
  readonly traffar: number;
  readonly sida: number;
}

const rubrik = 'Begärda rättelser';

/** What has been asked for, unanswered first. */
export const rattelserModel = (
  { rader, traffar, sida }: Listan,
  { nu, gjort }: { readonly nu: Date; readonly gjort: unknown },
): Listsida => ({
  titel: rubrik,
  rubrik,
  ingress: ['När någon har begärt att en uppgift rättas (artikel 16). Insatsens deltagaransvariga svarar.'],
  smulor: [{ text: 'Start', href: '/' }, { text: rubrik }],
  atgarder: [{ text: 'Notera begäran', href: nyRattelsePath, slag: 'primar' }],
  meddelande: klartText(
    { noterad: 'Begäran är noterad. Insatsens deltagaransvariga ser den på Start.' },
    gjort,
  ),
  rader: rader.map((r) => rad(r, nu)),
  sidvaljare: sidvaljare(sida, antalSidor(traffar), (n) =>
    url(rattelserPath, {}, { sida: n === 1 ? '' : String(n) }),
  ),
  tomt:
    traffar > 0
      ? null
      : { rubrik: 'Ingen rättelse är begärd', text: 'När en begäran är noterad står den här, med svaret.' },
});

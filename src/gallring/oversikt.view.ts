import { langDag } from '../shared/datum.ts';
import { antalSidor } from '../shared/sidor.ts';
import {
  klartText,
  sidvaljare,
  type Faktarad,
  type Knapp,
  type Sidvaljare,
  type Status,
  type Tomt,
} from '../web/delar.ts';
import { page, type Page } from '../web/page.ts';
import { dagenAv, lank, tid, type Text } from '../web/text.ts';
import { url } from '../web/url.ts';
import { automatiska, sparas } from './automatisk.rules.ts';
import { lageFor, regeltext, type Gallring, type Gallringsregel } from './gallring.rules.ts';
import { statusFor } from './ord.view.ts';
import { gallringarPath, gallringPath, nyRegelPath, provkorningPath } from './sidor.rules.ts';

interface Rad {
  readonly nummer: Text;
  readonly galler: Text;
  readonly foreslagen: Text;
  readonly av: string;
  readonly status: Status;
}
interface Oversikt extends Page {
  readonly regel: readonly Faktarad[] | null;
  readonly andra: Knapp;
  readonly rader: readonly Rad[];
  readonly sidvaljare: Sidvaljare | null;
  readonly tomt: Tomt | null;
  readonly automatiska: readonly { readonly vad: string; readonly nar: string }[];
  readonly sparas: readonly { readonly vad: string; readonly varfor: string }[];
}
export const oversiktPage = page<Oversikt>('gallring/oversikt');

interface Underlag {
  readonly regel: Gallringsregel | null;
  readonly rader: readonly Gallring[];
  readonly traffar: number;
  readonly sida: number;
}

const regelfakta = ({ ar, diarienummer, gallerFran, sattAv }: Gallringsregel): readonly Faktarad[] => [
  { rubrik: 'Sparas', text: regeltext(ar) },
  { rubrik: 'Beslut', text: diarienummer },
  { rubrik: 'Gäller från', text: [tid(gallerFran, langDag(gallerFran)), `, satt av ${sattAv}`] },
];

const gjorda = { regel: 'Regeln är sparad.' };

/** What is kept how long, and every gallring, the latest first. */
export const oversiktModel = (
  { regel, rader, traffar, sida }: Underlag,
  { nu, gjort }: { readonly nu: Date; readonly gjort: unknown },
): Oversikt => ({
  titel: 'Gallring',
  rubrik: 'Gallring',
  ingress: ['Uppgifter som inte får sparas längre tas bort. Rapporternas siffror ändras inte.'],
  smulor: [{ text: 'Start', href: '/' }, { text: 'Gallring' }],
  meddelande: klartText(gjorda, gjort),
  atgarder: [{ text: 'Provkör gallring', href: provkorningPath, slag: 'primar' }],
  regel: regel === null ? null : regelfakta(regel),
  andra: { text: regel === null ? 'Sätt en regel' : 'Ändra regeln', href: nyRegelPath, slag: 'sekundar' },
  rader: rader.map((g) => ({
    nummer: [lank(String(g.nummer), url(gallringPath, { gallringId: g.id }), 'gallring')],
    galler: [tid(g.sistaDag, langDag(g.sistaDag))],
    foreslagen: [dagenAv(g.foreslagenAt)],
    av: g.foreslagenAv,
    status: statusFor(lageFor(g, nu)),
  })),
  sidvaljare: sidvaljare(sida, antalSidor(traffar), (n) =>
    url(gallringarPath, {}, { sida: n === 1 ? '' : String(n) }),
  ),
  tomt:
    traffar > 0
      ? null
      : { rubrik: 'Ingen gallring är föreslagen', text: 'Provkör först. Då ser du vad som skulle tas bort.' },
  automatiska,
  sparas,
});

import { dagAv, tidpunkt, type Dag } from '../shared/datum.ts';
import type { Faktarad, Meddelande, Status } from '../web/delar.ts';
import { radioknappar, textruta } from '../web/falt.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import { nyckelFor, type Form } from '../web/form.ts';
import { fraga, type Fraga } from '../web/fraga.ts';
import { page, type Page } from '../web/page.ts';
import { tid, type Text } from '../web/text.ts';
import { url } from '../web/url.ts';
import { handelseText } from './handelsetext.rules.ts';
import { fyndstatus, omText, regelhjalp } from './lista.view.ts';
import {
  mojligaUtfall,
  pseudonym,
  regelText,
  utfallText,
  type Beslut,
  type Fynd,
  type Kringhandelse,
} from './loggranskning.rules.ts';
import { fyndPath, loggranskningPath } from './sidor.rules.ts';

interface Fyndsida extends Page {
  readonly status: Status;
  readonly fakta: readonly Faktarad[];
  readonly kring: readonly { readonly nar: Text; readonly vad: string; readonly om: string }[];
  readonly beslut: readonly { readonly utfall: string; readonly notering: string; readonly nar: Text }[];
  readonly formular: {
    readonly action: string;
    readonly nyckel: string;
    readonly fragor: readonly Fraga[];
  } | null;
}
export const fyndPage = page<Fyndsida>('loggranskning/fynd');

const fakta = (f: Fynd): readonly Faktarad[] => [
  { rubrik: 'Vem', text: `${f.anvandare}, ${f.arbetsgivare}` },
  { rubrik: 'När', text: [tid(dagAv(f.at), tidpunkt(f.at))] },
  { rubrik: 'Vad', text: handelseText(f.handelse) },
  ...(omText(f) === '' ? [] : [{ rubrik: 'Gäller', text: omText(f) }]),
  ...(f.antal === 1 ? [] : [{ rubrik: 'Antal den dagen', text: String(f.antal) }]),
  { rubrik: 'Händelse i loggen', text: String(f.handelseId) },
];

const nekat = { ok: '', nekad: ', nekades', fel: ', misslyckades' } as const;
const kringrad = (k: Kringhandelse, detta: Fynd) => ({
  nar: [tid(dagAv(k.at), tidpunkt(k.at))],
  vad: `${handelseText(k.handelse)}${nekat[k.utfall]}${k.id === detta.handelseId ? ' (händelsen)' : ''}`,
  om: k.objektId === null ? '' : pseudonym(k.objektId),
});

const beslutsrad = (b: Beslut) => ({
  utfall: utfallText[b.utfall],
  notering: b.notering,
  nar: [tid(dagAv(b.at), tidpunkt(b.at)), `, ${b.av}`],
});

const fragor = (form: Form, f: Fynd): readonly Fraga[] => [
  fraga(
    [
      radioknappar(form, 'utfall', {
        etikett: 'Vad visar granskningen?',
        val: mojligaUtfall[f.lage].map((varde) => ({ varde, text: utfallText[varde] })),
      }),
    ],
    regelhjalp,
  ),
  fraga([
    textruta(form, 'notering', {
      etikett: 'Notering',
      tips: 'Skriv inga namn eller personnummer. Behövs inte när du inte har någon anmärkning.',
    }),
  ]),
];

/** One finding: who did what, what came before and after, and the form that signs it off. */
export const fyndModel = (
  { fynd: f, kring, beslut }: { fynd: Fynd; kring: readonly Kringhandelse[]; beslut: readonly Beslut[] },
  form: Form,
  { idag, meddelande }: { readonly idag: Dag; readonly meddelande: Meddelande | null },
): Fyndsida => ({
  titel: regelText[f.regel],
  rubrik: regelText[f.regel],
  smulor: [
    { text: 'Start', href: '/' },
    { text: 'Händelser att granska', href: loggranskningPath },
    { text: regelText[f.regel] },
  ],
  fel: felsammanfattning(form, ['utfall', 'notering']),
  meddelande,
  status: fyndstatus(f, idag),
  fakta: fakta(f),
  kring: kring.map((k) => kringrad(k, f)),
  beslut: beslut.map(beslutsrad),
  formular:
    f.lage === 'klar'
      ? null
      : { action: url(fyndPath, { fyndId: f.id }), nyckel: nyckelFor(form), fragor: fragor(form, f) },
});

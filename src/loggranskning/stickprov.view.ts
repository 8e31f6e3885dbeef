import { dagAv, langDag, tidpunkt } from '../shared/datum.ts';
import { antal } from '../shared/text.ts';
import type { Faktarad } from '../web/delar.ts';
import { datumfalt, talfalt, textfalt } from '../web/falt.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import { nyckelFor, type Form } from '../web/form.ts';
import { fraga, type Fraga } from '../web/fraga.ts';
import { page, type Page, type Smula } from '../web/page.ts';
import { lank, tid, type Text } from '../web/text.ts';
import { url } from '../web/url.ts';
import { fyndPath, loggranskningPath, stickprovenPath, stickprovPath } from './sidor.rules.ts';
import { flestDagar, type DragetStickprov, type Stickprovsrad } from './stickprov.rules.ts';

interface Dragsida extends Page {
  readonly action: string;
  readonly nyckel: string;
  readonly fragor: readonly Fraga[];
  readonly rader: readonly { readonly period: Text; readonly antal: string; readonly av: Text }[];
}
export const stickprovenPage = page<Dragsida>('loggranskning/stickproven');

interface Provsida extends Page {
  readonly fakta: readonly Faktarad[];
  readonly rader: readonly Text[];
}
export const stickprovPage = page<Provsida>('loggranskning/stickprov');

const smulor = (...sist: readonly Smula[]): readonly Smula[] => [
  { text: 'Start', href: '/' },
  { text: 'Händelser att granska', href: loggranskningPath },
  ...sist,
];
const perioden = ({ fran, till }: Pick<DragetStickprov, 'fran' | 'till'>): string =>
  `${langDag(fran)}–${langDag(till)}`;

const fragor = (form: Form): readonly Fraga[] => [
  fraga(
    [
      datumfalt(form, 'fran', { etikett: 'Första dagen' }),
      datumfalt(form, 'till', { etikett: 'Sista dagen', tips: 'ÅÅÅÅ-MM-DD, senast i går' }),
    ],
    null,
    true,
  ),
  fraga([talfalt(form, 'antal', { etikett: 'Antal händelser', tips: '1–100', efter: 'händelser' })]),
  fraga([textfalt(form, 'fro', { etikett: 'Frö', tips: 'Lämna tomt, så lottar SUS', bredd: 'b-16' })], {
    rubrik: 'Vad ett frö är',
    stycken: [
      'Fröet avgör vilka händelser som lottas fram. Samma frö, period och antal ger samma händelser, vem som än drar. Så kan någon annan kontrollera att stickprovet är slumpat.',
      `Perioden ska vara slut och högst ${String(flestDagar)} dagar.`,
    ],
  }),
];

/** "Stickprov": the form that draws one, and those that have been drawn. */
export const stickprovenModel = (stickproven: readonly DragetStickprov[], form: Form): Dragsida => ({
  titel: 'Stickprov',
  rubrik: 'Stickprov',
  ingress: ['Händelser som lottas fram ur loggen. De läggs bland händelserna att granska.'],
  smulor: smulor({ text: 'Stickprov' }),
  fel: felsammanfattning(form, ['fran', 'till', 'antal', 'fro']),
  action: stickprovenPath,
  nyckel: nyckelFor(form),
  fragor: fragor(form),
  rader: stickproven.map((s) => ({
    period: [lank(perioden(s), url(stickprovPath, { stickprovId: s.id }), `frö ${s.fro}`)],
    antal: antal(s.antal, 'händelse', 'händelser'),
    av: [tid(dagAv(s.at), langDag(dagAv(s.at))), `, ${s.av}`],
  })),
});

const rad = ({ handelseId, fyndId }: Stickprovsrad): Text =>
  fyndId === null
    ? `Händelse ${String(handelseId)}, granskas av någon annan`
    : [lank(`Händelse ${String(handelseId)}`, url(fyndPath, { fyndId }))];

/** One sample, made again from its seed. */
export const stickprovModel = (s: DragetStickprov, rader: readonly Stickprovsrad[]): Provsida => ({
  titel: 'Ett stickprov',
  rubrik: `Stickprov ${perioden(s)}`,
  smulor: smulor({ text: 'Stickprov', href: stickprovenPath }, { text: s.fro }),
  fakta: [
    { rubrik: 'Frö', text: s.fro },
    { rubrik: 'Period', text: perioden(s) },
    { rubrik: 'Antal', text: `${String(rader.length)} av högst ${String(s.antal)}` },
    { rubrik: 'Draget', text: [tid(dagAv(s.at), tidpunkt(s.at)), `, av ${s.av}`] },
  ],
  rader: rader.map(rad),
});

import { deltagandePath, rattaInregistreringPath, utregistreringPath } from '../deltagande/adress.rules.ts';
import { dagAv, langDag } from '../shared/datum.ts';
import { antal } from '../shared/text.ts';
import { klartText, type Faktarad, type Knapp, type Tomt } from '../web/delar.ts';
import { radioknappar } from '../web/falt.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import { nyckelFor, type Form } from '../web/form.ts';
import { fraga, type Fraga } from '../web/fraga.ts';
import { page, type Page } from '../web/page.ts';
import { dagenAv } from '../web/text.ts';
import { url } from '../web/url.ts';
import { svaraSenast, svaren, svarText, uppgiftText, type Rattelsebegaran } from './rattelsebegaran.rules.ts';
import { begardaRattelserPath } from './sidor.rules.ts';

interface Svarssida extends Page {
  /** The one that has waited longest; null when nothing waits. */
  readonly begaran: {
    readonly fakta: readonly Faktarad[];
    readonly ratta: Knapp;
    readonly action: string;
    readonly nyckel: string;
    readonly id: string;
    readonly svar: Fraga;
    readonly fler: string | null;
  } | null;
  readonly tomt: Tomt | null;
}
export const svarPage = page<Svarssida>('rattelsebegaran/svar');

const fakta = (r: Rattelsebegaran): Faktarad[] => [
  { rubrik: 'Uppgift', text: uppgiftText(r) },
  { rubrik: 'Insats', text: r.insats },
  { rubrik: 'Diarienummer', text: r.diarienummer },
  { rubrik: 'Noterad', text: [dagenAv(r.noteradAt), ` av ${r.noteradAv}`] },
  { rubrik: 'Svar senast', text: langDag(dagAv(svaraSenast(r.noteradAt))) },
];

const formularet = (
  deltagandeId: string,
  r: Rattelsebegaran,
  form: Form,
): Omit<NonNullable<Svarssida['begaran']>, 'fler'> => ({
  fakta: fakta(r),
  ratta: {
    text: 'Rätta uppgiften',
    href: url(r.tillfalle === 'in' ? rattaInregistreringPath : utregistreringPath, { deltagandeId }),
    slag: 'sekundar',
  },
  action: url(begardaRattelserPath, { deltagandeId }),
  nyckel: nyckelFor(form),
  id: r.id,
  svar: fraga([
    radioknappar(form, 'svar', {
      etikett: 'Svar',
      val: svaren.map((ett) => ({ varde: ett, text: svarText[ett] })),
    }),
  ]),
});

const tomt: Tomt = { rubrik: 'Inget att svara på', text: 'Ingen rättelse är begärd.' };

/** What waits for an answer about one deltagande, one at a time. It names nobody: who it is stands on the page of the deltagande. */
export const svarModel = (
  deltagandeId: string,
  [forst, ...fler]: readonly Rattelsebegaran[],
  form: Form,
  gjort: unknown,
): Svarssida => ({
  titel: 'Begärd rättelse',
  rubrik: 'Begärd rättelse',
  ingress: [
    'Personen har begärt att en uppgift rättas. Läs begäran i diariet, och rätta eller svara varför inte.',
  ],
  smulor: [
    { text: 'Start', href: '/' },
    { text: 'Deltagande', href: url(deltagandePath, { deltagandeId }) },
    { text: 'Begärd rättelse' },
  ],
  meddelande: klartText({ besvarad: 'Svaret är sparat.' }, gjort),
  fel: felsammanfattning(form, ['svar']),
  begaran:
    forst === undefined
      ? null
      : {
          ...formularet(deltagandeId, forst, form),
          fler: fler.length === 0 ? null : `${antal(fler.length, 'begäran till', 'begäranden till')} väntar.`,
        },
  tomt: forst === undefined ? tomt : null,
});

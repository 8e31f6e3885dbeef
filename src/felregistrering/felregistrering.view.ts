import { makuleringsskal, makuleringsskalText, type Deltagande } from '../deltagande/deltagande.rules.ts';
import { langDag } from '../shared/datum.ts';
import type { Traff } from '../web/delar.ts';
import { radioknappar } from '../web/falt.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import { nyckelFor, type Form } from '../web/form.ts';
import { fraga, type Fraga } from '../web/fraga.ts';
import { page, type Page } from '../web/page.ts';
import { url } from '../web/url.ts';
import { skalFoljd } from './felregistrering.rules.ts';

export const felregistreringPath = '/deltaganden/:deltagandeId/felregistrering';
export const aterstallningPath = '/deltaganden/:deltagandeId/aterstallning';

interface Felregistreringssida extends Page {
  readonly action: string;
  readonly nyckel: string;
  readonly version: string;
  readonly traff: Traff;
  readonly skal: Fraga;
  readonly avbryt: string;
}
export const felregistreringPage = page<Felregistreringssida>('felregistrering/felregistrering');

const rad = ({ startdag, avslutningsdag }: Deltagande): string =>
  avslutningsdag === null
    ? `Öppet sedan ${langDag(startdag)}`
    : `${langDag(startdag)} till ${langDag(avslutningsdag)}`;

/** Why a deltagande should never have been, with the consequence of each answer in words. */
export const felregistreringModel = (
  deltagande: Deltagande,
  namn: string,
  form: Form,
): Felregistreringssida => {
  const { id, insatsId, insatsNamn, version } = deltagande;
  const val = makuleringsskal.map((varde) => ({
    varde,
    text: `${makuleringsskalText[varde]}. ${skalFoljd[varde]}`,
  }));
  return {
    titel: `Felregistrering, ${insatsNamn}`,
    rubrik: 'Felregistrering',
    ingress: ['Deltagandet tas bort ur all statistik. Historiken visar att det har varit felregistrerat.'],
    smulor: [
      { text: 'Start', href: '/' },
      { text: insatsNamn, href: `/insatser/${insatsId}` },
      { text: 'Felregistrering' },
    ],
    fel: felsammanfattning(form, ['skal']),
    action: url(felregistreringPath, { deltagandeId: id }),
    nyckel: nyckelFor(form),
    version: String(version),
    traff: { namn, rader: [{ text: `${insatsNamn}. ${rad(deltagande)}`, svag: false }] },
    skal: fraga([radioknappar(form, 'skal', { etikett: 'Varför är registreringen fel', val })]),
    avbryt: `/deltaganden/${id}`,
  };
};

import { kanAngrasTill, provaAterstallning } from '../felregistrering/felregistrering.rules.ts';
import { dagAv, langDag, tidpunkt } from '../shared/datum.ts';
import { url } from '../web/url.ts';
import { aterstallningPath } from './adress.rules.ts';
import { makuleringsskalText, type Deltagande } from './deltagande.rules.ts';

/** The form that undoes a felregistrering. */
export interface Angra {
  readonly action: string;
  readonly nyckel: string;
}

const sedan = (d: Deltagande, nu: Date): string => {
  if (d.person === null) return 'Namn, personnummer och svar är raderade och går inte att få tillbaka.';
  const till = kanAngrasTill(d);
  if (till === null || provaAterstallning(d, nu) !== null)
    return 'Tiden för att ångra har gått ut. Namn, personnummer och svar raderas inom ett dygn.';
  return `Du kan ångra till den ${tidpunkt(till)}. Sedan raderas namn, personnummer och svar.`;
};

/** That it is felregistrerad, why, and until when it can be undone. */
export const makuleringstext = (
  d: Deltagande,
  { at, skal }: NonNullable<Deltagande['makulering']>,
  nu: Date,
): string =>
  `Deltagandet är felregistrerat den ${langDag(dagAv(at))}: ${makuleringsskalText[skal].toLowerCase()}. ` +
  `Det räknas inte i någon statistik. ${sedan(d, nu)}`;

/** Null when there is nothing to undo, or no longer. */
export const angraFor = (d: Deltagande, nu: Date, nyckel: string): Angra | null =>
  provaAterstallning(d, nu) !== null
    ? null
    : { action: url(aterstallningPath, { deltagandeId: d.id }), nyckel };

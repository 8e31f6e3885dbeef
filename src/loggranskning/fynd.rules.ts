import { dagAv, klockan } from '../shared/datum.ts';
import {
  enFor,
  lasningar,
  under,
  type Granskningsdag,
  type Handelse,
  type Identitet,
  type Lasare,
  type Nyttfynd,
} from './handelse.rules.ts';
import { mangaSlagningar, utanRegistrering } from './uppfoljning.rules.ts';

/** What the night looks for in the trail, in the order that it is explained. */
export const nattregler = [
  'utan_registrering',
  'manga_slagningar',
  'utanfor_kontorstid',
  'samma_efternamn',
  'kollega',
  'anvandare',
] as const;
export type Nattregel = (typeof nattregler)[number];

/** Monday to Friday 07.00–18.00, Swedish time. */
export const arKontorstid = (at: Date): boolean => {
  const veckodag = new Date(`${dagAv(at)}T00:00:00Z`).getUTCDay();
  const nu = klockan(at);
  return veckodag >= 1 && veckodag <= 5 && nu >= '07.00' && nu < '18.00';
};
const utanforKontorstid = (dag: Granskningsdag): Nyttfynd[] =>
  enFor(
    under(dag, lasningar).filter(({ at }) => !arKontorstid(at)),
    ({ anvandareId }) => anvandareId,
  );

const delar = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLocaleLowerCase('sv')
    .split(/[\s\-‐–]+/u)
    .filter((del) => del.length > 1 && !['af', 'av', 'de', 'den', 'der', 'van', 'von'].includes(del));

/** Whether a surname, or one half of a double one, stands among the names after the first. */
export const harSammaEfternamn = (namn: string, efternamn: string): boolean => {
  const [forst = '', ...rest] = namn.split(/\s+/);
  const efternamnen = new Set(delar(namn.includes(',') ? (namn.split(',')[0] ?? '') : rest.join(' ')));
  if (rest.length === 0) efternamnen.add(forst.toLocaleLowerCase('sv'));
  return delar(efternamn).some((del) => efternamnen.has(del));
};

/** One finding for each user and deltagande that a comparison of the two fits. */
const omPersonen =
  (stammer: (person: Identitet, lasare: Lasare, h: Handelse) => boolean) =>
  (dag: Granskningsdag): Nyttfynd[] => {
    const passar = (h: Handelse): boolean => {
      const person = dag.identiteter.get(h.objektId ?? '');
      const lasare = dag.lasare.get(h.anvandareId);
      return person !== undefined && lasare !== undefined && stammer(person, lasare, h);
    };
    return enFor(under(dag, lasningar).filter(passar), (h) => `${h.anvandareId} ${h.objektId ?? ''}`);
  };

const regler: Record<Nattregel, (dag: Granskningsdag) => Nyttfynd[]> = {
  utan_registrering: utanRegistrering,
  manga_slagningar: mangaSlagningar,
  utanfor_kontorstid: utanforKontorstid,
  samma_efternamn: omPersonen((person, lasare) => harSammaEfternamn(person.namn, lasare.efternamn)),
  kollega: omPersonen((person, lasare) => person.arbetsgivareId === lasare.arbetsgivareId),
  anvandare: omPersonen(
    (person, lasare) => person.anvandareId !== null && person.arbetsgivareId !== lasare.arbetsgivareId,
  ),
};

/**
 * What a rule finds on a Swedish day. `handelser` reach from an hour before it to `timmarTillRegistrering` after it, in order.
 * Pure: the same day gives the same findings.
 */
export const finn = (regel: Nattregel, dag: Granskningsdag): readonly Nyttfynd[] => regler[regel](dag);

/** Days to wait after a day until a rule can judge it: the registration that should follow may come the next day. */
export const vantar: Record<Nattregel, number> = {
  utan_registrering: 2,
  manga_slagningar: 1,
  utanfor_kontorstid: 1,
  samma_efternamn: 1,
  kollega: 1,
  anvandare: 1,
};

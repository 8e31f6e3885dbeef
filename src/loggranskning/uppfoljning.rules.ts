import { dagAv, type Dag } from '../shared/datum.ts';
import {
  enFor,
  lasningarAvEn,
  registreringar,
  slagningar,
  under,
  type Granskningsdag,
  type Handelse,
  type Nyttfynd,
} from './handelse.rules.ts';

/** Hours within which a reading is followed by a registration, or is to be explained. */
export const timmarTillRegistrering = 24;
/** Look-ups within an hour above which they are many. */
export const flestSlagningar = 20;
const enTimme = 3_600_000;

const sokt: readonly string[] = ['person_sokt'];
const nyregistrering: readonly string[] = ['deltagare_inregistrerad'];

const inomTiden = (lasning: Handelse, registrering: Handelse): boolean => {
  const efter = registrering.at.getTime() - lasning.at.getTime();
  return registrering.id > lasning.id && efter <= timmarTillRegistrering * enTimme;
};

/** The searches that no new deltagande in the insats can be about: each new one is taken for the last search before it. */
const sokningarUtanNytt = (sokningar: readonly Handelse[], nya: readonly Handelse[]): Handelse[] => {
  const kvar = new Set(sokningar);
  for (const ny of nya) {
    const forklarad = [...kvar]
      .filter((s) => s.anvandareId === ny.anvandareId && s.insatsId === ny.insatsId && inomTiden(s, ny))
      .at(-1);
    if (forklarad !== undefined) kvar.delete(forklarad);
  }
  return [...kvar];
};

/** Readings of a person that nothing is registered after, within the time. */
export const utanRegistrering = (dag: Granskningsdag): Nyttfynd[] => {
  const gjorda = dag.handelser.filter(({ handelse }) => registreringar.includes(handelse));
  const foljd = (l: Handelse): boolean =>
    l.objektId !== null &&
    gjorda.some((r) => r.anvandareId === l.anvandareId && r.objektId === l.objektId && inomTiden(l, r));
  const utan = under(dag, lasningarAvEn).filter((lasning) => !foljd(lasning));
  const sokningar = utan.filter(({ handelse }) => sokt.includes(handelse));
  const nya = gjorda.filter(({ handelse }) => nyregistrering.includes(handelse));
  const kvar = new Set(sokningarUtanNytt(sokningar, nya));
  return enFor(
    utan.filter((lasning) => !sokningar.includes(lasning) || kvar.has(lasning)),
    (h) => `${h.anvandareId} ${h.objektId ?? h.insatsId ?? ''}`,
  );
};

/** The look-up that made them many within an hour; the next finding comes when they have been few again. */
const mangaFor = (rader: readonly Handelse[], dag: Dag): Nyttfynd[] => {
  const fynd: { handelseId: number; antal: number }[] = [];
  let manga = false;
  rader.forEach((rad, i) => {
    const timmen = rader.slice(0, i + 1).filter(({ at }) => rad.at.getTime() - at.getTime() < enTimme);
    const antal = new Set(timmen.map(({ begaranId }) => begaranId)).size;
    const sista = fynd.at(-1);
    if (antal <= flestSlagningar) manga = false;
    else if (manga && sista !== undefined) sista.antal = Math.max(sista.antal, antal);
    else if (dagAv(rad.at) === dag) {
      manga = true;
      fynd.push({ handelseId: rad.id, antal });
    }
  });
  return fynd;
};
/** Many look-ups of one user in a short time. */
export const mangaSlagningar = ({ dag, handelser }: Granskningsdag): Nyttfynd[] => {
  const alla = handelser.filter(({ handelse, at }) => slagningar.includes(handelse) && dagAv(at) <= dag);
  const anvandarna = [...new Set(alla.map(({ anvandareId }) => anvandareId))];
  return anvandarna.flatMap((vem) =>
    mangaFor(
      alla.filter(({ anvandareId }) => anvandareId === vem),
      dag,
    ),
  );
};

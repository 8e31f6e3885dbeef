import { setTimeout as pause } from 'node:timers/promises';
import { withClient } from '../../src/db/client.ts';
import type { Webblasare } from '../rigg/klient.ts';
import { testnummer } from '../rigg/personer.ts';
import { fyllIn, fyllRattelse } from './formular.ts';
import type { Besked } from './huvudbok.ts';
import type { Inloggad } from './arbetare.ts';
import { oppnaRigg, type Inbyggd } from './rigg.ts';
import { sparaTillsBesked, type Person, type Sparare } from './spara.ts';
import type { Prov } from './startprov.ts';

/** One correction: what the one who made it had seen, what was written, and what was said of it. */
interface Rattning {
  readonly deltagandeId: string;
  /** The version whose answers were shown. */
  readonly sedd: number;
  /** The answers that are corrected, as text; no two corrections write the same. */
  readonly skrivet: string;
  readonly besked: Besked;
}

export interface Rattningar {
  readonly sparade: number;
  readonly nekade: number;
  /** Saved over by somebody who had not seen it. */
  readonly forlorade: number;
  readonly avvikelser: readonly string[];
}

const [deltaganden, redigerare, sekunder] = [2, 8, 15];

/** Sends as it comes, and is told of by nobody. */
const sparare = (rigg: Inbyggd): Sparare => ({
  vantaUppe: () => rigg.overvakare.vantaUppe(),
  onSand: () => undefined,
  onSvar: () => undefined,
});

const registrera = async (rigg: Inbyggd, inloggad: Inloggad): Promise<string[]> => {
  const idn: string[] = [];
  for (let n = 1; n <= deltaganden; n += 1) {
    const insatsId = inloggad.konto.insatser[0] ?? '';
    const ifyllt = await fyllIn(inloggad.webblasare, insatsId, {
      personnummer: testnummer(n),
      n,
      fel: false,
    });
    const { deltagandeId } = await sparaTillsBesked(
      sparare(rigg),
      { ...inloggad, nyNyckel: null },
      ifyllt,
      1,
    );
    if (deltagandeId === null) throw new Error('nothing to correct');
    idn.push(deltagandeId);
  }
  return idn;
};

interface Redigerare extends Person {
  /** The control: a browser that sends the newest version there is, whatever it has shown. */
  readonly naiv: boolean;
}

/** Opens the form, thinks a moment and saves. */
const ratta = async (
  rigg: Inbyggd,
  { naiv, ...person }: Redigerare,
  deltagandeId: string,
  n: number,
): Promise<Rattning> => {
  const sett = await fyllRattelse(person.webblasare, deltagandeId, n);
  await pause(20 + Math.random() * 80);
  const nyast = naiv ? (await fyllRattelse(person.webblasare, deltagandeId, n)).falt : {};
  const falt = { ...sett.falt, ...nyast };
  const { besked } = await sparaTillsBesked(
    sparare(rigg),
    { ...person, nyNyckel: null },
    { ...sett, falt },
    1,
  );
  return { deltagandeId, sedd: Number(sett.falt['version']), skrivet: sett.skrivet, besked };
};

/** Eight tabs of one user that correct the same two deltaganden for a while. */
const rattaEnStund = async (
  rigg: Inbyggd,
  inloggad: Inloggad,
  idn: readonly string[],
  naiv: boolean,
): Promise<Rattning[]> => {
  const gjorda: Rattning[] = [];
  const sist = Date.now() + sekunder * 1000;
  let n = 0;
  const redigera = async (webblasare: Webblasare) => {
    while (Date.now() < sist) {
      n += 1;
      const person = { webblasare, loggaIn: inloggad.loggaIn, naiv };
      gjorda.push(await ratta(rigg, person, idn[n % idn.length] ?? '', n));
    }
  };
  await Promise.all(Array.from({ length: redigerare }, () => redigera(inloggad.webblasare.kopia())));
  return gjorda;
};

interface Lagrat {
  readonly version: number;
  readonly historik: number;
  readonly skrivet: string;
}

const lagrat = `
  select d.version, m.forsorjning_ar || ' ' || m.arbete_omfattning as skrivet,
    (select count(*) from verksamhet.historik h where h.deltagande_id = d.id and h.handelse = 'inregistrering_rattad')::int as historik
  from verksamhet.deltagande d join verksamhet.matning m on m.deltagande_id = d.id and m.tillfalle = 'in' where d.id = $1`;

/** One deltagande: each version was made by one who had seen the version before, and the last one is what is stored. */
const domFor = (alla: readonly Rattning[], { version, historik, skrivet }: Lagrat): Rattningar => {
  const sparade = alla.filter(({ besked }) => besked === 'ACK');
  const ovissa = alla.filter(({ besked }) => besked === 'UNKNOWN').length;
  const forlorade = sparade.length - new Set(sparade.map(({ sedd }) => sedd)).size;
  const gjorda = version - 1;
  const sista = sparade.find(({ sedd }) => sedd === gjorda);
  const avvikelser = [
    ...(historik === gjorda ? [] : [`${historik} rader historik för ${gjorda} rättelser`]),
    ...(gjorda >= sparade.length && gjorda <= sparade.length + ovissa ? [] : [`version ${version}`]),
    ...(ovissa > 0 || sista?.skrivet === skrivet ? [] : ['det senast sparade är inte det som står där']),
    ...(forlorade > 0 ? [`${forlorade} skrevs över av någon som inte hade sett dem`] : []),
  ];
  const nekade = alla.filter(({ besked }) => besked === 'NACK').length;
  return { sparade: sparade.length, nekade, forlorade, avvikelser };
};

/** @param naiv the control: browsers that save over what they have not shown */
export const rattaSamtidigt = async (naiv: boolean): Promise<Rattningar> => {
  const rigg = await oppnaRigg();
  try {
    const [inloggad] = rigg.inloggade;
    if (inloggad === undefined) throw new Error('nobody to correct anything');
    const idn = await registrera(rigg, inloggad);
    const gjorda = await rattaEnStund(rigg, inloggad, idn, naiv);
    return await rigg.avsluta((adminUrl) => doma(adminUrl, idn, gjorda));
  } catch (error) {
    await rigg.avsluta(() => Promise.resolve());
    throw error;
  }
};

const doma = (adminUrl: string, idn: readonly string[], gjorda: readonly Rattning[]): Promise<Rattningar> =>
  withClient(adminUrl, async (client) => {
    const domar: Rattningar[] = [];
    for (const id of idn) {
      const [rad] = (await client.query<Lagrat>(lagrat, [id])).rows;
      const egna = gjorda.filter(({ deltagandeId }) => deltagandeId === id);
      if (rad !== undefined) domar.push(domFor(egna, rad));
    }
    const summa = (falt: 'sparade' | 'nekade' | 'forlorade') =>
      domar.reduce((alla, dom) => alla + dom[falt], 0);
    return {
      sparade: summa('sparade'),
      nekade: summa('nekade'),
      forlorade: summa('forlorade'),
      avvikelser: domar.flatMap(({ avvikelser }) => avvikelser),
    };
  });

/** Many correct the same thing at the same time. */
export const rattelser: Prov = {
  namn: 'R12 åtta rättar samma två deltaganden samtidigt',
  vantat: 'en vinner, de andra får veta det; inget skrivs över osett',
  gor: async () => {
    const { sparade, nekade, forlorade, avvikelser } = await rattaSamtidigt(false);
    return {
      sett: `${sparade} sparade, ${nekade} fick se vad någon annan hade sparat, ${forlorade} skrevs över osedda`,
      avvikelser,
    };
  },
};

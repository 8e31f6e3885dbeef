import type { Bank } from './program.ts';
import { bar } from './jamforelse.ts';
import type { Visad } from './jamforelse.ts';
import type { Inloggad } from './inloggade.ts';
import { belasta, median, mitten, type Matt } from './last.ts';
import { formular, ifylltFormular, ifylltSok, oppna, skicka, type Inskick } from './sidor.ts';
import { rakt, type Sats } from './sql.ts';

/** Everything the bench wants to know of one page or act. */
export interface Rad {
  readonly namn: string;
  readonly sql: number;
  readonly en: Matt;
  readonly sexton: Matt;
  /** Milliseconds of processor time a request, in the program alone. */
  readonly cpuMs: number;
  /** Requests a second against those of the thing compared with, at 16; null where nothing is. */
  readonly kvot: number | null;
}

interface Lage {
  readonly antal: number;
  readonly cpuMs: number;
  readonly toppMinne: number;
}
export interface Lopp {
  readonly bank: Bank;
  readonly inloggade: readonly Inloggad[];
  /** How many times the two that are compared take turns. */
  readonly varv: number;
  readonly sekunder: number;
  /** Gives numbers of persons nobody has registered. */
  nastaPerson(): number;
}

/** Statements of one request, when everything that is remembered has been. */
const satserFor = async ({ bank }: Lopp, gor: () => Promise<unknown>): Promise<number> => {
  const antal: number[] = [];
  // Now and then a request also reads the code lists anew, for all: the least of three is one's own.
  for (let n = 0; n < 3; n += 1) {
    const fore = await bank.fraga<Lage>('lage');
    await gor();
    antal.push((await bank.fraga<Lage>('lage')).antal - fore.antal);
  }
  return Math.min(...antal);
};

const medCpu = async ({ bank }: Lopp, gor: () => Promise<Matt>): Promise<[Matt, number]> => {
  const fore = await bank.fraga<Lage>('lage');
  const matt = await gor();
  const { cpuMs } = await bank.fraga<Lage>('lage');
  return [matt, (cpuMs - fore.cpuMs) / Math.max(1, matt.antal)];
};

interface Varven {
  readonly matt: readonly Matt[];
  readonly cpu: readonly number[];
  readonly kvoter: readonly number[];
}
const rad = (namn: string, sql: number, en: Matt, { matt, cpu, kvoter }: Varven): Rad => ({
  namn,
  sql,
  en,
  sexton: mitten(matt),
  cpuMs: median(cpu),
  kvot: kvoter.length === 0 ? null : median(kvoter),
});

/** The program and what it is compared with, in turns, so that both meet the machine in the same mood. */
const turas = async (
  lopp: Lopp,
  gor: (varv: number) => Promise<Matt>,
  mot: (varv: number) => Promise<Matt>,
): Promise<Varven> => {
  const varven = { matt: [] as Matt[], cpu: [] as number[], kvoter: [] as number[] };
  for (let varv = 0; varv < lopp.varv; varv += 1) {
    const [matt, cpu] = await medCpu(lopp, () => gor(varv));
    varven.matt.push(matt);
    varven.cpu.push(cpu);
    varven.kvoter.push(matt.perSekund / (await mot(varv)).perSekund);
  }
  return varven;
};

/** A page that is read: `path` gives where each user goes. The comparison is the same view out of a bare Express + EJS. */
export const matLasning = async (
  lopp: Lopp,
  namn: string,
  path: (n: number, vem: number) => readonly [Inloggad['webblasare'], string],
): Promise<Rad> => {
  const { bank, sekunder } = lopp;
  const las = (n: number, vem: number) => oppna(...path(n, vem));
  await belasta({ samtidiga: 16, sekunder: 2, hogst: 200 }, las);
  const sql = await satserFor(lopp, () => las(0, 0));
  const jamforelse = await bar();
  await jamforelse.visa('sida', await bank.fraga<Visad>('sida'));
  const bara = () => oppna(jamforelse.webblasare, '/sida');
  await belasta({ samtidiga: 16, sekunder: 2, hogst: 200 }, bara);
  const en = await belasta({ samtidiga: 1, sekunder, hogst: 300 }, las);
  const sexton = { samtidiga: 16, sekunder, hogst: 2000 };
  const varven = await turas(
    lopp,
    () => belasta(sexton, las),
    () => belasta(sexton, bara),
  );
  await jamforelse.stang();
  return rad(namn, sql, en, varven);
};

const vemFor = ({ inloggade }: Lopp, n: number): Inloggad => {
  const vem = inloggade[n % inloggade.length];
  if (vem === undefined) throw new Error('nobody is signed in');
  return vem;
};

const forbered = async (
  lopp: Lopp,
  antal: number,
  fyll: (vem: Inloggad, n: number) => Promise<Inskick>,
): Promise<Inskick[]> => {
  const ifyllda: Inskick[] = [];
  for (let n = 0; n < antal; n += 1) ifyllda.push(await fyll(vemFor(lopp, n), lopp.nastaPerson()));
  return ifyllda;
};
const plocka = (ifyllda: Inskick[]): Promise<unknown> => {
  const nasta = ifyllda.shift();
  if (nasta === undefined) throw new Error('no more forms are filled in');
  return skicka(nasta);
};

/** Sök: a person who is looked up in the population register. */
export const matSok = async (lopp: Lopp, antal: number): Promise<Rad> => {
  const ifyllda = await forbered(lopp, antal * (lopp.varv + 1) + 3, ifylltSok);
  const sql = await satserFor(lopp, () => plocka(ifyllda));
  const bunt = (samtidiga: number) =>
    belasta({ samtidiga, sekunder: 60, hogst: antal }, () => plocka(ifyllda));
  const en = await bunt(1);
  const varven = { matt: [] as Matt[], cpu: [] as number[], kvoter: [] };
  for (let varv = 0; varv < lopp.varv; varv += 1) {
    const [matt, cpu] = await medCpu(lopp, () => bunt(16));
    varven.matt.push(matt);
    varven.cpu.push(cpu);
  }
  return rad('Sök', sql, en, varven);
};

/** One recording of a save for each of 16 users, and what in it is the same from save to save. */
const spelaIn = async (lopp: Lopp, ifyllda: Inskick[]): Promise<[Sats[][], Set<string>]> => {
  const inspelningar: Sats[][] = [];
  for (let vem = 0; vem < 16; vem += 1) {
    await lopp.bank.fraga('spelaIn');
    await plocka(ifyllda);
    inspelningar.push(await lopp.bank.fraga<Sats[]>('inspelat'));
  }
  const { rows } = await lopp.bank.sql<{ id: string }>('select id from auth.inloggning');
  const kanda = lopp.inloggade.flatMap(({ id, insatser }) => [id, ...insatser]);
  return [inspelningar, new Set([...kanda, ...rows.map(({ id }) => id)])];
};

/** Spara: a whole inregistrering. The comparison is the same statements sent straight to PostgreSQL over 16 connections. */
export const matSpara = async (lopp: Lopp, antal: number): Promise<Rad> => {
  const ifyllda = await forbered(lopp, antal * (lopp.varv + 1) + 19, ifylltFormular);
  const sql = await satserFor(lopp, () => plocka(ifyllda));
  const [inspelningar, kanda] = await spelaIn(lopp, ifyllda);
  const raka = await rakt(lopp.bank.appUrl, inspelningar, kanda);
  await belasta({ samtidiga: 16, sekunder: 2, hogst: 160 }, (_, vem) => raka.spara(vem));
  const bunt = (samtidiga: number) =>
    belasta({ samtidiga, sekunder: 60, hogst: antal }, () => plocka(ifyllda));
  const en = await bunt(1);
  const varven = await turas(
    lopp,
    () => bunt(16),
    () => belasta({ samtidiga: 16, sekunder: 60, hogst: antal * 2 }, (_, vem) => raka.spara(vem)),
  );
  await raka.stang();
  return rad('Spara', sql, en, varven);
};

/** A form of a new start for each of the first 16 users, to be opened again and again. */
export const oppnaFormular = (lopp: Lopp): Promise<Omit<Inskick, 'falt'>[]> =>
  Promise.all(lopp.inloggade.slice(0, 16).map((vem) => formular(vem, lopp.nastaPerson())));

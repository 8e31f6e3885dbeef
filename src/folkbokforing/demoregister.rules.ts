import { dagarEfter, type Dag } from '../shared/datum.ts';
import { konAv, kontrollsiffra, type Kon, type Personnummer } from '../shared/personnummer.ts';
import { pahittatNamn } from './demonamn.rules.ts';
import type { Folkbokford, Registersvar } from './folkbokforing.rules.ts';

export type Demoslag = 'vanlig' | 'samordningsnummer' | 'utvandrad' | 'skyddad' | 'avliden';

/** An invented person with one of Skatteverket's test numbers. `ledig`: takes part in nothing in the demo world. */
export interface Demoperson extends Folkbokford {
  readonly slag: Demoslag;
  readonly ledig: boolean;
}

interface Grupp {
  readonly antal: number;
  readonly slag: Demoslag;
  readonly kommunKod: string | null;
}

const boende = (kommunKod: string, antal: number): Grupp => ({ antal, slag: 'vanlig', kommunKod });
const utanKommun = (slag: Demoslag, antal: number): Grupp => ({ antal, slag, kommunKod: null });

/** The kommuner of the three förbund in the demo world, and then those who are not ordinary. */
const grupper: readonly Grupp[] = [
  ...[boende('0180', 60), boende('0183', 28), boende('0184', 28), boende('0126', 28)],
  ...[boende('1480', 60), boende('1402', 28), boende('1481', 28), boende('1482', 28)],
  ...[boende('2380', 48), boende('2321', 24), boende('2309', 24), boende('2313', 24), boende('2305', 24)],
  ...[utanKommun('samordningsnummer', 14), utanKommun('utvandrad', 8)],
  ...(['skyddad', 'avliden'] as const).map((slag) => ({ antal: 8, slag, kommunKod: '2380' })),
];

/** The two that the help texts speak of. */
const kanda: readonly Demoperson[] = [
  { personnummer: '199006022397', namn: 'Tove Testsson', kommunKod: '2380', slag: 'vanlig', ledig: true },
  { personnummer: '198512309801', namn: 'Elsa Fejkström', kommunKod: '1480', slag: 'vanlig', ledig: true },
];

// Every step below is a fixed one: the register is the same on every machine, every day, in every version.
const antal = 470;
const aldre = 10;

/** The n:th day of birth. Spread over the ages, so that neighbours in the list are not of an age; a few are past working life. */
const fodelsedagFor = (n: number): Dag => {
  const plats = (n * 143) % antal;
  return plats < aldre ? dagarEfter('1950-01-01', plats * 400) : dagarEfter('1962-09-01', plats * 36);
};

/** Skatteverket's series of test numbers; an even birth number is a woman's. */
const fodelsenummer = (kon: Kon, n: number): number => {
  const forsta = kon === 'kvinna' ? 0 : 1;
  return n % 11 === 10 ? 238 + forsta : 980 + forsta + 2 * (n % 11);
};

const nummerFor = (n: number, samordning: boolean): Personnummer => {
  const [ar = '', manad = '', dag = ''] = fodelsedagFor(n).split('-');
  const dagdel = samordning ? String(Number(dag) + 60) : dag;
  const nummer = `${ar}${manad}${dagdel}${fodelsenummer(n % 2 === 0 ? 'kvinna' : 'man', Math.floor(n / 2))}`;
  return `${nummer}${kontrollsiffra(nummer.slice(2))}`;
};

const personFor = ({ slag, kommunKod }: Grupp, n: number): Demoperson => {
  const personnummer = nummerFor(n, slag === 'samordningsnummer');
  const namn = pahittatNamn(konAv(personnummer), Math.floor(n / 2));
  return { personnummer, namn, kommunKod, slag, ledig: slag === 'skyddad' || n % 8 < 2 };
};

/** Everyone in the register of the demo. */
export const demoregister: readonly Demoperson[] = [
  ...kanda,
  ...grupper.flatMap((grupp) => Array.from({ length: grupp.antal }, () => grupp)).map(personFor),
];

const perNummer = new Map(demoregister.map((person) => [person.personnummer, person]));

const svarOm: Record<Demoslag, 'traff' | 'skyddad' | 'avliden'> = {
  vanlig: 'traff',
  samordningsnummer: 'traff',
  utvandrad: 'traff',
  skyddad: 'skyddad',
  avliden: 'avliden',
};

/** What the demo's register answers about a number. */
export const findDemoperson = (personnummer: Personnummer): Registersvar => {
  const person = perNummer.get(personnummer);
  if (person === undefined) return { status: 'ingen_traff' };
  const { slag, namn, kommunKod } = person;
  const status = svarOm[slag];
  return status === 'traff' ? { status, namn, kommunKod } : { status };
};

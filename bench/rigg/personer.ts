import { kontrollsiffra, type Personnummer } from '../../src/shared/personnummer.ts';

const perDag = 20;

/** Test number n of Skatteverket's series (birth numbers 980–999), born from 1950 on: never the same for two n below 400 000. */
export const testnummer = (n: number): Personnummer => {
  const dag = new Date(Date.UTC(1950, 0, 1 + Math.floor(n / perDag)));
  const fodd = dag.toISOString().slice(0, 10).replaceAll('-', '');
  const utan = `${fodd}${String(980 + (n % perDag))}`;
  return `${utan}${String(kontrollsiffra(utan.slice(2)))}`;
};

const fornamn = ['Alva', 'Bertil', 'Cleo', 'Disa', 'Edvin', 'Frej', 'Greta', 'Hugo', 'Iris', 'Jonna'];
const efternamn = ['Provlund', 'Testsson', 'Fejkman', 'Låtsberg', 'Demokvist', 'Övningsås', 'Mätström'];

/** An invented name; the number in it makes it one of a kind. */
export const namnFor = (n: number): string =>
  `${fornamn[n % fornamn.length] ?? ''} ${efternamn[n % efternamn.length] ?? ''}${String(n)}`;

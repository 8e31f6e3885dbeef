import type { Db } from '../db/db.ts';
import { blindIndex, kryptera } from '../db/kryptering.ts';
import { dagarEfter, manaderFore, type Dag } from '../shared/datum.ts';
import * as tabell from './bestallningar.queries.ts';
import type { Underlag } from './id.service.ts';
import { bestallarna, konton, nyttTestnummer, registrator, type Demokonto } from './konton.rules.ts';
import type { Rad } from './rader.rules.ts';

/** One överenskommelse an employer; that of the region ends soon. */
const overenskommelser = ({ id, idag }: Underlag): Rad[] =>
  bestallarna.map(({ arbetsgivare }) => ({
    organisationId: id('organisation', arbetsgivare),
    undertecknadAv: 'Chefen för förvaltningen',
    gallerFran: manaderFore(idag, 36),
    gallerTill: arbetsgivare === 'region' ? dagarEfter(idag, 45) : manaderFore(idag, -24),
    registreradAv: id('konto', registrator().personnummer),
  }));

/** The beställare of Provdalens kommun is to be renewed within two weeks. */
const borjade = ({ arbetsgivare }: Demokonto, idag: Dag): Dag =>
  arbetsgivare === 'provdalen' ? dagarEfter(manaderFore(idag, 24), 12) : manaderFore(idag, 6);

const bestallarrader = ({ id, idag }: Underlag): Rad[] =>
  bestallarna.map((konto) => ({
    rollId: id('roll', `${konto.personnummer} bestallare`),
    anvandareId: id('konto', konto.personnummer),
    organisationId: id('organisation', konto.arbetsgivare),
    gallerFran: borjade(konto, idag),
    gallerTill: manaderFore(borjade(konto, idag), -24),
    registreradAv: id('konto', registrator().personnummer),
  }));

interface Attbestalla {
  readonly av: Demokonto;
  readonly dag: Dag;
  readonly slag: 'ny' | 'andring';
  readonly personnummer: string;
  readonly namn: readonly [string, string];
  readonly roller: readonly string[];
}

/** Two that wait: a new user since two days, and a change since a week. */
const vantar = (idag: Dag): readonly Attbestalla[] => {
  const [berit, bengt] = bestallarna;
  const vera = konton.find(({ namn }) => namn[0] === 'Vera');
  if (berit === undefined || bengt === undefined || vera === undefined) return [];
  const nykomling = {
    personnummer: nyttTestnummer('19890417988'),
    namn: ['Nina', 'Nystartsson'],
    slag: 'ny',
    roller: ['deltagaransvarig'],
  } as const;
  const andring = { ...vera, slag: 'andring', roller: ['deltagaransvarig', 'insatsansvarig'] } as const;
  return [
    { ...andring, av: bengt, dag: dagarEfter(idag, -7) },
    { ...nykomling, av: berit, dag: dagarEfter(idag, -2) },
  ];
};

const orderrad = ({ id }: Underlag, { av, dag, personnummer }: Attbestalla): Rad => ({
  id: id('bestallning', personnummer),
  organisationId: id('organisation', av.arbetsgivare),
  bestalldAv: id('konto', av.personnummer),
  bestalldAt: `${dag} 09:15`,
});

const anvandarrad = ({ id, nycklar }: Underlag, { personnummer, namn, slag, roller }: Attbestalla): Rad => {
  const eget = id('bestallningsrad', personnummer);
  return {
    id: eget,
    bestallningId: id('bestallning', personnummer),
    ordning: 1,
    slag,
    anvandareId: slag === 'ny' ? null : id('konto', personnummer),
    personnummerKrypt: kryptera(nycklar, `auth.bestallningsrad.personnummer.${eget}`, personnummer),
    personnummerIndex: blindIndex(nycklar, personnummer),
    fornamn: namn[0],
    efternamn: namn[1],
    epost: 'anvandare@example.invalid',
    mobilKrypt: kryptera(nycklar, `auth.bestallningsrad.mobil.${eget}`, '+46701740699'),
    roller,
  };
};

/** Who may order, and two orders that wait for a superadministratör. */
export const laggBestallningar = async (tx: Db, underlag: Underlag): Promise<void> => {
  await tabell.insertOverenskommelser(tx, overenskommelser(underlag));
  await tabell.insertBestallare(tx, bestallarrader(underlag));
  const order = vantar(underlag.idag);
  await tabell.insertBestallningar(
    tx,
    order.map((en) => orderrad(underlag, en)),
  );
  await tabell.insertBestallningsrader(
    tx,
    order.map((en) => anvandarrad(underlag, en)),
  );
};

import { blindIndex, kryptera } from '../db/kryptering.ts';
import type { Behorighetsroll } from '../behorighet/behorighet.rules.ts';
import { manaderFore, type Dag } from '../shared/datum.ts';
import type { Underlag } from './id.service.ts';
import { demoInsatser } from './insatser.rules.ts';
import { konton, registrator, type Demokonto } from './konton.rules.ts';
import type { Rad } from './rader.rules.ts';

/** The numbers that Post- och telestyrelsen keeps for films and books: nobody gets a message. */
const mobil = (plats: number): string => `+467017406${String(plats + 5).padStart(2, '0')}`;

const ascii = (text: string) =>
  text.toLowerCase().replace(/[åäö]/g, (tecken) => ({ å: 'a', ä: 'a' })[tecken] ?? 'o');

const anstalld = (idag: Dag): Dag => manaderFore(idag, 40);

/** One row an account, all with the same password. */
export const anvandarrader = ({ nycklar, id, idag }: Underlag, losenordHash: string): Rad[] =>
  konton.map(({ namn: [fornamn, efternamn], personnummer, arbetsgivare }, plats) => {
    const eget = id('konto', personnummer);
    return {
      id: eget,
      personnummerKrypt: kryptera(nycklar, `auth.anvandare.personnummer.${eget}`, personnummer),
      personnummerIndex: blindIndex(nycklar, personnummer),
      fornamn,
      efternamn,
      epost: `${ascii(fornamn)}.${ascii(efternamn)}@example.invalid`,
      mobilKrypt: kryptera(nycklar, `auth.anvandare.mobil.${eget}`, mobil(plats)),
      arbetsgivareId: id('organisation', arbetsgivare),
      losenordHash,
      skapadAt: anstalld(idag),
    };
  });

/** SUSrapport comes with every other role; the right to order is none of them. */
const allaRoller = ({ roller }: Demokonto): readonly Behorighetsroll[] => [
  ...new Set([...roller, ...(roller.some((roll) => roll !== 'bestallare') ? (['susrapport'] as const) : [])]),
];

/** Somebody has appointed whoever has these. */
const utses: readonly Behorighetsroll[] = ['registerhandlaggare', 'loggranskare'];

export const rollrader = ({ id, idag }: Underlag): Rad[] =>
  konton.flatMap((konto) =>
    allaRoller(konto).map((roll) => ({
      id: id('roll', `${konto.personnummer} ${roll}`),
      anvandareId: id('konto', konto.personnummer),
      roll,
      tilldeladAt: anstalld(idag),
      utseddAv: utses.includes(roll) ? id('konto', registrator().personnummer) : null,
    })),
  );

/** The uppdrag of every account, from the day the insats began or the user was employed, whichever is later. */
export const uppdragsrader = ({ id, idag }: Underlag): Rad[] =>
  konton.flatMap(({ personnummer, platser }) => {
    const uppdrag = (roll: Behorighetsroll, plats: Rad): Rad => ({
      rollId: id('roll', `${personnummer} ${roll}`),
      anvandareId: id('konto', personnummer),
      roll,
      franDatum: anstalld(idag),
      ...plats,
    });
    const iForbund = (roll: 'samverkansadministrator' | 'insatsansvarig') =>
      platser[roll].map((nyckel) => uppdrag(roll, { samverkansorganisationId: id('forbund', nyckel) }));
    const iInsats = (nyckel: string, tillDatum: Dag | null) =>
      uppdrag('deltagaransvarig', {
        insatsId: id('insats', nyckel),
        franDatum: uppdragFran(nyckel, idag),
        tillDatum,
      });
    return [
      ...iForbund('samverkansadministrator'),
      ...iForbund('insatsansvarig'),
      ...platser.deltagaransvarig.map((nyckel) => iInsats(nyckel, null)),
      ...platser.tidigare.map((nyckel) => iInsats(nyckel, manaderFore(idag, 1))),
    ];
  });

const uppdragFran = (insats: string, idag: Dag): Dag => {
  const start = demoInsatser(idag).find(({ nyckel }) => nyckel === insats)?.startdatum ?? idag;
  return start > anstalld(idag) ? start : anstalld(idag);
};

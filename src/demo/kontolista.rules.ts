import { rollText } from '../behorighet/behorighet.rules.ts';
import { heltNummer } from '../shared/personnummer.ts';
import { demoInsatser, type Insatsnyckel } from './insatser.rules.ts';
import { antalForsta, konton, type Demokonto } from './konton.rules.ts';
import { demoForbund, demoOrganisationer, type Forbundsnyckel } from './organisationer.rules.ts';

/** The password of every account in the demo. No secret: it opens invented people only. */
export const demolosenord = 'sus-demo-losenord';

/** An account to sign in with. */
export interface Kontorad {
  readonly namn: string;
  /** "Deltagaransvarig i Vägen vidare, Steget" */
  readonly roll: string;
  /** ÅÅÅÅMMDD-NNNN. */
  readonly personnummer: string;
  readonly losenord: string;
  /** One of those worth showing first: one of each kind of work. */
  readonly forst: boolean;
}

// The names are the same whatever the day; only dates depend on it.
const nagonDag = '2020-01-01';
const insatsnamn = new Map<Insatsnyckel, string>(demoInsatser(nagonDag).map((i) => [i.nyckel, i.namn]));
const forbundsnamn = new Map<Forbundsnyckel, string>(demoForbund(nagonDag).map((f) => [f.nyckel, f.namn]));

const medPlatser = (text: string, platser: readonly (string | undefined)[]): string =>
  platser.length === 0 ? `${text} utan uppdrag` : `${text} i ${platser.join(', ')}`;

const rolltexter = ({ roller, platser, arbetsgivare }: Demokonto): string[] =>
  roller.map((roll) => {
    if (roll === 'bestallare') return `${rollText[roll]} hos ${demoOrganisationer[arbetsgivare].namn}`;
    if (roll === 'deltagaransvarig')
      return medPlatser(
        rollText[roll],
        platser[roll].map((nyckel) => insatsnamn.get(nyckel)),
      );
    if (roll === 'samverkansadministrator' || roll === 'insatsansvarig')
      return medPlatser(
        rollText[roll],
        platser[roll].map((nyckel) => forbundsnamn.get(nyckel)),
      );
    return rollText[roll];
  });

/** The accounts of the demo, those to try first in front. */
export const demoKonton = (): readonly Kontorad[] =>
  konton.map((konto, plats) => ({
    namn: konto.namn.join(' '),
    roll: rolltexter(konto).join('; ') || 'Utan roll',
    personnummer: heltNummer(konto.personnummer),
    losenord: demolosenord,
    forst: plats < antalForsta,
  }));

import { demoregister, type Demoperson } from '../folkbokforing/demoregister.rules.ts';
import { fodelsedag, heltNummer } from '../shared/personnummer.ts';

/** A number for a visitor of the demo to try, and what to expect of it. `namn` is null where a look-up gives none. */
export interface DemopersonAttProva {
  /** ÅÅÅÅMMDD-NNNN. */
  readonly personnummer: string;
  readonly namn: string | null;
  readonly provar: string;
}

/** A test number with a right check digit that the register does not have. */
const okand = '197707072380';

/** The n:th free person of a kind and of working age, n from 0; in a kommun when one is given. */
const ledig = (n: number, slag: Demoperson['slag'], kommunKod?: string): Demoperson => {
  const person = demoregister.filter(
    (p) =>
      p.slag === slag &&
      p.ledig &&
      fodelsedag(p.personnummer) > '1962' &&
      (kommunKod === undefined || p.kommunKod === kommunKod),
  )[n];
  if (person === undefined) throw new Error(`no free ${slag} in the register`);
  return person;
};

const rad = (provar: string, { personnummer, namn, slag }: Demoperson): DemopersonAttProva => ({
  personnummer: heltNummer(personnummer),
  namn: slag === 'skyddad' || slag === 'avliden' ? null : namn,
  provar,
});

const ingenTraff = 'ingen träff, samma svar som för ett nummer som inte finns';

/** A dozen numbers that show what a look-up can answer. None of them takes part in anything when the demo world is new. */
export const demoPersoner = (): readonly DemopersonAttProva[] => [
  rad('Bor i Östersund', ledig(0, 'vanlig', '2380')),
  rad('Bor i Östersund', ledig(1, 'vanlig', '2380')),
  rad('Bor i Stockholm, stadsdel väljs för hand', ledig(0, 'vanlig', '0180')),
  rad('Bor i Stockholm, stadsdel väljs för hand', ledig(1, 'vanlig', '0180')),
  rad('Bor i Göteborg, stadsdel väljs för hand', ledig(0, 'vanlig', '1480')),
  rad('Bor i Göteborg, stadsdel väljs för hand', ledig(1, 'vanlig', '1480')),
  rad('Samordningsnummer, ingen folkbokföringskommun', ledig(0, 'samordningsnummer')),
  rad('Utvandrad, ingen folkbokföringskommun', ledig(0, 'utvandrad')),
  rad(`Skyddade personuppgifter: ${ingenTraff}`, ledig(0, 'skyddad')),
  rad(`Skyddade personuppgifter: ${ingenTraff}`, ledig(1, 'skyddad')),
  rad(`Avliden: ${ingenTraff}`, ledig(0, 'avliden')),
  { personnummer: heltNummer(okand), namn: null, provar: 'Finns inte: ingen träff' },
];

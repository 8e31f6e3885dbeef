import { randomUUID } from 'node:crypto';
import type { Inmatning, Matning } from '../deltagande/deltagande.rules.ts';
import { blindIndex, kryptera, personkodAv } from '../db/kryptering.ts';
import type { Dag } from '../shared/datum.ts';
import { alderDen, konAv } from '../shared/personnummer.ts';
import { ansvarigFor } from './ansvarig.rules.ts';
import type { Demodeltagande } from './deltaganden.rules.ts';
import { historikFor } from './historik.rules.ts';
import type { Underlag } from './id.service.ts';
import type { Rad } from './rader.rules.ts';

/** The rows of one deltagande, table by table. */
export interface Deltaganderader {
  readonly deltagare: readonly Rad[];
  readonly deltagande: Rad;
  readonly matningar: readonly Rad[];
  readonly samtycken: readonly Rad[];
  readonly historik: readonly Rad[];
}

/** An hour of the working day, later for each thing that happens to a deltagande. */
const klockan = (dag: Dag, nummer: number, version: number): string =>
  `${dag} ${String(8 + version)}:${String((nummer * 7) % 60).padStart(2, '0')}`;

const matningskolumner = ({ forsorjning, arbetssokande, arbete, studier }: Matning): Rad => ({
  forsorjning,
  arbetssokande,
  arbetar: arbete !== null,
  arbeteOmfattning: arbete?.omfattning,
  arbetstypKod: arbete?.arbetstypKod,
  studerar: studier !== null,
  studierOmfattning: studier?.omfattning,
});
const bakgrundskolumner = ({ utbildningsnivaKod, forsorjningAr }: Inmatning): Rad => ({
  utbildningsnivaKod,
  forsorjningAr,
});

/** What is stored of a person: once an insats, however often they take part in it. */
const deltagarrad = ({ nycklar, id }: Underlag, d: Demodeltagande, skapadAt: unknown): Rad => {
  const { personnummer, namn } = d.person;
  const eget = id('person', `${d.insats.nyckel} ${personnummer}`);
  return {
    id: eget,
    insatsId: id('insats', d.insats.nyckel),
    personnummerKrypt: kryptera(nycklar, `person.deltagare.personnummer.${eget}`, personnummer),
    personnummerIndex: blindIndex(nycklar, personnummer),
    namnKrypt: kryptera(nycklar, `person.deltagare.namn.${eget}`, namn),
    kontrolleras: d.kontrolleras,
    skapadAt,
  };
};

/** What goes with the identity, and is not there without it. */
const identitetskolumner = ({ nycklar, id }: Underlag, d: Demodeltagande): Rad => ({
  personId: id('person', `${d.insats.nyckel} ${d.person.personnummer}`),
  personkod: personkodAv(nycklar, d.person.personnummer),
  alder: alderDen(d.person.personnummer, d.startdag),
  kommunKod: d.person.kommunKod,
  stadsdelKod: d.stadsdelKod,
});

const matningar = (d: Demodeltagande, hor: Rad): Rad[] => {
  const fore = {
    ...hor,
    tillfalle: 'in',
    ...matningskolumner(d.inmatning),
    ...bakgrundskolumner(d.inmatning),
  };
  const efter = d.slut?.utmatning;
  return efter ? [fore, { ...hor, tillfalle: 'ut', ...matningskolumner(efter) }] : [fore];
};

const slutkolumner = ({ slut }: Demodeltagande): Rad =>
  slut === null ? {} : { avslutningsdag: slut.dag, avslutsanledningKod: slut.anledningKod };

const makuleringskolumner = (
  { makulering }: Demodeltagande,
  makuleradAt: unknown,
  makuleradAv: string,
): Rad => (makulering === null ? {} : { makuleradAt, makuleradSkal: makulering.skal, makuleradAv });

/** The history of a deltagande, oldest first. */
const historikrader = ({ idag }: Underlag, d: Demodeltagande, gemensamt: Rad): Rad[] =>
  historikFor(d, idag).map(({ dag, ...rad }) => ({
    ...gemensamt,
    ...rad,
    at: klockan(dag, d.nummer, rad.version),
  }));

/** Everything about one deltagande; of one whose identity is erased only that it was, and its history. */
export const deltaganderader = (underlag: Underlag, d: Demodeltagande): Deltaganderader => {
  const { id } = underlag;
  const av = id('konto', ansvarigFor(d.insats.nyckel, d.nummer).personnummer);
  const hor = { deltagandeId: randomUUID(), insatsId: id('insats', d.insats.nyckel) };
  const historik = historikrader(underlag, d, { ...hor, av });
  const skapadAt = historik[0]?.['at'];
  const kvar = d.makulering?.raderad !== true;
  const samtycke = { ...hor, undertecknatDatum: d.samtyckeDatum, registreratAv: av, registreratAt: skapadAt };
  return {
    deltagare: kvar ? [deltagarrad(underlag, d, skapadAt)] : [],
    deltagande: {
      id: hor.deltagandeId,
      insatsId: hor.insatsId,
      kon: konAv(d.person.personnummer),
      startdag: d.startdag,
      ...slutkolumner(d),
      ...(kvar ? identitetskolumner(underlag, d) : {}),
      ...makuleringskolumner(d, historik.at(-1)?.['at'], av),
      skapadAt,
      skapadAv: av,
      version: historik.length,
    },
    matningar: kvar ? matningar(d, hor) : [],
    samtycken: kvar ? [samtycke] : [],
    historik,
  };
};

import { demoAnonyma } from './anonyma.rules.ts';
import { ansvarigFor } from './ansvarig.rules.ts';
import type { Underlag } from './id.service.ts';
import { demoInsatser } from './insatser.rules.ts';
import { demoForbund, demoOrganisationer } from './organisationer.rules.ts';
import type { Rad } from './rader.rules.ts';
import { slump } from './slump.rules.ts';

/** The employers that the database does not have yet. */
export const organisationsrader = ({ id }: Underlag, finns: ReadonlySet<string>): Rad[] =>
  Object.entries(demoOrganisationer)
    .filter(([, { namn }]) => !finns.has(namn))
    .map(([nyckel, organisation]) => ({ id: id('organisation', nyckel), ...organisation }));

export const forbundsrader = ({ id, idag }: Underlag): Rad[] =>
  demoForbund(idag).map(({ nyckel, namn, organisationsnummer, beskrivning, startdatum }) => ({
    id: id('forbund', nyckel),
    namn,
    organisationsnummer,
    samverkansform: 'finsam',
    beskrivning,
    startdatum,
  }));

export const insatsrader = ({ id, idag }: Underlag): Rad[] =>
  demoInsatser(idag).map((insats) => ({
    id: id('insats', insats.nyckel),
    samverkansorganisationId: id('forbund', insats.forbund),
    namn: insats.namn,
    beskrivning: insats.beskrivning,
    startdatum: insats.startdatum,
    slutdatum: insats.slutdatum,
    inriktning: insats.inriktning,
    preciseradInriktningKod: insats.preciseradInriktningKod,
    deltagarregistrering: insats.deltagarregistrering,
  }));

export const malgruppsrader = ({ id, idag }: Underlag): Rad[] =>
  demoInsatser(idag).flatMap(({ nyckel, malgrupper }) =>
    malgrupper.map((malgruppKod) => ({ insatsId: id('insats', nyckel), malgruppKod })),
  );

export const anonymrader = ({ id, idag }: Underlag): Rad[] =>
  demoAnonyma(slump(1995), idag).map(({ insats, ar, kon, antal, orsak, dag }) => ({
    insatsId: id('insats', insats.nyckel),
    ar,
    kon,
    antal,
    orsak,
    av: id('konto', ansvarigFor(insats.nyckel, ar).personnummer),
    at: `${dag} 10:30`,
  }));

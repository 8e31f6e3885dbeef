import { demoAnonyma } from './anonyma.rules.ts';
import { ansvarigFor } from './ansvarig.rules.ts';
import { demoGenomgangar } from './genomgang.rules.ts';
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
  demoForbund(idag).map(
    ({ nyckel, namn, organisationsnummer, beskrivning, startdatum, kontakt, adress }) => ({
      id: id('forbund', nyckel),
      namn,
      organisationsnummer,
      samverkansform: 'finsam',
      beskrivning,
      startdatum,
      bestalldAv: `${kontakt.namn}, ${kontakt.titel.toLowerCase()}`,
      adress,
      kontaktNamn: kontakt.namn,
      kontaktTitel: kontakt.titel,
      kontaktTelefon: kontakt.telefon,
      kontaktEpost: `kansli@${nyckel}.example`,
    }),
  );

/** Where the förbund work: whole kommuner, or the stadsdelar of one. */
export const omradesrader = ({ id, idag }: Underlag): Rad[] =>
  demoForbund(idag).flatMap(({ nyckel, kommuner, stadsdelar }) => {
    const samverkansorganisationId = id('forbund', nyckel);
    const hela = kommuner.filter((kod) => !stadsdelar.some((stadsdel) => stadsdel.startsWith(kod)));
    return [
      ...hela.map((kommunKod) => ({ samverkansorganisationId, kommunKod, stadsdelKod: null })),
      ...stadsdelar.map((stadsdelKod) => ({
        samverkansorganisationId,
        kommunKod: stadsdelKod.slice(0, 4),
        stadsdelKod,
      })),
    ];
  });

/** Staten, regionen and the kommun pay and take part; the förbund uses the money. */
export const ingaenderader = ({ id, idag }: Underlag): Rad[] =>
  demoForbund(idag).flatMap(({ nyckel, parter: [kommun, forbund] }) =>
    [
      { organisation: 'fk', deltar: true, finansierar: true, brukarMedel: false },
      { organisation: 'af', deltar: true, finansierar: false, brukarMedel: false },
      { organisation: 'region', deltar: true, finansierar: true, brukarMedel: true },
      { organisation: kommun, deltar: true, finansierar: true, brukarMedel: true },
      { organisation: forbund, deltar: false, finansierar: false, brukarMedel: true },
    ].map(({ organisation, ...flaggor }) => ({
      samverkansorganisationId: id('forbund', nyckel),
      organisationId: id('organisation', organisation),
      ...flaggor,
    })),
  );

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

export const genomgangsrader = ({ id, idag }: Underlag): Rad[] =>
  demoGenomgangar(idag).map(({ insats, manad, dag }) => ({
    insatsId: id('insats', insats.nyckel),
    manad,
    av: id('konto', ansvarigFor(insats.nyckel, Number(manad.slice(5, 7))).personnummer),
    // A month is gone through in the month after, by Swedish time.
    at: `${dag} 00:05 Europe/Stockholm`,
  }));

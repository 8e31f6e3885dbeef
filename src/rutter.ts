import { aliasRoutes } from './alias/alias.routes.ts';
import { visaAnvandareRoutes } from './anvandare/visa.routes.ts';
import { atkomstRoutes } from './atkomst/atkomst.routes.ts';
import { anonymRoutes } from './anonym/anonym.routes.ts';
import { bankidRoutes } from './bankid/bankid.routes.ts';
import { bankidBekraftaRoutes } from './bankid/bekrafta.routes.ts';
import { begransningRoutes } from './begransning/begransning.routes.ts';
import { bekraftelseRoutes } from './bekraftelse/bekraftelse.routes.ts';
import { demobankidRoutes } from './bankid/demobankid.routes.ts';
import { blankettRoutes } from './blankett/blankett.routes.ts';
import { deltagarblankettRoutes } from './blankett/deltagarblankett.routes.ts';
import { borttagningRoutes } from './anonym/borttagning.routes.ts';
import { arsbekraftelseRoutes } from './arsbekraftelse/arsbekraftelse.routes.ts';
import { bestallareRoutes } from './bestallare/bestallare.routes.ts';
import { bestallningRoutes } from './bestallning/bestallning.routes.ts';
import { nyBestallningRoutes } from './bestallning/ny.routes.ts';
import { budgetRoutes } from './budget/budget.routes.ts';
import { demoRoutes } from './demo/demo.routes.ts';
import { felregistreringRoutes } from './felregistrering/felregistrering.routes.ts';
import { gallringRoutes } from './gallring/gallring.routes.ts';
import { genomgangRoutes } from './genomgang/genomgang.routes.ts';
import { halvarRoutes } from './halvar/halvar.routes.ts';
import { handlaggareRoutes } from './handlaggare/handlaggare.routes.ts';
import { hjalpRoutes } from './hjalp/hjalp.routes.ts';
import { sakerhetskontaktRoutes } from './hjalp/sakerhetskontakt.routes.ts';
import { demobrevRoutes } from './demo/brev.routes.ts';
import { demosmsRoutes } from './demo/sms.routes.ts';
import { deltagandeRoutes } from './deltagande/deltagande.routes.ts';
import { historikRoutes } from './deltagande/historik.routes.ts';
import { deltagareRoutes } from './deltagare/deltagare.routes.ts';
import { aktiveringRoutes } from './inloggning/aktivering.routes.ts';
import { inloggningRoutes } from './inloggning/inloggning.routes.ts';
import { losenordRoutes } from './inloggning/losenord.routes.ts';
import { utloggningRoutes } from './inloggning/utloggning.routes.ts';
import { hanteraRoutes } from './insats/hantera.routes.ts';
import { insatsRoutes } from './insats/insats.routes.ts';
import { nyInsatsRoutes } from './insats/nyinsats.routes.ts';
import { oversiktRoutes } from './insats/oversikt.routes.ts';
import { sokInsatsRoutes } from './insats/sok.routes.ts';
import { kontoRoutes } from './konto/konto.routes.ts';
import { kvittoRoutes } from './kvitto/kvitto.routes.ts';
import { lasningarRoutes } from './loggranskning/lasningar.routes.ts';
import { loggranskningRoutes } from './loggranskning/loggranskning.routes.ts';
import { stickprovRoutes } from './loggranskning/stickprov.routes.ts';
import { utnamningRoutes } from './loggranskning/utnamning.routes.ts';
import { minaRapporterRoutes } from './minarapporter/minarapporter.routes.ts';
import { overenskommelseRoutes } from './overenskommelse/overenskommelse.routes.ts';
import { aterkallelseRoutes } from './samtycke/aterkallelse.routes.ts';
import { uppgiftRoutes } from './samtycke/uppgift.routes.ts';
import { samtyckesregisterRoutes } from './samtycke/register.routes.ts';
import { rapportsidaRoutes } from './rapportsida/rapportsida.routes.ts';
import { rattelsebegaranRoutes } from './rattelsebegaran/rattelsebegaran.routes.ts';
import { registerutdragRoutes } from './registerutdrag/registerutdrag.routes.ts';
import { registreringRoutes } from './registrering/registrering.routes.ts';
import { samverkansorganisationRoutes } from './samverkansorganisation/samverkansorganisation.routes.ts';
import { oidcKontoRoutes } from './oidc/bekrafta.routes.ts';
import { oidcRoutes } from './oidc/oidc.routes.ts';
import { startRoutes } from './start/start.routes.ts';
import { uppdragshistorikRoutes } from './uppdrag/historik.routes.ts';
import { listorRoutes } from './styrdata/listor.routes.ts';
import { organisationRoutes } from './styrdata/organisation.routes.ts';
import { postRoutes } from './styrdata/post.routes.ts';
import { anvandarvalRoutes } from './uppdrag/anvandarval.routes.ts';
import { utskickRoutes } from './utskick/utskick.routes.ts';
import { tackningRoutes } from './tackning/tackning.routes.ts';
import { volymRoutes } from './volym/volym.routes.ts';
import type { Hus } from './hus.ts';
import type { Route } from './web/routes.ts';

/** Signing in and out, and what the user sees of it. */
const kontots = (hus: Hus): Route[] => [
  ...inloggningRoutes(hus),
  ...bankidRoutes(hus),
  ...aktiveringRoutes(hus),
  ...utloggningRoutes(hus),
  ...losenordRoutes(hus),
  ...kontoRoutes(hus),
  ...bekraftelseRoutes(hus),
  ...bankidBekraftaRoutes(hus),
  ...oidcRoutes(hus),
  ...oidcKontoRoutes(hus),
  ...atkomstRoutes(hus),
];

/** Pages of the demo; none of them exists elsewhere. */
const demosidor = (hus: Hus): Route[] => [
  ...demoRoutes(hus),
  ...demosmsRoutes(hus),
  ...demobrevRoutes(hus),
  ...demobankidRoutes(hus),
];

/** What is registered about deltagare, named and anonymous. */
const registreringarna = (hus: Hus): Route[] => [
  ...registreringRoutes(hus),
  ...felregistreringRoutes(hus),
  ...aterkallelseRoutes(hus),
  ...kvittoRoutes(hus),
  ...anonymRoutes(hus),
  ...borttagningRoutes(hus),
  ...uppgiftRoutes(hus),
  ...deltagarblankettRoutes(hus),
  ...samtyckesregisterRoutes(hus),
];

/** How the readings of persons are reviewed. */
const granskningen = (hus: Hus): Route[] => [
  ...loggranskningRoutes(hus),
  ...stickprovRoutes(hus),
  ...lasningarRoutes(hus),
  ...utnamningRoutes(hus),
];

/** The rights of the registered persons, and who takes care of them. */
const rattigheterna = (hus: Hus): Route[] => [
  ...registerutdragRoutes(hus),
  ...begransningRoutes(hus),
  ...rattelsebegaranRoutes(hus),
  ...handlaggareRoutes(hus),
];

/** What anyone may read. */
const oppnaSidor = (hus: Hus): Route[] => [...hjalpRoutes(), ...sakerhetskontaktRoutes(hus)];

/** What SUS is run by: the code lists, and how long things are kept. */
const superadministratorns = (hus: Hus): Route[] => [
  ...listorRoutes(hus),
  ...postRoutes(hus),
  ...gallringRoutes(hus),
];

/** Every route of the application, in the order of the menu. */
export const allRoutes = (hus: Hus): Route[] => [
  ...startRoutes(hus),
  ...samverkansorganisationRoutes(hus),
  ...insatsRoutes(hus),
  ...sokInsatsRoutes(hus),
  ...nyInsatsRoutes(hus),
  ...oversiktRoutes(hus),
  ...hanteraRoutes(hus),
  ...registreringarna(hus),
  ...budgetRoutes(hus),
  ...volymRoutes(hus),
  ...kontots(hus),
  ...deltagareRoutes(hus),
  ...deltagandeRoutes(hus),
  ...genomgangRoutes(hus),
  ...tackningRoutes(hus),
  ...historikRoutes(hus),
  ...rattigheterna(hus),
  ...organisationRoutes(hus),
  ...superadministratorns(hus),
  ...anvandarvalRoutes(hus),
  ...nyBestallningRoutes(hus),
  ...bestallningRoutes(hus),
  ...arsbekraftelseRoutes(hus),
  ...overenskommelseRoutes(hus),
  ...bestallareRoutes(hus),
  ...utskickRoutes(hus),
  ...uppdragshistorikRoutes(hus),
  ...visaAnvandareRoutes(hus),
  ...rapportsidaRoutes(hus),
  ...minaRapporterRoutes(hus),
  ...halvarRoutes(hus),
  ...aliasRoutes(hus),
  ...granskningen(hus),
  ...blankettRoutes(hus),
  ...oppnaSidor(hus),
  ...demosidor(hus),
];

import { styrdatasidor, uppdragssidor } from './administrationssidor.ts';
import { insatssidor } from './insatssidor.ts';
import { organisationssidor } from './organisationssidor.ts';
import { behorighetssidor, blankettfiler } from './behorighetssidor.ts';
import { budgetsidor } from './budgetsidor.ts';
import { rapportsidor, rapportfiler } from './rapportsidor.ts';
import type { Tittare } from './scen.ts';
import type { Sida } from './sidtyp.ts';

export type { Sida } from './sidtyp.ts';

const ingen = '00000000-0000-4000-8000-000000000000';
const sida = (vem: Tittare, path: Sida['path'] | string): Sida => ({
  vem,
  path: typeof path === 'string' ? () => path : path,
});
const anna = (path: Sida['path'] | string) => sida('anna', path);
const insats = (del: string) => anna((scen) => `/insatser/${scen.insats}${del}`);
const tom = (del: string) => anna((scen) => `/insatser/${scen.tomInsats}${del}`);
const vidare = (fran: Sida, slutar: RegExp): Sida => ({ ...fran, slutar });

const registrering: Record<string, readonly Sida[]> = {
  '/registrera-deltagare': [anna('/registrera-deltagare')],
  '/registrera-anonyma-deltagare': [anna('/registrera-anonyma-deltagare')],
  '/insatser/:insatsId': [insats(''), tom(''), sida('rut', (s) => `/insatser/${s.insats}`)],
  '/insatser/:insatsId/registrering': [insats('/registrering'), tom('/registrering')],
  '/insatser/:insatsId/registrering/val': [
    vidare(
      anna((s) => `/insatser/${s.insats}/registrering/val?deltagande=${s.oppet}&registrering=utregistrering`),
      /\/utregistrering$/,
    ),
  ],
  '/insatser/:insatsId/registrering/:sokningId': [anna((s) => s.fragor), anna((s) => s.forHand)],
  '/deltaganden/:deltagandeId/inregistrering': [
    anna((s) => `/deltaganden/${s.oppet}/inregistrering`),
    anna((s) => `/deltaganden/${s.avslutat}/inregistrering`),
  ],
  '/deltaganden/:deltagandeId/utregistrering': [
    anna((s) => `/deltaganden/${s.oppet}/utregistrering`),
    anna((s) => `/deltaganden/${s.avslutat}/utregistrering`),
  ],
  '/deltaganden/:deltagandeId/felregistrering': [anna((s) => `/deltaganden/${s.oppet}/felregistrering`)],
  '/deltaganden/:deltagandeId/aterkallelse': [anna((s) => `/deltaganden/${s.oppet}/aterkallelse`)],
  '/insatser/:insatsId/registrerade-som-anonyma': [
    insats('/registrerade-som-anonyma'),
    tom('/registrerade-som-anonyma'),
  ],
  '/insatser/:insatsId/intervju': [insats('/intervju')],
  '/insatser/:insatsId/samtycken': [insats('/samtycken'), tom('/samtycken')],
  '/aterkallelser/:nyckelId': [anna((s) => s.aterkallelse)],
  '/deltaganden/:deltagandeId/aterstallning': [
    vidare(
      anna((s) => `/deltaganden/${s.felregistrerat}/aterstallning`),
      /\/deltaganden\/[0-9a-f-]+$/,
    ),
  ],
  '/kvitton/:nyckelId': [anna((s) => s.kvitto)],
  '/insatser/:insatsId/anonyma': [insats('/anonyma'), tom('/anonyma')],
  '/insatser/:insatsId/anonyma/borttagning': [insats('/anonyma/borttagning'), tom('/anonyma/borttagning')],
};

const visning: Record<string, readonly Sida[]> = {
  '/visa-deltagare': [anna('/visa-deltagare')],
  '/insatser/:insatsId/deltagare': [
    insats('/deltagare'),
    insats('/deltagare?visa=felregistrerade'),
    tom('/deltagare'),
  ],
  '/deltaganden/:deltagandeId': [
    anna((s) => `/deltaganden/${s.oppet}`),
    anna((s) => `/deltaganden/${s.avslutat}`),
    anna((s) => `/deltaganden/${s.felregistrerat}?hinder=overlappar`),
  ],
  '/genomgang': [anna('/genomgang')],
  '/tackning': [anna('/tackning'), sida('ivar', '/tackning'), sida('sia', '/tackning')],
  '/insatser/:insatsId/genomgang': [insats('/genomgang'), tom('/genomgang')],
  '/historik': [anna('/historik')],
  '/historik/:sokningId': [anna((s) => s.historik)],
};

const konto: Record<string, readonly Sida[]> = {
  '/': [anna('/'), sida('ivar', '/'), sida('sam', '/'), sida('rut', '/'), sida('sia', '/')],
  '/logga-in': [
    sida('frammande', '/logga-in'),
    sida('frammande', '/logga-in?varfor=utloggad'),
    vidare(sida('frammande', '/konto'), /\/logga-in\?till=/),
  ],
  '/logga-in/kod': [sida('nykomling', '/logga-in/kod'), sida('nykomling', '/logga-in/kod?sms=ej')],
  '/logga-in/saknar-behorighet': [sida('frammande', '/logga-in/saknar-behorighet')],
  '/logga-in/ny-kod': [vidare(sida('nykomling', '/logga-in/ny-kod'), /\/logga-in\/kod/)],
  '/logga-in/bankid': [
    sida('legitimerar', '/logga-in/bankid'),
    sida('nekad', '/logga-in/bankid'),
    vidare(sida('frammande', '/logga-in/bankid'), /varfor=bankid_om$/),
  ],
  '/logga-in/bankid/klar': [vidare(sida('legitimerar', '/logga-in/bankid/klar'), /\/logga-in\/bankid\?/)],
  '/logga-in/bankid/avbryt': [vidare(sida('legitimerar', '/logga-in/bankid/avbryt'), /\/logga-in\/bankid\?/)],
  '/aktivera': [sida('frammande', '/aktivera')],
  '/logga-ut': [anna('/logga-ut')],
  '/saknar-behorighet': [sida('noll', '/saknar-behorighet'), vidare(sida('noll', '/'), /saknar/)],
  '/konto': [anna('/konto'), anna('/konto?klart=losenord')],
  '/konto/losenord': [anna('/konto/losenord')],
  '/konto/epost': [anna('/konto/epost')],
  '/konto/mobil': [anna('/konto/mobil')],
  '/konto/mobil/kod': [anna('/konto/mobil/kod'), vidare(sida('bo', '/konto/mobil/kod'), /\/konto\/mobil$/)],
  '/konto/bekrafta': [
    anna('/konto/bekrafta?till=%2Fkonto%2Fepost'),
    sida('noll', '/konto/bekrafta?varfor=om'),
  ],
  '/konto/bekrafta/kod': [
    anna('/konto/bekrafta/kod?till=%2Fkonto%2Fepost'),
    vidare(sida('bo', '/konto/bekrafta/kod'), /\/konto\/bekrafta\?/),
  ],
  '/konto/bekrafta/klart': [anna('/konto/bekrafta/klart?till=%2Finsatser%2Fx%2Fdeltagare.csv')],
  '/konto/bekrafta/bankid': [
    sida('bekraftar', '/konto/bekrafta/bankid'),
    vidare(sida('bo', '/konto/bekrafta/bankid'), /varfor=om$/),
  ],
  '/konto/bekrafta/bankid/klar': [vidare(anna('/konto/bekrafta/bankid/klar'), /\/konto\/bekrafta$/)],
  '/konto/bekrafta/bankid/avbryt': [vidare(anna('/konto/bekrafta/bankid/avbryt'), /\/konto\/bekrafta$/)],
  '/konto/koppling/avslut': [vidare(anna('/konto/koppling/avslut'), /\/konto$/)],
  '/konto/andra-inloggningar': [vidare(anna('/konto/andra-inloggningar'), /\/konto$/)],
  '/konto/inloggningar/:inloggningId/avslut': [
    vidare(anna(`/konto/inloggningar/${ingen}/avslut`), /\/konto$/),
  ],
  '/konto/utloggning': [vidare(anna('/konto/utloggning'), /\/konto$/)],
};

const hjalpen = [
  ...['registrera-in', 'registrera-ut', 'ratta', 'felregistrera', 'anonyma', 'samtycke'],
  ...['visa-deltagare', 'genomgang', 'historik', 'logga-in', 'behorighet', 'start', 'uppdrag', 'insats'],
  ...['budget', 'registrera-samverkansorganisation', 'hantera-samverkansorganisation', 'volym', 'soka'],
  ...['styrdata', 'rapporter'],
];

const oppna: Record<string, readonly Sida[]> = {
  '/hjalp': [sida('frammande', '/hjalp'), anna('/hjalp')],
  '/hjalp/:sida': hjalpen.map((namn) => sida('frammande', `/hjalp/${namn}`)),
  '/tillganglighet': [sida('frammande', '/tillganglighet')],
  '/personuppgifter': [sida('frammande', '/personuppgifter')],
  '/demo/personer': [sida('frammande', '/demo/personer')],
  '/demo/konton': [sida('frammande', '/demo/konton')],
  '/demo/bankid': [sida('frammande', '/demo/bankid'), sida('frammande', '/demo/bankid?gjort=nej')],
  '/demo/sms': [sida('frammande', '/demo/sms')],
  '/demo/epost': [sida('frammande', '/demo/epost')],
  '/utskick': [sida('sia', '/utskick'), sida('sia', '/utskick?lage=oklart')],
  '/utskick/:utskickId': [sida('sia', (s) => `/utskick/${s.utskick}`)],
};

/** Files and what scripts ask for, which are no pages. */
export const filer: readonly string[] = [
  ...blankettfiler,
  '/logga-in/bankid/lage',
  '/aterkallelser/:nyckelId/kvitto.pdf',
  '/gallring/:gallringId/protokoll.pdf',
  '/insatser/:insatsId/deltagare.csv',
  '/insatser/:insatsId/genomgang.csv',
  ...rapportfiler,
];

/** Every page of the route table, in the states that look different. */
export const sidor: Readonly<Record<string, readonly Sida[]>> = {
  ...registrering,
  ...insatssidor,
  ...visning,
  ...organisationssidor,
  ...konto,
  ...budgetsidor,
  ...rapportsidor,
  ...uppdragssidor,
  ...behorighetssidor,
  ...styrdatasidor,
  ...oppna,
};

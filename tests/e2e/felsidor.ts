import type { Falt } from '../support/klient.ts';
import { giltigtSlut, giltigtSvar } from '../support/registrering.ts';
import { testnummer } from '../support/testnummer.ts';
import { styrdatafel } from './administrationssidor.ts';
import { baraKnapp, behorighetsfel } from './felsidor-behorighet.ts';
import { slutdag, startdag } from './svar.ts';
import { insatsfel } from './insatssidor.ts';
import { organisationsfel } from './organisationssidor.ts';
import { budgetfel } from './budgetsidor.ts';
import { rapportfel, urvalsfel } from './rapportsidor.ts';
import type { Scen, Tittare } from './scen.ts';
import type { Felsida } from './sidtyp.ts';

type Med<T> = (scen: Scen) => T;

export type { Felsida } from './sidtyp.ts';

/** Route of the form → what is wrong with what is sent. Statuses of the pages where a form is shown again. */
type Formularfel = readonly Omit<Felsida, 'vem' | 'vad'>[];

const tomt = { gor: 'spara' };
const gammalt = { ...giltigtSvar(), samtycke_datum: '2021-01-10', startdag: '2021-01-12' };
const inSvar = { ...giltigtSvar(), samtycke_datum: startdag, startdag };
const utSvar = { ...giltigtSlut(), avslutningsdag: slutdag };
const insats =
  (del: string): Med<string> =>
  (scen) =>
    `/insatser/${scen.insats}${del}`;
const deltagande =
  (del: string): Med<string> =>
  (scen) =>
    `/deltaganden/${scen.oppet}${del}`;
const fel = (sida: Med<string>, falt: Falt, status = 422) => ({ sida, falt: () => falt, status });

/** Every form that can be refused with its page shown again, by its route. */
export const formularfel: Readonly<Record<string, { vem: Tittare; fel: Formularfel }>> = {
  '/insatser/:insatsId/registrering': {
    vem: 'anna',
    fel: [fel(insats('/registrering'), { personnummer: '19990101' })],
  },
  '/insatser/:insatsId/registrering/:sokningId': {
    vem: 'anna',
    fel: [
      fel((s) => s.fragor, tomt),
      fel((s) => s.fragor, { ...inSvar, startdag: '2026-11-31', arbetstyp: '' }),
      fel((s) => s.fragor, { gor: 'utkast', startdag }),
      fel((s) => s.fragor, { ...gammalt, stadsdel: '1480-centrum', forsorjning_ar: '31' }),
      fel((s) => s.forHand, tomt),
    ],
  },
  '/deltaganden/:deltagandeId/inregistrering': {
    vem: 'anna',
    fel: [
      fel(deltagande('/inregistrering'), tomt),
      fel(deltagande('/inregistrering'), { ...inSvar, stadsdel: '1480-centrum', version: '0' }, 409),
    ],
  },
  '/deltaganden/:deltagandeId/utregistrering': {
    vem: 'anna',
    fel: [
      fel(deltagande('/utregistrering'), tomt),
      fel(deltagande('/utregistrering'), { ...utSvar, version: '0' }, 409),
    ],
  },
  '/deltaganden/:deltagandeId/felregistrering': {
    vem: 'anna',
    fel: [fel(deltagande('/felregistrering'), {})],
  },
  '/deltaganden/:deltagandeId/aterkallelse': {
    vem: 'anna',
    fel: [fel(deltagande('/aterkallelse'), { aterkallat_datum: '2026-11-31' })],
  },
  ...insatsfel,
  '/insatser/:insatsId/anonyma': {
    vem: 'anna',
    fel: [
      fel(insats('/anonyma'), { gor: 'kvinnor', kvinnor: '0' }),
      fel(insats('/anonyma'), { gor: 'spara' }),
    ],
  },
  '/insatser/:insatsId/anonyma/borttagning': {
    vem: 'anna',
    fel: [fel(insats('/anonyma/borttagning'), {})],
  },
  '/utkast/:utkastId/anvandare': {
    vem: 'sam',
    fel: [fel((s) => `/utkast/${s.utkast}/anvandare?lista=insatsansvariga`, { fornamn: 'x'.repeat(101) })],
  },
  ...behorighetsfel,
  ...organisationsfel,
  ...budgetfel,
  ...rapportfel,
  '/historik': { vem: 'anna', fel: [fel(() => '/historik', { personnummer: '1' })] },
  ...styrdatafel,
  '/logga-in': { vem: 'frammande', fel: [fel(() => '/logga-in', {})] },
  '/logga-in/kod': { vem: 'nykomling', fel: [fel(() => '/logga-in/kod', { kod: '12' })] },
  '/demo/bankid': { vem: 'frammande', fel: [fel(() => '/demo/bankid', { person: 'x' })] },
  '/aktivera': {
    vem: 'frammande',
    fel: [fel(() => '/aktivera', { personnummer: '1', nytt_losenord: 'kort' })],
  },
  '/konto/losenord': {
    vem: 'anna',
    fel: [fel(() => '/konto/losenord', { nytt_losenord: 'a', upprepa: 'b' })],
  },
  '/konto/epost': { vem: 'anna', fel: [fel(() => '/konto/epost', { epost: 'anna' })] },
  '/konto/mobil': { vem: 'anna', fel: [fel(() => '/konto/mobil', { mobil: '08' })] },
  '/konto/mobil/kod': { vem: 'anna', fel: [fel(() => '/konto/mobil/kod', { kod: '12' })] },
  '/konto/bekrafta': { vem: 'anna', fel: [fel(() => '/konto/bekrafta', { losenord: '' })] },
  '/konto/bekrafta/kod': { vem: 'anna', fel: [fel(() => '/konto/bekrafta/kod', { kod: '12' })] },
};

/** Forms with nothing to fill in, so nothing in them can be wrong. */
export const utanFalt: readonly string[] = [
  '/insatser/:insatsId/registrerade-som-anonyma',
  '/deltaganden/:deltagandeId/aterstallning',
  '/styrdata/:lista/ordning',
  '/logga-in/ny-kod',
  '/logga-in/bankid',
  '/logga-in/bankid/klar',
  '/logga-in/bankid/avbryt',
  '/logga-ut',
  '/konto/inloggningar/:inloggningId/avslut',
  '/konto/utloggning',
  '/konto/andra-inloggningar',
  '/konto/koppling/avslut',
  '/anvandare/:anvandareId/atkomst/inloggningar',
  '/anvandare/:anvandareId/atkomst/sparr',
  ...baraKnapp,
  '/visa-anvandare/inloggningar',
  '/konto/bekrafta/bankid',
  '/konto/bekrafta/bankid/klar',
  '/konto/bekrafta/bankid/avbryt',
  '/rapporter/mina/:sparatId/borttagning',
  '/rapporter/halvar/:redovisningId',
  '/insatser/:insatsId/volym/:postId/rattelse',
  '/insatser/:insatsId/genomgang',
];

const upprepat = '11111111-1111-4111-8111-111111111111';

/** The pages of faults that belong to no field. */
export const felsidor: readonly Felsida[] = [
  ...urvalsfel,
  { vad: 'a filter of the list', status: 422, vem: 'anna', sida: insats('/deltagare?visa=startade') },
  { vad: 'a filter of the file', status: 422, vem: 'anna', sida: insats('/deltagare.csv?visa=startade') },
  { vad: 'a search for insatser', status: 422, vem: 'rut', sida: () => '/sok-insats?namn=a%01' },
  {
    vad: 'a search for users',
    status: 422,
    vem: 'rut',
    sida: () => `/visa-anvandare?visa=anvandare&fornamn=${'x'.repeat(101)}`,
  },
  {
    vad: 'a repeated field',
    status: 400,
    vem: 'anna',
    sida: () => '/historik',
    falt: () => ({ personnummer: ['1', '2'] }),
  },
  { vad: 'a page of another role', status: 403, vem: 'rut', sida: () => '/historik' },
  { vad: 'a page that does not exist', status: 404, vem: 'frammande', sida: () => '/finns-inte' },
  { vad: "another person's deltagande", status: 404, vem: 'bo', sida: deltagande('') },
  { vad: 'a withdrawn samtycke', status: 410, vem: 'anna', sida: (s) => `/deltaganden/${s.aterkallat}` },
  { vad: 'what is begränsat', status: 423, vem: 'anna', sida: (s) => s.begransningar.fryst },
  { vad: 'a search that is forgotten', status: 404, vem: 'anna', sida: () => `/historik/${upprepat}` },
  {
    vad: 'other content with a key that is used',
    status: 409,
    vem: 'anna',
    sida: insats('/anonyma'),
    falt: () => ({ nyckel: upprepat, gor: 'spara', rader: `${startdag.slice(0, 4)}-man-2` }),
  },
  {
    vad: 'far too much text',
    status: 413,
    vem: 'anna',
    sida: () => '/historik',
    falt: () => ({ personnummer: 'x'.repeat(110_000) }),
  },
  {
    vad: 'a form of another kind',
    status: 415,
    vem: 'anna',
    sida: () => '/historik',
    falt: () => ({ personnummer: '1' }),
    enctype: 'multipart/form-data',
  },
  {
    vad: 'too many searches',
    status: 429,
    vem: 'bo',
    sida: () => '/historik',
    falt: () => ({ personnummer: testnummer(1) }),
  },
  ...([500, 503] as const).map((status) => ({
    vad: status === 500 ? 'a fault of ours' : 'a lost connection',
    status,
    vem: 'anna' as const,
    sida: insats('/registrering'),
    falt: (scen: Scen) => ({ personnummer: scen.trasig[status] }),
  })),
];

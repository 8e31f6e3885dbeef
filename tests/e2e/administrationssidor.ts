import type { Falt } from '../support/klient.ts';
import type { Scen, Tittare } from './scen.ts';
import type { Felsida, Sida } from './sidtyp.ts';

const sida = (vem: Tittare, path: Sida['path'] | string): Sida => ({
  vem,
  path: typeof path === 'string' ? () => path : path,
});
const vidare = (fran: Sida, slutar: RegExp): Sida => ({ ...fran, slutar });
const fel = (pa: (scen: Scen) => string, falt: Falt, status = 422) => ({
  sida: pa,
  falt: () => falt,
  status,
});

const sia = (path: Sida['path'] | string) => sida('sia', path);
/** The lists behind the forms, as the superadministratör sees them. */
export const styrdatasidor: Readonly<Record<string, readonly Sida[]>> = {
  '/gallring': [sia('/gallring'), sia('/gallring?gjort=regel')],
  '/gallring/regel': [sia('/gallring/regel')],
  '/gallring/ny': [sia('/gallring/ny')],
  '/gallring/:gallringId': (['klar', 'vantar'] as const).map((vilken) => ({
    vem: 'sia' as const,
    path: (s) => `/gallring/${s.gallringar[vilken]}`,
  })),
  '/gallring/:gallringId/igen': [
    {
      vem: 'sia' as const,
      path: (s) => `/gallring/${s.gallringar.klar}/igen`,
      slutar: /\/gallring\/[0-9a-f-]+$/,
    },
  ],
  '/styrdata': [sia('/styrdata')],
  '/styrdata/:lista': [sia('/styrdata/malgrupp'), sia('/styrdata/kommun?sok=*berg'), sia('/styrdata/lan')],
  '/styrdata/:lista/ordning': [vidare(sia('/styrdata/malgrupp/ordning'), /\/styrdata\/malgrupp$/)],
  '/styrdata/:lista/ny': [sia('/styrdata/forsorjning/ny'), sia('/styrdata/kommun/ny')],
  '/styrdata/:lista/poster/:kod': [
    sia('/styrdata/preciserad_inriktning/poster/kartlaggning'),
    sia('/styrdata/forsorjning/poster/ingen'),
    sia('/styrdata/kommun/poster/1480'),
  ],
  '/styrdata/:lista/poster/:kod/slut': [
    sia('/styrdata/preciserad_inriktning/poster/kartlaggning/slut'),
    sia('/styrdata/avslutsanledning/poster/felregistrering/slut'),
  ],
  '/styrdata/organisation': [sia('/styrdata/organisation'), sia('/styrdata/organisation?sok=finns%20inte')],
  '/styrdata/organisation/ny': [sia('/styrdata/organisation/ny')],
  '/styrdata/organisation/:organisationId': [
    sia((s) => `/styrdata/organisation/${s.hus.test.varld.organisation.kommun}`),
  ],
};

/** Their forms, with what is wrong in them. */
export const styrdatafel: Readonly<
  Record<string, { vem: Tittare; fel: readonly Omit<Felsida, 'vem' | 'vad'>[] }>
> = {
  '/styrdata/:lista/ny': {
    vem: 'sia',
    fel: [fel(() => '/styrdata/kommun/ny', { nummer: '1' }), fel(() => '/styrdata/forsorjning/ny', {})],
  },
  '/styrdata/:lista/poster/:kod': {
    vem: 'sia',
    fel: [
      fel(() => '/styrdata/malgrupp/poster/unga', { text: '' }),
      fel(() => '/styrdata/malgrupp/poster/unga', { text: 'Yngre', version: '0' }, 409),
    ],
  },
  '/styrdata/:lista/poster/:kod/slut': {
    vem: 'sia',
    fel: [fel(() => '/styrdata/malgrupp/poster/unga/slut', { galler_till: '2026-02-31' })],
  },
  '/styrdata/organisation/ny': { vem: 'sia', fel: [fel(() => '/styrdata/organisation/ny', {})] },
  '/styrdata/organisation/:organisationId': {
    vem: 'sia',
    fel: [
      fel((s) => `/styrdata/organisation/${s.hus.test.varld.organisation.kommun}`, {
        namn: 'Försäkringskassan',
        organisationsnummer: '1',
      }),
    ],
  },
};

/** Uppdrag and users. */
export const uppdragssidor: Readonly<Record<string, readonly Sida[]>> = {
  '/utkast/:utkastId/anvandare': [
    sida('sam', (s) => `/utkast/${s.utkast}/anvandare?lista=samverkansadministratorer`),
    sida('sam', (s) => `/utkast/${s.utkast}/anvandare?lista=insatsansvariga&sokt=ja&valda=ingen`),
    sida(
      'sam',
      (s) => `/utkast/${s.utkast}/anvandare?lista=insatsansvariga&sokt=ja&fornamn=Ingen&valda=ingen`,
    ),
  ],
  '/samverkansorganisationer/:organisationId/uppdrag': [
    sida('rut', (s) => `/samverkansorganisationer/${s.hus.test.varld.forbund}/uppdrag`),
  ],
  '/insatser/:insatsId/uppdrag': [sida('ivar', (s) => `/insatser/${s.insats}/uppdrag`)],
  '/anvandare/:anvandareId/atkomst': [
    sida('sia', (s) => `/anvandare/${s.hus.test.varld.anvandare.anna}/atkomst`),
    sida('sia', (s) => `/anvandare/${s.hus.test.varld.anvandare.noll}/atkomst?klart=sparrat`),
  ],
  '/anvandare/:anvandareId/atkomst/inloggningar': [
    vidare(
      sida('sia', (s) => `/anvandare/${s.hus.test.varld.anvandare.anna}/atkomst/inloggningar`),
      /\/atkomst$/,
    ),
  ],
  '/anvandare/:anvandareId/atkomst/sparr': [
    vidare(
      sida('sia', (s) => `/anvandare/${s.hus.test.varld.anvandare.anna}/atkomst/sparr`),
      /\/atkomst$/,
    ),
  ],
  '/visa-anvandare/inloggningar': [sida('sia', '/visa-anvandare/inloggningar')],
  '/visa-anvandare': [
    sida('sia', '/visa-anvandare'),
    sida('rut', (s) => `/visa-anvandare?organisation=${s.hus.test.varld.forbund}`),
    sida('rut', '/visa-anvandare?visa=anvandare&sokt=ja'),
    sida('rut', '/visa-anvandare?visa=anvandare&sokt=ja&fornamn=Ingen'),
  ],
};

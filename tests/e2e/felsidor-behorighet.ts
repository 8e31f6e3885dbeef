import type { Falt } from '../support/klient.ts';
import type { Scen, Tittare } from './scen.ts';

interface Fel {
  readonly sida: (scen: Scen) => string;
  readonly falt: () => Falt;
  readonly status: number;
}
const fel = (sida: Fel['sida'], falt: Falt): Fel => ({ sida, falt: () => falt, status: 422 });

/** The forms of överenskommelser, beställare and beställningar, with what is wrong in them. */
export const behorighetsfel: Readonly<Record<string, { vem: Tittare; fel: readonly Fel[] }>> = {
  '/overenskommelser/:organisationId/ny': {
    vem: 'sia',
    fel: [fel((s) => `/overenskommelser/${s.arbetsgivare}/ny`, { galler_fran: '2026-02-31' })],
  },
  '/overenskommelser/:organisationId/slutdag/:overenskommelseId': {
    vem: 'sia',
    fel: [
      fel((s) => `/overenskommelser/${s.arbetsgivare}/slutdag/${s.overenskommelse}`, {
        galler_till: '2020-01-01',
      }),
    ],
  },
  '/overenskommelser/:organisationId/bestallare': {
    vem: 'sia',
    fel: [
      fel((s) => `/overenskommelser/${s.arbetsgivare}/bestallare`, { fornamn: 'Bara', galler_till: '' }),
      fel((s) => `/overenskommelser/${s.arbetsgivare}/bestallare`, {}),
    ],
  },
  '/bestallare/:bestallareId/fornyelse': {
    vem: 'sia',
    fel: [fel((s) => `/bestallare/${s.bestallare}/fornyelse`, { galler_till: '2099-01-01' })],
  },
  '/bestallare/:bestallareId/avslut': {
    vem: 'sia',
    fel: [fel((s) => `/bestallare/${s.bestallare}/avslut`, { version: '0' })],
  },
  '/loggranskning/fynd/:fyndId': {
    vem: 'rut',
    fel: [fel((s) => `/loggranskning/fynd/${s.fynd.annas}`, { notering: 'Inget valt' })],
  },
  '/loggranskning/stickprov': {
    vem: 'rut',
    fel: [fel(() => '/loggranskning/stickprov', { fran: '2026-02-31', antal: '0', fro: 'Å' })],
  },
  '/loggranskning/lasningar': {
    vem: 'rut',
    fel: [
      fel(() => '/loggranskning/lasningar', { personnummer: '1' }),
      fel(() => '/loggranskning/lasningar', { fran: '2020-01-01', till: '2020-01-02' }),
    ],
  },
  '/loggranskare': { vem: 'sia', fel: [fel(() => '/loggranskare', { epost: 'ingen@example.invalid' })] },
  '/loggranskare/:anvandareId/avslut': { vem: 'sia', fel: [] },
  '/registerhandlaggare': {
    vem: 'sia',
    fel: [
      fel(() => '/registerhandlaggare', {}),
      fel(() => '/registerhandlaggare', { epost: 'ingen@example.invalid' }),
    ],
  },
  '/gallring/regel': {
    vem: 'sia',
    fel: [
      fel(() => '/gallring/regel', {}),
      fel(() => '/gallring/regel', { ar: 'tio', galler_fran: '2020-01-01' }),
    ],
  },
  '/gallring/:gallringId': {
    vem: 'sia',
    fel: [fel((s) => `/gallring/${s.gallringar.vantar}`, { gor: 'neka' })],
  },
  '/registerutdrag/ny': {
    vem: 'bo',
    fel: [
      fel(() => '/registerutdrag/ny', {}),
      fel(() => '/registerutdrag/ny', { diarienummer: '19800101-2387' }),
    ],
  },
  '/registerutdrag/:utdragId': {
    vem: 'bo',
    fel: [fel((s) => s.utdragen.vantar, { gor: 'neka' }), fel((s) => s.utdragen.vantar, { gor: 'godkann' })],
  },
  '/rattelser/ny': { vem: 'bo', fel: [fel(() => '/rattelser/ny', {})] },
  '/deltaganden/:deltagandeId/rattelser': {
    vem: 'anna',
    fel: [fel((s) => s.begransningar.begard, {})],
  },
  '/begransningar/ny': {
    vem: 'bo',
    fel: [
      fel(() => '/begransningar/ny', {}),
      fel(() => '/begransningar/ny', { diarienummer: '19800101-2387' }),
    ],
  },
  '/begransningar/:begransningId': {
    vem: 'bo',
    fel: [
      fel((s) => s.begransningar.vantar, { gor: 'neka' }),
      fel((s) => s.begransningar.vantar, { gor: 'godkann' }),
    ],
  },
  '/begransningar/:begransningId/havning': {
    vem: 'bo',
    fel: [fel((s) => `${s.begransningar.galler}/havning`, {})],
  },
  '/bestallningar/ny': {
    vem: 'rut',
    fel: [
      fel(() => '/bestallningar/ny', { gor: 'spara' }),
      fel(() => '/bestallningar/ny', {
        gor: 'lagg-till',
        antal: '2',
        slag_1: 'ny',
        roller_2: 'deltagaransvarig',
      }),
    ],
  },
  '/anvandare/:anvandareId/alias': {
    vem: 'sia',
    fel: [fel((s) => `/anvandare/${s.hus.test.varld.anvandare.bo}/alias`, { fornamn: 'Bo', efternamn: '' })],
  },
  '/bekrafta-anvandare/:anvandareId/avslut': {
    vem: 'sia',
    fel: [],
  },
  '/bekrafta-anvandare': { vem: 'rut', fel: [fel(() => '/bekrafta-anvandare', {})] },
  '/bestallningar/:bestallningId': {
    vem: 'sia',
    fel: [fel((s) => s.bestallning, { gor: 'neka', skal: '' })],
  },
  '/utskick/:utskickId': { vem: 'sia', fel: [fel((s) => `/utskick/${s.utskick}`, {})] },
};

/** Those of them with a button only, so nothing in them can be wrong. */
export const baraKnapp: readonly string[] = [
  '/registerhandlaggare/:anvandareId/avslut',
  '/registerutdrag/:utdragId/hamtning',
  '/gallring/ny',
  '/gallring/:gallringId/igen',
];

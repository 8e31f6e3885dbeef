import type { Falt } from '../support/klient.ts';
import type { Scen, Tittare } from './scen.ts';

type Vag = (scen: Scen) => string;
interface Sedd {
  readonly vem: Tittare;
  readonly path: Vag;
}

const av = (vem: Tittare, path: Vag): Sedd => ({ vem, path });
const hantera: Vag = (s) => `/insatser/${s.insats}/hantera`;
const hanteraVolym: Vag = (s) => `/insatser/${s.hus.test.varld.insats.volym}/hantera`;
const ny: Vag = () => '/registrera-ny-insats';

/** Every page of the insatser as organisation's work. */
export const insatssidor: Readonly<Record<string, readonly Sedd[]>> = {
  '/sok-insats': [
    av('rut', () => '/sok-insats'),
    av('rut', () => '/sok-insats?namn=v%C3%A4g&visa=pagaende&sortera=-startdatum'),
    av('rut', () => '/sok-insats?namn=finns-inte'),
  ],
  '/registrera-ny-insats': [av('ivar', ny), av('ivar', (s) => `/registrera-ny-insats?fran=${s.insats}`)],
  '/hantera-insats': [av('ivar', () => '/hantera-insats')],
  '/insatser/:insatsId/hantera': [av('ivar', hantera), av('ivar', hanteraVolym)],
};

const fel = (sida: Vag, falt: Falt, status = 422) => ({ sida, falt: () => falt, status });
const hanterad = { gor: 'spara', namn: 'Vägen vidare', startdatum: '2020-01-01', beskrivning: 'Ny' };
const halv = { gor: 'spara', inriktning: 'individinriktad', startdatum: '2026-02-30', malgrupp: 'unga' };

/** What their forms are refused for. */
export const insatsfel: Readonly<Record<string, { vem: Tittare; fel: readonly ReturnType<typeof fel>[] }>> = {
  '/registrera-ny-insats': { vem: 'ivar', fel: [fel(ny, { gor: 'spara' }), fel(ny, halv)] },
  '/insatser/:insatsId/hantera': {
    vem: 'ivar',
    fel: [
      fel(hantera, { gor: 'spara', namn: '', slutdatum: '2021-01-01' }),
      fel(hanteraVolym, { gor: 'spara', inriktning: 'annan' }),
      fel(hantera, { ...hanterad, version: '0' }, 409),
      fel(hantera, { ...hanterad, slutdatum: '2099-12-31' }),
    ],
  },
};

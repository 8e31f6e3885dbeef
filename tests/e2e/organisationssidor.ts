import type { Falt } from '../support/klient.ts';
import type { Scen, Tittare } from './scen.ts';
import type { Felsida, Sida } from './sidtyp.ts';

const forbund =
  (del = '') =>
  (s: Scen): string =>
    `/samverkansorganisationer/${s.hus.test.varld.forbund}${del}`;
const utkast =
  (del: string) =>
  (s: Scen): string =>
    `/utkast/${s.utkast}/${del}`;
const av = (vem: Tittare, path: Sida['path']): Sida => ({ vem, path });

const lista = '/samverkansorganisationer';
const ett = '/samverkansorganisationer/:organisationId';
const ny = '/registrera-samverkansorganisation';

/** Every page of the samverkansorganisationer. */
export const organisationssidor: Readonly<Record<string, readonly Sida[]>> = {
  [lista]: [av('rut', () => lista), av('sia', () => `${lista}?namn=finns*inte&visa=avslutade`)],
  [ett]: [av('rut', forbund()), av('sam', forbund())],
  [`${ett}/hantera`]: [av('sam', forbund('/hantera')), av('sia', forbund('/hantera'))],
  [`${ett}/historik`]: [av('sam', forbund('/historik'))],
  '/hantera-samverkansorganisation': [
    { vem: 'sam', path: () => '/hantera-samverkansorganisation', slutar: /\/hantera$/ },
  ],
  [ny]: [av('sia', () => ny)],
  '/utkast/:utkastId/kommuner': [
    av('sam', utkast('kommuner')),
    av('sam', utkast('kommuner?lan=01&sokt=ja&valda=0180.0180-bromma')),
    av('sam', utkast('kommuner?namn=*finns-inte&sokt=ja&valda=inga')),
  ],
  '/utkast/:utkastId/organisationer': [
    av('sam', utkast('organisationer')),
    av('sam', utkast('organisationer?namn=*k*&sokt=ja&valda=inga')),
  ],
};

type Fel = Omit<Felsida, 'vem' | 'vad'>;
const fel = (sida: Fel['sida'], falt: Falt, status = 422): Fel => ({ sida, falt: () => falt, status });

const alltFel = {
  slutdatum: '2031-02-30',
  kontakt_epost: 'x',
  kommuner: '9999',
  samverkansadministratorer: '',
};

/** Every form of the samverkansorganisationer, refused. */
export const organisationsfel: Readonly<Record<string, { vem: Tittare; fel: readonly Fel[] }>> = {
  [`${ett}/hantera`]: {
    vem: 'sam',
    fel: [
      fel(forbund('/hantera'), alltFel),
      fel(forbund('/hantera'), { samverkansadministratorer: '' }),
      fel(forbund('/hantera'), { slutdatum: '2020-01-01' }),
      fel(
        forbund('/hantera'),
        { version: '0', beskrivning: 'Min text', kommuner: '2380', ingaende: '' },
        409,
      ),
    ],
  },
  [ny]: {
    vem: 'sia',
    fel: [fel(() => ny, {}), fel(() => ny, { namn: 'Finsam Nord', startdatum: '2206-01-01' })],
  },
  '/utkast/:utkastId/kommuner': {
    vem: 'sam',
    fel: [fel(utkast('kommuner'), { gor: 'sok', namn: 'x'.repeat(101) })],
  },
  '/utkast/:utkastId/organisationer': {
    vem: 'sam',
    fel: [fel(utkast('organisationer'), { gor: 'sok', namn: 'x'.repeat(101) })],
  },
};

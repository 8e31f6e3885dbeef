import { insatsvariabler } from '../../src/rapport/urval.rules.ts';
import { rapportfraga } from '../minarapporter/stod.ts';
import type { Falt } from '../support/klient.ts';
import type { Scen, Tittare } from './scen.ts';
import type { Felsida, Sida } from './sidtyp.ts';

const rut = (path: Sida['path'] | string): Sida => ({
  vem: 'rut',
  path: typeof path === 'string' ? () => path : path,
});
const ar = 'fran=2024-01&till=2025-12';
const del = (delar: string) => Array.from(delar, (en) => `del=${en}`).join('&');
const rapport = (fraga: string) => rut(`/rapporter/rapport?${fraga}`);
const variabler = insatsvariabler.map((en) => `variabel=${en}`).join('&');

/** Every type of report, in the ways that look different. */
export const rapportsidor: Record<string, readonly Sida[]> = {
  '/rapporter': [
    rut('/rapporter'),
    rut('/rapporter?typ=standardrapport&visad=deltagarrapport&niva=samverkansorganisation&gor=val'),
    rut('/rapporter?typ=insatsrapport&visad=insatsrapport&niva=insats&sok=V&gor=sok'),
    rut('/rapporter?typ=kostnadsrapport&visad=deltagarrapport&niva=lan&gor=skapa'),
  ],
  '/rapporter/rapport': [
    rapport(`typ=deltagarrapport&${del('abcdefg')}&niva=riket&${ar}&kon=ja`),
    rut(
      (s) =>
        `/rapporter/rapport?typ=deltagarrapport&${del('abg')}&niva=insats&plats=${s.insats}&${ar}&kon=nej`,
    ),
    rapport(
      `typ=standardrapport&${del('abcdef')}&niva=riket&jamfor=lan&${ar}&kon=nej&forsorjning=sjukpenning`,
    ),
    rapport(`typ=insatsrapport&niva=riket&${ar}&kon=ja&${variabler}`),
    rapport(`typ=kostnadsrapport&${del('1234')}&niva=riket&fran=2024&till=2026&detaljer=detaljerad`),
    rapport('typ=deltagarrapport&del=d&niva=riket&fran=2001-01&till=2001-12&kon=ja'),
  ],
  '/rapporter/andrat': [
    rut('/rapporter/andrat'),
    rut(`/rapporter/andrat?typ=deltagarrapport&${del('ad')}&niva=riket&${ar}&kon=nej`),
    rut(`/rapporter/andrat?typ=insatsrapport&niva=riket&${ar}&kon=nej&${variabler}`),
    rut(
      `/rapporter/andrat?typ=kostnadsrapport&${del('1234')}&niva=riket&fran=2024&till=2026&detaljer=summerad`,
    ),
  ],
  '/rapporter/halvar': [rut('/rapporter/halvar'), { ...rut('/rapporter/halvar'), vem: 'sam' }],
  '/rapporter/halvar/:redovisningId': [
    rut((s) => `/rapporter/halvar/${s.redovisningar.klar}`),
    { ...rut((s) => `/rapporter/halvar/${s.redovisningar.skapas}`), vem: 'sam' },
    { ...rut((s) => `/rapporter/halvar/${s.redovisningar.misslyckad}`), vem: 'sam' },
  ],
  '/rapporter/mina': [
    rut('/rapporter/mina'),
    rut('/rapporter/mina?klart=sparat'),
    { ...rut('/rapporter/mina'), vem: 'bo' },
  ],
  '/rapporter/mina/nytt': [rut(`/rapporter/mina/nytt?${rapportfraga}`)],
  '/rapporter/mina/:sparatId': [rut((s) => `/rapporter/mina/${s.sparat}`)],
  '/rapporter/mina/:sparatId/borttagning': [rut((s) => `/rapporter/mina/${s.sparat}/borttagning`)],
};

export const rapportfiler = [
  '/rapporter/rapport.csv',
  '/rapporter/rapport.xlsx',
  '/rapporter/rapport.pdf',
  '/rapporter/halvar/:redovisningId/paket.zip',
];

type Formularfel = readonly Omit<Felsida, 'vem' | 'vad'>[];
const fel = (sida: (scen: Scen) => string, falt: Falt) => ({ sida, falt: () => falt, status: 422 });

/** The forms of Mina rapporter, sent without a name, and of a half-yearly return without a half-year. */
export const rapportfel: Record<string, { vem: Tittare; fel: Formularfel }> = {
  '/rapporter/halvar': {
    vem: 'sam',
    fel: [fel(() => '/rapporter/halvar', { forbund: '', halvar: '2025-3' })],
  },
  '/rapporter/mina/nytt': {
    vem: 'rut',
    fel: [fel(() => `/rapporter/mina/nytt?${rapportfraga}`, { namn: '' })],
  },
  '/rapporter/mina/:sparatId': {
    vem: 'rut',
    fel: [fel((s) => `/rapporter/mina/${s.sparat}`, { namn: ' ' })],
  },
};

/** Selections that are none, and two times that cannot be compared: the page with the message, and everything kept. */
export const urvalsfel: readonly Felsida[] = [
  '?typ=standardrapport&del=e&niva=samverkansorganisation&fran=2026-13&till=2025&kon=x&visad=standardrapport&gor=skapa',
  '?typ=insatsrapport&niva=insats&fran=2026-02&till=2026-01&kon=ja&visad=insatsrapport&gor=skapa',
  `/andrat?${rapportfraga}&kand=2020-01-31`,
  `/andrat?${rapportfraga}&kand=x&mot=y`,
].map((fraga) => ({ vad: fraga, status: 422, vem: 'rut', sida: () => `/rapporter${fraga}` }));

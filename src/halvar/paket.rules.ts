import type { Rapport } from '../rapport/rapport.rules.ts';
import { insatsvariabler, rapportdelar, rapporttyper, type Urval } from '../rapport/urval.rules.ts';
import type { Rapporttackning } from '../tackning/tackning.rules.ts';
import { halvaretsSista, halvarsord, type Halvar, type Redovisning } from './halvar.rules.ts';

/** A file of a package. */
export interface Paketfil {
  readonly namn: string;
  readonly innehall: Buffer;
}

/** What "Om redovisningen" tells. */
export interface Paketunderlag {
  readonly halvar: Halvar;
  readonly version: number;
  readonly rapporter: readonly Rapport[];
  readonly tackning: Rapporttackning;
  readonly frystAt: Date;
  /** Names of the files beside it. */
  readonly filer: readonly string[];
}

/** What makes files without anybody asking for them over the web: the same makers as the pages have. */
export interface Filskapare {
  readonly excel: (rapport: Rapport) => AsyncIterable<Buffer>;
  readonly pdf: (rapport: Rapport) => Promise<Buffer>;
  readonly om: (underlag: Paketunderlag) => Promise<Buffer>;
  readonly zip: (filer: readonly Paketfil[]) => AsyncIterable<Buffer>;
}

/** Part e of the standardrapport is about one försörjning before. */
const vald = 'sjukpenning';

/**
 * The four reports of a return: everything they can show of the half-year (a kostnadsrapport of its year), as it was known at a freeze.
 * @param kand what the freeze is called in an address
 */
export const urvalen = (
  samverkansorganisationId: string,
  halvar: Halvar,
  kand: string | null,
): readonly Urval[] => {
  const manader = { fran: halvar.slice(0, 7), till: halvaretsSista(halvar).slice(0, 7) };
  const ar = { fran: `${halvar.slice(0, 4)}-01`, till: `${halvar.slice(0, 4)}-12` };
  return rapporttyper.map((typ) => ({
    typ,
    delar: rapportdelar[typ],
    plats: { niva: 'samverkansorganisation', idn: [samverkansorganisationId] },
    jamforelse: null,
    period: typ === 'kostnadsrapport' ? ar : manader,
    kon: typ !== 'kostnadsrapport',
    forsorjning: typ === 'standardrapport' ? vald : null,
    variabler: typ === 'insatsrapport' ? insatsvariabler : [],
    detaljerad: typ === 'kostnadsrapport',
    kand,
  }));
};

const iFilnamn = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);

/** halvarsredovisning-2026-1-provdalen-version-1.zip */
export const paketnamn = ({
  samverkansorganisation,
  halvar,
  version,
}: Pick<Redovisning, 'samverkansorganisation' | 'halvar' | 'version'>): string =>
  ['halvarsredovisning', halvarsord(halvar), iFilnamn(samverkansorganisation), 'version', String(version)]
    .filter((del) => del !== '')
    .join('-')
    .concat('.zip');

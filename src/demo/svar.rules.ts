import type { Inmatning, Matning } from '../deltagande/deltagande.rules.ts';
import type { Profil } from './insatser.rules.ts';
import type { Slump } from './slump.rules.ts';

type Vikter = Readonly<Record<string, number>>;

const forsorjningFore: Record<Profil, Vikter> = {
  sjuk: {
    sjukpenning: 48,
    rehabiliteringspenning: 14,
    sjukersattning: 12,
    forsorjningsstod: 16,
    annan: 4,
    ingen: 6,
  },
  unga: { aktivitetsersattning: 38, forsorjningsstod: 26, aktivitetsstod: 20, ingen: 16 },
  arbetslos: { forsorjningsstod: 46, arbetsloshetsersattning: 22, aktivitetsstod: 24, sjukpenning: 8 },
  nyanland: { etableringsersattning: 48, forsorjningsstod: 36, aktivitetsstod: 10, ingen: 6 },
};
const utbildning: Record<Profil, Vikter> = {
  sjuk: { grundskola: 20, gymnasieskola: 50, eftergymnasial_kort: 12, eftergymnasial_lang: 18 },
  unga: { ej_grundskola: 14, grundskola: 46, gymnasieskola: 40 },
  arbetslos: { ej_grundskola: 8, grundskola: 34, gymnasieskola: 44, eftergymnasial_lang: 14 },
  nyanland: {
    ej_grundskola: 26,
    grundskola: 26,
    gymnasieskola: 26,
    eftergymnasial_lang: 18,
    forskarutbildning: 4,
  },
};
const anledningar = {
  enligt_plan: 38,
  arbete: 19,
  studier: 11,
  annan_insats: 6,
  sjukdom: 10,
  avbrot: 9,
  flytt: 3,
  annan: 4,
} as const;
type Anledning = keyof typeof anledningar;

const arbetstyper = { utan_subvention: 55, med_subvention: 38, eget_foretag: 7 } as const;

const arbete = (s: Slump, andel: number, [fran, till]: readonly [number, number]): Matning['arbete'] =>
  s.chans(andel) ? { omfattning: s.tal(fran / 5, till / 5) * 5, arbetstypKod: s.viktad(arbetstyper) } : null;

const studier = (s: Slump, andel: number, [fran, till]: readonly [number, number]): Matning['studier'] =>
  s.chans(andel) ? { omfattning: s.tal(fran / 25, till / 25) * 25 } : null;

/** What someone lives on before; now and then försörjningsstöd on top. */
const forsorjning = (s: Slump, profil: Profil): readonly string[] => {
  const en = s.viktad(forsorjningFore[profil]);
  const fyllsPa = s.chans(0.14) && en !== 'ingen' && en !== 'forsorjningsstod';
  return fyllsPa ? [en, 'forsorjningsstod'] : [en];
};

/** Plausible answers at the start of someone that old. */
export const svarFore = (s: Slump, profil: Profil, alder: number): Inmatning => {
  const lever = forsorjning(s, profil);
  const vuxenAr = Math.max(0, alder - 18);
  return {
    utbildningsnivaKod: s.viktad(utbildning[profil]),
    forsorjningAr: lever[0] === 'ingen' ? 0 : s.tal(0, Math.min(profil === 'nyanland' ? 4 : 12, vuxenAr)),
    forsorjning: lever,
    arbetssokande: s.chans(profil === 'arbetslos' ? 0.45 : 0.15),
    arbete: arbete(s, 0.08, [10, 50]),
    studier: studier(s, 0.05, [25, 50]),
  };
};

/** Why someone leaves, more often for work than for having moved. */
export const avslutsanledning = (s: Slump): Anledning => s.viktad(anledningar);

const efterArbete = (s: Slump, fore: Inmatning): Matning => {
  const nytt = arbete(s, 1, [50, 100]);
  const forsorjdAvLon = (nytt?.omfattning ?? 0) >= 75;
  return { ...utanBakgrund(fore), forsorjning: forsorjdAvLon ? ['ingen'] : fore.forsorjning, arbete: nytt };
};
const efterStudier = (s: Slump, fore: Inmatning): Matning => ({
  ...utanBakgrund(fore),
  forsorjning: [s.chans(0.8) ? 'studiestod' : 'ingen'],
  arbetssokande: false,
  studier: studier(s, 1, [50, 100]),
});
const efterAnnat = (s: Slump, fore: Inmatning): Matning => ({
  forsorjning: s.chans(0.2) ? ['aktivitetsstod'] : fore.forsorjning,
  arbetssokande: s.chans(0.35),
  arbete: fore.arbete ?? arbete(s, 0.12, [10, 50]),
  studier: fore.studier ?? studier(s, 0.06, [25, 50]),
});
const utanBakgrund = ({ forsorjning: f, arbetssokande, studier: st }: Inmatning): Matning => ({
  forsorjning: f,
  arbetssokande,
  arbete: null,
  studier: st,
});

/** Plausible answers at the end: work or studies for those who left for it, for the rest mostly as before. */
export const svarEfter = (s: Slump, anledning: Anledning, fore: Inmatning): Matning => {
  if (anledning === 'arbete') return efterArbete(s, fore);
  return anledning === 'studier' ? efterStudier(s, fore) : efterAnnat(s, fore);
};

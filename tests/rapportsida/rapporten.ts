import {
  antal,
  dold,
  tom,
  type Cell,
  type Del,
  type Kolumn,
  type Rad,
} from '../../src/rapport/rapport.rules.ts';

/** Hand-made parts of reports: what pages, pictures and files are made from. */
const rad = (rubrik: string, celler: readonly Cell[], slag: Rad['slag'] = 'rad'): Rad => ({
  id: rubrik.toLowerCase(),
  rubrik,
  slag,
  plats: null,
  celler,
});
const kolumn = (id: string, grupp: string | null, slag: Kolumn['slag'] = 'antal'): Kolumn => ({
  id,
  rubrik: 'Totalt',
  grupp,
  slag,
});
const andring = (varde: number): Cell => antal(varde, 'sysselsattning_forandring');
const procent = (varde: number): Cell => ({ ...tom('procent', 'sysselsattning_forandring'), varde });

export const foreEfter: Del = {
  id: 'a',
  rubrik: 'Sysselsättning före och efter',
  bas: 'Deltaganden som avslutades i perioden',
  kolumner: [
    kolumn('fore_totalt', 'Före'),
    kolumn('efter_totalt', 'Efter'),
    kolumn('forandring_totalt', 'Förändring'),
    kolumn('procent_totalt', 'Förändring i procent', 'procent'),
  ],
  rader: [
    rad('Arbetar', [
      antal(1100, 'sysselsattning_fore'),
      antal(2300, 'sysselsattning_efter'),
      andring(1200),
      procent(109.1),
    ]),
    rad('Studerar', [
      dold('antal', 'sysselsattning_fore'),
      antal(6, 'sysselsattning_efter'),
      dold('antal', 'sysselsattning_forandring'),
      dold('procent', 'sysselsattning_forandring'),
    ]),
    rad('=Söker', [
      antal(9, 'sysselsattning_fore'),
      antal(0, 'sysselsattning_efter'),
      andring(-9),
      procent(-100),
    ]),
    rad('Nya', [
      antal(0, 'sysselsattning_fore'),
      antal(7, 'sysselsattning_efter'),
      andring(7),
      tom('procent', 'sysselsattning_forandring'),
    ]),
    rad(
      'Avslutade',
      [
        antal(2400, 'avslutade'),
        antal(2400, 'avslutade'),
        tom('antal', 'avslutade'),
        tom('procent', 'avslutade'),
      ],
      'summa',
    ),
  ],
  diagram: { slag: 'fore_efter', kolumner: ['fore_totalt', 'efter_totalt'] },
  anmarkningar: [],
};

/** The same rows for two places. */
export const jamford: Del = {
  ...foreEfter,
  rader: ['Riket', 'Västmanland'].flatMap((namn, i) =>
    foreEfter.rader.map((r) => ({
      ...r,
      plats: { niva: i === 0 ? ('riket' as const) : ('lan' as const), id: i === 0 ? '' : '19', namn },
    })),
  ),
  diagram: { slag: 'jamforelse', kolumner: ['fore_totalt', 'efter_totalt'] },
};

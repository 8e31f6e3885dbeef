import type { Response } from 'express';
import { doldbredd, stapelhojd, type Form, type Fyllnad, type Ritning } from '../diagram/diagram.rules.ts';
import { skapaPdf, skickaPdf, type Pdfdel, type Pdfdokument } from '../web/pdf.ts';
import type { Figurform } from '../web/pdffigur.ts';
import { tackningsrad } from '../tackning/tackning.rules.ts';
import { ritningarFor } from './diagram.rules.ts';
import { sahar } from './forklaring.rules.ts';
import { filnamn, fottext, omTiden } from './fil.rules.ts';
import type { Del, Rapport } from '../rapport/rapport.rules.ts';
import { arTom, celltext, harPlatser, kolumnrubrik } from './tabell.rules.ts';

const bredd = 500;
const farg = { text: '#17212f', svag: '#4c596b', aktiv: '#1f4f8f', kant: '#76839a', vit: '#ffffff' } as const;
const over = (procent: number): number => (procent / 100) * bredd;

const ruta = (x: number, y: number, b: number): string =>
  `M${String(x)} ${String(y)}h${String(b)}v${String(stapelhojd)}h${String(-b)}z`;

/** Stripes inside a bar, since a PDF has no patterns of ours. */
const rander = (x: number, y: number, b: number): string =>
  Array.from(
    { length: Math.floor(b / 5) },
    (_, i) => `M${String(x + (i + 1) * 5)} ${String(y)}v${String(stapelhojd)}`,
  ).join('');

const stapel = (x: number, y: number, b: number, fyllnad: Fyllnad): readonly Figurform[] => {
  const d = ruta(x, y, b);
  if (fyllnad === 'fylld') return [{ form: 'bana', d, fyllning: farg.aktiv, linje: farg.aktiv }];
  const tom: Figurform = { form: 'bana', d, fyllning: farg.vit, linje: farg.svag };
  const randar = rander(x, y, b);
  return fyllnad === 'randig' && randar !== ''
    ? [tom, { form: 'bana', d: randar, linje: farg.aktiv, tjocklek: 2 }]
    : [tom];
};

const figurform = (form: Form): readonly Figurform[] => {
  switch (form.form) {
    case 'stapel':
      return stapel(over(form.x), form.y, over(form.bredd), form.fyllnad);
    case 'dold':
      return [{ form: 'bana', d: ruta(over(form.x), form.y, doldbredd), linje: farg.kant, tjocklek: 0.5 }];
    case 'axel':
      return [
        {
          form: 'bana',
          d: `M${String(over(form.x))} ${String(form.y1)}V${String(form.y2)}`,
          linje: farg.kant,
        },
      ];
    case 'text':
      return [
        {
          form: 'text',
          text: form.text,
          x: over(form.x) + form.dx,
          y: form.y,
          storlek: form.rubrik ? 11 : 10,
          farg: farg.text,
          fet: form.rubrik,
        },
      ];
  }
};

const figur = ({ titel, beskrivning, teckenforklaring, hojd, former }: Ritning): readonly Pdfdel[] => [
  { slag: 'stycke', text: `${titel}. ${teckenforklaring}`.trim(), svag: true },
  { slag: 'figur', alt: `${titel}. ${beskrivning}`, bredd, hojd, former: former.flatMap(figurform) },
];

/** Columns that fit beside each other on a sheet. */
const hogstKolumner = 9;

/** A part as tables; one that is too wide is cut into several, each with the headings of its rows. */
const tabeller = (del: Del): readonly Pdfdel[] => {
  const medPlats = harPlatser(del);
  const bitar = Array.from(
    { length: Math.ceil(del.kolumner.length / hogstKolumner) },
    (_, i) => i * hogstKolumner,
  );
  return bitar.map((fran): Pdfdel => ({
    slag: 'tabell',
    rubrik: del.bas,
    radrubrik: true,
    kolumner: [
      { text: del.rubrik, del: 3 },
      ...del.kolumner
        .slice(fran, fran + hogstKolumner)
        .map((kolumn) => ({ text: kolumnrubrik(kolumn), tal: kolumn.slag !== 'text' })),
    ],
    rader: del.rader.map((rad) => [
      medPlats && rad.plats !== null ? `${rad.plats.namn}, ${rad.rubrik}` : rad.rubrik,
      ...rad.celler.slice(fran, fran + hogstKolumner).map(celltext),
    ]),
  }));
};

const delen = (rapport: Rapport, del: Del): readonly Pdfdel[] => {
  const tom = arTom(del);
  return [
    { slag: 'rubrik', niva: 2, text: `${del.id}. ${del.rubrik}` },
    ...(tom ? [{ slag: 'stycke', text: 'Det finns inget att räkna i urvalet.' } as const] : tabeller(del)),
    ...del.anmarkningar.map((text): Pdfdel => ({ slag: 'stycke', text, svag: true })),
    ...(tom ? [] : ritningarFor(del).flatMap(figur)),
    { slag: 'rubrik', niva: 3, text: 'Så räknades det' },
    {
      slag: 'falt',
      rader: sahar(rapport, del).map(({ rubrik, text }) => ({ etikett: rubrik, varde: text })),
    },
  ];
};

const dokument = (rapport: Rapport): Pdfdokument => {
  const { rubrik, plats, urval, omfattning, anmarkningar, delar, lastAt, tackning } = rapport;
  const rader = omfattning.map((en) => ({ etikett: en.rubrik, varde: celltext(en.cell) }));
  const tackt = tackning === null ? [] : [tackningsrad(tackning)];
  return {
    titel: `${rubrik}, ${plats}`,
    sidfot: fottext(rapport),
    skapad: lastAt,
    liggande: delar.some(({ kolumner }) => kolumner.length > 5),
    delar: [
      { slag: 'rubrik', niva: 1, text: rubrik },
      { slag: 'stycke', text: `${plats}, ${omTiden(urval, rapport.fryst)}` },
      ...(rader.length > 0 ? [{ slag: 'falt', rader } as const] : []),
      ...[...tackt, ...anmarkningar].map((text): Pdfdel => ({ slag: 'stycke', text })),
      ...delar.flatMap((del) => delen(rapport, del)),
    ],
  };
};

/** A report as a tagged PDF: the tables, the pictures with their descriptions, and how everything was counted. */
export const rapportpdf = (rapport: Rapport): Promise<Buffer> => skapaPdf(dokument(rapport));

export const skickaRapportpdf = (res: Response, rapport: Rapport): Promise<void> =>
  skickaPdf(res, filnamn(rapport, 'pdf'), dokument(rapport));

import { matt, regelversion, type MattId } from '../rapport/matt.rules.ts';
import { periodtext } from '../rapport/rubriker.rules.ts';
import { doltText, tomtText, utelamnat } from '../rapportsida/forklaring.rules.ts';
import { mattI } from '../rapportsida/tabell.rules.ts';
import { dagAv, langDag, tidpunkt } from '../shared/datum.ts';
import { summaText, tackningsrad } from '../tackning/tackning.rules.ts';
import { skapaPdf, type Pdfdel } from '../web/pdf.ts';
import { halvarstext } from './halvar.rules.ts';
import type { Paketunderlag } from './paket.rules.ts';

const rubrik = (text: string): Pdfdel => ({ slag: 'rubrik', niva: 2, text });
const stycke = (text: string): Pdfdel => ({ slag: 'stycke', text });
const falt = (rader: readonly (readonly [etikett: string, varde: string])[]): Pdfdel => ({
  slag: 'falt',
  rader: rader.map(([etikett, varde]) => ({ etikett, varde })),
});

/** What the package holds, beside its heading. */
const fakta = ({ version, frystAt, filer }: Paketunderlag): readonly Pdfdel[] => [
  falt([
    ['Version', String(version)],
    ['Siffrorna frysta', tidpunkt(frystAt)],
    ['Räkneregler', `Version ${regelversion}`],
  ]),
  stycke(
    'Det som har registrerats, rättats, felregistrerats eller återkallats efter att siffrorna frystes är inte med. Små tal är dolda för att ingen ska kunna kännas igen.',
  ),
  rubrik('Filer'),
  ...filer.map(stycke),
];

const tackningen = ({ tackning, frystAt }: Paketunderlag): readonly Pdfdel[] => [
  rubrik('Täckning'),
  stycke(tackningsrad(tackning)),
  stycke(`Felregistrerade deltaganden med startdag under året: ${summaText(tackning.felregistrerade)}.`),
  stycke(`Täckningen är läst när siffrorna frystes, ${tidpunkt(frystAt)}.`),
];

/** What each report is of, and what it leaves out. */
const rapporterna = ({ rapporter }: Paketunderlag): readonly Pdfdel[] =>
  rapporter.flatMap((rapport) => [
    rubrik(`${rapport.rubrik}, ${periodtext(rapport.urval.period)}`),
    ...rapport.anmarkningar.map(stycke),
    ...(rapport.urval.forsorjning === null
      ? []
      : [stycke('Del e gäller dem som hade sjukpenning före insatsen.')]),
    stycke(`Utelämnat: ${utelamnat(rapport)}`),
  ]);

/** The measures of all the reports, each once. */
const definitionerna = ({ rapporter }: Paketunderlag): readonly Pdfdel[] => {
  const visade = new Set<MattId>(rapporter.flatMap(({ delar }) => delar.flatMap(mattI)));
  return [
    rubrik('Definitioner'),
    falt(
      [...visade].map((id) => [matt[id].namn, `${matt[id].definition} Källa: ${matt[id].kalla}.`] as const),
    ),
    rubrik('När det står .. eller –'),
    stycke(doltText),
    stycke(tomtText),
  ];
};

/** "Om redovisningen": what a package holds, how complete its data are, and what every figure in it means. */
export const paketOm = (underlag: Paketunderlag): Promise<Buffer> => {
  const { halvar, frystAt, rapporter } = underlag;
  const titel = `Halvårsredovisning, ${halvarstext(halvar)}`;
  const plats = rapporter[0]?.plats ?? '';
  return skapaPdf({
    titel: `${titel}, ${plats}`,
    sidfot: `SUS, ${titel}. Siffrorna som de var kända ${langDag(dagAv(frystAt))}.`,
    skapad: frystAt,
    delar: [
      { slag: 'rubrik', niva: 1, text: titel },
      stycke(plats),
      ...fakta(underlag),
      ...tackningen(underlag),
      ...rapporterna(underlag),
      ...definitionerna(underlag),
    ],
  });
};

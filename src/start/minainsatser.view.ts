import { deltagarePath, registreringPath } from '../deltagande/adress.rules.ts';
import { genomgangPath } from '../genomgang/adress.rules.ts';
import {
  harBorjat,
  harSlutat,
  oppnaLangeUrval,
  tarDeltagare,
  type Insatslage,
} from '../insats/lage.rules.ts';
import { insatsPath } from '../insats/sidor.rules.ts';
import { artal, dagAv, langDag, type Dag } from '../shared/datum.ts';
import { antal } from '../shared/text.ts';
import { valjlista } from '../web/falt.ts';
import type { Valjlista } from '../web/falttyp.ts';
import { lank, type Text } from '../web/text.ts';
import { url } from '../web/url.ts';

interface Insatsrad {
  readonly namn: Text;
  readonly inriktning: string;
  readonly siffror: readonly { readonly rubrik: string; readonly text: Text }[];
  /** When it was last gone through, with the way to do it. */
  readonly genomgangen: Text;
  /** A button, or a grey line that says why there is none. */
  readonly knapp: { readonly href: string; readonly dolt: string } | null;
  readonly lage: string;
}

export interface MinaInsatser {
  readonly valj: Valjlista;
  readonly bildtext: string;
  /** Heads in two lines, to keep the columns narrow. */
  readonly kolumner: readonly (readonly string[])[];
  readonly rader: readonly Insatsrad[];
}

const langeText = ({ id, namn, oppnaLange }: Insatslage, idag: Dag): Text =>
  oppnaLange === 0
    ? '0'
    : [lank(String(oppnaLange), url(deltagarePath, { insatsId: id }, oppnaLangeUrval(idag)), `i ${namn}`)];

const kolumnerna = (idag: Dag) => {
  const ar = String(artal(idag));
  return [['Öppna'], ['Påbörjade', ar], ['Avslutade', ar], ['Öppna över', '12 mån']] as const;
};

const siffror = (insats: Insatslage, idag: Dag): Insatsrad['siffror'] => {
  if (!tarDeltagare(insats)) return kolumnerna(idag).map((rader) => ({ rubrik: rader.join(' '), text: '–' }));
  const texter = [
    String(insats.oppna),
    String(insats.paborjade),
    String(insats.avslutade),
    langeText(insats, idag),
  ];
  return kolumnerna(idag).map((rader, i) => ({ rubrik: rader.join(' '), text: texter[i] ?? '' }));
};

const lageText = (insats: Insatslage, idag: Dag): string => {
  if (!tarDeltagare(insats)) return 'Volyminsats';
  if (!harBorjat(insats, idag)) return `Börjar ${langDag(insats.startdatum)}`;
  return insats.slutdatum !== null && harSlutat(insats, idag) ? `Slutade ${langDag(insats.slutdatum)}` : '';
};

const genomgangen = (insats: Insatslage, idag: Dag): Text => {
  if (!tarDeltagare(insats) || !harBorjat(insats, idag)) return '–';
  const { id, namn, genomgangenAt: at } = insats;
  const text = at === null ? 'Aldrig' : langDag(dagAv(at));
  return [lank(text, url(genomgangPath, { insatsId: id }), `genomgång av ${namn}`)];
};

const rad = (insats: Insatslage, idag: Dag): Insatsrad => {
  const { id, namn, preciseradInriktning } = insats;
  const lage = lageText(insats, idag);
  return {
    namn: [lank(namn, url(insatsPath, { insatsId: id }))],
    inriktning: preciseradInriktning,
    siffror: siffror(insats, idag),
    genomgangen: genomgangen(insats, idag),
    knapp: lage === '' ? { href: url(registreringPath, { insatsId: id }), dolt: `i ${namn}` } : null,
    lage,
  };
};

const organisationer = (insatser: readonly Insatslage[]) => [
  ...new Map(insatser.map((i) => [i.samverkansorganisationId, i.samverkansorganisation])),
];

/** What is stored and not shown is in none of the figures, so the table says how many that is. */
const utomBegransade = (insatser: readonly Insatslage[]): string => {
  const n = insatser.reduce((summa, { begransade }) => summa + begransade, 0);
  return n === 0 ? '' : ` ${antal(n, 'begränsat deltagande', 'begränsade deltaganden')} är inte med.`;
};

/** "Mina insatser", of one samverkansorganisation or of all; an organisation that is not the user's counts as none chosen. */
export const minaInsatser = (insatser: readonly Insatslage[], vald: unknown, idag: Dag): MinaInsatser => {
  const mina = organisationer(insatser);
  const [id, namn] = mina.find(([ett]) => ett === vald || mina.length === 1) ?? [null, null];
  const form = { values: { samverkansorganisation: id ?? '' }, errors: {} };
  return {
    valj: valjlista(form, 'samverkansorganisation', {
      etikett: 'Mina samverkansorganisationer',
      bredd: 'b-16',
      ...(mina.length > 1 ? { tom: 'Alla' } : {}),
      val: mina.map(([varde, text]) => ({ varde, text })),
    }),
    bildtext: `Insatser ${namn === null ? '' : `i ${namn} `}där du är deltagaransvarig. Siffrorna gäller deltaganden med personuppgifter.${utomBegransade(insatser)}`,
    kolumner: kolumnerna(idag),
    rader: insatser
      .filter((insats) => id === null || insats.samverkansorganisationId === id)
      .map((insats) => rad(insats, idag)),
  };
};

import { tidpunkt } from '../shared/datum.ts';
import { heltNummer } from '../shared/personnummer.ts';
import type { Styrdata } from '../styrdata/styrdata.rules.ts';
import type { Pdfdel, Pdfdokument } from '../web/pdf.ts';
import { deltagandedelar, utkastdelar } from './deltagandepdf.view.ts';
import { kontodelar } from './kontopdf.view.ts';
import { grunder, grundText } from './registerutdrag.rules.ts';
import { alltidSagt, ingetFinns, type Utdrag } from './utdrag.rules.ts';
import { namnaren } from './varden.view.ts';

interface Uttag {
  readonly av: string;
  readonly organisation: string;
  readonly nu: Date;
}

const ingress = (utdrag: Utdrag, { av, organisation, nu }: Uttag): Pdfdel[] => {
  const grund = grunder.find((en) => en === utdrag.grund);
  return [
    { slag: 'rubrik', niva: 1, text: 'Registerutdrag ur SUS' },
    {
      slag: 'stycke',
      text: 'Utdraget visar allt som SUS har lagrat om personen, vem som har ändrat det och vem som har läst det (artikel 15 i dataskyddsförordningen). Samma uppgifter finns i filen registerutdrag.json.',
    },
    {
      slag: 'falt',
      rader: [
        { etikett: 'Personnummer', varde: heltNummer(utdrag.personnummer) },
        { etikett: 'Uttaget', varde: `${tidpunkt(nu)} av ${av}, ${organisation}` },
        { etikett: 'Diarienummer', varde: utdrag.diarienummer },
        { etikett: 'Begärt av', varde: grund === undefined ? utdrag.grund : grundText[grund] },
      ],
    },
  ];
};

/** The extract as a document to read. Its title names nobody. */
export const utdragPdf = (utdrag: Utdrag, styrdata: Styrdata, uttag: Uttag): Pdfdokument => {
  const namn = namnaren(utdrag);
  const inget: Pdfdel[] = [
    { slag: 'rubrik', niva: 2, text: 'Inget finns' },
    { slag: 'stycke', text: 'SUS har inga uppgifter att lämna ut om personen.' },
  ];
  return {
    titel: 'Registerutdrag ur SUS',
    sidfot: `SUS, registerutdrag ${String(utdrag.nummer)}`,
    skapad: uttag.nu,
    delar: [
      ...ingress(utdrag, uttag),
      ...(ingetFinns(utdrag) ? inget : []),
      ...utdrag.deltaganden.flatMap((d) => deltagandedelar(d, styrdata, namn)),
      ...(utdrag.utkast.length === 0
        ? []
        : [{ slag: 'rubrik', niva: 2, text: 'Utkast som inte har sparats' } as const]),
      ...utkastdelar(utdrag.utkast, namn),
      ...kontodelar(utdrag, namn),
      { slag: 'rubrik', niva: 2, text: 'Det här finns inte i utdraget' },
      ...alltidSagt.map((text) => ({ slag: 'stycke', text }) as const),
    ],
  };
};

/** The same for machines: every row with every column. Users are named once, by their id. */
export const utdragJson = (utdrag: Utdrag, { av, organisation, nu }: Uttag): string =>
  JSON.stringify(
    {
      registerutdrag: {
        personnummer: utdrag.personnummer,
        nummer: utdrag.nummer,
        diarienummer: utdrag.diarienummer,
        grund: utdrag.grund,
        uttaget_at: nu.toISOString(),
        uttaget_av: `${av}, ${organisation}`,
      },
      inget_finns: ingetFinns(utdrag),
      deltaganden: utdrag.deltaganden.map(({ allt }) => allt),
      utkast: utdrag.utkast,
      bestallningar: utdrag.bestallningar,
      konto: utdrag.konto?.allt ?? null,
      anvandare: utdrag.anvandare,
      upplysning: alltidSagt,
    },
    null,
    2,
  );

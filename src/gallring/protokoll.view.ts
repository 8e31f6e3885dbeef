import type { Pdfdel, Pdfdokument } from '../web/pdf.ts';
import type { Forbundsantal } from './forbund.rules.ts';
import type { Gallring } from './gallring.rules.ts';
import { faktaOm, inteVisat, perForbund } from './ord.view.ts';

const raderat =
  'Namn, personnummer, kommun, samtycken, ändringshistorik och utkast är raderade, och dagarna i det som räknas är ersatta med månader. Det går inte att ångra. Rapporternas siffror är desamma som före gallringen.';

const listan = (rader: readonly Forbundsantal[]): readonly Pdfdel[] => {
  const forbund = perForbund(rader);
  if (forbund.length === 0) return [{ slag: 'stycke', text: inteVisat }];
  return [
    {
      slag: 'tabell',
      radrubrik: true,
      kolumner: [
        { text: 'Samverkansorganisation', del: 4 },
        { text: 'Deltaganden i förslaget', del: 2, tal: true },
      ],
      rader: forbund.map(({ namn, antal }) => [namn, String(antal)]),
    },
  ];
};

/** The protocol of a gallring that is done. The same gallring gives the same file. */
export const protokollPdf = (
  { gallring: g, rader }: { readonly gallring: Gallring; readonly rader: readonly Forbundsantal[] },
  skapad: Date,
): Pdfdokument => ({
  titel: `Gallringsprotokoll ${String(g.nummer)}`,
  sidfot: `SUS, gallringsprotokoll ${String(g.nummer)}, ${g.diarienummer}`,
  skapad,
  delar: [
    { slag: 'rubrik', niva: 1, text: `Gallringsprotokoll ${String(g.nummer)}` },
    { slag: 'falt', rader: faktaOm(g).map(({ rubrik, text }) => ({ etikett: rubrik, varde: text })) },
    { slag: 'stycke', text: raderat },
    { slag: 'rubrik', niva: 2, text: 'Per samverkansorganisation' },
    ...listan(rader),
  ],
});

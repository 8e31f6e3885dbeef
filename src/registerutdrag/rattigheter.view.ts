import { begransningsgrundText, type Begransningsgrund } from '../begransning/begransning.rules.ts';
import {
  svarText,
  uppgiftText,
  type Rattelsesvar,
  type Uppgift,
} from '../rattelsebegaran/rattelsebegaran.rules.ts';
import type { Pdfdel } from '../web/pdf.ts';
import type { Rad, Utdragsdeltagande } from './utdrag.rules.ts';
import { varde, type Namnare } from './varden.view.ts';

/** Since when the deltagande is only stored, and why. */
export const begransningar = (v: unknown): string =>
  (Array.isArray(v) ? (v as Readonly<Record<'fran_at' | 'grund', string>>[]) : [])
    .map(({ fran_at, grund }) => `${varde(fran_at)}. ${begransningsgrundText[grund as Begransningsgrund]}`)
    .join('. ') || 'Nej';

/** What has been asked to be corrected, and the answers. */
export const rattelsetabell = ({ rad }: Utdragsdeltagande, namn: Namnare): Pdfdel[] => {
  const rader = (rad['rattelser'] ?? []) as readonly (Rad & Uppgift)[];
  if (rader.length === 0) return [];
  return [
    {
      slag: 'tabell',
      rubrik: 'Begärda rättelser',
      kolumner: [
        { text: 'Noterad' },
        { text: 'Uppgift', del: 2 },
        { text: 'Diarienummer' },
        { text: 'Svar', del: 2 },
        { text: 'Vem' },
      ],
      rader: rader.map((r) => [
        varde(r['noterad_at']),
        uppgiftText(r),
        varde(r['diarienummer']),
        r['svar'] === null ? 'Inte besvarad' : svarText[r['svar'] as Rattelsesvar],
        namn(r['besvarad_av'] ?? r['noterad_av']),
      ]),
    },
  ];
};

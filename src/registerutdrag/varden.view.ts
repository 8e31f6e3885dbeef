import { rollText, type Behorighetsroll } from '../behorighet/behorighet.rules.ts';
import { dagAv, klockan, langDag, tidpunkt } from '../shared/datum.ts';
import type { Pdfdel } from '../web/pdf.ts';
import { handelsetext, samlade, type Logghandelse, type Samlat, type Utdrag } from './utdrag.rules.ts';

/** Who a user's id stands for. */
export type Namnare = (id: unknown) => string;

const textvarde = (text: string): string => {
  if (text === '') return '–';
  if (/^\d{4}-\d\d-\d\dT/.test(text)) return tidpunkt(new Date(text));
  return /^\d{4}-\d\d-\d\d$/.test(text) ? langDag(text) : text;
};

/** What a stored value says: a moment, a day, yes or no, several of them, or a dash for none. */
export const varde = (v: unknown): string => {
  if (v === null || v === undefined) return '–';
  if (typeof v === 'boolean') return v ? 'Ja' : 'Nej';
  if (Array.isArray(v)) return v.map(varde).join(', ');
  return typeof v === 'string' ? textvarde(v) : JSON.stringify(v);
};

/** Names the users of an extract. */
export const namnaren =
  ({ anvandare }: Utdrag): Namnare =>
  (id) => {
    const den = typeof id === 'string' ? anvandare[id] : undefined;
    return den === undefined ? 'SUS' : `${den.namn}, ${den.organisation}`;
  };

/** Roles as the trail has them, in words. */
const rollerna = (text: string): string =>
  text
    .split(',')
    .map((roll) => (Object.hasOwn(rollText, roll) ? rollText[roll as Behorighetsroll] : roll))
    .join(', ');

/** "2026-03-15 08.15": short, since there can be thousands. */
const kortTid = (at: string): string => {
  const tid = new Date(at);
  return `${dagAv(tid)} ${klockan(tid)}`;
};

/** So many moments stand in a paragraph. */
const perStycke = 60;

const vad = ({ handelse, utfall }: Samlat): string =>
  utfall === 'ok' ? handelsetext(handelse) : `${handelsetext(handelse)} (nekad)`;

/** Every moment of events that were more than two; the table has the others. */
const tillfallen = (ett: Samlat, namn: Namnare): Pdfdel[] => {
  if (ett.tider.length <= 2) return [];
  const stycken = Math.ceil(ett.tider.length / perStycke);
  return Array.from({ length: stycken }, (_, i) => {
    const tider = ett.tider.slice(i * perStycke, (i + 1) * perStycke).map(kortTid);
    return { slag: 'stycke', text: `${vad(ett)}, ${namn(ett.anvandareId)}: ${tider.join(', ')}` };
  });
};

/** What has been read and done: by whom, in which role, how often, and every moment. */
export const loggdelar = (
  rubrik: string,
  handelser: readonly Logghandelse[],
  namn: Namnare,
): readonly Pdfdel[] => {
  if (handelser.length === 0) return [];
  const alla = samlade(handelser);
  return [
    {
      slag: 'tabell',
      rubrik,
      kolumner: [
        { text: 'Sida eller händelse', del: 1.5 },
        { text: 'Vem', del: 1.5 },
        { text: 'Roll', del: 1.2 },
        { text: 'Gånger', del: 0.7, tal: true },
        { text: 'Först', del: 1 },
        { text: 'Senast', del: 1 },
      ],
      rader: alla.map((ett) => [
        vad(ett),
        namn(ett.anvandareId),
        rollerna(ett.roller),
        String(ett.tider.length),
        kortTid(ett.tider[0] ?? ''),
        kortTid(ett.tider.at(-1) ?? ''),
      ]),
    },
    ...alla.flatMap((ett) => tillfallen(ett, namn)),
  ];
};

import { begransningPath } from '../begransning/sidor.rules.ts';
import { gallringPath } from '../gallring/sidor.rules.ts';
import { registerutdragPath } from '../registerutdrag/sidor.rules.ts';
import type { Bricka } from '../web/delar.ts';
import { lank } from '../web/text.ts';
import { url } from '../web/url.ts';
import type { Vantande } from './start.rules.ts';

/** At most so many rows in a box; the number above them counts all. */
const flest = 8;

const ord: Readonly<Record<Vantande['slag'], { readonly namn: string; readonly gor: string }>> = {
  registerutdrag: { namn: 'Registerutdrag', gor: 'att godkänna' },
  hamtning: { namn: 'Registerutdrag', gor: 'att hämta' },
  begransning: { namn: 'Begränsning', gor: 'att godkänna' },
  gallring: { namn: 'Gallring', gor: 'att godkänna' },
};

const sida = ({ slag, id }: Vantande): string => {
  if (slag === 'gallring') return url(gallringPath, { gallringId: id });
  return slag === 'begransning'
    ? url(begransningPath, { begransningId: id })
    : url(registerutdragPath, { utdragId: id });
};

const rad = (en: Vantande): NonNullable<Bricka['rader']>[number] => {
  const { namn, gor } = ord[en.slag];
  const text = `${namn} ${String(en.nummer)}`;
  return { text, svag: `${en.diarienummer}, ${gor}`, lank: [lank('Visa', sida(en), text)] };
};

const brickan = (vantande: readonly Vantande[], en: string, flera: string, ingen: string): Bricka => ({
  tal: String(vantande.length),
  rubrik: vantande.length === 1 ? en : flera,
  stycken: vantande.length === 0 ? [ingen] : [],
  rader: vantande.slice(0, flest).map(rad),
});

/** Orders of registerutdrag and begränsning that wait for the reader. */
export const utdragsbricka = (vantande: readonly Vantande[]): Bricka =>
  brickan(
    vantande,
    'beställning väntar på dig',
    'beställningar väntar på dig',
    'Du har inget att godkänna eller hämta.',
  );

/** Gallringar that wait for the reader's decision. */
export const gallringsbricka = (vantande: readonly Vantande[]): Bricka =>
  brickan(vantande, 'gallring att godkänna', 'gallringar att godkänna', 'Ingen gallring väntar.');

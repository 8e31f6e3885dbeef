import { langDag, tidpunkt } from '../shared/datum.ts';
import { status, type Status } from '../web/delar.ts';
import type { Smula } from '../web/page.ts';
import { utanSmaTal, type Forbundsantal, type Platsantal, type Utfall } from './forbund.rules.ts';
import { nekandeskalText, regeltext, type Gallring, type Gallringslage } from './gallring.rules.ts';
import { gallringarPath } from './sidor.rules.ts';

export const smulor: readonly Smula[] = [
  { text: 'Start', href: '/' },
  { text: 'Gallring', href: gallringarPath },
];

export const statusFor = (lage: Gallringslage): Status => {
  const statusar: Record<Gallringslage, Status> = {
    vantar: status('oppen', 'Väntar på godkännande'),
    for_gammal: status('felregistrerad', 'Inte godkänd i tid'),
    nekad: status('felregistrerad', 'Nekad'),
    pagar: status('oppen', 'Pågår'),
    stannat: status('oppen_lange', 'Har stannat'),
    klar: status('avslutad', 'Klar'),
  };
  return statusar[lage];
};

/** Why deltaganden are left, in the order to tell it. */
export const hoppade: readonly (readonly [utfall: Utfall, rubrik: string])[] = [
  ['begransat', 'Lämnas, begränsad behandling'],
  ['andrat', 'Lämnas, ändrade efter förslaget'],
  ['ofryst', 'Lämnas, inte med i senaste månadsavslutet som de är nu'],
];

interface Uppgift {
  readonly rubrik: string;
  readonly text: string;
}
const rad = (rubrik: string, text: string | null): Uppgift[] => (text === null ? [] : [{ rubrik, text }]);
const stunden = (at: Date | null, av: string | null): string | null =>
  at === null || av === null ? null : `${tidpunkt(at)} av ${av}`;

/** What is taken, in a sentence. */
export const gallerText = (sistaDag: string): string =>
  `Deltaganden som avslutades senast ${langDag(sistaDag)}`;

const utfallet = ({ antal, klarAt }: Gallring): Uppgift[] =>
  klarAt === null
    ? []
    : [
        ...rad('Gallrade deltaganden', String(antal.gallrat)),
        ...hoppade.flatMap(([utfall, rubrik]) =>
          antal[utfall] === 0 ? [] : rad(rubrik, String(antal[utfall])),
        ),
      ];

/** What is known of a gallring: what was proposed, by which rule and whom, and what came of it. Plain texts, for page and paper. */
export const faktaOm = (g: Gallring): readonly Uppgift[] => [
  ...rad('Gäller', gallerText(g.sistaDag)),
  ...rad('Regel', regeltext(g.ar)),
  ...rad('Beslut', g.diarienummer),
  ...rad('Deltaganden i förslaget', String(g.antal.foreslaget)),
  ...rad('Föreslagen', stunden(g.foreslagenAt, g.foreslagenAv)),
  ...rad(g.beslut === 'nekad' ? 'Nekad' : 'Godkänd', stunden(g.beslutadAt, g.beslutadAv)),
  ...rad('Skäl', g.skal && nekandeskalText[g.skal]),
  ...rad('Klar', g.klarAt && tidpunkt(g.klarAt)),
  ...utfallet(g),
];

/** What is taken by förbund, without numbers so small that they could be about somebody. */
export const perForbund = (rader: readonly Forbundsantal[]): readonly Platsantal[] =>
  utanSmaTal(rader.filter(({ utfall }) => utfall === 'foreslaget'));

export const inteVisat =
  'Antalet per samverkansorganisation visas inte, eftersom det är för få deltaganden i dem.';

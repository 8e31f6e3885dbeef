import { dagAv, tidpunkt } from '../shared/datum.ts';
import { antalSidor } from '../shared/sidor.ts';
import { antal } from '../shared/text.ts';
import { sidvaljare, type Kolumn, type Sidvaljare, type Status, type Tomt } from '../web/delar.ts';
import { valjlista } from '../web/falt.ts';
import type { Falt } from '../web/falttyp.ts';
import { page, type Page } from '../web/page.ts';
import { lank, tid, type Text } from '../web/text.ts';
import { url } from '../web/url.ts';
import { kanalText, lageStatus, lageText, omText } from './ord.view.ts';
import { utskickPath, utskickslistaPath } from './sidor.rules.ts';
import { lagen, type Lage, type Utskicksuppgift } from './utskick.rules.ts';

interface Rad {
  readonly om: Text;
  readonly till: string;
  readonly vem: string;
  readonly skapat: Text;
  readonly status: Status;
  readonly nar: string;
}
interface Listsida extends Page {
  readonly action: string;
  readonly filter: Falt;
  readonly rensa: string;
  readonly bildtext: string;
  readonly kolumner: readonly Kolumn[];
  readonly rader: readonly Rad[];
  readonly sidvaljare: Sidvaljare | null;
  readonly tomt: Tomt | null;
}
export const utskickslistaPage = page<Listsida>('utskick/lista');

/** A message with whom it is to, masked. */
export type Visat = Utskicksuppgift & { readonly till: string };

interface Underlag {
  readonly rader: readonly Visat[];
  readonly antal: readonly { readonly lage: Lage; readonly antal: number }[];
  readonly lage: Lage | null;
  readonly sida: number;
}

const rad = (u: Visat): Rad => ({
  om: [lank(omText(u.slag), url(utskickPath, { utskickId: u.id }), `till ${u.namn ?? u.till}`)],
  till: `${kanalText[u.kanal]} ${u.till}`,
  vem: u.namn ?? '',
  skapat: [tid(dagAv(u.skapadAt), tidpunkt(u.skapadAt))],
  status: lageStatus(u.lage),
  nar: u.lage === 'igen' ? tidpunkt(u.lageAt) : '',
});

const filter = ({ antal: alla, lage }: Underlag): Falt =>
  valjlista({ values: { lage: lage ?? '' }, errors: {} }, 'lage', {
    etikett: 'Läge',
    bredd: 'b-16',
    tom: 'Alla',
    val: lagen.map((varde) => ({
      varde,
      text: `${lageText[varde]} (${String(alla.find((rad) => rad.lage === varde)?.antal ?? 0)})`,
    })),
  });

const tomt = (lage: Lage | null): Tomt =>
  lage === null
    ? { rubrik: 'Inga utskick än', text: 'När SUS skickar e-post eller sms står det här hur det gick.' }
    : {
        rubrik: `Inga utskick i läget ${lageText[lage]}`,
        text: 'Välj ett annat läge, eller visa alla.',
        knapp: { text: 'Visa alla', href: url(utskickslistaPath, {}), slag: 'sekundar' },
      };

/** How many messages the filter lets through. */
export const traffarI = ({ antal: alla, lage }: Pick<Underlag, 'antal' | 'lage'>): number =>
  alla.reduce((summa, rad) => (lage === null || rad.lage === lage ? summa + rad.antal : summa), 0);

/** Messages on their way and those that have gone, the latest first. What they say is shown nowhere. */
export const utskickslistaModel = (underlag: Underlag): Listsida => {
  const { rader, lage, sida } = underlag;
  const traffar = traffarI(underlag);
  return {
    titel: 'Utskick',
    rubrik: 'Utskick',
    ingress: ['E-post och sms som SUS skickar, och hur det gick. Vad som står i dem visas inte.'],
    smulor: [{ text: 'Start', href: '/' }, { text: 'Utskick' }],
    action: url(utskickslistaPath, {}),
    filter: filter(underlag),
    rensa: url(utskickslistaPath, {}),
    bildtext: `${antal(traffar, 'utskick', 'utskick')}, de senaste först`,
    kolumner: [{ text: 'Gäller' }, { text: 'Till' }, { text: 'Skapat' }, { text: 'Läge' }],
    rader: rader.map(rad),
    sidvaljare: sidvaljare(sida, antalSidor(traffar), (n) =>
      url(utskickslistaPath, {}, { lage: lage ?? '', sida: n === 1 ? '' : String(n) }),
    ),
    tomt: traffar === 0 ? tomt(lage) : null,
  };
};

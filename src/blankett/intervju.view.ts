import type { Insats } from '../insats/insats.rules.ts';
import type { Dag } from '../shared/datum.ts';
import type { Svarslistor } from '../styrdata/styrdata.rules.ts';
import { page, type Page } from '../web/page.ts';
import { lank, type Textbit } from '../web/text.ts';
import { url } from '../web/url.ts';
import { blanketter, insatsblankettPath, type Deltagarblankett } from './blankett.rules.ts';
import { fragorVidSlut, fragorVidStart, type Fragedel } from './underlag.view.ts';

interface Intervjusida extends Page {
  readonly delar: readonly {
    readonly id: string;
    readonly rubrik: string;
    readonly fragor: readonly Fragedel[];
  }[];
  readonly blanketter: readonly Textbit[];
  readonly utskrift: string;
}
export const intervjuPage = page<Intervjusida>('blankett/intervju');

const nummer: readonly Deltagarblankett[] = ['9443', '9448', '9449'];

/** The questions of an insats to go through together with the deltagare, on the screen or on paper. Nothing here is stored. */
export const intervjuModel = (
  { id, namn, samverkansorganisation }: Insats,
  { listor, idag }: { readonly listor: Svarslistor; readonly idag: Dag },
): Intervjusida => ({
  titel: `Intervju, ${namn}`,
  rubrik: 'Intervju',
  ingress: [`Frågorna att gå igenom tillsammans med deltagaren i ${namn}, ${samverkansorganisation}`],
  smulor: [{ text: 'Start', href: '/' }, { text: namn, href: `/insatser/${id}` }, { text: 'Intervju' }],
  meddelande: {
    slag: 'info',
    text: 'Sidan sparar inget. Skriv ut den, eller hämta blanketterna, och registrera svaren när samtycket är undertecknat.',
  },
  delar: [
    { id: 'fore', rubrik: 'När deltagaren börjar', fragor: fragorVidStart(listor, idag, null) },
    { id: 'efter', rubrik: 'När deltagaren slutar', fragor: fragorVidSlut(listor, idag, null) },
  ],
  blanketter: nummer.map((ett) =>
    lank(`${ett} ${blanketter[ett]} (PDF)`, url(insatsblankettPath, { insatsId: id, blankettnummer: ett })),
  ),
  utskrift: `${namn}, ${samverkansorganisation}. Deltagarens namn: ________________________________`,
});

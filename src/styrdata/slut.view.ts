import type { Dag } from '../shared/datum.ts';
import type { Faktarad, Meddelande } from '../web/delar.ts';
import { datumfalt } from '../web/falt.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import { nyckelFor, type Form } from '../web/form.ts';
import { fraga, type Fraga } from '../web/fraga.ts';
import { page, type Page } from '../web/page.ts';
import type { Text } from '../web/text.ts';
import { url } from '../web/url.ts';
import type { Anvandning } from './anvandning.rules.ts';
import { anvandningen, type Anvandningslista } from './anvandning.view.ts';
import { giltighet, smulorTill } from './lista.view.ts';
import { listor, systempostText, type Listnamn, type Listpost } from './listor.rules.ts';
import { listaPath, postPath, slutPath } from './sidor.rules.ts';

interface SlutPage extends Page {
  readonly stycken: readonly Text[];
  readonly fakta: readonly Faktarad[];
  /** Null for an entry that cannot be ended. */
  readonly formular: {
    readonly action: string;
    readonly nyckel: string;
    readonly version: string;
    readonly fragor: readonly Fraga[];
    readonly spara: string;
    /** Offered when the entry has a last day. */
    readonly oppna: string | null;
    readonly avbryt: string;
  } | null;
  readonly anvandning: Anvandningslista;
}
export const slutPage = page<SlutPage>('styrdata/slut');

interface Underlag {
  readonly lista: Listnamn;
  readonly post: Listpost;
  readonly anvandning: { readonly anvandning: readonly Anvandning[]; readonly antal: number };
  readonly idag: Dag;
  readonly meddelande: Meddelande | null;
}

const foljder: readonly Text[] = [
  'Efter den sista dagen går posten inte att välja för det som händer senare. Den går fortfarande att välja för det som hände medan den gällde.',
  'Det som redan är registrerat ändras inte och visas som förut. Inget tas bort, och du kan låta posten gälla igen.',
];

const formular = ({ lista, post }: Underlag, form: Form): SlutPage['formular'] => {
  const { kod, gallerTill, version } = post;
  const slutat = gallerTill !== null;
  return {
    action: url(slutPath, { lista, kod }),
    nyckel: nyckelFor(form),
    version: String(version),
    fragor: [fraga([datumfalt(form, 'galler_till', { etikett: 'Sista dag som posten går att välja' })])],
    spara: slutat ? 'Spara sista dag' : 'Avsluta',
    oppna: slutat ? 'Låt posten gälla igen' : null,
    avbryt: url(postPath, { lista, kod }),
  };
};

/** The page that ends an entry: what follows from it, and what uses it, before it is done. */
export const slutModel = (underlag: Underlag, form: Form): SlutPage => {
  const { lista, post, idag, meddelande } = underlag;
  const { kod, text, gallerTill } = post;
  const rubrik = gallerTill === null ? `Avsluta ${text}` : `Sista dag för ${text}`;
  const alltid = systempostText(lista, kod);
  return {
    titel: rubrik,
    rubrik,
    smulor: smulorTill(
      { text: listor[lista].rubrik, href: url(listaPath, { lista }) },
      { text, href: url(postPath, { lista, kod }) },
      { text: 'Sista dag' },
    ),
    fel: alltid === null ? felsammanfattning(form, ['galler_till']) : null,
    meddelande,
    stycken: alltid === null ? foljder : [alltid],
    fakta: [{ rubrik: 'Gäller', text: giltighet(post, idag) }],
    formular: alltid === null ? formular(underlag, form) : null,
    anvandning: anvandningen(lista, underlag.anvandning),
  };
};

import { randomUUID } from 'node:crypto';
import type { Faktarad, Meddelande } from '../web/delar.ts';
import { page, type Page } from '../web/page.ts';
import { dagenAv } from '../web/text.ts';
import { url } from '../web/url.ts';
import { rattelsePath, volymPath } from './adress.rules.ts';
import { provaRattelse, type Rattelsehinder, type Volyminsats, type Volympost } from './volym.rules.ts';
import { volymsmulor } from './volym.view.ts';

interface Rattelsesida extends Page {
  readonly fakta: readonly Faktarad[];
  readonly avbryt: string;
  /** Null when the entry cannot be taken back. */
  readonly formular: { readonly action: string; readonly nyckel: string } | null;
}
export const rattelsePage = page<Rattelsesida>('volym/ta-tillbaka');

const hindertext: Record<Rattelsehinder, string> = {
  redan_rattad: 'Posten är redan tagen tillbaka. Registrera det rätta antalet om det saknas.',
  ar_rattelse: 'Posten är en rättelse och kan inte tas tillbaka. Registrera antalet på nytt i stället.',
};

const faktaOm = ({ ar, antal, kvinnor, man, anteckning, av, at }: Volympost): readonly Faktarad[] => [
  { rubrik: 'År', text: String(ar) },
  { rubrik: 'Antal', text: String(antal) },
  ...(kvinnor === null
    ? []
    : [
        { rubrik: 'Kvinnor', text: String(kvinnor) },
        { rubrik: 'Män', text: String(man) },
      ]),
  { rubrik: 'Anteckning', text: anteckning ?? 'Ingen' },
  { rubrik: 'Registrerad', text: [dagenAv(at), ` av ${av}`] },
];

/** The page that asks before an entry is taken back. */
export const rattelseModel = (insats: Volyminsats, post: Volympost): Rattelsesida => {
  const params = { insatsId: insats.id };
  const tillbaka = url(volymPath, params);
  const provad = provaRattelse(post);
  const nej: Meddelande | null = provad.ok ? null : { slag: 'info', text: hindertext[provad.error] };
  const rubrik = 'Ta tillbaka antal';
  return {
    titel: `${rubrik}, ${insats.namn}`,
    rubrik,
    ingress: [`${insats.namn}, ${insats.samverkansorganisation}`],
    smulor: volymsmulor(insats, { text: 'Registrera antal deltagare', href: tillbaka }, { text: rubrik }),
    meddelande: nej,
    fakta: faktaOm(post),
    avbryt: tillbaka,
    formular: provad.ok
      ? { action: url(rattelsePath, { ...params, postId: post.id }), nyckel: randomUUID() }
      : null,
  };
};

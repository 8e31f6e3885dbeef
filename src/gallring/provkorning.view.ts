import type { Faktarad, Knapp } from '../web/delar.ts';
import { nyckelFor, type Form } from '../web/form.ts';
import { page, type Page } from '../web/page.ts';
import { url } from '../web/url.ts';
import type { Platsantal, Utfall } from './forbund.rules.ts';
import { gallringshinderText, regeltext, type Gallringshinder, type Provkorning } from './gallring.rules.ts';
import { gallerText, hoppade, inteVisat, perForbund, smulor } from './ord.view.ts';
import { gallringPath, nyRegelPath, provkorningPath } from './sidor.rules.ts';

interface Provsida extends Page {
  readonly fakta: readonly Faktarad[];
  readonly forbund: readonly Platsantal[];
  readonly inteVisat: string | null;
  readonly hinder: string | null;
  readonly vidare: Knapp | null;
  readonly forslag: { readonly action: string; readonly nyckel: string } | null;
}
export const provkorningPage = page<Provsida>('gallring/provkorning');

const sammanlagt = ({ rader }: Provkorning, vad: Utfall): number =>
  rader.reduce((s, { utfall, antal }) => s + (utfall === vad ? antal : 0), 0);

const fakta = (prov: Provkorning): readonly Faktarad[] => {
  const { regel, sistaDag } = prov;
  if (regel === null || sistaDag === null) return [];
  return [
    { rubrik: 'Regel', text: regeltext(regel.ar) },
    { rubrik: 'Beslut', text: regel.diarienummer },
    { rubrik: 'Gäller', text: gallerText(sistaDag) },
    { rubrik: 'Skulle gallras', text: `${String(sammanlagt(prov, 'foreslaget'))} deltaganden` },
    ...hoppade.flatMap(([utfall, rubrik]) => {
      const antal = sammanlagt(prov, utfall);
      return antal === 0 ? [] : [{ rubrik, text: String(antal) }];
    }),
  ];
};

/** Where to go when there is something in the way. */
const vidare = ({ hinder, pagaende }: Provkorning): Knapp | null => {
  if (hinder === 'ingen_regel') return { text: 'Sätt en regel', href: nyRegelPath, slag: 'sekundar' };
  if (pagaende === null) return null;
  return { text: 'Till gallringen', href: url(gallringPath, { gallringId: pagaende }), slag: 'sekundar' };
};

/** What a gallring would take today, and the form that proposes it. */
export const provkorningModel = (prov: Provkorning, form: Form, hinder: Gallringshinder | null): Provsida => {
  const forbund = perForbund(prov.rader);
  return {
    titel: 'Provkör gallring',
    rubrik: 'Provkör gallring',
    ingress: [
      'Så här skulle en gallring bli i dag. Ingenting tas bort förrän en annan superadministratör har godkänt.',
    ],
    smulor: [...smulor, { text: 'Provkör' }],
    meddelande: hinder === null ? null : { slag: 'varning', text: gallringshinderText[hinder] },
    fakta: fakta(prov),
    forbund,
    inteVisat: forbund.length === 0 && sammanlagt(prov, 'foreslaget') > 0 ? inteVisat : null,
    hinder: prov.hinder === null || prov.hinder === hinder ? null : gallringshinderText[prov.hinder],
    vidare: vidare(prov),
    forslag: prov.hinder === null ? { action: provkorningPath, nyckel: nyckelFor(form) } : null,
  };
};

import { anonymPath } from '../insats/sidor.rules.ts';
import type { Insats } from '../insats/insats.rules.ts';
import type { Kolumn, Meddelande } from '../web/delar.ts';
import { radioknappar, talfalt, valjlista } from '../web/falt.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import { nyckelFor, type Form } from '../web/form.ts';
import { fraga, type Fraga } from '../web/fraga.ts';
import { page, type Page } from '../web/page.ts';
import { lank } from '../web/text.ts';
import { url } from '../web/url.ts';
import { flestIRad, type Anonymrad } from './anonym.rules.ts';
import { smulorTill } from './anonym.view.ts';
import { arskolumner, arsrader, borttagningPath } from './historik.view.ts';

interface Formular {
  readonly action: string;
  readonly nyckel: string;
  readonly fragor: readonly Fraga[];
  readonly avbryt: string;
  readonly finns: ReturnType<typeof arsrader>;
  readonly kolumner: readonly Kolumn[];
}

interface BorttagningPage extends Page {
  readonly formular: Formular | null;
}
export const borttagningPage = page<BorttagningPage>('anonym/ta-bort');

const fragor = (form: Form, ar: readonly number[]): readonly Fraga[] => [
  fraga([
    valjlista(form, 'ar', {
      etikett: 'Inregistreringsår',
      tom: 'Välj år',
      bredd: 'b-8',
      val: ar.map((ettAr) => ({ varde: String(ettAr), text: String(ettAr) })),
    }),
  ]),
  fraga([
    radioknappar(form, 'kon', {
      etikett: 'Kön',
      vagratt: true,
      val: [
        { varde: 'kvinna', text: 'Kvinnor' },
        { varde: 'man', text: 'Män' },
      ],
    }),
  ]),
  fraga([talfalt(form, 'antal', { etikett: 'Antal att ta bort', tips: `1–${String(flestIRad)}` })]),
];

const formular = (insatsId: string, summor: readonly Anonymrad[], form: Form): Formular => {
  const finns = arsrader(summor);
  return {
    action: url(borttagningPath, { insatsId }),
    nyckel: nyckelFor(form),
    fragor: fragor(
      form,
      finns.map(({ ar }) => ar),
    ),
    avbryt: url(anonymPath, { insatsId }),
    finns,
    kolumner: arskolumner('År'),
  };
};

const tomt = (till: string): Meddelande => ({
  slag: 'info',
  text: ['Det finns inget att ta bort. ', lank('Registrera anonyma deltagare', till)],
});

/** The page where wrong ones are taken away; without a form when there is nothing to take away. */
export const borttagningModel = (
  insats: Insats,
  summor: readonly Anonymrad[],
  form: Form,
  meddelande: Meddelande | null = null,
): BorttagningPage => {
  const rubrik = 'Ta bort anonyma deltagare';
  const till = url(anonymPath, { insatsId: insats.id });
  return {
    titel: `${rubrik}, ${insats.namn}`,
    rubrik,
    ingress: [`${insats.namn}, ${insats.samverkansorganisation}`],
    smulor: smulorTill(insats, { text: 'Registrera anonyma deltagare', href: till }, { text: rubrik }),
    fel: felsammanfattning(form, ['ar', 'kon', 'antal'], { innan: 'innan du tar bort' }),
    meddelande: summor.length === 0 ? tomt(till) : meddelande,
    formular: summor.length === 0 ? null : formular(insats.id, summor, form),
  };
};

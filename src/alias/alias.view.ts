import { langDag, type Dag } from '../shared/datum.ts';
import { visaAnvandarePath } from '../uppdrag/uppdragssidor.rules.ts';
import { klartText, type Faktarad } from '../web/delar.ts';
import { textfalt } from '../web/falt.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import { nyckelFor, type Form } from '../web/form.ts';
import { fraga, type Fraga } from '../web/fraga.ts';
import { page, type Page } from '../web/page.ts';
import { url } from '../web/url.ts';
import { aliasPath, verkligtNamnPath } from './sidor.rules.ts';

interface Aliassida extends Page {
  readonly action: string;
  readonly nyckel: string;
  readonly fragor: readonly Fraga[];
  readonly spara: string;
  /** Where the real name is shown; null without an alias. */
  readonly verkligt: string | null;
  readonly avbryt: string;
}
export const aliasPage = page<Aliassida>('alias/alias');

interface Namnsida extends Page {
  readonly fakta: readonly Faktarad[];
}
export const verkligtNamnPage = page<Namnsida>('alias/verkligt-namn');

const smulor = (sist: string) => [
  { text: 'Start', href: '/' },
  { text: 'Visa användare', href: visaAnvandarePath },
  { text: sist },
];

interface Konto {
  readonly id: string;
  readonly fornamn: string;
  readonly efternamn: string;
  readonly epost: string;
  readonly arbetsgivare: string;
  readonly harAlias: boolean;
}

const fragor = (form: Form): readonly Fraga[] => [
  fraga(
    [
      textfalt(form, 'fornamn', { etikett: 'Förnamn som visas', bredd: 'b-16' }),
      textfalt(form, 'efternamn', { etikett: 'Efternamn som visas', bredd: 'b-16' }),
    ],
    {
      rubrik: 'Vad ett alias gör',
      stycken: [
        'För den som har skyddade personuppgifter. Aliaset står överallt där namnet stod, också i äldre beställningar och i historik. Det verkliga namnet krypteras, går inte att söka på och visas bara här, för en superadministratör.',
        'E-postadressen visas också och får inte innehålla det verkliga namnet.',
      ],
    },
    true,
  ),
  fraga([textfalt(form, 'epost', { etikett: 'E-post', bredd: 'b-full' })]),
];

const meddelanden: Readonly<Record<string, string>> = {
  satt: 'Aliaset är sparat. Det verkliga namnet visas inte längre.',
  bort: 'Aliaset är borttaget. Det verkliga namnet visas igen.',
};

/** "Alias": the name that is shown, and the way to change it. */
export const aliasModel = (konto: Konto, form: Form, klart: unknown): Aliassida => {
  const { id: anvandareId, fornamn, efternamn, epost, harAlias } = konto;
  const tomma = harAlias ? { fornamn, efternamn, epost } : { epost };
  return {
    titel: 'Alias',
    rubrik: 'Alias',
    ingress: [
      `${fornamn} ${efternamn}, ${konto.arbetsgivare}. ${harAlias ? 'Namnet är ett alias.' : 'Användaren har inget alias.'}`,
    ],
    smulor: smulor('Alias'),
    fel: felsammanfattning(form, ['fornamn', 'efternamn', 'epost']),
    meddelande: klartText(meddelanden, klart),
    action: url(aliasPath, { anvandareId }),
    nyckel: nyckelFor(form),
    fragor: fragor({ ...form, values: { ...tomma, ...form.values } }),
    spara: harAlias ? 'Byt alias' : 'Ge alias',
    verkligt: harAlias ? url(verkligtNamnPath, { anvandareId }) : null,
    avbryt: visaAnvandarePath,
  };
};

/** The real name, on the only page that shows it. */
export const verkligtNamnModel = (
  { fornamn, efternamn }: { readonly fornamn: string; readonly efternamn: string },
  idag: Dag,
): Namnsida => ({
  titel: 'Verkligt namn',
  rubrik: 'Verkligt namn',
  ingress: [`Visat ${langDag(idag)}. Att du har sett namnet är antecknat.`],
  smulor: smulor('Verkligt namn'),
  fakta: [
    { rubrik: 'Förnamn', text: fornamn },
    { rubrik: 'Efternamn', text: efternamn },
  ],
});

import { formatBelopp } from '../shared/kronor.ts';
import type { Meddelande } from '../web/delar.ts';
import { textfalt, textruta, valjlista } from '../web/falt.ts';
import type { Falt } from '../web/falttyp.ts';
import { nyckelFor, type Form } from '../web/form.ts';
import { fraga, type Fraga } from '../web/fraga.ts';
import { page, type Page } from '../web/page.ts';
import { lank } from '../web/text.ts';
import { agarsida, budgetsida, radsegment } from './adress.rules.ts';
import type { Budgetagare, Budgetar, Rad, Radslag } from './budget.rules.ts';
import { felEller, type Konflikt } from './konflikt.view.ts';
import { panelord } from './panel.rules.ts';
import { agartext, budgetsmulor } from './smulor.view.ts';

/** A form of a budget: one line, or the planned number. */
export interface Formularsida extends Page {
  readonly action: string;
  readonly nyckel: string;
  readonly version: string;
  readonly konflikt: Konflikt | null;
  /** Left out when there is nothing to choose among. */
  readonly fragor: readonly Fraga[];
  readonly spararad: { spara: string; utkast: null; avbryt: string; lage: null };
}
export const radPage = page<Formularsida>('budget/formular');

/** What the form of a line is made of. `rad` is null for a new one. */
export interface Radunderlag {
  readonly agare: Budgetagare;
  readonly budget: Budgetar;
  readonly slag: Radslag;
  readonly rad: Rad | null;
  readonly valbara: readonly { readonly kod: string; readonly text: string }[];
}

/** A stored line as the values of its form. */
export const radvarden = ({ val, budget, utfall, beskrivning, version }: Rad): Form => ({
  values: {
    val,
    budget: formatBelopp(budget),
    utfall: utfall === null ? '' : formatBelopp(utfall),
    beskrivning: beskrivning ?? '',
    version: String(version),
  },
  errors: {},
});

const exempel = 'Hela kronor, till exempel 1\u00a0250\u00a0000';
const belopp = (form: Form, namn: string, etikett: string, tips = exempel): Falt =>
  textfalt(form, namn, { etikett, tips, bredd: 'b-12', inputmode: 'numeric', efter: 'kr' });

const fragor = (form: Form, { slag, valbara }: Radunderlag): readonly Fraga[] => {
  const { val, tomtVal, belopp: beloppet, harUtfall } = panelord[slag];
  const valen = valbara.map(({ kod, text }) => ({ varde: kod, text }));
  const beskrivning = slag === 'finansiering' ? 'Skriv Eget kapital för överskott från tidigare år.' : null;
  return [
    fraga([valjlista(form, 'val', { etikett: val, tom: tomtVal, val: valen })]),
    fraga([belopp(form, 'budget', beloppet)]),
    ...(harUtfall
      ? [fraga([belopp(form, 'utfall', 'Utfall', 'Hela kronor. Lämna tomt tills utfallet är känt.')])]
      : []),
    fraga([
      textruta(form, 'beskrivning', {
        etikett: 'Beskrivning',
        rader: 2,
        ...(beskrivning === null ? {} : { tips: beskrivning }),
      }),
    ]),
  ];
};

const utanFinansiar = (agare: Budgetagare): Meddelande => ({
  slag: 'info',
  text: [
    'Ingen ingående organisation finansierar. Lägg först till den som finansierar under Ingående organisationer på sidan för ',
    lank(agare.namn, agarsida(agare)),
    '.',
  ],
});

const borttagen: Meddelande = {
  slag: 'varning',
  text: 'Någon annan har tagit bort raden medan du skrev. Det du har skrivit finns kvar. Spara om du vill lägga till det som en ny rad.',
};

interface Lage {
  readonly konflikt?: Konflikt;
  /** The line was taken away meanwhile: what was typed is offered as a new one. */
  readonly borta?: boolean;
}

const meddelandeFor = (agare: Budgetagare, tomt: boolean, { borta = false }: Lage): Meddelande | null => {
  if (borta) return borttagen;
  return tomt ? utanFinansiar(agare) : null;
};

/** The version that the form was opened with; a new line has none. */
const versionAv = ({ values }: Form, rad: Rad | null): string =>
  typeof values['version'] === 'string' && rad !== null ? values['version'] : '0';

/** The form of one line: a new one, or one to change. */
export const radModel = (underlag: Radunderlag, form: Form, lage: Lage = {}): Formularsida => {
  const { agare, budget, slag, rad, valbara } = underlag;
  const konflikt = lage.konflikt ?? null;
  const rubrik = `${rad === null ? 'Lägg till' : 'Ändra'} ${panelord[slag].rad}`;
  const tomt = valbara.length === 0 && slag === 'finansiering';
  return {
    titel: `${rubrik} ${String(budget.ar)}, ${agare.namn}`,
    rubrik,
    ingress: [[`Budget ${String(budget.ar)}, `, ...agartext(agare)]],
    smulor: budgetsmulor(agare, budget.ar, rubrik),
    fel: felEller(konflikt, form, ['val', 'budget', 'utfall', 'beskrivning']),
    meddelande: meddelandeFor(agare, tomt, lage),
    action: budgetsida(agare, budget.ar, radsegment[slag], ...(rad === null ? [] : [rad.id])),
    nyckel: nyckelFor(form),
    version: versionAv(form, rad),
    konflikt,
    fragor: tomt ? [] : fragor(form, underlag),
    spararad: { spara: 'Spara', utkast: null, avbryt: budgetsida(agare, budget.ar), lage: null },
  };
};

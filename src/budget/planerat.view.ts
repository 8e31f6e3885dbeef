import { textfalt } from '../web/falt.ts';
import { nyckelFor, type Form } from '../web/form.ts';
import { fraga } from '../web/fraga.ts';
import { budgetsida } from './adress.rules.ts';
import type { Budgetagare, Budgetar } from './budget.rules.ts';
import { felEller, type Konflikt } from './konflikt.view.ts';
import type { Formularsida } from './rad.view.ts';
import { agartext, budgetsmulor } from './smulor.view.ts';

/** What is stored as the values of the form. */
export const planeratvarden = ({ planeratAntal, version }: Budgetar): Form => ({
  values: { planerat_antal: planeratAntal ?? '', version: String(version) },
  errors: {},
});

/** The form of "Planerat antal deltagare". */
export const planeratModel = (
  { agare, budget }: { agare: Budgetagare; budget: Budgetar },
  form: Form,
  konflikt: Konflikt | null = null,
): Formularsida => {
  const rubrik = 'Ändra planerat antal deltagare';
  const { version } = form.values;
  return {
    titel: `${rubrik} ${String(budget.ar)}, ${agare.namn}`,
    rubrik,
    ingress: [[`Budget ${String(budget.ar)}, `, ...agartext(agare)]],
    smulor: budgetsmulor(agare, budget.ar, rubrik),
    fel: felEller(konflikt, form, ['planerat_antal']),
    action: budgetsida(agare, budget.ar, 'planerat'),
    nyckel: nyckelFor(form),
    version: typeof version === 'string' ? version : '0',
    konflikt,
    fragor: [
      fraga([
        textfalt(form, 'planerat_antal', {
          etikett: 'Planerat antal deltagare',
          tips: 'Helt tal. Lämna tomt om antalet inte är planerat.',
          bredd: 'b-8',
          inputmode: 'numeric',
        }),
      ]),
    ],
    spararad: { spara: 'Spara', utkast: null, avbryt: budgetsida(agare, budget.ar), lage: null },
  };
};

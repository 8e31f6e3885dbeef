import { randomUUID } from 'node:crypto';
import type { Faktarad } from '../web/delar.ts';
import type { Felsammanfattning } from '../web/felsammanfattning.ts';
import { page, type Page } from '../web/page.ts';
import { budgetsida, radsegment } from './adress.rules.ts';
import type { Budgetagare, Budgetar, Rad } from './budget.rules.ts';
import { panelord, radtexter } from './panel.rules.ts';
import { agartext, budgetsmulor } from './smulor.view.ts';

interface Borttagningssida extends Page {
  readonly action: string;
  readonly nyckel: string;
  readonly version: string;
  readonly fakta: readonly Faktarad[];
  readonly avbryt: string;
}
export const borttagningPage = page<Borttagningssida>('budget/ta-bort');

const andrad: Felsammanfattning = {
  rubrik: 'Någon annan har ändrat raden',
  ingress: 'Inget har tagits bort. Så här är raden nu. Ta bort den om den fortfarande är fel.',
  fel: [{ id: 'raden', text: 'Se raden som den är nu' }],
};

/** The page that asks before a line is taken away. `ny` when the line changed while the page was open. */
export const borttagningModel = (
  { agare, budget }: { agare: Budgetagare; budget: Budgetar },
  rad: Rad,
  ny = false,
): Borttagningssida => {
  const rubrik = `Ta bort ${panelord[rad.slag].rad}`;
  return {
    titel: `${rubrik} ${String(budget.ar)}, ${agare.namn}`,
    rubrik,
    ingress: [[`Budget ${String(budget.ar)}, `, ...agartext(agare)]],
    smulor: budgetsmulor(agare, budget.ar, rubrik),
    fel: ny ? andrad : null,
    action: budgetsida(agare, budget.ar, radsegment[rad.slag], rad.id, 'borttagning'),
    nyckel: randomUUID(),
    version: String(rad.version),
    fakta: Object.entries(radtexter(rad)).map(([falt, text]) => ({ rubrik: falt, text: text ?? 'Tomt' })),
    avbryt: budgetsida(agare, budget.ar),
  };
};

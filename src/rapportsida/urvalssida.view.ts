import type { Meddelande } from '../web/delar.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import type { Form } from '../web/form.ts';
import type { Fraga } from '../web/fraga.ts';
import { page, type Page } from '../web/page.ts';
import { rapporterPath } from './adress.rules.ts';
import type { Ifyllt } from './forval.rules.ts';
import { nivaAv } from './urvalsform.rules.ts';
import {
  innehallsfragor,
  nivafraga,
  ovrigaFragor,
  platsfragor,
  typfraga,
  type Valbart,
} from './urvalsfalt.view.ts';

/** A headed part of the selection; `visaVal` when a choice in it decides what the rest asks. */
interface Urvalsdel {
  readonly id: string;
  readonly rubrik: string;
  readonly fragor: readonly Fraga[];
  readonly visaVal: boolean;
}

interface Urvalssida extends Page {
  readonly action: string;
  /** The type that the page shows the choices of. */
  readonly visad: string;
  readonly delar: readonly Urvalsdel[];
}
export const urvalssidaPage = page<Urvalssida>('rapportsida/urval');

const ordning = [
  'typ',
  'del',
  'variabel',
  'detaljer',
  'niva',
  'plats',
  'jamfor',
  'fran',
  'till',
  'kon',
  'forsorjning',
  'kand',
];

/**
 * The selection page: only what affects the chosen type is asked. A choice that decides what is asked is followed by "Visa val".
 * @param form what was chosen, and what is wrong with it
 */
export const urvalssidaModel = (
  { typ, falt }: Ifyllt,
  form: Form,
  valbart: Valbart,
  meddelande: Meddelande | null = null,
): Urvalssida => {
  const niva = nivaAv(falt.niva) ?? 'riket';
  return {
    titel: 'Rapporter',
    rubrik: 'Rapporter',
    ingress: [
      'Välj vad rapporten ska visa. Urvalet står i rapportens adress, så du kan spara den eller skicka den vidare.',
    ],
    smulor: [{ text: 'Start', href: '/' }, { text: 'Rapporter' }],
    fel: felsammanfattning(form, ordning, { innan: 'i urvalet', ingress: 'Allt du har valt finns kvar.' }),
    meddelande,
    action: rapporterPath,
    visad: typ,
    delar: [
      { id: 'vilken', rubrik: 'Rapport', fragor: [typfraga(form)], visaVal: true },
      { id: 'rapportinnehall', rubrik: 'Innehåll', fragor: innehallsfragor(form, typ), visaVal: false },
      { id: 'var', rubrik: 'Var', fragor: [nivafraga(form, typ)], visaVal: true },
      {
        id: 'vad',
        rubrik: niva === 'riket' ? 'Period' : 'Plats och period',
        fragor: [...platsfragor(form, niva, valbart), ...ovrigaFragor(form, typ, niva, valbart)],
        visaVal: false,
      },
    ],
  };
};

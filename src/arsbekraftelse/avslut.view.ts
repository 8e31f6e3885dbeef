import { rollText } from '../behorighet/behorighet.rules.ts';
import { overenskommelserPath } from '../overenskommelse/sidor.rules.ts';
import type { Faktarad } from '../web/delar.ts';
import { textfalt } from '../web/falt.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import { nyckelFor, type Form } from '../web/form.ts';
import { fraga, type Fraga } from '../web/fraga.ts';
import { page, type Page } from '../web/page.ts';
import { lank } from '../web/text.ts';
import { url } from '../web/url.ts';
import type { AttBekrafta } from './arsbekraftelse.rules.ts';
import { avslutaPath, bekraftaPath } from './sidor.rules.ts';

interface Avslutssida extends Page {
  readonly fakta: readonly Faktarad[];
  readonly formular: {
    readonly action: string;
    readonly nyckel: string;
    readonly fragor: readonly Fraga[];
    readonly avbryt: string;
  } | null;
}
export const avslutPage = page<Avslutssida>('arsbekraftelse/avslut');

const fakta = (a: AttBekrafta): readonly Faktarad[] => [
  { rubrik: 'Arbetsgivare', text: a.arbetsgivare },
  { rubrik: 'Roller', text: a.roller.map((roll) => rollText[roll]).join(', ') || 'Ingen roll' },
  { rubrik: 'Uppdrag', text: a.uppdrag.join(', ') || 'Inget uppdrag' },
];

const begaran = (form: Form): Fraga =>
  fraga([
    textfalt(form, 'pa_begaran_av', {
      etikett: 'På begäran av',
      tips: 'Chefens namn och enhet',
      bredd: 'b-full',
    }),
  ]);

/** "Avsluta användare": what ends, and the button that orders it. A superadministratör says at whose request. */
export const avslutModel = (a: AttBekrafta, form: Form, medBegaran: boolean): Avslutssida => ({
  titel: 'Avsluta användare',
  rubrik: 'Avsluta användare',
  ingress: [a.namn],
  smulor: [
    { text: 'Start', href: '/' },
    { text: 'Bekräfta användare', href: bekraftaPath },
    { text: 'Avsluta användare' },
  ],
  fel: felsammanfattning(form, ['pa_begaran_av', 'rader'], { innan: 'innan du beställer' }),
  meddelande: a.kanAvslutas
    ? {
        slag: 'varning',
        text: `Du beställer att behörigheten avslutas. När beställningen är godkänd loggas ${a.namn} ut och förlorar alla roller och uppdrag.`,
      }
    : {
        slag: 'info',
        text: [
          'Arbetsgivarens beställare beställer avslut. Registreringen som beställare avslutar du under ',
          lank('Överenskommelser och beställare', overenskommelserPath),
          '.',
        ],
      },
  fakta: fakta(a),
  formular: a.kanAvslutas
    ? {
        action: url(avslutaPath, { anvandareId: a.id }),
        nyckel: nyckelFor(form),
        fragor: medBegaran ? [begaran(form)] : [],
        avbryt: bekraftaPath,
      }
    : null,
});

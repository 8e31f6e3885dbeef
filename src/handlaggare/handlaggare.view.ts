import { randomUUID } from 'node:crypto';
import { klartText, type Tomt } from '../web/delar.ts';
import { textfalt } from '../web/falt.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import { nyckelFor, type Form } from '../web/form.ts';
import { fraga, type Fraga } from '../web/fraga.ts';
import { page, type Page } from '../web/page.ts';
import { dagenAv, type Text } from '../web/text.ts';
import { url } from '../web/url.ts';
import type { Handlaggare } from './handlaggare.rules.ts';
import { handlaggaravslutPath, handlaggarePath } from './sidor.rules.ts';

interface Rad {
  readonly namn: string;
  readonly arbetsgivare: string;
  readonly utsedd: Text;
  readonly avslut: string;
  readonly nyckel: string;
}
interface Handlaggarsida extends Page {
  readonly rader: readonly Rad[];
  readonly tomt: Tomt | null;
  readonly action: string;
  readonly nyckel: string;
  readonly epost: Fraga;
}
export const handlaggarePage = page<Handlaggarsida>('handlaggare/handlaggare');

const rad = ({ anvandareId, namn, arbetsgivare, utseddAv, utseddAt }: Handlaggare): Rad => ({
  namn,
  arbetsgivare,
  utsedd: [dagenAv(utseddAt), ` av ${utseddAv}`],
  avslut: url(handlaggaravslutPath, { anvandareId }),
  nyckel: randomUUID(),
});

const gjorda: Readonly<Record<string, string>> = {
  utsedd: 'Handläggaren är utsedd.',
  borttagen: 'Handläggaren är borttagen. Rätten gäller inte längre.',
};

/** @param gjort what was just done, as the address names it */
export const handlaggareModel = (
  handlaggarna: readonly Handlaggare[],
  form: Form,
  gjort: unknown,
): Handlaggarsida => ({
  titel: 'Handläggare av registerutdrag',
  rubrik: 'Handläggare av registerutdrag',
  ingress: [
    'De som tar hand om den registrerades rättigheter: registerutdrag, begränsning och rättelse. Utdrag och begränsning kräver alltid två.',
  ],
  smulor: [{ text: 'Start', href: '/' }, { text: 'Handläggare av registerutdrag' }],
  fel: felsammanfattning(form, ['epost']),
  meddelande: klartText(gjorda, gjort),
  rader: handlaggarna.map(rad),
  tomt:
    handlaggarna.length > 0
      ? null
      : { rubrik: 'Ingen är utsedd', text: 'Utse minst två. Den ena beställer och den andra godkänner.' },
  action: handlaggarePath,
  nyckel: nyckelFor(form),
  epost: fraga(
    [
      textfalt(form, 'epost', {
        etikett: 'E-post',
        tips: 'Adressen som användaren har i SUS',
        bredd: 'b-full',
      }),
    ],
    {
      rubrik: 'Vem kan vara handläggare',
      stycken: [
        'En användare som inte är superadministratör, samverkansadministratör eller beställare, och som inte är anställd av ett samordningsförbund.',
        'Du kan inte utse dig själv.',
      ],
    },
  ),
});

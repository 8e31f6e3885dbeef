import { klartText, type Kolumn, type Tomt } from '../web/delar.ts';
import { textfalt } from '../web/falt.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import { nyckelFor, type Form } from '../web/form.ts';
import { fraga, type Fraga } from '../web/fraga.ts';
import { page, type Page } from '../web/page.ts';
import { dagenAv, type Text } from '../web/text.ts';
import { url } from '../web/url.ts';
import { granskaravslutPath, loggranskarePath } from './sidor.rules.ts';
import type { Loggranskare } from './utnamning.rules.ts';

interface Rad {
  readonly namn: string;
  readonly arbetsgivare: string;
  readonly utsedd: Text;
  readonly avsluta: string;
}
interface Granskarsida extends Page {
  readonly action: string;
  readonly nyckel: string;
  readonly fragor: readonly Fraga[];
  readonly kolumner: readonly Kolumn[];
  readonly rader: readonly Rad[];
  readonly tomt: Tomt | null;
}
export const granskarePage = page<Granskarsida>('loggranskning/granskare');

const meddelanden: Readonly<Record<string, string>> = {
  utsedd: 'Loggranskaren är utsedd.',
  avslutad: 'Rätten att granska är avslutad.',
};

/** "Loggranskare": who they are, and the form that appoints one. */
export const granskareModel = (
  granskare: readonly Loggranskare[],
  form: Form,
  klart: unknown,
): Granskarsida => ({
  titel: 'Loggranskare',
  rubrik: 'Loggranskare',
  ingress: ['De som granskar hur personuppgifter läses. Utse minst två, så att någon kan granska den andra.'],
  smulor: [{ text: 'Start', href: '/' }, { text: 'Loggranskare' }],
  fel: felsammanfattning(form, ['epost']),
  meddelande: klartText(meddelanden, klart),
  action: loggranskarePath,
  nyckel: nyckelFor(form),
  fragor: [
    fraga([textfalt(form, 'epost', { etikett: 'Användarens e-post', bredd: 'b-24' })], {
      rubrik: 'Vad en loggranskare ser',
      stycken: [
        'Vem som har läst uppgifter, när och på vilken sida. Aldrig namn eller personnummer på deltagare.',
        'Ingen granskar sig själv: det som en loggranskare själv har gjort, eller som gäller insatser där hen har uppdrag, granskas av en annan.',
      ],
    }),
  ],
  kolumner: [{ text: 'Namn' }, { text: 'Arbetsgivare' }, { text: 'Utsedd' }],
  rader: granskare.map(({ id, namn, arbetsgivare, utsedd, av }) => ({
    namn,
    arbetsgivare,
    utsedd: [dagenAv(utsedd), `, av ${av}`],
    avsluta: url(granskaravslutPath, { anvandareId: id }),
  })),
  tomt:
    granskare.length === 0
      ? { rubrik: 'Ingen är utsedd', text: 'Händelser väntar tills någon kan granska dem.' }
      : null,
});

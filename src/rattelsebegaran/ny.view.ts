import { datumfalt, textfalt, valjlista } from '../web/falt.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import { nyckelFor, type Form } from '../web/form.ts';
import { fraga, type Formdel } from '../web/fraga.ts';
import { page, type Page } from '../web/page.ts';
import { uppgifter, uppgiftsvarde, uppgiftText } from './rattelsebegaran.rules.ts';
import { nyRattelsePath, rattelserPath } from './sidor.rules.ts';

interface Nysida extends Page {
  readonly action: string;
  readonly nyckel: string;
  readonly delar: readonly Formdel[];
  readonly avbryt: string;
}
export const nyRattelsePage = page<Nysida>('rattelsebegaran/ny');

const vilket = (form: Form): Formdel => ({
  id: 'vilket',
  rubrik: 'Vilket deltagande det gäller',
  fragor: [
    fraga(
      [
        textfalt(form, 'personnummer', {
          etikett: 'Personnummer',
          tips: 'Tolv siffror, ÅÅÅÅMMDD-NNNN',
          bredd: 'b-16',
          inputmode: 'numeric',
        }),
      ],
      {
        rubrik: 'Var uppgifterna finns',
        stycken: [
          'Insats och startdag står i begäran eller i personens registerutdrag. SUS visar inte vilka deltaganden personen har.',
        ],
      },
    ),
    fraga([
      textfalt(form, 'insats', { etikett: 'Insats', tips: 'Namnet som det står i begäran', bredd: 'b-24' }),
    ]),
    fraga([datumfalt(form, 'startdag', { etikett: 'Deltagandets startdag' })]),
  ],
});

const begaran = (form: Form): Formdel => ({
  id: 'begaran',
  rubrik: 'Begäran',
  fragor: [
    fraga([
      valjlista(form, 'uppgift', {
        etikett: 'Uppgift som ska rättas',
        tom: 'Välj',
        val: uppgifter.map((en) => ({ varde: uppgiftsvarde(en), text: uppgiftText(en) })),
      }),
    ]),
    fraga([textfalt(form, 'diarienummer', { etikett: 'Diarienummer', tips: 'Utan namn och personnummer' })]),
  ],
});

/** The form of a request to note. What the value should be is not written here: it stands in the diary. */
export const nyRattelseModel = (form: Form): Nysida => ({
  titel: 'Notera begäran om rättelse',
  rubrik: 'Notera begäran om rättelse',
  ingress: ['Den deltagaransvariga läser själva begäran i diariet. Skriv inte här vad som är rätt.'],
  smulor: [
    { text: 'Start', href: '/' },
    { text: 'Begärda rättelser', href: rattelserPath },
    { text: 'Notera' },
  ],
  fel: felsammanfattning(form, ['personnummer', 'insats', 'startdag', 'uppgift', 'diarienummer']),
  action: nyRattelsePath,
  nyckel: nyckelFor(form),
  delar: [vilket(form), begaran(form)],
  avbryt: rattelserPath,
});

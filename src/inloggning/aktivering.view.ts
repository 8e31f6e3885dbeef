import { textfalt } from '../web/falt.ts';
import type { Textfalt } from '../web/falttyp.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import type { Form } from '../web/form.ts';
import { page, type Page } from '../web/page.ts';
import { personnummerfalt, tokenSkal } from './inloggning.view.ts';
import { losenordText, type Losenordsfel } from './losenord.rules.ts';
import { nyttLosenordsfalt } from './losenord.view.ts';

export const aktiveraPath = '/aktivera';

interface AktiveraPage extends Page {
  readonly falt: readonly Textfalt[];
}
export const aktiveraPage = page<AktiveraPage>('inloggning/aktivera', 'layout-inlogg');

const ordning = ['personnummer', 'aktiveringskod', 'nytt_losenord', 'upprepa'];

/** @param tokenUte the page had been open too long when it was sent */
export const aktiveraModel = (form: Form, tokenUte = false): AktiveraPage => ({
  titel: 'Välj lösenord',
  rubrik: 'Välj lösenord',
  meddelande: tokenUte ? tokenSkal : null,
  fel: felsammanfattning(form, ordning, { ingress: 'Lösenorden skriver du igen. Det andra finns kvar.' }),
  falt: [
    personnummerfalt(form),
    textfalt(form, 'aktiveringskod', {
      etikett: 'Aktiveringskod (masterlösenord)',
      tips: '16 tecken. Koden gäller en gång, inom ett dygn.',
      bredd: 'b-full',
    }),
    ...nyttLosenordsfalt(form, 'b-full'),
  ],
});

/** One text for unknown, wrong, used and too old: it tells nobody which. */
export const aktiveringshinder = (fel: 'fel' | Losenordsfel): Form['errors'] =>
  fel === 'fel'
    ? {
        aktiveringskod:
          'Kontrollera personnumret och aktiveringskoden. Stämmer de kan koden ha gått ut: be då beställaren om en ny. Efter fem fel måste du vänta 15 minuter.',
      }
    : { nytt_losenord: losenordText[fel] };

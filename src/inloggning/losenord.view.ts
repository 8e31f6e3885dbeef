import { klockan } from '../shared/datum.ts';
import { kryssruta, textfalt } from '../web/falt.ts';
import type { Kryssruta, Textfalt } from '../web/falttyp.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import { nyckelFor, type Form } from '../web/form.ts';
import { page, type Page } from '../web/page.ts';
import type { Byteshinder } from './inloggning.rules.ts';
import { losenordText } from './losenord.rules.ts';

export const bytPath = '/konto/losenord';

/** The two fields of a new password. */
export const nyttLosenordsfalt = (form: Form, bredd: 'b-full' | 'b-24'): Textfalt[] => [
  textfalt(form, 'nytt_losenord', {
    etikett: 'Nytt lösenord',
    tips: 'Minst 12 tecken, gärna flera ord. Alla tecken går bra.',
    typ: 'password',
    bredd,
    autocomplete: 'new-password',
  }),
  textfalt(form, 'upprepa', {
    etikett: 'Nytt lösenord en gång till',
    typ: 'password',
    bredd,
    autocomplete: 'new-password',
  }),
];

interface BytPage extends Page {
  readonly nyckel: string;
  /** For password managers, which pair the new password with it. */
  readonly namn: string;
  readonly falt: readonly Textfalt[];
  readonly overallt: Kryssruta;
}
export const bytPage = page<BytPage>('inloggning/byt-losenord');

/** A box that is not sent is not ticked, so it is ticked only on a page that nothing has been sent from. */
const medForval = (form: Form): Form =>
  Object.keys(form.values).length === 0 ? { ...form, values: { overallt: 'ja' } } : form;

/** @param aterstalld the page had been open too long when it was sent */
export const bytModel = (namn: string, form: Form, aterstalld = false): BytPage => ({
  titel: 'Byt lösenord',
  rubrik: 'Byt lösenord',
  smulor: [{ text: 'Start', href: '/' }, { text: 'Mitt konto', href: '/konto' }, { text: 'Byt lösenord' }],
  meddelande: aterstalld
    ? { slag: 'info', text: 'Sidan hade legat öppen för länge. Skriv lösenorden en gång till.' }
    : null,
  fel: felsammanfattning(form, ['losenord', 'nytt_losenord', 'upprepa'], {
    ingress: 'Lösenord visas aldrig igen, så du skriver dem på nytt.',
  }),
  nyckel: nyckelFor(form),
  namn,
  falt: [
    textfalt(form, 'losenord', {
      etikett: 'Nuvarande lösenord',
      typ: 'password',
      bredd: 'b-24',
      autocomplete: 'current-password',
    }),
    ...nyttLosenordsfalt(form, 'b-24'),
  ],
  overallt: kryssruta(medForval(form), 'overallt', { etikett: 'Logga ut överallt utom här' }),
});

/** What to do about each hindrance, at its field. */
export const byteshinderFel = (hinder: Exclude<Byteshinder, { slag: 'utloggad' }>): Form['errors'] => {
  if (hinder.slag === 'vanta')
    return { losenord: `Det blev för många försök. Vänta till klockan ${klockan(hinder.till)}.` };
  if (hinder.slag === 'nuvarande')
    return { losenord: 'Kontrollera ditt nuvarande lösenord. Efter fem fel måste du vänta 15 minuter.' };
  return { nytt_losenord: losenordText[hinder.slag] };
};

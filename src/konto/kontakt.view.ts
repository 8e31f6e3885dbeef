import { klockan } from '../shared/datum.ts';
import type { Meddelande } from '../web/delar.ts';
import { kryssruta, textfalt } from '../web/falt.ts';
import type { Falt } from '../web/falttyp.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import { nyckelFor, type Form } from '../web/form.ts';
import { page, type Page } from '../web/page.ts';
import { epostPath, kontoPath, mobilKodPath, mobilPath } from './sidor.rules.ts';

interface KontaktPage extends Page {
  readonly action: string;
  readonly nyckel: string;
  readonly falt: readonly Falt[];
  /** What follows of it. */
  readonly text: string;
  readonly spara: string;
  readonly avbryt: string;
  readonly inkorg: string | null;
}
export const kontaktPage = page<KontaktPage>('konto/kontakt');

const smulor = (sist: string) => [
  { text: 'Start', href: '/' },
  { text: 'Mitt konto', href: kontoPath },
  { text: sist },
];

const legatOppen: Meddelande = {
  slag: 'info',
  text: 'Det du hade skrivit finns kvar. Kontrollera det och fortsätt.',
};

/** @param nuvarande the address that counts now @param kvar what was typed came back after a detour */
export const epostModel = (form: Form, nuvarande: string, kvar = false): KontaktPage => ({
  titel: 'Ändra e-postadress',
  rubrik: 'Ändra e-postadress',
  ingress: [`Nu gäller ${nuvarande}`],
  smulor: smulor('Ändra e-postadress'),
  meddelande: kvar ? legatOppen : null,
  fel: felsammanfattning(form, ['epost']),
  action: epostPath,
  nyckel: nyckelFor(form),
  falt: [textfalt(form, 'epost', { etikett: 'Ny e-postadress', bredd: 'b-24', autocomplete: 'email' })],
  text: 'Vi skriver till den gamla adressen att den är ändrad.',
  spara: 'Ändra e-postadress',
  avbryt: kontoPath,
  inkorg: null,
});

/** @param kvar what was typed came back after a detour */
export const mobilModel = (form: Form, nuvarande: string, kvar = false): KontaktPage => ({
  titel: 'Ändra mobilnummer',
  rubrik: 'Ändra mobilnummer',
  ingress: [`Nu gäller numret som slutar på ${nuvarande.slice(-2)}`],
  smulor: smulor('Ändra mobilnummer'),
  meddelande: kvar ? legatOppen : null,
  fel: felsammanfattning(form, ['mobil'], { innan: 'innan du fortsätter' }),
  action: mobilPath,
  nyckel: nyckelFor(form),
  falt: [
    textfalt(form, 'mobil', {
      etikett: 'Nytt mobilnummer',
      tips: 'Till exempel 070-174 06 05',
      bredd: 'b-12',
      inputmode: 'tel',
      autocomplete: 'tel',
    }),
  ],
  text: 'Vi skickar en kod till det nya numret. Det gamla gäller tills du har skrivit koden.',
  spara: 'Skicka en kod',
  avbryt: kontoPath,
  inkorg: null,
});

/** A box that is not sent is not ticked, so it is ticked only on a page that nothing has been sent from. */
const medForval = (form: Form): Form =>
  Object.keys(form.values).length === 0 ? { ...form, values: { overallt: 'ja' } } : form;

interface Nummerkod {
  readonly till: Date;
  readonly skickad: boolean;
  readonly inkorg: string | null;
}

export const nummerkodModel = (form: Form, { till, skickad, inkorg }: Nummerkod): KontaktPage => ({
  titel: 'Skriv koden',
  rubrik: 'Skriv koden',
  ingress: [`Koden har gått till det nya numret och gäller till klockan ${klockan(till)}`],
  smulor: smulor('Ändra mobilnummer'),
  meddelande: skickad
    ? null
    : { slag: 'varning', text: 'Sms:et gick inte att skicka. Kontrollera numret och börja om.' },
  fel: felsammanfattning(form, ['kod']),
  action: mobilKodPath,
  nyckel: nyckelFor(form),
  falt: [
    textfalt(form, 'kod', {
      etikett: 'Engångskod',
      tips: '6 siffror',
      bredd: 'b-12',
      extraKlass: 'kod',
      inputmode: 'numeric',
      autocomplete: 'one-time-code',
    }),
    kryssruta(medForval(form), 'overallt', { etikett: 'Logga ut överallt utom här' }),
  ],
  text: 'Vi skickar ett sms till det gamla numret om att det är ändrat.',
  spara: 'Ändra mobilnummer',
  avbryt: mobilPath,
  inkorg,
});

export const sammaText = {
  epost: 'Skriv en annan adress. Den här har du redan.',
  mobil: 'Skriv ett annat nummer. Det här har du redan.',
} as const;

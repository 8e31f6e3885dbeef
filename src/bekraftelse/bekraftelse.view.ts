import { klockan } from '../shared/datum.ts';
import type { Knapp, Meddelande } from '../web/delar.ts';
import { textfalt } from '../web/falt.ts';
import type { Textfalt } from '../web/falttyp.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import type { Form } from '../web/form.ts';
import { page, type Page } from '../web/page.ts';
import { url } from '../web/url.ts';
import { bekraftaPath } from './bekraftelse.rules.ts';

const smulor = [
  { text: 'Start', href: '/' },
  { text: 'Mitt konto', href: '/konto' },
] as const;
const sist = { text: 'Bekräfta att det är du' };

/** Another way to show who one is: a button that leads to BankID or to an employer. */
export interface Annatsatt {
  readonly text: string;
  readonly action: string;
}

interface BekraftaPage extends Page {
  /** Where the user was going. */
  readonly vidare: string;
  readonly namn: string;
  /** Null for one who has no password, or no phone to get a code in. */
  readonly losenord: Textfalt | null;
  readonly andra: readonly Annatsatt[];
}
export const bekraftaPage = page<BekraftaPage>('bekraftelse/bekrafta');

interface Bekrafta {
  readonly form: Form;
  readonly vidare: string;
  readonly namn: string;
  readonly harLosenord: boolean;
  readonly andra: readonly Annatsatt[];
  readonly besked: Meddelande | null;
}

export const bekraftaModel = ({
  form,
  vidare,
  namn,
  harLosenord,
  andra,
  besked,
}: Bekrafta): BekraftaPage => ({
  titel: 'Bekräfta att det är du',
  rubrik: 'Bekräfta att det är du',
  ingress: ['Det du ska göra är känsligt. Bekräftelsen gäller i fem minuter.'],
  smulor: [...smulor, sist],
  meddelande: besked,
  fel: felsammanfattning(form, ['losenord'], {
    innan: 'innan du fortsätter',
    ingress: 'Lösenordet skriver du igen.',
  }),
  vidare,
  namn,
  andra,
  losenord: harLosenord
    ? textfalt(form, 'losenord', {
        etikett: 'Lösenord',
        typ: 'password',
        bredd: 'b-24',
        autocomplete: 'current-password',
      })
    : null,
});

interface KodPage extends Page {
  readonly text: string;
  readonly vidare: string;
  readonly kod: Textfalt;
  readonly borjaOm: string;
  readonly inkorg: string | null;
}
export const bekraftaKodPage = page<KodPage>('bekraftelse/kod');

interface Kod {
  readonly form: Form;
  readonly vidare: string;
  readonly till: Date;
  /** False when the text message could not be handed over. */
  readonly skickad: boolean;
  readonly inkorg: string | null;
}

const ejSkickad: Meddelande = {
  slag: 'varning',
  text: 'Sms:et gick inte att skicka. Vänta en minut och börja om.',
};

export const bekraftaKodModel = ({ form, vidare, till, skickad, inkorg }: Kod): KodPage => ({
  titel: 'Skriv engångskoden',
  rubrik: 'Skriv engångskoden',
  smulor: [...smulor, sist],
  meddelande: skickad ? null : ejSkickad,
  fel: felsammanfattning(form, ['kod'], {
    innan: 'innan du fortsätter',
    ingress: 'Koden står i sms:et från SUS.',
  }),
  text: `Koden har gått i ett sms till ditt mobilnummer. Den gäller till klockan ${klockan(till)}.`,
  vidare,
  kod: kodfalt(form),
  borjaOm: url(bekraftaPath, {}, { till: vidare }),
  inkorg,
});

/** The field of a code out of a text message. */
const kodfalt = (form: Form): Textfalt =>
  textfalt(form, 'kod', {
    etikett: 'Engångskod',
    tips: '6 siffror',
    bredd: 'b-12',
    extraKlass: 'kod',
    inputmode: 'numeric',
    autocomplete: 'one-time-code',
  });

interface KlarPage extends Page {
  readonly knapp: Knapp;
}
export const bekraftatPage = page<KlarPage>('bekraftelse/klart');

export const bekraftatModel = (vidare: string): KlarPage => ({
  titel: 'Du har bekräftat att det är du',
  rubrik: 'Du har bekräftat att det är du',
  ingress: ['Nu kan du hämta filen. Det gäller i fem minuter.'],
  smulor: [...smulor, sist],
  knapp: { text: 'Hämta filen', href: vidare, slag: 'primar' },
});

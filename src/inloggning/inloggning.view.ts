import { bankidskal } from '../bankid/texter.rules.ts';
import { oidcskal } from '../oidc/oidc.rules.ts';
import { oidcPath } from '../oidc/sidor.rules.ts';
import { klockan } from '../shared/datum.ts';
import type { Meddelande } from '../web/delar.ts';
import { textfalt } from '../web/falt.ts';
import type { Textfalt } from '../web/falttyp.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import type { Form } from '../web/form.ts';
import { page, type Page } from '../web/page.ts';
import { starkt, type Text } from '../web/text.ts';
import { url } from '../web/url.ts';
import type { Kodhinder } from './inloggning.rules.ts';

export const kodPath = '/logga-in/kod';
export const nyKodPath = '/logga-in/ny-kod';

interface LoggaInPage extends Page {
  /** The page that was asked for, which the user comes to afterwards. */
  readonly vidare: string;
  readonly personnummer: Textfalt;
  readonly losenord: Textfalt;
  /** BankID is set up, and offered first (ASVS 6.6.1). */
  readonly bankid: boolean;
  /** Employers at which one can sign in. */
  readonly leverantorer: readonly { readonly namn: string; readonly action: string }[];
  /** In the demo: there are accounts to try. */
  readonly demo: boolean;
}
export const loggaInPage = page<LoggaInPage>('inloggning/logga-in', 'layout-inlogg');

/** What is said when a form of a stranger was sent after its page had been open too long. */
export const tokenSkal: Meddelande = {
  slag: 'info',
  text: 'Sidan hade legat öppen för länge. Skriv uppgifterna en gång till.',
};

/** Why one comes to the sign-in page. Named in the address, since the session is not written to. */
const skal: Readonly<Record<string, Meddelande>> = {
  utloggad: { slag: 'klart', text: 'Du är utloggad.' },
  utloggad_oidc: {
    slag: 'klart',
    text: 'Du är utloggad ur SUS. Du kan fortfarande vara inloggad hos din arbetsgivare: stäng webbläsaren om andra använder datorn.',
  },
  utloggad_overallt: { slag: 'klart', text: 'Du är utloggad överallt.' },
  losenord: {
    slag: 'klart',
    text: 'Lösenordet är sparat. Logga in med ditt personnummer och det nya lösenordet.',
  },
  token: tokenSkal,
  ...bankidskal,
  slut: { slag: 'info', text: 'Koden gäller inte längre. Logga in igen för att få en ny.' },
  utgangen: {
    slag: 'info',
    text: 'Du är utloggad eftersom sidan inte har använts på en stund. Logga in så kommer du tillbaka dit du var.',
  },
};

/** The field of the user's own personnummer. */
export const personnummerfalt = (form: Form): Textfalt =>
  textfalt(form, 'personnummer', {
    etikett: 'Ditt personnummer',
    tips: 'ÅÅÅÅMMDD-NNNN',
    bredd: 'b-full',
    inputmode: 'numeric',
    autocomplete: 'username',
  });

interface LoggaIn {
  readonly form: Form;
  readonly vidare: string;
  readonly varfor: string | null;
  /** The provider that one comes back from, as the address names it. */
  readonly fran: unknown;
  readonly demo: boolean;
  readonly bankid: boolean;
  readonly leverantorer: readonly { readonly id: string; readonly namn: string }[];
}

const meddelandeFor = ({ varfor, fran, leverantorer }: LoggaIn): Meddelande | null => {
  if (varfor !== null && Object.hasOwn(skal, varfor)) return skal[varfor] ?? null;
  return oidcskal(varfor, leverantorer.find(({ id }) => id === fran)?.namn ?? 'din arbetsgivare');
};

export const loggaInModel = (logga: LoggaIn): LoggaInPage => ({
  titel: 'Logga in',
  rubrik: 'Logga in',
  vidare: logga.vidare,
  demo: logga.demo,
  bankid: logga.bankid,
  leverantorer: logga.leverantorer.map(({ id, namn }) => ({
    namn,
    action: url(oidcPath, { leverantor: id }),
  })),
  meddelande: meddelandeFor(logga),
  fel: felsammanfattning(logga.form, ['personnummer', 'losenord'], {
    innan: 'innan du fortsätter',
    ingress: 'Personnumret finns kvar. Lösenordet skriver du igen.',
  }),
  personnummer: personnummerfalt(logga.form),
  losenord: textfalt(logga.form, 'losenord', {
    etikett: 'Lösenord',
    typ: 'password',
    bredd: 'b-full',
    autocomplete: 'current-password',
  }),
});

/** One text for unknown, wrong, locked and ended: it tells nobody which. */
export const felUppgifter = {
  losenord:
    'Kontrollera personnumret och skriv lösenordet igen. Efter fem fel måste du vänta 15 minuter innan du försöker på nytt.',
};

interface KodPage extends Page {
  readonly ingress2: Text;
  readonly vidare: string;
  readonly kod: Textfalt;
  /** Address of the demo's inbox, where there is one. */
  readonly inkorg: string | null;
}
export const kodPage = page<KodPage>('inloggning/kod', 'layout-inlogg');

interface Kod {
  readonly form: Form;
  readonly vidare: string;
  /** +46… */
  readonly mobil: string;
  readonly giltigTill: Date;
  readonly nu: Date;
  /** False when the text message could not be handed over. */
  readonly skickad: boolean;
  readonly inkorg: string | null;
}

const kodlage = ({ skickad, giltigTill, nu }: Kod): Meddelande | null => {
  if (!skickad)
    return {
      slag: 'varning',
      text: 'Sms:et gick inte att skicka. Vänta en minut och välj Skicka en ny kod. Händer det igen: vänta en stund, eller kontakta din organisations beställare om mobilnumret kan vara fel.',
    };
  if (giltigTill > nu) return null;
  return { slag: 'info', text: `Koden gällde till klockan ${klockan(giltigTill)}. Välj Skicka en ny kod.` };
};

export const kodModel = (kod: Kod): KodPage => ({
  titel: 'Skriv engångskoden',
  steg: 'Steg 2 av 2',
  rubrik: 'Skriv engångskoden',
  meddelande: kodlage(kod),
  fel: felsammanfattning(kod.form, ['kod'], {
    innan: 'innan du loggar in',
    ingress: 'Koden står i sms:et från SUS.',
  }),
  ingress2: [
    kod.skickad
      ? 'Vi har skickat en kod i ett sms till mobilnumret som slutar på '
      : 'Koden hör till mobilnumret som slutar på ',
    starkt(kod.mobil.slice(-2)),
    `. Koden gäller till klockan ${klockan(kod.giltigTill)}.`,
  ],
  vidare: kod.vidare,
  kod: textfalt(kod.form, 'kod', {
    etikett: 'Engångskod',
    tips: '6 siffror',
    bredd: 'b-12',
    extraKlass: 'kod',
    inputmode: 'numeric',
    autocomplete: 'one-time-code',
  }),
  inkorg: kod.inkorg,
});

/** What to do about a code that did not let one in. */
export const kodhinderText = (hinder: Kodhinder): string => {
  if (hinder.slag === 'sparrad')
    return `Koden har skrivits fel för många gånger. Vänta till klockan ${klockan(hinder.till)} och logga in igen.`;
  return hinder.slag === 'fel'
    ? 'Koden stämmer inte. Skriv koden i det senaste sms:et. Efter fem fel måste du vänta en timme.'
    : 'Koden gäller inte längre. Välj Skicka en ny kod.';
};

/** What goes by itself, and where in the code the limit stands: a function of the database, or a table that `stada` empties. */
export interface Automatisk {
  readonly vad: string;
  readonly nar: string;
  readonly kalla: string;
  /** As PostgreSQL writes it there; null where each row says its own. */
  readonly intervall: string | null;
}

/** Everything that is erased without anybody's approval. tests/gallring/automatisk.test.ts compares it with the code, both ways. */
export const automatiska: readonly Automatisk[] = [
  {
    vad: 'Utkast om deltagare',
    nar: '24 timmar efter att de sparades',
    kalla: 'person.gallra_utkast',
    intervall: '24 hours',
  },
  {
    vad: 'Namn och svar i felregistrerade deltaganden',
    nar: '30 dagar efter felregistreringen, eller genast när fel person registrerades eller samtycke saknas',
    kalla: 'person.gallra_makulerade',
    intervall: '720 hours',
  },
  {
    vad: 'Personnummer i beställningar av registerutdrag',
    nar: 'När utdraget är hämtat, nekat eller inte hämtat i tid, och efter 30 dagar utan beslut',
    kalla: 'person.gallra_registerutdrag',
    intervall: '30 days',
  },
  {
    vad: 'Personnummer i beställningar av begränsning',
    nar: 'När beställningen är avgjord, och efter 30 dagar utan beslut',
    kalla: 'person.gallra_begransningar',
    intervall: '30 days',
  },
  {
    vad: 'Uppgifter om användare i beställningar',
    nar: '12 månader efter beslutet',
    kalla: 'auth.gallra_bestallningar',
    intervall: '12 months',
  },
  {
    vad: 'Text i brev och sms som inte kom fram',
    nar: '30 dagar efter att de skrevs',
    kalla: 'auth.utskick',
    intervall: '30 days',
  },
  {
    vad: 'Brev och sms',
    nar: '90 dagar efter att de skrevs',
    kalla: 'auth.gallra_utskick',
    intervall: '90 days',
  },
  {
    vad: 'Misslyckade inloggningar',
    nar: '1 år efter försöket',
    kalla: 'auth.misslyckad_inloggning',
    intervall: '1 year',
  },
  {
    vad: 'Engångskoder',
    nar: '1 dygn efter att de slutade gälla',
    kalla: 'auth.engangskod',
    intervall: '1 day',
  },
  {
    vad: 'Koder för nytt mobilnummer och ny e-postadress',
    nar: '1 dygn efter att de slutade gälla',
    kalla: 'auth.bekraftelse',
    intervall: '1 day',
  },
  {
    vad: 'Påbörjade inloggningar med BankID',
    nar: '1 timme efter att de började',
    kalla: 'auth.bankid_order',
    intervall: '1 hour',
  },
  {
    vad: 'Påbörjade inloggningar hos arbetsgivaren',
    nar: '1 timme efter att de började',
    kalla: 'auth.oidc_forsok',
    intervall: '1 hour',
  },
  { vad: 'Sessioner', nar: 'När de slutar gälla', kalla: 'auth.session', intervall: null },
  {
    vad: 'Räknare mot för många försök',
    nar: 'När de slutar gälla',
    kalla: 'auth.begransning',
    intervall: null,
  },
];

/** What no rule takes, and why. */
export const sparas: readonly { readonly vad: string; readonly varfor: string }[] = [
  {
    vad: 'Siffror i rapporter, frysta siffror och halvårsredovisningar',
    varfor: 'De ska gå att jämföra och är utan namn.',
  },
  { vad: 'Händelseloggen', varfor: 'Den visar vem som har läst och ändrat. Den har inga namn på deltagare.' },
  {
    vad: 'Beslut om behörighet och uppdrag',
    varfor: 'De visar vem som har fått göra vad, så länge kontot finns.',
  },
  { vad: 'Insatser, budgetar och styrdata', varfor: 'De handlar inte om deltagare.' },
];

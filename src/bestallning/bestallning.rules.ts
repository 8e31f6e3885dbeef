import { dagAv, dagarMellan, type Dag } from '../shared/datum.ts';

/** Days after which an order that waits is marked, and the superadministratörer are reminded. */
export const gammalEfter = 5;

export type Beslut = 'godkand' | 'nekad';

/** An order as the list shows it. */
export interface Bestallning {
  readonly id: string;
  readonly nummer: number;
  readonly organisationId: string;
  readonly organisation: string;
  readonly bestalldAv: string;
  readonly bestalldAvId: string;
  readonly bestalldAt: Date;
  readonly paBegaranAv: string | null;
  readonly antal: number;
  readonly beslut: Beslut | null;
  readonly beslutadAv: string | null;
  readonly beslutadAt: Date | null;
  readonly skal: string | null;
  /** What it said of its users has been erased. */
  readonly gallrad: boolean;
}

/** Whether an order has waited for more than five days. */
export const arGammal = (b: Pick<Bestallning, 'beslut' | 'bestalldAt'>, idag: Dag): boolean =>
  b.beslut === null && dagarMellan(dagAv(b.bestalldAt), idag) > gammalEfter;

/** What stands in the way of an order as a whole. */
export type Bestallningshinder =
  'inte_bestallare' | 'ingen_overenskommelse' | 'utan_begaran' | 'fel_organisation' | 'hinder_i_rader';

/** What stands in the way of a decision. */
export type Beslutshinder =
  | 'redan_beslutad'
  | 'egen'
  | 'om_sig_sjalv'
  | 'registrerade_bestallaren'
  | 'inte_bestallare'
  | 'inte_superadministrator'
  | 'ingen_overenskommelse'
  | 'hinder_i_rader'
  | 'sista_superadministrator'
  | 'utan_skal';

export const bestallningshinderText: Record<Bestallningshinder, readonly [falt: string, text: string]> = {
  inte_bestallare: [
    'rader',
    'Din registrering som beställare gäller inte längre. Be din chef anmäla dig på nytt.',
  ],
  ingen_overenskommelse: [
    'rader',
    'Organisationen har ingen överenskommelse som gäller. Den behövs innan något kan beställas.',
  ],
  utan_begaran: ['pa_begaran_av', 'Skriv vilken chef som har begärt behörigheten'],
  fel_organisation: ['organisation', 'Välj organisation i listan'],
  hinder_i_rader: [
    'rader',
    'Något har ändrats medan sidan var öppen. Kontrollera användarna och skicka igen.',
  ],
};

export const beslutshinderText: Record<Beslutshinder, string> = {
  redan_beslutad: 'Beställningen är redan beslutad.',
  egen: 'Be en annan superadministratör. Ingen beslutar om sin egen beställning.',
  om_sig_sjalv: 'Be en annan superadministratör. Ingen beslutar om sin egen behörighet.',
  registrerade_bestallaren:
    'Be en annan superadministratör godkänna. Du har registrerat beställaren, och två personer ska ha prövat varje behörighet.',
  inte_bestallare: 'Neka beställningen. Den som beställde är inte beställare för organisationen längre.',
  inte_superadministrator: 'Neka beställningen. Den som beställde är inte superadministratör längre.',
  ingen_overenskommelse: 'Neka beställningen. Organisationens överenskommelse gäller inte längre.',
  hinder_i_rader: 'Neka beställningen. Den går inte att genomföra längre, se vid varje användare.',
  sista_superadministrator:
    'Neka beställningen. Någon superadministratör måste finnas kvar, så beställ en till först.',
  utan_skal: 'Skriv varför beställningen nekas',
};

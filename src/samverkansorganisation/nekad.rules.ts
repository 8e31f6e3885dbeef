import type { Uppdragshinder } from '../uppdrag/uppdrag.rules.ts';
import type { Hinder, Organisation } from './organisation.rules.ts';

/** Why a save of an organisation was refused; `lista` is the field of the users whom an uppdrag could not be given to or taken from. */
export type Nekad =
  | { readonly slag: 'hinder'; readonly hinder: Hinder }
  | {
      readonly slag: 'uppdrag';
      readonly lista: 'samverkansadministratorer' | 'insatsansvariga';
      readonly hinder: Uppdragshinder;
    }
  | { readonly slag: 'andrad'; readonly nu: Organisation };

/** A refusal for a reason that has its words below. */
export const hindrad = (hinder: Hinder) => ({ slag: 'hinder', hinder }) as const;

/** What a constraint says when two users run into each other, or when only the database can see it. */
export const nekadeAv: Readonly<Record<string, Nekad>> = {
  samverkansorganisation_namn_unikt: hindrad('namn_upptaget'),
  samverkansorganisation_namn_utan_form: hindrad('namn_med_form'),
  samverkansorganisation_slut_efter_start: hindrad('slut_fore_start'),
  samverkansorganisation_slut_rymmer_allt: hindrad('slut_fore_registrering'),
  samverkansorganisation_period_rymmer_budget: hindrad('slut_fore_budget'),
  samverkansorganisation_period_rymmer_volym: hindrad('slut_fore_volym'),
  finansiering_ingar: hindrad('ingaende_i_budget'),
  uppdrag_sista_samverkansadministrator: {
    slag: 'uppdrag',
    lista: 'samverkansadministratorer',
    hinder: 'sista_administrator',
  },
};

const namnFalt = 'namn';
/** Each refusal as the field it belongs to and what to do. */
export const hinderText: Record<Hinder, readonly [falt: string, text: string]> = {
  namn_med_form: [namnFalt, 'Skriv namnet utan Finsam och Tvåpartsfinsam. Samverkansformen visas bredvid.'],
  namn_upptaget: [namnFalt, 'Välj ett annat namn. Det finns redan en samverkansorganisation som heter så.'],
  slut_fore_start: ['slutdatum', 'Skriv ett slutdatum som inte ligger före startdatumet'],
  slut_fore_registrering: [
    'slutdatum',
    'Skriv ett senare slutdatum, eller avsluta insatserna först. Något är registrerat efter den dagen.',
  ],
  slut_fore_budget: ['slutdatum', 'Skriv ett senare slutdatum. Det finns en budget för ett senare år.'],
  slut_fore_volym: [
    'slutdatum',
    'Skriv ett senare slutdatum, eller rätta antalen. Antal är registrerade för ett senare år.',
  ],
  ingaende_i_budget: [
    'ingaende',
    'Behåll organisationen, eller ta bort den ur budgeten först. Den finansierar enligt en budget.',
  ],
  kommun_upphord: ['kommuner', 'Ta bort den kommun eller stadsdel som har upphört'],
};

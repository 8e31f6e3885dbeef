import { bestallbaraRoller, type BestallbarRoll } from '../behorighet/behorighet.rules.ts';
import { arEnAdress } from '../epost/epost.rules.ts';
import type { Personnummer } from '../shared/personnummer.ts';

/** A name in its two parts. */
export interface Personnamn {
  readonly fornamn: string;
  readonly efternamn: string;
}

/** An account to be made. Names of organisations and insatser are as people write them. */
export interface NyAnvandare {
  readonly personnummer: Personnummer;
  readonly fornamn: string;
  readonly efternamn: string;
  readonly epost: string;
  /** +46… */
  readonly mobil: string;
  readonly arbetsgivare: string;
  /** Given when the employer is not known before. */
  readonly organisationstyp: string | null;
  readonly forsakringskassan: boolean;
  readonly roller: readonly BestallbarRoll[];
  /** Where a deltagaransvarig gets uppdrag. */
  readonly insatser: readonly string[];
  /** Where an insatsansvarig or samverkansadministratör gets uppdrag. */
  readonly samverkansorganisationer: readonly string[];
}

/** SUSrapport comes with every role (handbook, Behörighetsroller). In the order of the handbook, each once. */
export const rollerMedSusrapport = (roller: readonly BestallbarRoll[]): BestallbarRoll[] =>
  bestallbaraRoller.filter((roll) => roll === 'susrapport' || roller.includes(roll));

/** A mobile number as people write it, as +46…; null when it is none. A Swedish number may begin with 0. */
export const lasMobil = (text: string): string | null => {
  const mobil = text.replace(/[\s-]/g, '').replace(/^00/, '+').replace(/^0/, '+46');
  return /^\+[1-9][0-9]{7,14}$/.test(mobil) ? mobil : null;
};

/** An address that mail can be sent to: what is taken here is not refused in the night by the one who sends (ASVS 1.3.11). */
export const isEpost = (text: string): boolean => text.length <= 254 && arEnAdress(text);

export type Anvandarhinder =
  | 'arbetsgivare_okand'
  | 'insats_okand'
  | 'insats_flera'
  | 'insats_utan_roll'
  | 'organisation_okand'
  | 'organisation_utan_roll'
  | 'konto_saknas';

/** What to do about each hindrance at the terminal. */
export const hinderText: Readonly<Record<Anvandarhinder, string>> = {
  arbetsgivare_okand:
    'Arbetsgivaren finns inte. Kontrollera namnet, eller ange --organisationstyp så läggs den upp.',
  insats_okand: 'Insatsen i --insats finns inte. Kontrollera namnet.',
  insats_flera:
    'Flera samverkansorganisationer har en insats med det namnet. Skriv den som "Samverkansorganisation/Insats".',
  insats_utan_roll: '--insats hör till rollen deltagaransvarig. Ange också --roll deltagaransvarig.',
  organisation_okand: 'Samverkansorganisationen i --samverkansorganisation finns inte. Kontrollera namnet.',
  organisation_utan_roll:
    '--samverkansorganisation hör till rollerna insatsansvarig och samverkansadministrator. Ange någon av dem med --roll.',
  konto_saknas: 'Det finns inget öppet konto för personnumret. Lägg upp det med skapa.',
};

/** The database's own rules, by the name of the constraint, in words that say what to do. */
export const villkorText: Readonly<Record<string, string>> = {
  anvandare_personnummer_index_key:
    'Det finns redan ett konto för personnumret. Ge det en ny kod med aktivera, eller avsluta det med avsluta.',
  roll_forbjuden_kombination:
    'Deltagaransvarig går inte att förena med samverkansadministrator. Välj en av rollerna.',
  roll_deltagaransvarig_arbetsgivare:
    'Den som är anställd av ett samordningsförbund kan inte vara deltagaransvarig. Välj en annan roll eller rätta arbetsgivaren.',
  roll_superadministrator_arbetsgivare:
    'Superadministrator är bara för personal på Försäkringskassan. Ange --forsakringskassan om arbetsgivaren läggs upp nu, eller välj en annan roll.',
  roll_sista_superadministrator:
    'Personen är den sista superadministratören. Lägg upp en till först, så att någon kan godkänna beställningar.',
  organisation_organisationstyp_kod_fkey:
    'Organisationstypen finns inte. Välj stat, kommun, region, samordningsforbund, esf eller ovriga.',
};

import type { Behorighetsroll } from '../behorighet/behorighet.rules.ts';

/** For one who has an account but no role: whom to ask. A paragraph each. */
export const saknarBehorighet: readonly string[] = [
  'Behörighet beställs av den som är behörig beställare hos din arbetsgivare. Fråga din chef vem det är.',
  'När beställningen är godkänd får du ett meddelande. Läs då in sidan på nytt, så kommer du vidare.',
  'Har du haft behörighet tidigare kan den ha avslutats för att den inte bekräftades eller inte användes på ett år. Beställaren kan beställa den på nytt.',
];

/** Whom to ask for an uppdrag, by the role one holds; null for roles that need none (handbook, Uppdrag). */
const fraga: Readonly<Record<Behorighetsroll, string | null>> = {
  deltagaransvarig:
    'Du har rollen deltagaransvarig men inget uppdrag i någon insats. Be den som är insatsansvarig i samverkansorganisationen att ge dig uppdrag. Insatsen syns här så snart det är gjort.',
  insatsansvarig:
    'Du har rollen insatsansvarig men inget uppdrag i någon samverkansorganisation. Be samverkansadministratören där att ge dig uppdrag.',
  samverkansadministrator:
    'Du har rollen samverkansadministratör men inget uppdrag i någon samverkansorganisation. Be en annan samverkansadministratör där att ge dig uppdrag, eller Försäkringskassans SUS-administration om det inte finns någon.',
  superadministrator: null,
  susrapport: null,
};

/**
 * What to tell a user on the start page about roles that have no uppdrag yet, one text a role.
 * @param medUppdrag roles that the user holds at least one uppdrag in
 */
export const saknarUppdrag = (
  roller: readonly Behorighetsroll[],
  medUppdrag: readonly Behorighetsroll[],
): string[] => roller.filter((roll) => !medUppdrag.includes(roll)).flatMap((roll) => fraga[roll] ?? []);

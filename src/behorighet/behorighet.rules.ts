/** Roles that an employer's beställare orders (form 9445). */
export const bestallbaraRoller = [
  'samverkansadministrator',
  'insatsansvarig',
  'deltagaransvarig',
  'susrapport',
  'superadministrator',
] as const;
export type BestallbarRoll = (typeof bestallbaraRoller)[number];

/**
 * What kind of work an account may do; an uppdrag says where (handbook, Behörighetsroller). A behörig beställare is registered by a
 * superadministratör (form 9463) and has the role while the registration is valid; loggranskare and handläggare av
 * registerutdrag are appointed by one (ADR 35, 36).
 */
export const behorighetsroller = [
  ...bestallbaraRoller,
  'bestallare',
  'loggranskare',
  'registerhandlaggare',
] as const;
export type Behorighetsroll = (typeof behorighetsroller)[number];

/** The request that something is done in: follows it into the audit trail. */
export interface Anrop {
  readonly begaranId: string;
  /** Client address. */
  readonly kalla: string;
  /** The browser in plain words: "Chrome på Windows". */
  readonly enhet?: string;
}

/** The signed-in user, loaded anew at each request. */
export interface Actor extends Anrop {
  readonly id: string;
  readonly namn: string;
  readonly organisation: string;
  readonly roller: readonly Behorighetsroll[];
  readonly inloggningId: string;
  /** Showed who they are within the last minutes (ASVS 7.5.3): at the sign-in or once more since. */
  readonly bekraftad?: boolean;
}

export const rollText: Record<Behorighetsroll, string> = {
  samverkansadministrator: 'Samverkansadministratör',
  insatsansvarig: 'Insatsansvarig',
  deltagaransvarig: 'Deltagaransvarig',
  susrapport: 'SUSrapport',
  superadministrator: 'Superadministratör',
  bestallare: 'Behörig beställare',
  loggranskare: 'Loggranskare',
  registerhandlaggare: 'Handläggare av registerutdrag',
};

export const hasRoll = (actor: Actor, ...roller: readonly Behorighetsroll[]): boolean =>
  roller.some((roll) => actor.roller.includes(roll));

/** What a session turns out to be: a user, one whose sign-in ran out (and whose form is kept), or nobody. */
export type Inloggad = { readonly actor: Actor } | { readonly utgangen: string } | null;

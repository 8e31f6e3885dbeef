/** What kind of work an account may do; an uppdrag says where (handbook, Behörighetsroller). */
export const behorighetsroller = [
  'samverkansadministrator',
  'insatsansvarig',
  'deltagaransvarig',
  'susrapport',
  'superadministrator',
] as const;
export type Behorighetsroll = (typeof behorighetsroller)[number];

/** The request that something is done in: follows it into the audit trail. */
export interface Anrop {
  readonly begaranId: string;
  /** Client address. */
  readonly kalla: string;
}

/** The signed-in user, loaded anew at each request. */
export interface Actor extends Anrop {
  readonly id: string;
  readonly namn: string;
  readonly organisation: string;
  readonly roller: readonly Behorighetsroll[];
  readonly inloggningId: string;
}

export const rollText: Record<Behorighetsroll, string> = {
  samverkansadministrator: 'Samverkansadministratör',
  insatsansvarig: 'Insatsansvarig',
  deltagaransvarig: 'Deltagaransvarig',
  susrapport: 'SUSrapport',
  superadministrator: 'Superadministratör',
};

export const hasRoll = (actor: Actor, ...roller: readonly Behorighetsroll[]): boolean =>
  roller.some((roll) => actor.roller.includes(roll));

/** What a session turns out to be: a user, one whose sign-in ran out (and whose form is kept), or nobody. */
export type Inloggad = { readonly actor: Actor } | { readonly utgangen: string } | null;

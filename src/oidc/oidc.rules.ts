import type { Result } from '../shared/result.ts';

/** An employer's identity provider, as the settings describe it. */
export interface Leverantor {
  /** In addresses: small letters, digits and hyphens. */
  readonly id: string;
  /** As the sign-in page says it: "Logga in med <namn>". */
  readonly namn: string;
  readonly issuer: string;
  readonly klientId: string;
  readonly klientHemlighet: string;
  /** Levels of assurance that are enough; one of them must stand in the answer (acr). */
  readonly acr: readonly string[];
  /** Name of the claim that holds the personnummer. */
  readonly personnummer: string;
  /** Names or organisationsnummer of the employers whose staff it may vouch for. */
  readonly arbetsgivare: readonly string[];
}

/** The settings of all of them. */
export interface Oidcinstallning {
  /** Our own address, without a path. */
  readonly adress: string;
  readonly leverantorer: readonly Leverantor[];
}

/**
 * What goes wrong at a provider: no answer in time or no connection it can be trusted on, an answer that cannot be used, the user
 * gave up, it would not, the assurance is too low, and no personnummer that is one.
 */
export type Oidcfel = 'svararInte' | 'felSvar' | 'avbruten' | 'nekad' | 'niva' | 'personnummer';

/** Who the provider says it is. */
export interface Identitet {
  readonly issuer: string;
  readonly subject: string;
  /** As the provider writes it. */
  readonly personnummer: string;
}

/** What is made for one sign-in, and must come back with the answer. */
export interface Hemligheter {
  readonly state: string;
  readonly nonce: string;
  /** PKCE: the code is worth nothing without it. */
  readonly verifierare: string;
  /** The user must sign in anew at the provider, since it is to be shown again who it is. */
  readonly igen: boolean;
}

/** Port to the identity providers. */
export interface Oidc {
  readonly leverantorer: readonly Leverantor[];
  /** The address at the provider where the user signs in. */
  starta(leverantor: Leverantor, hemligheter: Hemligheter): Promise<Result<string, Oidcfel>>;
  /** Judges the answer that the user came back with. @param fraga the query of our address, with its question mark */
  hamta(leverantor: Leverantor, fraga: string, hemligheter: Hemligheter): Promise<Result<Identitet, Oidcfel>>;
}

/** Why a proven identity does not let its account in. */
export type Kopplingshinder = 'annan_person' | 'upphavd' | 'redan_kopplat' | 'arbetsgivare';

/** Times of a sign-in at a provider, in milliseconds, and how many one address may start. */
export const forsokstid = 10 * 60_000;
export const startgrans = { points: 100, seconds: 15 * 60 } as const;

interface Skal {
  readonly slag: 'info' | 'varning';
  readonly text: string;
}

const annars = 'Försök igen, eller logga in på ett annat sätt.';
const texter: Record<Oidcfel | Kopplingshinder | 'om', (namn: string) => Skal> = {
  svararInte: (namn) => ({
    slag: 'varning',
    text: `Det går inte att nå inloggningen hos ${namn} just nu. Försök om en stund, eller logga in på ett annat sätt.`,
  }),
  felSvar: (namn) => ({
    slag: 'varning',
    text: `Svaret från ${namn} gick inte att använda. ${annars} Händer det igen: berätta det för IT-stödet hos ${namn}.`,
  }),
  avbruten: (namn) => ({ slag: 'info', text: `Du avbröt inloggningen hos ${namn}.` }),
  nekad: (namn) => ({
    slag: 'varning',
    text: `${namn} släppte inte in dig. Fråga IT-stödet där, eller logga in på ett annat sätt.`,
  }),
  niva: (namn) => ({
    slag: 'varning',
    text: `Inloggningen hos ${namn} var inte stark nog för SUS. Använd e-legitimation eller tjänstekort där, eller logga in på ett annat sätt.`,
  }),
  personnummer: (namn) => ({
    slag: 'varning',
    text: `${namn} skickade inget personnummer som SUS kan använda. Berätta det för IT-stödet där, och logga in på ett annat sätt så länge.`,
  }),
  annan_person: (namn) => ({
    slag: 'varning',
    text: `Din inloggning hos ${namn} är kopplad till ett annat konto i SUS. Logga in på ett annat sätt och kontakta SUS administration.`,
  }),
  upphavd: (namn) => ({
    slag: 'varning',
    text: `Kopplingen till ${namn} är borttagen. Logga in på ett annat sätt. En superadministratör kan tillåta den igen.`,
  }),
  redan_kopplat: () => ({
    slag: 'varning',
    text: 'Ditt konto är kopplat till en annan inloggning hos en arbetsgivare. Logga in på ett annat sätt, ta bort kopplingen på Mitt konto och försök igen.',
  }),
  arbetsgivare: (namn) => ({
    slag: 'varning',
    text: `${namn} är inte din arbetsgivare i SUS. Logga in på ett annat sätt. Har du bytt arbetsgivare: be den nya beställa behörighet.`,
  }),
  om: () => ({ slag: 'info', text: 'Det finns ingen inloggning att fortsätta på här. Börja om.' }),
};

/** Why one is back at the sign-in page (`oidc_niva`), with another way to go. */
export const oidcskal = (varfor: string | null, namn: string): Skal | null => {
  const kod = varfor?.startsWith('oidc_') === true ? varfor.slice('oidc_'.length) : '';
  return Object.hasOwn(texter, kod) ? texter[kod as keyof typeof texter](namn) : null;
};

/** The provider of an id; null when there is none. */
export const leverantorMed = (oidc: Pick<Oidc, 'leverantorer'>, id: unknown): Leverantor | null =>
  oidc.leverantorer.find((en) => en.id === id) ?? null;

/** A post starts a sign-in at one of the identity providers. */
export const oidcPath = '/logga-in/oidc/:leverantor';
/** Where the providers send the user back. The same for all of them, since what was started is in the session. */
export const aterkomstPath = '/logga-in/oidc-aterkomst';
/** After that: one press makes the sign-in. */
export const oidcKlarPath = '/logga-in/oidc-klar';
/** Showing again who one is, when signed in. */
export const oidcBekraftaPath = '/konto/bekrafta/oidc/:leverantor';
export const oidcBekraftatPath = '/konto/bekrafta/oidc-klar';
/** Takes away the tie between the own account and an identity provider. */
export const kopplingPath = '/konto/koppling/avslut';

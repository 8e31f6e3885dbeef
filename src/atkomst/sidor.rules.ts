/** How one user can sign in, and where they are signed in: for a superadministratör. */
export const atkomstPath = '/anvandare/:anvandareId/atkomst';
export const atkomstInloggningarPath = '/anvandare/:anvandareId/atkomst/inloggningar';
export const atkomstSparrPath = '/anvandare/:anvandareId/atkomst/sparr';
/** Everybody's sign-ins. */
export const allasInloggningarPath = '/visa-anvandare/inloggningar';

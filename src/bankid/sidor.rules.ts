/** The page of an order; a post to it starts one. */
export const bankidPath = '/logga-in/bankid';
/** Where the page's script asks how the order stands. */
export const lagePath = '/logga-in/bankid/lage';
export const klarPath = '/logga-in/bankid/klar';
export const avbrytPath = '/logga-in/bankid/avbryt';
/** In the demo alone: a phone with BankID, played on a page. */
export const demobankidPath = '/demo/bankid';

/** Showing again who one is, when signed in: the same page with other ends. */
export const bankidBekraftaPath = '/konto/bekrafta/bankid';
export const bekraftaKlarPath = '/konto/bekrafta/bankid/klar';
export const bekraftaAvbrytPath = '/konto/bekrafta/bankid/avbryt';

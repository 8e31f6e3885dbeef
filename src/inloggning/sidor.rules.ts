/** The sign-in page; its other ways in lead back to it. */
export const loggaInPath = '/logga-in';
/** Where one who is signed in without any role comes. */
export const saknarPath = '/saknar-behorighet';
/** The same page for one whose identity is proven but who has no account: nobody is signed in. */
export const utanKontoPath = '/logga-in/saknar-behorighet';

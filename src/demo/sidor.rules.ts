/** Where the pages of the demo are; none of them exists elsewhere. */
export const personerPath = '/demo/personer';
export const kontonPath = '/demo/konton';
export const inkorgPath = '/demo/sms';
export const brevladaPath = '/demo/epost';

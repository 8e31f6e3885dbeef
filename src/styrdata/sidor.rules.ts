/** Addresses of the pages of styrdata; other features link to these. */
export const styrdataPath = '/styrdata';
export const listaPath = '/styrdata/:lista';
export const ordningPath = '/styrdata/:lista/ordning';
export const nyPostPath = '/styrdata/:lista/ny';
export const postPath = '/styrdata/:lista/poster/:kod';
export const slutPath = '/styrdata/:lista/poster/:kod/slut';
export const organisationerPath = '/styrdata/organisation';
export const nyOrganisationPath = '/styrdata/organisation/ny';
export const organisationPath = '/styrdata/organisation/:organisationId';

/** Addresses of pages that other features than their own link to; those of a deltagande stand in deltagande/adress.rules. */
export const startPath = '/';
export const hjalpPath = '/hjalp';
export const saknarBehorighetPath = '/saknar-behorighet';
export const insatsPath = '/insatser/:insatsId';
export const valjRegistreringPath = '/registrera-deltagare';
export const inregistreringsutkastPath = '/insatser/:insatsId/registrering/:utkastId';
export const valjAnonymPath = '/registrera-anonyma-deltagare';
export const anonymPath = '/insatser/:insatsId/anonyma';
export const sokInsatsPath = '/sok-insats';
export const nyInsatsPath = '/registrera-ny-insats';
export const hanteraInsatserPath = '/hantera-insats';
export const hanteraInsatsPath = '/insatser/:insatsId/hantera';

/** Addresses of pages that other features than their own link to. */
export const startPath = '/';
export const insatsPath = '/insatser/:insatsId';
export const registreringPath = '/insatser/:insatsId/registrering';
export const inregistreringsutkastPath = '/insatser/:insatsId/registrering/:utkastId';
export const utregistreringPath = '/deltaganden/:deltagandeId/utregistrering';
export const anonymPath = '/insatser/:insatsId/anonyma';
export const deltagarePath = '/insatser/:insatsId/deltagare';

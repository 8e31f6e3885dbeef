/*
 * Addresses that several features link to. Each registers its route and builds every link to it through web/url,
 * and none ever holds anything personal: ids are random.
 */
export const deltagandePath = '/deltaganden/:deltagandeId';
export const rattaInregistreringPath = '/deltaganden/:deltagandeId/inregistrering';
export const utregistreringPath = '/deltaganden/:deltagandeId/utregistrering';
export const felregistreringPath = '/deltaganden/:deltagandeId/felregistrering';
export const aterkallelsePath = '/deltaganden/:deltagandeId/aterkallelse';
export const aterstallningPath = '/deltaganden/:deltagandeId/aterstallning';

export const visaDeltagarePath = '/visa-deltagare';
export const deltagarePath = '/insatser/:insatsId/deltagare';
export const deltagareCsvPath = '/insatser/:insatsId/deltagare.csv';
export const registreringPath = '/insatser/:insatsId/registrering';
export const historikPath = '/historik';
export const historikSvarPath = '/historik/:sokningId';

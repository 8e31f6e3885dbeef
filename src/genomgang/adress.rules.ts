/** Addresses of the genomgång; the start page and the coverage link to them. */
export const genomgangarPath = '/genomgang';
export const genomgangPath = '/insatser/:insatsId/genomgang';
export const genomgangCsvPath = '/insatser/:insatsId/genomgang.csv';

export const bestallningarPath = '/bestallningar';
export const nyBestallningPath = '/bestallningar/ny';
export const bestallningPath = '/bestallningar/:bestallningId';

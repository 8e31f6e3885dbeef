export const utskickslistaPath = '/utskick';
export const utskickPath = '/utskick/:utskickId';

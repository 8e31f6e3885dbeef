/** Orders of registerutdrag: all of them, a new one, one of them, and the fetching of it. */
export const registerutdragenPath = '/registerutdrag';
export const nyttRegisterutdragPath = '/registerutdrag/ny';
export const registerutdragPath = '/registerutdrag/:utdragId';
export const hamtningPath = '/registerutdrag/:utdragId/hamtning';

/** Corrections that somebody has asked for: all of them and a new one for the handläggare, and those of one deltagande to answer. */
export const rattelserPath = '/rattelser';
export const nyRattelsePath = '/rattelser/ny';
export const begardaRattelserPath = '/deltaganden/:deltagandeId/rattelser';

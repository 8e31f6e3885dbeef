/** Gallring: the rules and all that has been done, a new rule, a list of what would be taken, and one gallring with its protocol. */
export const gallringarPath = '/gallring';
export const nyRegelPath = '/gallring/regel';
export const provkorningPath = '/gallring/ny';
export const gallringPath = '/gallring/:gallringId';
export const igenPath = '/gallring/:gallringId/igen';
export const protokollPath = '/gallring/:gallringId/protokoll.pdf';

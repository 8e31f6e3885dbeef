/** What a loggranskare is to look at. */
export const loggranskningPath = '/loggranskning';
export const fyndPath = '/loggranskning/fynd/:fyndId';
/** Who the loggranskare are: for a superadministratör. */
export const loggranskarePath = '/loggranskare';
export const granskaravslutPath = '/loggranskare/:anvandareId/avslut';
/** Rows of the trail drawn by lot. */
export const stickprovenPath = '/loggranskning/stickprov';
export const stickprovPath = '/loggranskning/stickprov/:stickprovId';
/** Who has read whose data, as a file. */
export const lasningarPath = '/loggranskning/lasningar';

/** What a loggranskare is to look at. */
export const loggranskningPath = '/loggranskning';
export const fyndPath = '/loggranskning/fynd/:fyndId';
/** Who the loggranskare are: for a superadministratör. */
export const loggranskarePath = '/loggranskare';
export const granskaravslutPath = '/loggranskare/:anvandareId/avslut';

/** Pages that every role may read about anything: what belongs to others is shown there. No deltagare stand on them. */
export const allas: ReadonlySet<string> = new Set([
  'get /insatser/:insatsId insatsId',
  'get /insatser/:insatsId/uppdrag insatsId',
  'get /samverkansorganisationer/:organisationId/uppdrag organisationId',
  'get /samverkansorganisationer/:organisationId organisationId',
  'get /insatser/:insatsId/budget insatsId',
  'get /insatser/:insatsId/volym insatsId',
  'get /insatser/:insatsId/budget/:ar insatsId',
  'get /samverkansorganisationer/:organisationId/budget organisationId',
  'get /samverkansorganisationer/:organisationId/budget/:ar organisationId',
]);

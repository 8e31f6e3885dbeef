/** Pages about who has uppdrag where, which other features link to. */
export const organisationsuppdragPath = '/samverkansorganisationer/:organisationId/uppdrag';
export const insatsuppdragPath = '/insatser/:insatsId/uppdrag';
export const visaAnvandarePath = '/visa-anvandare';

/** Addresses of the organisation's pages; other features link to them. */
export const organisationerPath = '/samverkansorganisationer';
export const organisationPath = '/samverkansorganisationer/:organisationId';
export const hanteraPath = '/samverkansorganisationer/:organisationId/hantera';
export const organisationshistorikPath = '/samverkansorganisationer/:organisationId/historik';
export const registreraOrganisationPath = '/registrera-samverkansorganisation';
export const minaOrganisationerPath = '/hantera-samverkansorganisation';

/** Pickers; they show the draft of the form that they were opened from. */
export const kommunvalPath = '/utkast/:utkastId/kommuner';
export const organisationsvalPath = '/utkast/:utkastId/organisationer';

export const budgetarPath = '/samverkansorganisationer/:organisationId/budget/:ar';

export const minaRapporterPath = '/rapporter/mina';
export const sparaUrvalPath = '/rapporter/mina/nytt';
export const sparatUrvalPath = '/rapporter/mina/:sparatId';
export const taBortUrvalPath = '/rapporter/mina/:sparatId/borttagning';

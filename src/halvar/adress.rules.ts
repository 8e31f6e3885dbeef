export const halvarPath = '/rapporter/halvar';
export const redovisningPath = '/rapporter/halvar/:redovisningId';
export const paketPath = '/rapporter/halvar/:redovisningId/paket.zip';

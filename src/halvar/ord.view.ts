import { status, type Status } from '../web/delar.ts';
import { antalFiler, type Redovisningsfel, type Redovisningslage } from './halvar.rules.ts';

/** The first letter as a capital. */
export const stor = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** "3 av 9 filer klara". */
export const hurLangt = (klara: number): string => `${String(klara)} av ${String(antalFiler)} filer klara`;

export const lageStatus = (lage: Redovisningslage, klara: number): Status => {
  const ord: Record<Redovisningslage, Status> = {
    skapas: status('oppen', `Skapas, ${hurLangt(klara)}`),
    klar: status('avslutad', 'Klar'),
    misslyckad: status('felregistrerad', 'Kunde inte skapas'),
    stannat: status('oppen_lange', 'Har stannat'),
  };
  return ord[lage];
};

export const felText: Record<Redovisningsfel, string> = {
  for_stor:
    'Redovisningen kunde inte skapas: rapporterna hann inte räknas färdigt. Försök igen när färre använder SUS.',
  fel: 'Redovisningen kunde inte skapas. Felet är noterat. Försök igen om en stund.',
};

import { dagAv, klockan, langDag } from '../shared/datum.ts';
import type { Meddelande } from '../web/delar.ts';

/** "Utkast sparat 10.44", in the save row. */
export const utkastLage = (at: Date | null): string | null =>
  at === null ? null : `Utkast sparat ${klockan(at)}`;

/** Above a form that shows a draft. */
export const utkastMeddelande = (at: Date, nu: Date): Meddelande => {
  const dag = dagAv(at) === dagAv(nu) ? 'i dag' : langDag(dagAv(at));
  return {
    slag: 'info',
    text: `Det här är ditt utkast från ${dag} ${klockan(at)}. Det räknas inte i någon statistik förrän du sparar.`,
  };
};

/** Above a form that came back because the session or the page had become too old. */
export const aterstalldMeddelande: Meddelande = {
  slag: 'info',
  text: 'Sidan hade legat öppen för länge, så inget sparades. Allt du skrev finns kvar: kontrollera och spara igen.',
};

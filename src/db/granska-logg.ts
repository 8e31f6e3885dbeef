import { Driftfel } from '../shared/driftfel.ts';
import { lasAnkare, skrivAnkare } from './granska-ankare.ts';
import { lasKedjan } from './granska-lasning.ts';
import { brottText, granska, type Lank } from './granska.ts';

/**
 * Verifies the whole audit trail; with an anchor file also against the anchor, which is then moved to the head.
 * @param ankarfil kept outside the database's machine; made the first time
 * @returns a sentence about the trail that held
 * @throws Driftfel that names the first row that does not hold; the anchor file is then left as it is
 */
export const granskaLogg = (adminUrl: string, ankarfil: string | null): Promise<string> =>
  lasKedjan(adminUrl, async (rader, huvud) => {
    const ankare = ankarfil === null ? null : lasAnkare(ankarfil);
    const brott = await granska(rader, huvud, ankare);
    if (brott !== null) throw new Driftfel(`Händelseloggen håller inte. ${brottText(brott)}`);
    if (ankarfil !== null) skrivAnkare(ankarfil, huvud);
    return `Händelseloggen håller: ${huvud.id} rader, alla i kedja.${ankarText(ankare)}`;
  });

const ankarText = (ankare: Lank | null): string =>
  ankare === null ? '' : ` Ankaret vid rad ${ankare.id} finns kvar och är flyttat till den sista.`;

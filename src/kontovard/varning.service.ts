import { listSuperadministratorer, type Mottagare } from '../anvandare/superadministratorer.service.ts';
import {
  sistaDagen,
  varningFor,
  varningsdagar,
  type Varningsdagar,
} from '../arsbekraftelse/arsbekraftelse.rules.ts';
import { bekraftaPath } from '../arsbekraftelse/sidor.rules.ts';
import type { Db } from '../db/db.ts';
import { dagarEfter, langDag, type Dag } from '../shared/datum.ts';
import { antal } from '../shared/text.ts';
import { natten } from '../jobb/natt.service.ts';
import { koaUtskick } from '../utskick/utskick.service.ts';
import { insertVarning, listAttVarna, listBestallareHos, type Varningsrad } from './kontovard.queries.ts';
import { manaderOanvand, tidigast, type Stangningsskal } from './kontovard.rules.ts';
import type { Kontohus } from './stangning.service.ts';

/** A warning that is due. `sistaDag` is the last day with access: never before seven days after the first warning. */
type Varning = Varningsrad & { readonly dagar: Varningsdagar; readonly sistaDag: Dag };

/** Users whose access soon stops for the reason and who have not been told so at this distance, 30 or 7 days. Changes nothing. */
export const planeraVarningar = async (
  db: Db,
  skal: Stangningsskal,
  idag: Dag,
): Promise<readonly Varning[]> => {
  const rader = await listAttVarna(db, skal, dagarEfter(idag, varningsdagar[0]));
  return rader.flatMap((rad) => {
    const dagar = varningFor(rad.stangs, idag);
    if (dagar === null || rad.varnad.includes(dagar)) return [];
    return [{ ...rad, dagar, sistaDag: sistaDagen(tidigast(rad.stangs, rad.forst ?? idag)) }];
  });
};

const texten: Record<Stangningsskal, readonly [slag: string, text: string]> = {
  obekraftad: [
    'bekraftelse_varning',
    'Efter det upphör den, om ingen bekräftar att du ska ha den kvar.\n\nBehöver du SUS? Säg till din arbetsgivares beställare av behörighet.',
  ],
  oanvand: [
    'oanvand_varning',
    `Efter det upphör den, eftersom du inte har loggat in på ${String(manaderOanvand)} månader.\n\nBehöver du SUS? Logga in innan dess, så har du den kvar.`,
  ],
};

const varnaAnvandaren = async (
  tx: Db,
  { nycklar }: Kontohus,
  { id, fornamn, epost, sistaDag }: Varning,
  skal: Stangningsskal,
): Promise<void> => {
  const [slag, text] = texten[skal];
  await koaUtskick(tx, nycklar, {
    kanal: 'epost',
    slag,
    till: epost,
    amne: `Din behörighet till SUS gäller till ${langDag(sistaDag)}`,
    text: `Hej ${fornamn}!\n\nDin behörighet till SUS gäller till och med ${langDag(sistaDag)}. ${text}`,
    anvandareId: id,
  });
};

const varnaAnsvarig = async (
  tx: Db,
  { nycklar }: Kontohus,
  ansvarig: Mottagare,
  alla: readonly Varning[],
): Promise<void> => {
  const andra = alla.filter(({ id }) => id !== ansvarig.id);
  if (andra.length === 0) return;
  const lista = andra.map(
    ({ namn, arbetsgivare, sistaDag }) => `- ${namn}, ${arbetsgivare}: till och med ${langDag(sistaDag)}`,
  );
  await koaUtskick(tx, nycklar, {
    kanal: 'epost',
    slag: 'bekrafta_anvandare',
    till: ansvarig.epost,
    amne: `Bekräfta ${antal(andra.length, 'användare', 'användare')} i SUS`,
    text: `Hej ${ansvarig.fornamn}!\n\nDe här användarnas behörighet till SUS upphör om ingen bekräftar den:\n\n${lista.join('\n')}\n\nÖppna Bekräfta användare (${bekraftaPath}) i SUS.`,
    anvandareId: ansvarig.id,
  });
};

interface Varningar {
  readonly skal: Stangningsskal;
  readonly rader: readonly Varning[];
  readonly idag: Dag;
}

const ansvarigaFor = (tx: Db, ansvarId: string | null, { skal, idag }: Varningar): Promise<Mottagare[]> => {
  // Nobody but the user can sign in.
  if (skal === 'oanvand') return Promise.resolve([]);
  return ansvarId === null ? listSuperadministratorer(tx) : listBestallareHos(tx, ansvarId, idag);
};

const varnaOm = (hus: Kontohus, ansvarId: string | null, varningar: Varningar): Promise<number> =>
  hus.db.transaction(natten, async (tx) => {
    const { skal, rader } = varningar;
    const nya: Varning[] = [];
    for (const rad of rader) if (await insertVarning(tx, { ...rad, skal, nu: hus.clock() })) nya.push(rad);
    for (const rad of nya) await varnaAnvandaren(tx, hus, rad, skal);
    for (const ansvarig of await ansvarigaFor(tx, ansvarId, varningar))
      await varnaAnsvarig(tx, hus, ansvarig, nya);
    return nya.length;
  });

/**
 * Tells users that access stops in 30 and in 7 days, and those who can confirm them; once for each, however often it is run. One
 * whose day has passed without a warning is told too, and has seven days from then.
 * @returns how many users were warned
 */
export const varna = async (hus: Kontohus, skal: Stangningsskal, idag: Dag): Promise<number> => {
  const alla = await planeraVarningar(hus.db, skal, idag);
  let summa = 0;
  for (const ansvarId of new Set(alla.map((rad) => rad.ansvarId))) {
    const rader = alla.filter((rad) => rad.ansvarId === ansvarId);
    summa += await varnaOm(hus, ansvarId, { skal, rader, idag });
  }
  return summa;
};

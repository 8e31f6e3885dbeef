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
import {
  insertVarning,
  listAttVarna,
  listBestallareHos,
  listSuperadministratorer,
  type Mottagare,
  type Varningsrad,
} from './kontovard.queries.ts';
import type { Kontohus } from './stangning.service.ts';

type Varning = Varningsrad & { readonly dagar: Varningsdagar };

/** Users whose access soon stops and who have not been told so at this distance, 30 or 7 days. Changes nothing. */
export const planeraVarningar = async (db: Db, idag: Dag): Promise<readonly Varning[]> => {
  const rader = await listAttVarna(db, idag, dagarEfter(idag, varningsdagar[0]));
  return rader.flatMap((rad) => {
    const dagar = varningFor(rad.stangs, idag);
    return dagar === null || rad.varnad.includes(dagar) ? [] : [{ ...rad, dagar }];
  });
};

const varnaAnvandaren = async (
  tx: Db,
  { nycklar }: Kontohus,
  { id, fornamn, epost, stangs }: Varning,
): Promise<void> => {
  await koaUtskick(tx, nycklar, {
    kanal: 'epost',
    slag: 'bekraftelse_varning',
    till: epost,
    amne: `Din behörighet till SUS gäller till ${langDag(sistaDagen(stangs))}`,
    text: `Hej ${fornamn}!\n\nDin behörighet till SUS gäller till och med ${langDag(sistaDagen(stangs))}. Efter det upphör den, om ingen bekräftar att du ska ha den kvar.\n\nBehöver du SUS? Säg till din arbetsgivares beställare av behörighet.`,
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
    ({ namn, arbetsgivare, stangs }) =>
      `- ${namn}, ${arbetsgivare}: till och med ${langDag(sistaDagen(stangs))}`,
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

const varnaOm = (
  hus: Kontohus,
  ansvarId: string | null,
  { rader, idag }: { readonly rader: readonly Varning[]; readonly idag: Dag },
): Promise<number> =>
  hus.db.transaction(natten, async (tx) => {
    const nya: Varning[] = [];
    for (const rad of rader) if (await insertVarning(tx, rad)) nya.push(rad);
    for (const rad of nya) await varnaAnvandaren(tx, hus, rad);
    const ansvariga =
      ansvarId === null ? await listSuperadministratorer(tx) : await listBestallareHos(tx, ansvarId, idag);
    for (const ansvarig of ansvariga) await varnaAnsvarig(tx, hus, ansvarig, nya);
    return nya.length;
  });

/**
 * Tells users, and those who can confirm them, that access stops in 30 and in 7 days; once for each, however often it is run.
 * @returns how many users were warned
 */
export const varnaObekraftade = async (hus: Kontohus, idag: Dag): Promise<number> => {
  const alla = await planeraVarningar(hus.db, idag);
  let summa = 0;
  for (const ansvarId of new Set(alla.map((rad) => rad.ansvarId))) {
    const rader = alla.filter((rad) => rad.ansvarId === ansvarId);
    summa += await varnaOm(hus, ansvarId, { rader, idag });
  }
  return summa;
};

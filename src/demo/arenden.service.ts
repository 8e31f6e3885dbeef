import type { Db } from '../db/db.ts';
import { valbaraHalvar } from '../halvar/halvar.rules.ts';
import { insertRattelsebegaran, insertRedovisning } from './arenden.queries.ts';
import type { Underlag } from './id.service.ts';
import { konton } from './konton.rules.ts';

const forst = (roll: 'samverkansadministrator' | 'registerhandlaggare') =>
  konton.find(({ roller }) => roller.includes(roll))?.personnummer ?? '';

/** Work that is under way: a half-yearly return of the half-year that ended last, and a correction that somebody has asked for. */
export const laggArenden = async (tx: Db, { id, idag }: Underlag): Promise<void> => {
  const [halvar] = valbaraHalvar([{ startdatum: '2000-01-01', slutdatum: null }], idag);
  if (halvar !== undefined)
    await insertRedovisning(tx, {
      forbund: id('forbund', 'provdalen'),
      halvar,
      av: id('konto', forst('samverkansadministrator')),
      idag,
    });
  await insertRattelsebegaran(tx, {
    insats: id('insats', 'vagen'),
    av: id('konto', forst('registerhandlaggare')),
    diarienummer: `FK ${idag.slice(0, 4)}/000117`,
  });
};

import { z } from 'zod';
import { sql, type Db } from '../db/db.ts';
import type { Kategorier } from './kategorisering.rules.ts';

const postRow = z.object({
  kod: z.string(),
  text: z.string(),
  hjalptext: z.string().nullable(),
  gallerFran: z.string(),
  gallerTill: z.string().nullable(),
  /** Null for a målgrupp. */
  inriktning: z.enum(['individinriktad', 'strukturovergripande']).nullable(),
});

const vanlig = { ensam: false, beteende: 'fragor' } as const;

/** Preciserade inriktningar and målgrupper in their order, ended ones too. */
export const listKategorier = async (db: Db): Promise<Kategorier> => {
  const rader = await db.many(
    postRow,
    sql`
    select kod, text, hjalptext, galler_fran, galler_till, ordning, inriktning from styrdata.preciserad_inriktning
    union all
    select kod, text, hjalptext, galler_fran, galler_till, ordning, null from styrdata.malgrupp
    order by ordning, text, kod, inriktning`,
  );
  return {
    preciserad: rader.flatMap(({ inriktning, ...post }) =>
      inriktning === null ? [] : [{ ...post, ...vanlig, inriktning }],
    ),
    malgrupp: rader.flatMap(({ inriktning, ...post }) =>
      inriktning === null ? [{ ...post, ...vanlig }] : [],
    ),
  };
};

import { z } from 'zod';
import { dekryptera, type Nycklar } from '../db/kryptering.ts';
import { refusedBy } from '../db/refused.ts';
import { nekat } from '../kvitto/nekat.service.ts';
import { kravOppetKonto } from '../inloggning/sjalv.service.ts';
import type { Kontext } from '../kvitto/kvitto.service.ts';
import { found } from '../shared/errors.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { findRegisterutdrag, lamnaRegisterutdrag } from './registerutdrag.queries.ts';
import { lageFor, provaHamtning, utdragsvillkor, type Utdragshinder } from './registerutdrag.rules.ts';
import { nummerplats } from './registerutdrag.service.ts';
import type { Logghandelse, Rad, Utdrag, Utdragsdeltagande, Utdragskonto } from './utdrag.rules.ts';

const rad = z.record(z.string(), z.unknown());
const rader = z
  .array(rad)
  .nullish()
  .transform((lista) => lista ?? []);
const handelser = z
  .array(
    z
      .object({
        at: z.string(),
        handelse: z.string(),
        anvandare_id: z.string().nullable(),
        roller: z.string(),
        utfall: z.string(),
      })
      .transform((h): Logghandelse => ({ ...h, anvandareId: h.anvandare_id })),
  )
  .nullish()
  .transform((lista) => lista ?? []);
const lamnat = z.object({
  bestallning: z.object({
    id: z.string(),
    nummer: z.number(),
    personnummer_krypt: z.string(),
    diarienummer: z.string(),
    grund: z.string(),
  }),
  deltaganden: z.array(rad),
  utkast: rader,
  bestallningar: rader,
  konto: rad.nullish(),
  anvandare: z
    .record(z.string(), z.object({ namn: z.string(), organisation: z.string() }))
    .nullable()
    .transform((alla) => alla ?? {}),
});

const klartext = (nycklar: Nycklar, plats: string, hex: string): string =>
  dekryptera(nycklar, plats, Buffer.from(hex.slice(2), 'hex'));

/** A row with each `…_krypt` opened under its own name; a draft's content as the form that it is. */
const oppna = (nycklar: Nycklar, tabell: string, krypterad: Rad): Rad =>
  Object.fromEntries(
    Object.entries(krypterad).map(([kolumn, varde]) => {
      const namn = /^(.+)_krypt$/.exec(kolumn)?.[1];
      if (namn === undefined || typeof varde !== 'string') return [kolumn, varde];
      const text = klartext(nycklar, `${tabell}.${namn}.${String(krypterad['id'])}`, varde);
      return [namn, namn === 'innehall' ? (JSON.parse(text) as unknown) : text];
    }),
  );
const oppnaAlla = (nycklar: Nycklar, tabell: string, krypterade: unknown): readonly Rad[] =>
  rader.parse(krypterade).map((en) => oppna(nycklar, tabell, en));

const deltagandet =
  (nycklar: Nycklar) =>
  (lagrat: Rad): Utdragsdeltagande => {
    const person = oppna(nycklar, 'person.deltagare', rad.parse(lagrat['person']));
    const utkast = oppnaAlla(nycklar, 'person.utkast', lagrat['utkast']);
    return {
      insats: z.string().parse(lagrat['insats']),
      samverkansorganisation: z.string().parse(lagrat['samverkansorganisation']),
      person,
      rad: lagrat,
      samtycke: rad.nullable().parse(lagrat['samtycke']),
      matningar: rader.parse(lagrat['matningar']),
      historik: rader.parse(lagrat['historik']),
      utkast,
      handelser: handelser.parse(lagrat['handelser']),
      listor: handelser.parse(lagrat['listor']),
      allt: { ...lagrat, person, utkast },
    };
  };

const kontot = (nycklar: Nycklar, lagrat: Rad): Utdragskonto => {
  const oppnat = {
    ...oppna(nycklar, 'auth.anvandare', lagrat),
    utskick: oppnaAlla(nycklar, 'auth.utskick', lagrat['utskick']),
    formularutkast: oppnaAlla(nycklar, 'verksamhet.formularutkast', lagrat['formularutkast']),
  };
  return {
    rad: oppnat,
    roller: rader.parse(lagrat['roller']),
    uppdrag: rader.parse(lagrat['uppdrag']),
    inloggningar: rader.parse(lagrat['inloggningar']),
    handelser: handelser.parse(lagrat['handelser']),
    gjort: rader.parse(lagrat['gjort']),
    allt: oppnat,
  };
};

const utdragetAv = (nycklar: Nycklar, svar: unknown): Utdrag => {
  const { bestallning, deltaganden, utkast, bestallningar, konto, anvandare } = lamnat.parse(svar);
  const { nummer, diarienummer, grund } = bestallning;
  return {
    personnummer: klartext(nycklar, nummerplats(bestallning.id), bestallning.personnummer_krypt),
    ...{ nummer, diarienummer, grund, anvandare },
    deltaganden: deltaganden.map(deltagandet(nycklar)),
    utkast: oppnaAlla(nycklar, 'person.utkast', utkast),
    bestallningar: oppnaAlla(nycklar, 'auth.bestallningsrad', bestallningar),
    konto: konto == null ? null : kontot(nycklar, konto),
  };
};

/** Whether the person has got skyddade personuppgifter since the registration; null when nobody could say. */
const harSkydd = async ({ hus }: Kontext, id: string, nummerKrypt: Buffer): Promise<boolean | null> => {
  const { harSkydd: fragaOm } = hus.folkbokforing;
  if (fragaOm === null) return false;
  return fragaOm(dekryptera(hus.nycklar, nummerplats(id), nummerKrypt));
};

const attHamta = async (kontext: Kontext, id: string): Promise<Result<Buffer, Utdragshinder>> => {
  const { hus, actor } = kontext;
  const utdrag = found(await hus.db.transaction(actor, (tx) => findRegisterutdrag(tx, id)));
  const lage = lageFor({ ...utdrag, fodd: utdrag.personnummerKrypt === null ? null : '' }, hus.clock());
  const hinder = provaHamtning(lage, { arBestallaren: utdrag.bestalldAvId === actor.id });
  if (hinder !== null) return fail(hinder);
  return ok(found(utdrag.personnummerKrypt));
};

/**
 * Fetches the extract of an approved order, once. It is made at this moment and stored nowhere; that it was read is written about each
 * deltagande in the same transaction. A refusal changes nothing and is written too.
 * @throws NotFound for all but handläggare
 */
export const hamtaRegisterutdrag = async (
  kontext: Kontext,
  id: string,
): Promise<Result<Utdrag, Utdragshinder>> => {
  const { hus, actor } = kontext;
  const vantar = await attHamta(kontext, id);
  if (!vantar.ok) return nekat(kontext, id, 'registerutdrag_hamtat', vantar.error);
  // Everybody is asked about, so the time that it takes tells nothing.
  const skyddad = await harSkydd(kontext, id, vantar.value);
  if (skyddad === null) return nekat(kontext, id, 'registerutdrag_hamtat', 'register_nere');
  const svar = await refusedBy<Utdrag, Utdragshinder>(utdragsvillkor, () =>
    hus.db.transaction(actor, async (tx) => {
      await kravOppetKonto(tx, actor);
      // Opened before the commit: an extract that cannot be read is not used up.
      return ok(utdragetAv(hus.nycklar, await lamnaRegisterutdrag(tx, id, skyddad)));
    }),
  );
  return svar.ok ? svar : nekat(kontext, id, 'registerutdrag_hamtat', svar.error);
};

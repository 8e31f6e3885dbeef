import { z } from 'zod';
import { audit } from '../db/audit.ts';
import { sql, type Db } from '../db/db.ts';
import { dekryptera } from '../db/kryptering.ts';
import { natten, type Natthus } from '../jobb/natt.service.ts';
import type { Dag } from '../shared/datum.ts';

const personRow = z.object({ id: z.string(), personnummerKrypt: z.instanceof(Buffer) });
type Person = z.infer<typeof personRow>;

/** So many are asked about at a time, and remembered together. */
const flestAt = 20;
const forsta = '00000000-0000-0000-0000-000000000000';

/** How a run went: asked about, found protected, and those about whom the register did not answer. */
export interface Skyddskontroll {
  readonly kontrollerade: number;
  readonly skyddade: number;
  readonly obesvarade: number;
}

const listOmgang = ({ db }: Natthus, dag: Dag, efter: string): Promise<Person[]> =>
  db.transaction(natten, async (tx) => {
    const personer = await tx.many(
      personRow,
      sql`select id, personnummer_krypt from person.skydd_att_kontrollera(${dag}, ${efter}, ${flestAt}) order by id`,
    );
    if (personer.length > 0) await audit(tx, 'skydd_kontrollerat');
    return personer;
  });

type Besvarad = Person & { readonly skydd: boolean | null };

const fraga = ({ folkbokforing, nycklar }: Natthus, personer: readonly Person[]): Promise<Besvarad[]> =>
  Promise.all(
    personer.map(async (person) => {
      const nummer = dekryptera(
        nycklar,
        `person.deltagare.personnummer.${person.id}`,
        person.personnummerKrypt,
      );
      return { ...person, skydd: (await folkbokforing.harSkydd?.(nummer)) ?? null };
    }),
  );

const avidentifierad = z.object({ deltagandeId: z.string(), insatsId: z.string() });

const avidentifiera = (tx: Db, personId: string) =>
  tx.many(
    avidentifierad,
    sql`select deltagande_id, insats_id from person.avidentifiera_skyddad(${personId}) order by deltagande_id`,
  );

/** One transaction for each person: what is done stays done, whatever happens to the next. */
const spara = async ({ db, clock }: Natthus, svar: readonly Besvarad[]): Promise<void> => {
  for (const { id } of svar.filter(({ skydd }) => skydd === true))
    await db.transaction(natten, async (tx) => {
      for (const { deltagandeId, insatsId } of await avidentifiera(tx, id))
        await audit(tx, 'deltagande_avidentifierat', { objektId: deltagandeId, insatsId });
    });
  const utan = svar.filter(({ skydd }) => skydd === false).map(({ id }) => id);
  await db.transaction(natten, (tx) =>
    tx.run(sql`select person.skydd_kontrollerat(${utan}::uuid[], ${clock()})`),
  );
};

/**
 * Asks folkbokföringen about every registered person not yet asked about that day, a batch at a time. Those who have got skyddade
 * personuppgifter are made anonymous as at a withdrawal, with a task to the deltagaransvariga that names nobody. A run that is broken off
 * goes on where it was. With `prova` everybody is asked about and nothing is changed.
 */
export const gaIgenomSkydd = async (
  hus: Natthus,
  dag: Dag,
  { prova }: { readonly prova: boolean },
): Promise<Skyddskontroll> => {
  const summa = { kontrollerade: 0, skyddade: 0, obesvarade: 0 };
  if (hus.folkbokforing.harSkydd === null) return summa;
  for (let efter: string | undefined = forsta; efter !== undefined;) {
    const personer: Person[] = await listOmgang(hus, dag, efter);
    const svar = await fraga(hus, personer);
    if (!prova) await spara(hus, svar);
    summa.kontrollerade += svar.length;
    summa.skyddade += svar.filter(({ skydd }) => skydd === true).length;
    summa.obesvarade += svar.filter(({ skydd }) => skydd === null).length;
    efter = personer.at(-1)?.id;
  }
  return summa;
};

/**
 * The nightly check. @returns how many were made anonymous
 * @throws Error when the register did not answer about somebody: it is asked again within the hour
 */
export const kontrolleraSkydd = async (hus: Natthus, dag: Dag): Promise<number> => {
  const { skyddade, obesvarade } = await gaIgenomSkydd(hus, dag, { prova: false });
  if (obesvarade > 0) throw new Error('the population register did not answer');
  return skyddade;
};

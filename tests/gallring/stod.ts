import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { z } from 'zod';
import { withClient } from '../../src/db/client.ts';
import { sql } from '../../src/db/db.ts';
import { personkodAv } from '../../src/db/kryptering.ts';
import { fraga, geUppdrag } from '../registrering/stod.ts';
import { nyOrganisation } from '../rapport/stod.ts';
import { insertDeltaganden, type InlagtDeltagande, type NyttDeltagande } from '../support/deltagande.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import type { Vem } from '../support/varld.ts';

/** Two förbund with deltaganden of many years; Sia and Nore are superadministratörer, Anna has uppdrag in every insats. */
export interface Gallringsvarld {
  readonly hus: Testhus;
  readonly forbund: { readonly id: string; readonly insatser: readonly string[] };
  readonly litet: { readonly id: string; readonly insatser: readonly string[] };
  readonly inlagda: readonly InlagtDeltagande[];
}

/** Nore gets the employer and the role of a superadministratör. */
export const gorSuper = ({ databas, varld }: Testhus, vem: Vem): Promise<unknown> =>
  withClient(databas.adminUrl, async (client) => {
    await client.query('update auth.anvandare set arbetsgivare_id = $2 where id = $1', [
      varld.anvandare[vem],
      varld.organisation.fk,
    ]);
    await client.query(
      "insert into auth.anvandare_roll (anvandare_id, roll) values ($1, 'superadministrator')",
      [varld.anvandare[vem]],
    );
  });

const tva = (n: number): string => String(n).padStart(2, '0');
const anledningar = ['enligt_plan', 'arbete', 'studier', 'avliden'];

/** Every fifth goes on, every seventh ended last year, the others in 2022 or 2023. */
const slutet = (n: number): Partial<NyttDeltagande> => {
  if (n % 5 === 4) return {};
  const avslutningsdag =
    n % 7 === 3
      ? `2025-${tva(1 + (n % 12))}-15`
      : `${String(2022 + (n % 2))}-${tva(12 - (n % 3))}-${tva(1 + ((n * 5) % 28))}`;
  return { avslutningsdag, avslutsanledning: anledningar[n % 4] ?? '' };
};
const varje = (n: number, m: number, omfattning: number): number | null => (n % m === 0 ? omfattning : null);

/** One of many: days, answers and reasons of every kind. */
const ettAvManga = (insatser: readonly string[], n: number): NyttDeltagande => ({
  insatsId: insatser[n % insatser.length] ?? '',
  startdag: `${String(2020 + (n % 3))}-${tva(1 + (n % 12))}-${tva(1 + ((n * 7) % 28))}`,
  ...slutet(n),
  fore: {
    forsorjning: n % 3 === 0 ? ['sjukpenning', 'forsorjningsstod'] : ['sjukpenning'],
    arbete: varje(n, 4, 25),
    studier: varje(n, 6, 50),
    ar: n % 11,
  },
  efter: { forsorjning: ['studiestod'], arbete: varje(n, 2, 50), arbetssokande: n % 3 === 0 },
});

/** Lays the world, long before the latest freeze. */
export const oppnaVarlden = async (antal = 60): Promise<Gallringsvarld> => {
  const hus = await testhus();
  await gorSuper(hus, 'noll');
  const forbund = await nyOrganisation(hus, 'Gallrade förbundet', ['1480'], ['Ett', 'Två', 'Tre']);
  const litet = await nyOrganisation(hus, 'Lilla förbundet', ['1980'], ['Fyra']);
  for (const insats of [...forbund.insatser, ...litet.insatser]) await geUppdrag(hus, 'anna', insats);
  const nya = Array.from({ length: antal }, (_, n) => ettAvManga(forbund.insatser, n));
  const inlagda = await insertDeltaganden(hus, nya);
  // The same persons again: at once in another insats, and later in the same.
  const igen = await insertDeltaganden(hus, [
    ...inlagda.slice(0, 8).map((en, n) => ({
      ...ettAvManga(forbund.insatser, n + 1),
      personnummer: en.personnummer,
      namn: en.namn,
    })),
    ...[11, 12].map((n) => ({
      insatsId: inlagda[n]!.insatsId,
      personnummer: inlagda[n]!.personnummer,
      namn: inlagda[n]!.namn,
      startdag: '2025-03-04',
      avslutningsdag: '2025-09-01',
    })),
    ...[1, 2, 3].map((n) => ({
      insatsId: litet.insatser[0]!,
      startdag: `2022-0${String(n)}-09`,
      avslutningsdag: '2022-11-08',
    })),
  ]);
  return { hus, forbund, litet, inlagda: [...inlagda, ...igen] };
};

/** SQL as one user's request makes it. */
export const somVem = <T>(
  { databas, varld }: Testhus,
  vem: Vem | null,
  gor: (client: pg.Client) => Promise<T>,
): Promise<T> =>
  withClient(databas.url, async (client) => {
    await client.query('begin; set local role sus_app');
    if (vem !== null)
      await client.query("select set_config('sus.anvandare_id', $1, true)", [varld.anvandare[vem]]);
    const svar = await gor(client);
    await client.query('commit');
    return svar;
  });

/** A rule of so many years, set by Sia. */
export const sattRegel = async (hus: Testhus, ar: number): Promise<string> => {
  const id = randomUUID();
  await somVem(hus, 'sia', (client) =>
    client.query(
      "insert into verksamhet.gallringsregel (id, slag, ar, diarienummer, galler_fran, satt_av) values ($1, 'deltagande', $2, 'FK 2026/17', (now() at time zone 'Europe/Stockholm')::date, $3)",
      [id, ar, hus.varld.anvandare.sia],
    ),
  );
  return id;
};

/** The last day that a rule of so many years lets anything be taken until. */
export const sistaDag = (ar: number): string => `${String(new Date().getFullYear() - ar - 1)}-12-31`;

/** Proposed by Sia. */
export const foresla = async (hus: Testhus, regelId: string, ar: number): Promise<string> => {
  const id = randomUUID();
  await somVem(hus, 'sia', (client) =>
    client.query(
      'insert into verksamhet.gallring (id, regel_id, sista_dag, foreslagen_av) values ($1, $2, $3, $4)',
      [id, regelId, sistaDag(ar), hus.varld.anvandare.sia],
    ),
  );
  return id;
};

/** Approved by Nore. */
export const godkann = (hus: Testhus, id: string, vem: Vem = 'noll'): Promise<unknown> =>
  somVem(hus, vem, (client) =>
    client.query("update verksamhet.gallring set beslut = 'godkand', beslutad_av = $2 where id = $1", [
      id,
      hus.varld.anvandare[vem],
    ]),
  );

const portion = z.object({ gallrade: z.number(), klar: z.boolean() });

/** One portion, as the job takes it. */
export const enPortion = ({ hus }: Testhus, id: string, antal: number): Promise<z.infer<typeof portion>> =>
  hus.db.transaction({ begaranId: 'gallring', kalla: 'gallring' }, (tx) =>
    tx.one(portion, sql`select * from person.gallra(${id}, ${antal})`),
  );

/** All portions; how many there were to take. */
export const allaPortioner = async (hus: Testhus, id: string, antal = 7): Promise<number> => {
  let summa = 0;
  for (;;) {
    const { gallrade, klar } = await enPortion(hus, id, antal);
    summa += gallrade;
    if (klar) return summa;
  }
};

/** A gallring from rule to last portion. */
export const gallraAllt = async (hus: Testhus, ar = 1): Promise<{ id: string; antal: number }> => {
  const id = await foresla(hus, await sattRegel(hus, ar), ar);
  await godkann(hus, id);
  return { id, antal: await allaPortioner(hus, id) };
};

/** The protocol, added up by what happened. */
export const protokollet = ({ databas }: Testhus, id: string): Promise<Record<string, number>> =>
  withClient(databas.adminUrl, async (client) => {
    const { rows } = await client.query<{ utfall: string; antal: number }>(
      'select utfall, sum(antal)::int as antal from verksamhet.gallring_post where gallring_id = $1 group by utfall',
      [id],
    );
    return Object.fromEntries(rows.map(({ utfall, antal }) => [utfall, antal]));
  });

export const finns = async (hus: Testhus, { id }: InlagtDeltagande): Promise<boolean> =>
  (await fraga(hus, 'select from verksamhet.deltagande where id = $1', [id])).length === 1;

/** The number by which the named deltaganden of a person are counted as one. */
export const delat = async (hus: Testhus, { personnummer }: InlagtDeltagande): Promise<string> => {
  const kod = personkodAv(hus.hus.nycklar, personnummer).toString('hex');
  const [rad] = await fraga<{ n: string }>(hus, 'select hashtextextended($1, 0)::text as n', [kod]);
  return rad?.n ?? '';
};

/** The numbers by which what is gallrat in an insats is counted, in the order it began. */
export const kvar = async (hus: Testhus, insatsId: string): Promise<string[]> => {
  const text =
    'select person::text as n from rapport.gallrat_deltagande where insats_id = $1 order by startdag';
  return (await fraga<{ n: string }>(hus, text, [insatsId])).map(({ n }) => n);
};

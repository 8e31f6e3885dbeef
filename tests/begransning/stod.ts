import type { Response } from 'supertest';
import { withClient } from '../../src/db/client.ts';
import { geUppdrag, oppnaHus, fraga } from '../registrering/stod.ts';
import { laggUtdrag, sidanAv, utse } from '../registerutdrag/stod.ts';
import { insertDeltagande, type InlagtDeltagande, type NyttDeltagande } from '../support/deltagande.ts';
import type { Testhus } from '../support/hus.ts';
import type { Falt, Klient } from '../support/klient.ts';
import { dag, nyPerson } from '../support/registrering.ts';
import type { Vem } from '../support/varld.ts';

export const bestall = (klient: Klient, personnummer: string, falt: Falt = {}): Promise<Response> =>
  klient.skicka('/begransningar/ny', {
    personnummer,
    ...{ diarienummer: 'FK 2026/004711', grund: 'riktighet', styrkt: 'ja' },
    ...falt,
  });

export const bestallHavning = (
  klient: Klient,
  sida: string,
  personnummer: string,
  falt: Falt = {},
): Promise<Response> =>
  klient.skicka(`${sida}/havning`, {
    personnummer,
    ...{ diarienummer: 'FK 2026/004712', grund: 'kontrollerat', styrkt: 'ja' },
    ...falt,
  });

const idAv = (sida: string): string => sida.split('/').at(-1) ?? '';

export const godkann = (klient: Klient, sida: string, personnummer: string): Promise<Response> =>
  klient.skicka(sida, { gor: 'godkann', personnummer });

/** The page of an order that was just made; it must have been made. */
export const bestalld = (svar: Response): string => {
  if (svar.status !== 303) throw new Error(`not ordered: ${String(svar.status)}`);
  return sidanAv(svar);
};

/** A house where Nore and Bo are handläggare and Anna and Bo are deltagaransvariga in one insats. */
export interface Begransningshus {
  readonly hus: Testhus;
  readonly anna: Klient;
  readonly bo: Klient;
  readonly nore: Klient;
  /** Somebody in Anna's and Bo's insats unless another is said. */
  readonly laggIn: (andra?: Partial<NyttDeltagande>) => Promise<InlagtDeltagande>;
  /** Nore orders and Bo approves: the page of the begränsning. */
  readonly begransa: (personnummer: string) => Promise<string>;
  /** Bo orders the lifting and Nore approves. */
  readonly hav: (sida: string, personnummer: string) => Promise<void>;
}

export const oppnaBegransningshus = async (): Promise<Begransningshus> => {
  const hus = await oppnaHus();
  const { vagen } = hus.varld.insats;
  await geUppdrag(hus, 'bo', vagen);
  await utse(hus, 'bo', 'noll');
  const [anna, bo, nore] = await Promise.all([hus.som('anna'), hus.som('bo'), hus.som('noll')]);
  const godkand = async (klient: Klient, sida: string, personnummer: string): Promise<void> => {
    const svar = await godkann(klient, sida, personnummer);
    if (svar.status !== 303) throw new Error(`not approved: ${String(svar.status)}`);
  };
  return {
    ...{ hus, anna, bo, nore },
    laggIn: (mer = {}) =>
      insertDeltagande(hus, {
        ...{ insatsId: vagen, startdag: dag(-50), samtycke: dag(-52), kommunKod: '0114' },
        ...mer,
      }),
    begransa: async (personnummer) => {
      const sida = bestalld(await bestall(nore, personnummer));
      await godkand(bo, sida, personnummer);
      return sida;
    },
    hav: async (sida, personnummer) => {
      await godkand(nore, bestalld(await bestallHavning(bo, sida, personnummer)), personnummer);
    },
  };
};

/** The row of an order. */
export const raden = async (hus: Testhus, sida: string): Promise<Record<string, unknown>> => {
  const [rad] = await fraga<Record<string, unknown>>(hus, 'select * from person.begransning where id = $1', [
    idAv(sida),
  ]);
  return rad ?? {};
};

/** Freezes one deltagande past the application and its two handläggare. */
export const laggBegransning = (
  { databas, varld }: Testhus,
  { id, insatsId, personId }: Pick<InlagtDeltagande, 'id' | 'insatsId' | 'personId'>,
): Promise<void> =>
  withClient(databas.adminUrl, async (client) => {
    await client.query('set session_replication_role = replica');
    await client.query(
      `with o as (
         insert into person.begransning (id, slag, personnummer_krypt, personnummer_index, diarienummer, grund, bestalld_av)
         values (gen_random_uuid(), 'begransning', 'x', 'x', 'D 1', 'riktighet', $1) returning id)
       insert into person.begransat_deltagande (begransning_id, deltagande_id, insats_id, person_id) select id, $2, $3, $4 from o`,
      [varld.anvandare.anna, id, insatsId, personId],
    );
  });

/** A correction that somebody has asked for, past the application: the page where it is answered. */
const laggBegaran = async (hus: Testhus, { id, insatsId }: InlagtDeltagande): Promise<string> => {
  await fraga(
    hus,
    `insert into person.rattelsebegaran (deltagande_id, insats_id, tillfalle, falt, diarienummer, noterad_av)
     values ($1, $2, 'in', 'startdag', 'FK 2026/000816', $3)`,
    [id, insatsId, hus.varld.anvandare.bo],
  );
  return `/deltaganden/${id}/rattelser`;
};

/** What Anna has ordered and Bo has approved: an order that waits, one in force, and the deltagande that it covers. */
export const laggBegransningar = async (
  hus: Testhus,
  { anna, bo }: { readonly anna: Klient; readonly bo: Klient },
): Promise<Readonly<Record<'vantar' | 'galler' | 'fryst' | 'begard', string>>> => {
  const [vantande, frysta] = [
    await insertDeltagande(hus, { insatsId: hus.varld.insats.vagen }),
    await insertDeltagande(hus, { insatsId: hus.varld.insats.vagen }),
  ];
  const galler = bestalld(await bestall(anna, frysta.personnummer));
  await godkann(bo, galler, frysta.personnummer);
  return {
    begard: await laggBegaran(hus, vantande),
    vantar: bestalld(await bestall(anna, vantande.personnummer)),
    galler,
    fryst: `/deltaganden/${frysta.id}`,
  };
};

/** Makes somebody handläggare, with an order of each kind that waits: their ids. */
export const laggArenden = async (
  hus: Testhus,
  vem: Vem,
  klient: Klient,
): Promise<{ readonly utdrag: string; readonly begransning: string }> => ({
  utdrag: await laggUtdrag(hus, vem, klient, nyPerson(hus).personnummer),
  begransning: idAv(bestalld(await bestall(klient, nyPerson(hus).personnummer))),
});

/** The hidden fields of the form on a page, for one who sends it later. */
export const dolda = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/name="(_csrf|nyckel|version)" value="([^"]+)"/g)].map(([, namn = '', varde = '']) => [
      namn,
      varde,
    ]),
  );

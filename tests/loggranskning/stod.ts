import { randomUUID } from 'node:crypto';
import { fraga } from '../registrering/stod.ts';
import type { Testhus } from '../support/hus.ts';
import type { Vem } from '../support/varld.ts';

/** Gives somebody the right to review, as Sia would. */
export const geGranskning = async (hus: Testhus, vem: Vem): Promise<void> => {
  await fraga(
    hus,
    "insert into auth.anvandare_roll (anvandare_id, roll, utsedd_av) values ($1, 'loggranskare', $2)",
    [hus.varld.anvandare[vem], hus.varld.anvandare.sia],
  );
};

interface Nyttfynd {
  readonly vem: Vem;
  readonly insatsId?: string | null;
  readonly objektId?: string;
  readonly regel?: string;
  /** Swedish time, as 2026-03-02 20:00; now when left out. */
  readonly at?: string;
  readonly funnet?: string;
}
let nummer = 1_000_000;

/** A finding, as the night leaves it; the id of it. */
export const nyttFynd = async (hus: Testhus, nytt: Nyttfynd): Promise<string> => {
  const { vem, insatsId = null, objektId = randomUUID(), regel = 'utanfor_kontorstid' } = nytt;
  const id = randomUUID();
  nummer += 1;
  await fraga(
    hus,
    `insert into auth.granskningsfynd (id, regel, handelse_id, at, anvandare_id, roller, handelse, objekt_id, insats_id, funnet_at)
     values ($1, $2, $3, coalesce($4::timestamp at time zone 'Europe/Stockholm', now()), $5, 'deltagaransvarig', 'deltagande_visat', $6, $7,
       coalesce($8::timestamp at time zone 'Europe/Stockholm', now()))`,
    [id, regel, nummer, nytt.at, hus.varld.anvandare[vem], objektId, insatsId, nytt.funnet],
  );
  return id;
};

/** A sample of a day when nobody had read anything; the id of it. */
const nyttStickprov = async (hus: Testhus): Promise<string> => {
  const id = randomUUID();
  await fraga(
    hus,
    "insert into auth.stickprov (id, fro, fran, till, antal, handelser, av, at) values ($1, 'abcd1234', '2026-01-01', '2026-01-02', 5, '{}', $2, now())",
    [id, hus.varld.anvandare.rut],
  );
  return id;
};

/** Findings: one that Rut may review, and one about herself. */
export interface Fyndpar {
  readonly annas: string;
  readonly ruts: string;
  /** A sample that Rut has drawn. */
  readonly stickprov: string;
}

/** Makes Rut loggranskare, with a finding about Anna and one about herself. */
export const laggFynd = async (hus: Testhus): Promise<Fyndpar> => {
  await geGranskning(hus, 'rut');
  return {
    annas: await nyttFynd(hus, { vem: 'anna', insatsId: hus.varld.insats.vagen }),
    ruts: await nyttFynd(hus, { vem: 'rut' }),
    stickprov: await nyttStickprov(hus),
  };
};

import type { Response } from 'supertest';
import { insertDeltagande, type InlagtDeltagande } from '../support/deltagande.ts';
import type { Testhus } from '../support/hus.ts';
import { doldaFalt, type Falt, type Klient } from '../support/klient.ts';
import { fraga } from '../registrering/stod.ts';

export const aterkallelseSida = ({ id }: { readonly id: string }): string =>
  `/deltaganden/${id}/aterkallelse`;

/** Opens the page and withdraws, today unless something else is said. */
export const aterkalla = (
  klient: Klient,
  inlagt: Pick<InlagtDeltagande, 'id'>,
  falt: Falt = {},
): Promise<Response> => klient.skicka(aterkallelseSida(inlagt), { aterkallat_datum: idag(), ...falt });

/** The fields of the form as the page sends them, for one who sends it more than once. */
export const oppetFormular = async (klient: Klient, { id }: { readonly id: string }): Promise<Falt> => {
  const sida = aterkallelseSida({ id });
  return { ...doldaFalt((await klient.get(sida)).text, sida), aterkallat_datum: idag() };
};

const idag = (): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(new Date());

/** How many anonymous deltagare an insats has, by year and kön. */
export const anonyma = async (hus: Testhus, insatsId: string): Promise<Record<string, number>> =>
  Object.fromEntries(
    (
      await fraga<{ vad: string; antal: number }>(
        hus,
        "select ar || ' ' || kon as vad, antal from verksamhet.anonym_antal where insats_id = $1 and antal > 0",
        [insatsId],
      )
    ).map(({ vad, antal }) => [vad, antal]),
  );

/** What is left of a deltagande that was made anonymous; null when it was not. */
export const spar = async (hus: Testhus, { id }: { readonly id: string }): Promise<object | null> => {
  const [rad] = await fraga<{ rad: object }>(
    hus,
    "select to_jsonb(a) - '{deltagande_id,insats_id,at,klar_at,klar_av}'::text[] as rad from verksamhet.avidentifiering a where deltagande_id = $1",
    [id],
  );
  return rad?.rad ?? null;
};

/** Somebody who was registered in an insats of the client's, and whose samtycke is withdrawn: the address of the receipt. */
export const laggAterkallelse = async (hus: Testhus, klient: Klient, insatsId: string): Promise<string> =>
  String((await aterkalla(klient, await insertDeltagande(hus, { insatsId }))).headers['location']);

/** The year and kön that a deltagande is counted by, as in anonyma(). Ask while it is there. */
export const arKon = async (hus: Testhus, { id }: { readonly id: string }): Promise<string> => {
  const [rad] = await fraga<{ vad: string }>(
    hus,
    "select extract(year from startdag) || ' ' || kon as vad from verksamhet.deltagande where id = $1",
    [id],
  );
  return rad!.vad;
};

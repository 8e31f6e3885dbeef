import type { Response } from 'supertest';
import { insertDeltagande, type InlagtDeltagande } from '../support/deltagande.ts';
import type { Testhus } from '../support/hus.ts';
import type { Falt, Klient } from '../support/klient.ts';
import { dag } from '../support/registrering.ts';
import { ifyllt } from './sida.ts';
import { lagrat } from './stod.ts';

export const inSida = ({ id }: { id: string }): string => `/deltaganden/${id}/inregistrering`;
export const utSida = ({ id }: { id: string }): string => `/deltaganden/${id}/utregistrering`;

/** A deltagande in Anna's insats since 90 days, with samtycke five days before. */
export const laggIn = (hus: Testhus, andra: object = {}): Promise<InlagtDeltagande> =>
  insertDeltagande(hus, {
    insatsId: hus.varld.insats.vagen,
    startdag: dag(-90),
    samtycke: dag(-95),
    kommunKod: '0114',
    ...andra,
  });
export const laggInAvslutat = (hus: Testhus): Promise<InlagtDeltagande> =>
  laggIn(hus, { avslutningsdag: dag(-10) });

/** Opens the page, changes some of what stands in it and sends the whole, as a browser does. */
export const ratta = async (klient: Klient, sida: string, andra: Falt): Promise<Response> =>
  klient.postRaw(sida, { ...ifyllt((await klient.get(sida)).text), gor: 'spara', ...andra });

interface Historikrad {
  readonly handelse: string;
  readonly skal: string | null;
  readonly andringar: unknown;
  readonly version: number;
}
export const historiken = async (hus: Testhus, id: string): Promise<Historikrad[]> =>
  ((await lagrat(hus, id)) as unknown as { historik: Historikrad[] }).historik;

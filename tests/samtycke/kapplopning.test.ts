import type { Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inSida, utSida } from '../registrering/ratta.ts';
import { ifyllt } from '../registrering/sida.ts';
import { fraga, geUppdrag, oppnaHus } from '../registrering/stod.ts';
import { insertDeltagande, type InlagtDeltagande } from '../support/deltagande.ts';
import { genomsok, kannetecken } from '../support/genomsokning.ts';
import type { Testhus } from '../support/hus.ts';
import { doldaFalt, type Falt, type Klient } from '../support/klient.ts';
import { dag, giltigtSlut } from '../support/registrering.ts';
import { lastText } from '../support/tabell.ts';
import { anonyma, aterkalla, aterkallelseSida, oppetFormular } from './stod.ts';

let hus: Testhus;
let anna: Klient;
let bo: Klient;
beforeAll(async () => {
  hus = await oppnaHus();
  await geUppdrag(hus, 'bo', hus.varld.insats.vagen);
  [anna, bo] = await Promise.all([hus.som('anna'), hus.som('bo')]);
});
afterAll(() => hus.close());

const laggIn = (andra: object = {}) =>
  insertDeltagande(hus, {
    insatsId: hus.varld.insats.vagen,
    startdag: dag(-90),
    samtycke: dag(-95),
    kommunKod: '0114',
    ...andra,
  });

interface Formular {
  readonly sida: string;
  readonly falt: Falt;
}

const ratta = async (klient: Klient, inlagt: InlagtDeltagande): Promise<Formular> => {
  const sida = inSida(inlagt);
  const stod = ifyllt((await klient.get(sida)).text);
  return { sida, falt: { ...stod, startdag: dag(-80), samtycke_datum: dag(-95), gor: 'spara' } };
};
const avsluta = async (klient: Klient, inlagt: InlagtDeltagande): Promise<Formular> => {
  const sida = utSida(inlagt);
  return { sida, falt: { ...doldaFalt((await klient.get(sida)).text, sida), ...giltigtSlut() } };
};
const makulera = async (klient: Klient, inlagt: InlagtDeltagande): Promise<Formular> => {
  const sida = `/deltaganden/${inlagt.id}/felregistrering`;
  return { sida, falt: { ...doldaFalt((await klient.get(sida)).text, sida), skal: 'dubblett' } };
};
const utkast = async (klient: Klient, inlagt: InlagtDeltagande): Promise<Formular> => {
  const { sida, falt } = await ratta(klient, inlagt);
  return { sida, falt: { ...falt, gor: 'utkast' } };
};
const igen = async (klient: Klient, inlagt: InlagtDeltagande): Promise<Formular> => ({
  sida: aterkallelseSida(inlagt),
  falt: await oppetFormular(klient, inlagt),
});

const andras: readonly (readonly [string, typeof ratta])[] = [
  ['a correction', ratta],
  ['an utregistrering', avsluta],
  ['a felregistrering', makulera],
  ['a draft', utkast],
  ['a withdrawal', igen],
];

const arBorta = async (vem: readonly string[], inlagt: InlagtDeltagande): Promise<void> => {
  expect(await genomsok(hus, vem)).toEqual({});
  expect(await fraga(hus, 'select from verksamhet.deltagande where id = $1', [inlagt.id])).toEqual([]);
  expect(await fraga(hus, 'select from person.utkast')).toEqual([]);
};
const fick = (svar: Response): string =>
  svar.status === 410 && lastText(svar.text).includes('inget av det du skrev har sparats')
    ? 'told'
    : String(svar.status);

describe('C29 a withdrawal wins over what a colleague has open', () => {
  it.each(andras)(
    '%s sent afterwards: the colleague is told, and nothing comes back',
    async (_vad, oppna) => {
      const inlagt = await laggIn();
      const vem = await kannetecken(hus, inlagt);
      const { sida, falt } = await oppna(bo, inlagt);
      expect((await aterkalla(anna, inlagt)).status).toBe(303);
      expect(fick(await bo.postRaw(sida, falt))).toBe('told');
      expect(fick(await bo.get(sida))).toBe('told');
      await arBorta(vem, inlagt);
    },
  );

  it.each(andras)('%s at the same moment: both end well, and the person is gone', async (_vad, oppna) => {
    const fore = Object.values(await anonyma(hus, hus.varld.insats.vagen)).reduce((s, n) => s + n, 0);
    for (let forsok = 0; forsok < 3; forsok += 1) {
      const inlagt = await laggIn();
      const vem = await kannetecken(hus, inlagt);
      const { sida, falt } = await oppna(bo, inlagt);
      const annas = await oppetFormular(anna, inlagt);
      const [aterkallat, annat] = await Promise.all([
        anna.postRaw(aterkallelseSida(inlagt), annas),
        bo.postRaw(sida, falt),
      ]);
      expect(['303', 'told']).toContain(fick(annat));
      expect(['303', 'told']).toContain(fick(aterkallat));
      await arBorta(vem, inlagt);
    }
    const efter = Object.values(await anonyma(hus, hus.varld.insats.vagen)).reduce((s, n) => s + n, 0);
    // What was felregistrerat first is counted nowhere; every other one once.
    expect(efter - fore).toBeLessThanOrEqual(3);
    if (oppna !== makulera) expect(efter - fore).toBe(3);
  });
});

describe('the same withdrawal sent again', () => {
  it('five times at once gives one anonymous deltagare and one receipt', async () => {
    const inlagt = await laggIn();
    const fore = await anonyma(hus, inlagt.insatsId);
    const falt = await oppetFormular(anna, inlagt);
    const svar = await Promise.all([1, 2, 3, 4, 5].map(() => anna.postRaw(aterkallelseSida(inlagt), falt)));
    expect(new Set(svar.map((s) => `${String(s.status)} ${String(s.headers['location'])}`)).size).toBe(1);
    expect(svar[0]!.status).toBe(303);
    const efter = await anonyma(hus, inlagt.insatsId);
    const antal = (a: Record<string, number>) => Object.values(a).reduce((s, n) => s + n, 0);
    expect(antal(efter) - antal(fore)).toBe(1);
    expect(await fraga(hus, 'select from verksamhet.kvitto where objekt_id = $1', [inlagt.id])).toHaveLength(
      1,
    );
  });
  it('with another day is not the same: it gets no receipt', async () => {
    const inlagt = await laggIn();
    const falt = await oppetFormular(anna, inlagt);
    expect((await anna.postRaw(aterkallelseSida(inlagt), falt)).status).toBe(303);
    const annan = await anna.postRaw(aterkallelseSida(inlagt), { ...falt, aterkallat_datum: dag(-5) });
    expect(annan.status).toBe(409);
  });
  it('is for one with an uppdrag in the insats: to others nothing was ever there', async () => {
    const inlagt = await insertDeltagande(hus, {
      insatsId: hus.varld.insats.avslutad,
      startdag: '2024-05-01',
    });
    const falt = { ...(await oppetFormular(bo, await laggIn())) };
    expect((await bo.postRaw(aterkallelseSida(inlagt), falt)).status).toBe(404);
    expect((await aterkalla(anna, inlagt)).status).toBe(303);
    expect((await bo.get(aterkallelseSida(inlagt))).status).toBe(404);
    expect((await bo.get(`/deltaganden/${inlagt.id}`)).status).toBe(404);
    expect((await anna.get(`/deltaganden/${inlagt.id}`)).status).toBe(410);
  });
});

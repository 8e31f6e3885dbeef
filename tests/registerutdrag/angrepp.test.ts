import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { blindIndex } from '../../src/db/kryptering.ts';
import { senare } from '../bekraftelse/stod.ts';
import { hindret, som } from '../db/som.ts';
import { lastText } from '../support/tabell.ts';
import { fraga, spart } from '../registrering/stod.ts';
import { doldaFalt } from '../support/klient.ts';
import { nollstallGranser, spar } from '../support/spar.ts';
import {
  oppnaUtdragshus,
  bestall,
  hamta,
  nyttFormular,
  sidanAv,
  taRatten,
  utse,
  type Utdragshus,
} from './stod.ts';

let hus: Utdragshus['hus'];
let bo: Utdragshus['bo'];
let nore: Utdragshus['nore'];
let laggIn: Utdragshus['laggIn'];
let godkant: Utdragshus['godkant'];
let raden: Utdragshus['raden'];
beforeAll(async () => {
  ({ hus, bo, nore, laggIn, godkant, raden } = await oppnaUtdragshus());
});
beforeEach(() => nollstallGranser(hus));
afterAll(() => hus.close());

const godkandaBestallningar = () => fraga(hus, "select from person.registerutdrag where beslut = 'godkand'");

describe('when two things happen at once', () => {
  it('one of two fetches gets the extract', async () => {
    const inlagt = await laggIn();
    const sida = await godkant(inlagt.personnummer);
    const falt = await nyttFormular(nore);
    const svar = await Promise.all([1, 2].map(() => hamta(hus, nore, sida, falt)));
    expect(svar.map(({ status }) => status).sort()).toEqual([200, 422]);
    expect(
      (await spar(hus, 'registerutdrag_lamnat')).filter(({ objekt_id }) => objekt_id === inlagt.id),
    ).toHaveLength(1);
  });

  it('C21 one of several approvals counts, also of the same handläggare, and stands once in the trail', async () => {
    const { personnummer } = await laggIn();
    const sida = sidanAv(await bestall(nore, personnummer));
    const falt = { ...(await nyttFormular(bo)), gor: 'godkann', personnummer };
    const svar = await Promise.all(
      Array.from({ length: 6 }, () => bo.postRaw(sida, { ...falt, nyckel: randomUUID() })),
    );
    expect(svar.map(({ status }) => status).sort()).toEqual([303, 422, 422, 422, 422, 422]);
    const godkanda = await spar(hus, 'registerutdrag_godkant');
    expect(godkanda.filter(({ objekt_id }) => objekt_id === sida.split('/').at(-1))).toHaveLength(6);
    expect((await spart(hus, 'registerutdrag_godkant')).filter((rad) => rad === 'ok')).toHaveLength(
      (await godkandaBestallningar()).length,
    );
  });

  it('C32 the database takes a decision once, whoever sends it again and however', async () => {
    const { personnummer } = await laggIn();
    const id = sidanAv(await bestall(nore, personnummer))
      .split('/')
      .at(-1);
    const index = blindIndex(hus.hus.nycklar, personnummer);
    const besluta = (client: Client, skal: string | null, nummer: Buffer) =>
      client.query('select person.besluta_registerutdrag($1, $2, $3)', [id, skal, nummer]);
    const [roll, anvandare] = ['sus_app', hus.varld.anvandare.bo] as const;
    for (const [skal, nummer] of [
      [null, index],
      [null, Buffer.from('another number')],
      ['identitet', index],
    ] as const)
      await som(hus.databas, { roll, anvandare }, async (client) => {
        await besluta(client, null, index);
        expect(await hindret(besluta(client, skal, nummer))).toBe('registerutdrag_beslutas_en_gang');
      });
  });

  it.each(['noll', 'bo'] as const)('a right that %s loses after the approval opens nothing', async (vem) => {
    const inlagt = await laggIn();
    const sida = await godkant(inlagt.personnummer);
    const falt = await nyttFormular(nore);
    await taRatten(hus, vem);
    const svar = await hamta(hus, nore, sida, falt);
    expect(svar.status).toBe(vem === 'noll' ? 403 : 422);
    if (vem === 'bo') expect(lastText(svar.text)).toContain('inte längre handläggare');
    expect(await raden(sida)).toMatchObject({ hamtad_at: null });
    await utse(hus, vem);
    expect((await hamta(hus, nore, sida)).status).toBe(200);
  });

  it('whoever fetches while the right is being taken either had it or gets nothing', async () => {
    const inlagt = await laggIn();
    const sida = await godkant(inlagt.personnummer);
    const falt = await nyttFormular(nore);
    const [svar] = await Promise.all([hamta(hus, nore, sida, falt), taRatten(hus, 'bo')]);
    const rad = await raden(sida);
    expect(rad['hamtad_at'] === null).toBe(svar.status !== 200);
    await utse(hus, 'bo');
  });
});

describe('others than handläggare', () => {
  it.each(['anna', 'ivar', 'sam', 'rut', 'sia'] as const)(
    '%s gets no page, and no row by SQL either',
    async (vem) => {
      const inlagt = await laggIn();
      const sida = await godkant(inlagt.personnummer);
      const klient = await hus.som(vem);
      for (const adress of ['/registerutdrag', '/registerutdrag/ny', sida, `${sida}/hamtning`])
        expect((await klient.get(adress)).status).toBe(403);
      const falt = doldaFalt((await klient.get('/logga-ut')).text, '/logga-ut');
      for (const adress of ['/registerutdrag/ny', sida, `${sida}/hamtning`])
        expect((await klient.postRaw(adress, { ...falt, nyckel: randomUUID() })).status).toBe(403);
      const anvandare = hus.varld.anvandare[vem];
      await som(hus.databas, { roll: 'sus_app', anvandare }, async (client) => {
        expect((await client.query('select from person.registerutdrag')).rowCount).toBe(0);
        const id = sida.split('/').at(-1);
        await expect(
          client.query('select person.lamna_registerutdrag($1, false)', [id]),
        ).rejects.toMatchObject({
          constraint: 'registerutdrag_bara_bestallaren',
        });
      });
    },
  );

  it('nothing is handed over when the trail cannot be written', async () => {
    const inlagt = await laggIn();
    const sida = await godkant(inlagt.personnummer);
    const falt = await nyttFormular(nore);
    await fraga(hus, 'revoke execute on function audit.logga_registerutdrag from sus_owner');
    const svar = await hamta(hus, nore, sida, falt);
    await fraga(hus, 'grant execute on function audit.logga_registerutdrag to sus_owner');
    expect(svar.status).toBeGreaterThanOrEqual(500);
    expect(await raden(sida)).toMatchObject({ hamtad_at: null });
  });

  it('a stolen session is not enough: who orders, approves and fetches shows anew who they are', async () => {
    const inlagt = await laggIn();
    const sida = await godkant(inlagt.personnummer);
    const vantar = sidanAv(await bestall(nore, inlagt.personnummer));
    const tokens = { nore: await nyttFormular(nore), bo: await nyttFormular(bo) };
    senare(hus);
    const forsok = [
      await nore.postRaw('/registerutdrag/ny', { ...tokens.nore, personnummer: inlagt.personnummer }),
      await bo.postRaw(vantar, { ...tokens.bo, gor: 'godkann' }),
      await nore.postRaw(`${sida}/hamtning`, tokens.nore),
    ];
    for (const svar of forsok) expect(String(svar.headers['location'])).toMatch(/^\/konto\/bekrafta\?till=/);
    for (const svar of forsok) expect(String(svar.headers['location'])).not.toContain(inlagt.personnummer);
    expect(await raden(sida)).toMatchObject({ hamtad_at: null });
  });
});

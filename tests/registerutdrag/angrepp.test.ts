import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { senare } from '../bekraftelse/stod.ts';
import { som } from '../db/som.ts';
import { lastText } from '../support/tabell.ts';
import { fraga } from '../registrering/stod.ts';
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

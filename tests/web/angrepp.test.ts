import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testhus, type Testhus } from '../support/hus.ts';

let hus: Testhus;

beforeAll(async () => {
  hus = await testhus();
});
afterAll(() => hus.close());

describe('someone who writes addresses by hand', () => {
  it.each([
    ['sia', '/styrdata/malgrupp/poster/%00', 404],
    ['sia', '/styrdata/malgrupp/poster/%00/slut', 404],
    ['sia', '/styrdata/organisation?sok=%00', 200],
    ['sia', '/styrdata/kommun?sok=%00', 200],
    ['rut', '/samverkansorganisationer?lan=%00', 422],
    ['rut', '/samverkansorganisationer?namn=%00', 422],
    ['rut', '/sok-insats?namn=%00', 422],
    ['rut', '/visa-anvandare?visa=anvandare&sokt=ja&fornamn=%00', 422],
  ] as const)('V1.3.3 C18 gets no server error out of a NUL, as %s at %s', async (vem, adress, status) => {
    expect((await (await hus.som(vem)).get(adress)).status).toBe(status);
  });

  it.each(['//evil.example/', '//evil.example/insatser', '/..//evil.example'])(
    'V3.7.2 C22 is not sent to another house by a form without token to %s',
    async (adress) => {
      const svar = await (await hus.som('ivar')).postRaw(adress, { namn: 'x' });
      expect([svar.status, svar.headers['location']]).toEqual([303, '/']);
    },
  );
});

import { afterEach, describe, expect, it } from 'vitest';
import { httpregister, type Orsak } from '../../src/folkbokforing/httpregister.service.ts';
import { json, registerserver, type Registerserver, type Svara } from './server.ts';

const tove = '199006022397';
const servrar: Registerserver[] = [];
afterEach(async () => {
  await Promise.all(servrar.splice(0).map((server) => server.close()));
});

const fraga = async (svara: Svara, adress = (server: Registerserver) => server.adress) => {
  const server = await registerserver(svara);
  servrar.push(server);
  const orsaker: Orsak[] = [];
  const register = httpregister(adress(server), (orsak) => orsaker.push(orsak));
  return { svar: await register.slaUpp(tove), fragor: server.fragor, orsaker };
};
const traff = { status: 'traff', namn: 'Tove Testsson', kommunKod: '2380' };
const otillganglig = { svar: 'otillganglig' };

describe('a register that answers', () => {
  it('V14.2.1 C27 is asked once, with the number in the body and not in the address', async () => {
    const { svar, fragor } = await fraga(json(traff));
    expect(svar).toEqual({
      svar: 'traff',
      person: { personnummer: tove, namn: 'Tove Testsson', kommunKod: '2380' },
    });
    expect(fragor).toEqual([
      { method: 'POST', url: '/slagning', authorization: undefined, body: `{"personnummer":"${tove}"}` },
    ]);
  });

  it('may know a person without kommun', async () => {
    const { svar } = await fraga(json({ ...traff, kommunKod: null }));
    expect(svar).toMatchObject({ person: { kommunKod: null } });
  });

  it.each([
    { status: 'skyddad', namn: 'Hemlig Testsson', kommunKod: '2380' },
    { status: 'avliden', namn: 'Tove' },
  ])('gives of %o nothing more than of one who does not exist', async (svarat) => {
    const okand = await fraga(json({ status: 'ingen_traff', namn: null, kommunKod: null }));
    expect((await fraga(json(svarat))).svar).toStrictEqual(okand.svar);
    expect(okand.svar).toStrictEqual({ svar: 'ingen_traff' });
  });

  it('gets user name and password as basic authentication', async () => {
    const { svar, fragor } = await fraga(json(traff), ({ adress }) =>
      adress.replace('//', '//sus:hemlig%21@'),
    );
    expect(svar.svar).toBe('traff');
    expect(fragor[0]?.authorization).toBe(`Basic ${Buffer.from('sus:hemlig!').toString('base64')}`);
  });

  it('has its name tidied', async () => {
    const { svar } = await fraga(json({ ...traff, namn: '  A\u030asa Testsson ' }));
    expect(svar).toMatchObject({ person: { namn: 'Åsa Testsson' } });
  });
});

describe('a register that fails', () => {
  it.each<[string, Svara, Orsak, number]>([
    ['says 500', (res) => res.writeHead(500).end('no'), 'status', 2],
    ['says 401', (res) => res.writeHead(401).end(), 'status', 1],
    ['redirects', (res) => res.writeHead(307, { location: '/annanstans' }).end(), 'status', 1],
    ['answers with HTML', (res) => res.end('<!DOCTYPE html><title>Fel</title>'), 'svar', 1],
    ['answers with another shape', json({ ...traff, status: 'ja' }), 'svar', 1],
    ['forgets the name', json({ status: 'traff', kommunKod: '2380' }), 'svar', 1],
    ['sends a name that hides characters', json({ ...traff, namn: 'Tove\u202enosstseT' }), 'svar', 1],
    ['sends a kommun that is none', json({ ...traff, kommunKod: 'Åre' }), 'svar', 1],
    ['never stops talking', json({ ...traff, namn: 'a'.repeat(1_000_000) }), 'svar', 1],
    ['hangs up', (res) => res.destroy(), 'natverk', 2],
  ])('is unavailable when it %s', async (_vad, svara, orsak, ganger) => {
    const { svar, fragor, orsaker } = await fraga(svara);
    expect([svar, orsaker, fragor.length]).toEqual([otillganglig, [orsak], ganger]);
  });

  it.each<[string, Svara]>([
    ['a broken line', (res) => res.destroy()],
    ['a 503', (res) => res.writeHead(503).end()],
  ])('is asked once more after %s', async (_vad, fel) => {
    const { svar, fragor, orsaker } = await fraga((res, nummer) =>
      (nummer === 1 ? fel : json(traff))(res, nummer),
    );
    expect([svar.svar, fragor.length, orsaker]).toEqual(['traff', 2, []]);
  });

  it.each<[string, Svara]>([
    ['never answers', () => undefined],
    ['stops in the middle of the answer', (res) => void res.writeHead(200).write('{"status":')],
  ])('is waited for three seconds, no more, when it %s', async (_vad, svara) => {
    const start = performance.now();
    const { svar, fragor, orsaker } = await fraga(svara);
    expect([svar, fragor.length, orsaker]).toEqual([otillganglig, 1, ['tid']]);
    expect(performance.now() - start).toBeGreaterThan(2900);
    expect(performance.now() - start).toBeLessThan(30_000);
  });

  it('is unavailable when nobody listens', async () => {
    const server = await registerserver(() => undefined);
    await server.close();
    expect(await httpregister(server.adress).slaUpp(tove)).toEqual(otillganglig);
  });

  it('V1.3.6 V15.3.2 is never sent what belongs to another address', async () => {
    const annan = await registerserver(json(traff));
    servrar.push(annan);
    const { svar } = await fraga((res) => res.writeHead(308, { location: annan.adress }).end());
    expect([svar, annan.fragor]).toEqual([otillganglig, []]);
  });
});

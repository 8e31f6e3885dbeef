import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { withClient } from '../../src/db/client.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { doldaFalt, type Falt, type Klient } from '../support/klient.ts';
import { spar } from '../support/spar.ts';
import { lastText } from '../support/tabell.ts';
import { htmlFaults } from '../web/html.ts';

let hus: Testhus;
let ivar: Klient;
let path: string;
const iAr = new Date().getFullYear();
const ar = String(iAr);

const admin = (text: string, varden: readonly unknown[] = []) =>
  withClient(
    hus.databas.adminUrl,
    async (client) => (await client.query<Record<string, unknown>>(text, [...varden])).rows,
  );
const poster = () =>
  admin(
    'select ar, antal, kvinnor, man, anteckning, rattar is not null as rattar from verksamhet.volym_post order by at',
  );

beforeAll(async () => {
  hus = await testhus();
  path = `/insatser/${hus.varld.insats.volym}/volym`;
});
afterAll(() => hus.close());
beforeEach(async () => {
  await admin('truncate verksamhet.volym_post, verksamhet.kvitto');
  ivar = await hus.som('ivar');
});

const registrera = async (falt: Falt) => {
  const svar = await ivar.skicka(path, { ar, ...falt });
  expect(svar.status).toBe(303);
  return ivar.folj(svar);
};
const rattelse = async () => {
  const [rad] = await admin('select id from verksamhet.volym_post where rattar is null order by at desc');
  return `${path}/${String(rad?.['id'])}/rattelse`;
};

describe('Ivar registers numbers', () => {
  it('a total, or women and men, with a note; the page shows sums, who and when', async () => {
    const forst = await registrera({ antal: '1 200', anteckning: 'Konferens 3 mars' });
    expect(lastText(forst.text)).toMatch(/Antalet är registrerat\. Sparat .* Kvittonummer R-\d{4}-\d{6}/);
    const sen = await registrera({ kvinnor: '30', man: '12', ar: String(iAr - 1) });
    const text = lastText(sen.text);
    expect(text).toContain(`${iAr} 1200 0 0 ${iAr - 1} 42 30 12`);
    expect(text).toContain('Ivar Ivarsson');
    expect(text).toContain('Konferens 3 mars Registrering Ta tillbaka');
    expect(await htmlFaults(sen.text)).toEqual([]);
    expect(await poster()).toEqual([
      { ar: iAr, antal: 1200, kvinnor: null, man: null, anteckning: 'Konferens 3 mars', rattar: false },
      { ar: iAr - 1, antal: 42, kvinnor: 30, man: 12, anteckning: null, rattar: false },
    ]);
    expect(await spar(hus, 'volym_registrerad')).toHaveLength(2);
  });

  it('takes back a wrong entry, whole and once, and registers the right one from it', async () => {
    await registrera({ kvinnor: '30', man: '12', anteckning: 'Vårdagen' });
    const sida = await rattelse();
    const fraga = await ivar.get(sida);
    expect(lastText(fraga.text)).toContain('Båda posterna står kvar i historiken');
    const gammal = doldaFalt(fraga.text, sida);
    const tillbaka = await ivar.folj(await ivar.skicka(sida, {}));
    expect(lastText(tillbaka.text)).toContain('Posten är tagen tillbaka. Registrera det rätta antalet här.');
    expect(tillbaka.text).toMatch(/name="kvinnor"[^>]*value="30"/);
    expect(tillbaka.text).toMatch(/name="anteckning"[^>]*value="Vårdagen"/);
    expect(lastText(tillbaka.text)).toContain('Inget antal är registrerat i insatsen.');
    expect(lastText(tillbaka.text)).toContain('Registrering, tagen tillbaka');
    expect(tillbaka.text).not.toContain('Ta tillbaka<');
    const igen = await ivar.postRaw(sida, { ...gammal, nyckel: randomUUID() });
    expect([igen.status, igen.text.includes('Posten är redan tagen tillbaka.')]).toEqual([422, true]);
    expect(await poster()).toMatchObject([
      { antal: 42 },
      { antal: -42, kvinnor: -30, man: -12, rattar: true },
    ]);
    const [, bakat] = await admin('select id from verksamhet.volym_post order by at');
    const dubbel = await ivar.get(`${path}/${String(bakat?.['id'])}/rattelse`);
    expect(lastText(dubbel.text)).toContain('Posten är en rättelse och kan inte tas tillbaka');
  });

  it('twenty who take back the same entry at once take it back once', async () => {
    await registrera({ antal: '7' });
    const sida = await rattelse();
    const dolda = doldaFalt((await ivar.get(sida)).text, sida);
    const svar = await Promise.all(
      Array.from({ length: 20 }, () => ivar.postRaw(sida, { ...dolda, nyckel: randomUUID() })),
    );
    expect(svar.filter(({ status }) => status === 303)).toHaveLength(1);
    expect(svar.filter(({ status }) => status === 422)).toHaveLength(19);
    expect(await poster()).toHaveLength(2);
  });

  it('gets one entry and one receipt however many times the form arrives', async () => {
    const falt = { ...doldaFalt((await ivar.get(path)).text, path), ar, antal: '5' };
    const svar = await Promise.all(Array.from({ length: 10 }, () => ivar.postRaw(path, falt)));
    expect(new Set(svar.map((s) => `${s.status} ${String(s.headers['location'])}`)).size).toBe(1);
    expect(await poster()).toHaveLength(1);
    expect((await ivar.postRaw(path, { ...falt, antal: '6' })).status).toBe(409);
  });

  it('has the numbers left when the token had run out', async () => {
    const falt = { ...doldaFalt((await ivar.get(path)).text, path), _csrf: 'gammal', ar, antal: '1 234' };
    expect((await ivar.folj(await ivar.postRaw(path, falt))).text).toContain('value="1 234"');
    expect(await poster()).toEqual([]);
  });
});

describe('what is refused, with everything typed kept and nothing stored', () => {
  it.each<readonly [string, Falt, string]>([
    ['nothing', {}, 'Skriv antal deltagare, eller både kvinnor och män'],
    ['only women', { kvinnor: '5' }, 'Skriv även antal män, 0 om det inte var någon'],
    ['only men', { man: '5' }, 'Skriv även antal kvinnor'],
    ['a sum that does not agree', { antal: '10', kvinnor: '5', man: '4' }, 'Rätta något av talen'],
    ['none', { antal: '0' }, 'Skriv minst 1 deltagare'],
    ['too many', { antal: '100000' }, 'Skriv högst 99999 deltagare'],
    ...['-5', '2,5', 'fem', '1e2', '１２', '9999999'].map(
      (antal) => [antal, { antal }, 'Skriv antalet som ett helt tal med bara siffror'] as const,
    ),
    ['a year before', { ar: '2019', antal: '5' }, `Välj ett år från 2020 till ${iAr}`],
    ['a year to come', { ar: String(iAr + 1), antal: '5' }, `Välj ett år från 2020 till ${iAr}`],
    ['a long note', { antal: '5', anteckning: 'x'.repeat(201) }, 'Korta texten till högst 200 tecken'],
  ])('%s', async (_vad, falt, text) => {
    const svar = await ivar.skicka(path, { ar, ...falt });
    expect(svar.status).toBe(422);
    expect(lastText(svar.text)).toContain(text);
    for (const namn of ['antal', 'kvinnor', 'man'])
      expect(svar.text.includes(`name="${namn}"`) && svar.text.includes(String(falt[namn] ?? ''))).toBe(true);
    expect(await htmlFaults(svar.text)).toEqual([]);
    expect(await poster()).toEqual([]);
  });

  it('an insats where deltagare are registered takes no numbers', async () => {
    const vagen = `/insatser/${hus.varld.insats.vagen}/volym`;
    expect(lastText((await ivar.get(vagen)).text)).toContain('Vägen vidare är ingen volyminsats');
    const { _csrf = '' } = doldaFalt((await ivar.get(path)).text, path);
    const svar = await ivar.postRaw(vagen, { _csrf, nyckel: randomUUID(), ar, antal: '5' });
    expect([svar.status, await poster()]).toEqual([422, []]);
  });
});

describe('who may', () => {
  it.each(['anna', 'rut', 'sam', 'sia'] as const)('%s may read, and nothing else', async (vem) => {
    await registrera({ antal: '5' });
    const klient = await hus.som(vem);
    const { text, status } = await klient.get(path);
    expect(status).toBe(200);
    expect(text).not.toMatch(/Ta tillbaka|name="antal"/);
    expect(await htmlFaults(text)).toEqual([]);
    expect((await klient.get(await rattelse())).status).toBe(403);
  });

  it('an insatsansvarig of another förbund reads, but 404 for what changes anything', async () => {
    await registrera({ antal: '5' });
    const sida = await rattelse();
    const dolda = doldaFalt((await ivar.get(path)).text, path);
    const uppdrag = (avslutat: string) =>
      admin(
        `update auth.uppdrag set avslutat_at = ${avslutat} where anvandare_id = '${hus.varld.anvandare.ivar}'`,
      );
    await uppdrag('now()');
    const svar = [
      await ivar.get(path),
      await ivar.get(sida),
      await ivar.postRaw(path, { ...dolda, ar, antal: '5' }),
      await ivar.postRaw(sida, dolda),
    ];
    await uppdrag('null');
    expect(svar.map(({ status }) => status)).toEqual([200, 404, 404, 404]);
    expect(svar[0]?.text).not.toContain('name="antal"');
    expect(await poster()).toHaveLength(1);
  });

  it('an entry is reached only through its own insats', async () => {
    await registrera({ antal: '5' });
    const annan = (await rattelse()).replace(hus.varld.insats.volym, hus.varld.insats.vagen);
    expect((await ivar.get(annan)).status).toBe(404);
    expect((await ivar.get(`${path}/${randomUUID()}/rattelse`)).status).toBe(404);
  });

  it('the menu leads to the only volyminsats there is', async () => {
    expect((await ivar.get('/registrera-antal-deltagare')).headers['location']).toBe(path);
    expect((await (await hus.som('sam')).get('/registrera-antal-deltagare')).status).toBe(403);
  });
});

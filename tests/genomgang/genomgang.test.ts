import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { insertDeltaganden, type InlagtDeltagande } from '../support/deltagande.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { rensat } from '../start/stod.ts';
import { admin, gerUppdrag, laggGenomgang } from '../tackning/stod.ts';
import { htmlFaults } from '../web/html.ts';

let hus: Testhus;
let tove: InlagtDeltagande;
let kvar: InlagtDeltagande;
let path: string;
const nu = new Date('2026-11-03T09:12:00Z');
beforeAll(async () => {
  hus = await testhus();
  const { vagen, steget, avslutad } = hus.varld.insats;
  path = `/insatser/${vagen}/genomgang`;
  const inlagda = await insertDeltaganden(hus, [
    { insatsId: vagen, startdag: '2025-11-02', namn: 'Tove =Testsson' },
    { insatsId: vagen, startdag: '2025-11-03', namn: 'Nils Nyss' },
    { insatsId: vagen, startdag: '2024-01-01', namn: 'Fel Felsson', makulerad: { skal: 'dubblett' } },
    { insatsId: avslutad, startdag: '2024-05-01', namn: '=Kvar Kvarsson' },
    { insatsId: steget, startdag: '2024-01-01', namn: 'Bos Deltagare' },
  ]);
  tove = inlagda[0]!;
  kvar = inlagda[3]!;
});
afterAll(() => hus.close());
beforeEach(async () => {
  hus.rattar.nu = nu;
  await admin(hus, 'truncate verksamhet.genomgang, verksamhet.kvitto');
});

const sida = async (vem: 'anna' | 'bo', adress: string) => (await (await hus.som(vem)).get(adress)).text;
const fodd = ({ personnummer }: InlagtDeltagande) => personnummer.slice(0, 8);
const sparet = async (handelse: string) => {
  const { rows } = await admin(hus, 'select count(*)::int as n from audit.handelse where handelse = $1', [
    handelse,
  ]);
  return (rows as { n: number }[])[0]!.n;
};

describe('Anna goes through an insats', () => {
  it('sees who has been open for more than 12 months, and nobody else', async () => {
    const html = await sida('anna', path);
    expect(rensat(html)).toMatch(
      /1 deltagande att se över .*Tove =Testsson .*12 mån Öppen längre än 12 månader/,
    );
    for (const annan of ['Nils', 'Fel Felsson', 'Kvar', 'Bos']) expect(html).not.toContain(annan);
    expect(html).toContain(`href="/deltaganden/${tove.id}/utregistrering"`);
    expect(html).not.toContain(tove.personnummer.slice(-4));
    expect(await htmlFaults(html)).toEqual([]);
  });

  it('sees in an insats that has ended who is still open, and may mark it too', async () => {
    const avslutad = `/insatser/${hus.varld.insats.avslutad}/genomgang`;
    expect(rensat(await sida('anna', avslutad))).toMatch(
      /Kvar Kvarsson .*Öppen längre än 12 månader\. Öppen efter insatsens slut/,
    );
    expect((await (await hus.som('anna')).skicka(avslutad, {})).status).toBe(303);
  });

  it('leads to her drafts there, without saying whom they are about', async () => {
    await admin(
      hus,
      `insert into person.utkast (id, anvandare_id, insats_id, deltagande_id, formular, innehall_krypt, sparat_at)
       values ($1, $2, $3, $4, 'utregistrering', 'x', $5)`,
      [randomUUID(), hus.varld.anvandare.anna, hus.varld.insats.vagen, tove.id, nu],
    );
    expect(rensat(await sida('anna', path))).toContain('Fortsätt utregistreringen 3 november 2026 10.12');
    await admin(hus, 'delete from person.utkast');
  });

  it('marks the month in one step and gets a receipt, that stays when the page is opened again', async () => {
    const anna = await hus.som('anna');
    const svar = await anna.skicka(path, {});
    expect(svar.status).toBe(303);
    const kvitto = await anna.folj(svar);
    expect(rensat(kvitto.text)).toMatch(
      /Insatsen är genomgången för oktober 2026\. Kvittonummer R-\d{4}-\d{6}/,
    );
    expect(kvitto.text).not.toContain('Markera oktober');
    const igen = rensat((await anna.get(path)).text);
    expect(igen).toContain('oktober 2026, 3 november 2026 klockan 10.12 av Anna Annsson');
    expect(igen).toContain('markerad av Anna Annsson 3 november 2026 klockan 10.12');
  });

  it('is told when a colleague was first, and when a month has ended since the page was opened', async () => {
    const anna = await hus.som('anna');
    await gerUppdrag(hus, 'bo', hus.varld.insats.vagen);
    const oppen = (await anna.get(path)).text;
    const dolda = Object.fromEntries(
      [...oppen.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, n = '', v = '']) => [
        n,
        v,
      ]),
    );
    await (await hus.som('bo')).skicka(path, {});
    const sen = await anna.postRaw(path, dolda);
    expect(sen.status).toBe(422);
    expect(rensat(sen.text)).toContain('genomgången för oktober 2026, markerad av Bo Boström');
    hus.rattar.nu = new Date('2026-12-01T00:30:00+01:00');
    const decembers = await (await hus.som('anna')).skicka(path, { manad: '2026-10-01' });
    expect(decembers.status).toBe(422);
    expect(rensat(decembers.text)).toContain('En ny månad har börjat');
    expect(decembers.text).toContain('Markera november 2026');
    await admin(hus, 'delete from auth.uppdrag where anvandare_id = $1 and insats_id = $2', [
      hus.varld.anvandare.bo,
      hus.varld.insats.vagen,
    ]);
  });

  it('refuses a month that is none, and one that is not the last', async () => {
    const anna = await hus.som('anna');
    for (const manad of ['x', '', '2026-02-30', '2026-11-01'])
      expect((await anna.skicka(path, { manad })).status).toBe(422);
    expect((await anna.skicka(path, { manad: ['2026-10-01', '2026-10-01'] })).status).toBe(400);
    expect(rensat((await anna.get(path)).text)).toContain('Senast genomgången Aldrig');
  });

  it('leaves a trail each time the list is shown, also when nobody is in it', async () => {
    const fore = await sparet('genomgang_visad');
    await sida('anna', path);
    await sida('anna', `/insatser/${hus.varld.insats.volym}/genomgang`);
    expect(await sparet('genomgang_visad')).toBe(fore + 2);
  });
});

describe('who may', () => {
  it.each([
    ['bo', 404],
    ['ivar', 403],
    ['sam', 403],
    ['rut', 403],
    ['sia', 403],
  ] as const)('%s gets %i for Annas insats', async (vem, status) => {
    expect((await (await hus.som(vem)).get(path)).status).toBe(status);
  });
});

describe('the list of insatser', () => {
  it('says which remain for the month and when each was last gone through', async () => {
    await laggGenomgang(hus, hus.varld.insats.vagen, '2026-09-01', '2026-10-20T10:00:00Z');
    const html = await sida('anna', '/genomgang');
    expect(rensat(html)).toContain('0 av 1 insats genomgången för oktober 2026');
    expect(rensat(html)).toMatch(/Vägen vidare Provdalen 1 0 20 oktober 2026 Att gå igenom/);
    expect(rensat(html)).toMatch(/Språkbron Provdalen 1 1 Aldrig Behövs inte/);
    for (const annan of ['Konferenser', 'Steget', 'Tove']) expect(html).not.toContain(annan);
    expect(await htmlFaults(html)).toEqual([]);
  });
});

describe('the start page', () => {
  it('tells what remains to go through with the way there, and when each was last gone through', async () => {
    const html = await sida('anna', '/');
    expect(rensat(html)).toMatch(
      /12 dagar till den 15:e .*Vägen vidare Inte genomgången för oktober\. 1 öppen över 12 månader Gå igenom/,
    );
    expect(html).toContain(`href="${path}">Aldrig`);
    await (await hus.som('anna')).skicka(path, {});
    const efter = await sida('anna', '/');
    expect(rensat(efter)).not.toContain('Inte genomgången');
    expect(efter).toContain(`href="${path}">3 november 2026`);
  });

  it('says on the 16th that it should have been done', async () => {
    hus.rattar.nu = new Date('2026-11-16T09:00:00Z');
    expect(rensat(await sida('anna', '/'))).toContain(
      'Inte genomgången för oktober, skulle ha varit klar 15 november 2026',
    );
  });
});

describe('the file of what to mend', () => {
  it('holds what the page holds, with masked numbers and no formulas, and is audited', async () => {
    const fore = await sparet('deltagare_exporterade');
    const fil = await (await hus.som('anna')).get(`/insatser/${hus.varld.insats.avslutad}/genomgang.csv`);
    expect(fil.headers['content-disposition']).toContain('att-se-over-2026-11-03.csv');
    expect(fil.text).toBe(
      [
        '\ufeffInsats;Samverkansorganisation;Namn;Personnummer;Startdag;Dagar i insatsen;Att se över',
        `Språkbron;Provdalen;'=Kvar Kvarsson;${fodd(kvar)}-••••;2024-05-01;916;Öppen längre än 12 månader, Öppen efter insatsens slut`,
        '',
      ].join('\r\n'),
    );
    expect(await sparet('deltagare_exporterade')).toBe(fore + 1);
  });

  it("is not given of Bo's insats, and leaves no trail then", async () => {
    const fore = await sparet('deltagare_exporterade');
    const svar = await (await hus.som('anna')).get(`/insatser/${hus.varld.insats.steget}/genomgang.csv`);
    expect(svar.status).toBe(404);
    expect(await sparet('deltagare_exporterade')).toBe(fore);
  });

  it('is for deltagaransvariga', async () => {
    expect((await (await hus.som('ivar')).get(`${path}.csv`)).status).toBe(403);
  });
});

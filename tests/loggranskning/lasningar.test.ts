import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dagAv } from '../../src/shared/datum.ts';
import { plats, senare } from '../bekraftelse/stod.ts';
import { godkant, hamta as hamtaUtdrag, last, utse } from '../registerutdrag/stod.ts';
import { fraga } from '../registrering/stod.ts';
import { insertDeltagande, type InlagtDeltagande } from '../support/deltagande.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { doldaFalt, type Klient } from '../support/klient.ts';
import { nollstallGranser, spar } from '../support/spar.ts';
import { cast } from '../support/varld.ts';
import { geGranskning } from './stod.ts';

let hus: Testhus;
let rut: Klient;
let bo: Klient;
let nore: Klient;
let kim: InlagtDeltagande;
beforeAll(async () => {
  hus = await testhus();
  for (const vem of ['rut', 'bo'] as const) await geGranskning(hus, vem);
  await utse(hus, 'bo', 'noll');
  [rut, bo, nore] = [await hus.som('rut'), await hus.som('bo'), await hus.som('noll')];
  kim = await insertDeltagande(hus, { insatsId: hus.varld.insats.vagen, startdag: '2026-01-02' });
});
beforeEach(() => nollstallGranser(hus));
afterAll(() => hus.close());

const sida = '/loggranskning/lasningar';
const idag = dagAv(new Date());
const urval = (personnummer: string) => ({ fran: '2026-01-01', till: idag, personnummer });
/** The cells of the file without its heads; a quoted one as it was before it was quoted. */
const celler = (text: string): string[][] =>
  text
    .trim()
    .split('\r\n')
    .slice(1)
    .map((rad) =>
      [...rad.matchAll(/(?:^|;)("(?:[^"]|"")*"|[^;]*)/g)].map(([, cell = '']) =>
        cell.replace(/^"|"$/g, '').replaceAll('""', '"'),
      ),
    );
const hamta = async (klient: Klient, personnummer = '') => {
  const svar = await klient.skicka(sida, urval(personnummer));
  expect(svar.headers['content-type']).toContain('text/csv');
  return celler(svar.text);
};
const utdrag = async () =>
  last(await hamtaUtdrag(hus, nore, await godkant({ bestaller: nore, godkanner: bo }, kim.personnummer)));

describe('the file of who has read', () => {
  it('C26 V16.3.2 tells who took out a registerutdrag, noted a rättelse, and asked who had read about somebody', async () => {
    await utdrag();
    const begaran = { insats: 'Vägen vidare', startdag: '2026-01-02', uppgift: 'in:startdag' };
    const noterad = await nore.skicka('/rattelser/ny', {
      ...{ ...begaran, personnummer: kim.personnummer, diarienummer: 'FK 2026/000818' },
    });
    expect(noterad.status).toBe(303);
    await hamta(bo, kim.personnummer);
    expect((await hamta(rut, kim.personnummer)).map((rad) => [rad[4], rad[8], rad[9]])).toEqual([
      ['Nore Nollberg', 'Tog ut ett registerutdrag', kim.id],
      ['Nore Nollberg', 'Noterade en begäran om rättelse', kim.id],
      ['Bo Boström', 'Hämtade vem som har läst om en person', kim.id],
    ]);
  });

  it('is told of in the registerutdrag of the person whom it was about, though the number is kept nowhere', async () => {
    const fore = (await spar(hus, 'lasningar_om_person')).length;
    await hamta(rut, kim.personnummer);
    expect((await spar(hus, 'lasningar_om_person')).slice(fore)).toEqual([
      { objekt_id: kim.id, insats_id: hus.varld.insats.vagen },
    ]);
    const [en] = (await utdrag()).json['deltaganden'] as { handelser: Record<string, unknown>[] }[];
    expect(en!.handelser.filter(({ handelse }) => handelse === 'lasningar_om_person').at(-1)).toMatchObject({
      anvandare_id: hus.varld.anvandare.rut,
    });
    expect((await rut.skicka(sida, urval(cast.noll.nummer))).status).toBe(422);
    expect(await spar(hus, 'lasningar_om_person')).toHaveLength(fore + 1);
  });

  it('V7.5.3 is for one who has just shown who they are, as a registerutdrag is', async () => {
    const klient = await hus.som('rut');
    const falt = doldaFalt((await klient.get(sida)).text, sida);
    const [nu, hamtade] = [hus.rattar.nu, (await spar(hus, 'lasningar_exporterade')).length];
    senare(hus);
    const forsok = [
      await klient.postRaw(sida, { ...falt, ...urval(kim.personnummer) }),
      await klient.get(sida),
    ];
    hus.rattar.nu = nu;
    for (const svar of forsok) expect(plats(svar)).toBe(`/konto/bekrafta?till=${encodeURIComponent(sida)}`);
    expect(await spar(hus, 'lasningar_exporterade')).toHaveLength(hamtade);
  });

  it('V1.2.10 C13 has no cell that a spreadsheet would take for a formula', async () => {
    await (await hus.som('anna')).get(`/deltaganden/${kim.id}`);
    const { anna } = hus.varld.anvandare;
    await fraga(hus, "update auth.anvandare set fornamn = '=cmd|calc' where id = $1", [anna]);
    await fraga(hus, `update verksamhet.insats set namn = '+1;"-2' where id = $1`, [hus.varld.insats.vagen]);
    await fraga(
      hus,
      "update verksamhet.organisation set namn = '@SUM(A1)' where id = (select arbetsgivare_id from auth.anvandare where id = $1)",
      [anna],
    );
    const rader = await hamta(rut);
    const [rad] = rader.filter((en) => en[5] === anna);
    expect([rad?.[4], rad?.[6], rad?.[10]]).toEqual([`'=cmd|calc Annsson`, `'@SUM(A1)`, `'+1;"-2`]);
    expect(rader.flat().filter((cell) => /^[=+\-@\t\r\0]/.test(cell))).toEqual([]);
    expect(new Set(rader.map(({ length }) => length))).toEqual(new Set([13]));
  });
});

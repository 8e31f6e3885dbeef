import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spart } from '../registrering/stod.ts';
import { som } from '../db/som.ts';
import { dagarForSent } from '../../src/samtycke/register.rules.ts';
import { insertDeltagande, insertDeltaganden } from '../support/deltagande.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import type { Klient } from '../support/klient.ts';
import { dag } from '../support/registrering.ts';
import { lastText, tabellrader } from '../support/tabell.ts';
import { htmlFaults } from '../web/html.ts';
import { aterkalla } from './stod.ts';

let hus: Testhus;
let anna: Klient;
beforeAll(async () => {
  hus = await testhus();
  anna = await hus.som('anna');
});
afterAll(() => hus.close());

const sidan = (insatsId: string, sida = '') => anna.get(`/insatser/${insatsId}/samtycken${sida}`);

describe('the register of samtycken', () => {
  it('says whose they are, when they were signed and by whom they were registered, the late ones first', async () => {
    const insatsId = hus.varld.insats.vagen;
    const i = { insatsId };
    const nytt = await insertDeltagande(hus, { ...i, startdag: dag(-10), samtycke: dag(-12) });
    const sent = await insertDeltagande(hus, { ...i, startdag: dag(-30), samtycke: dag(-27) });
    await insertDeltagande(hus, { ...i, startdag: dag(-5), makulerad: { skal: 'dubblett' } });
    const borta = await insertDeltagande(hus, { ...i, startdag: dag(-20) });
    expect((await aterkalla(anna, borta)).status).toBe(303);
    const fore = (await spart(hus, 'samtycken_visade')).length;
    const svar = await sidan(insatsId);
    expect(await htmlFaults(svar.text)).toEqual([]);
    const fodd = ({ personnummer }: { personnummer: string }) => `${personnummer.slice(0, 8)}-••••`;
    const rader = tabellrader(svar.text);
    expect(rader.map(([namn]) => namn)).toEqual([sent.namn, nytt.namn]);
    expect(rader[0]!.slice(2)).toEqual([
      dag(-30),
      dag(-27),
      'Anna Annsson',
      'Undertecknat 3 dagar efter startdagen',
    ]);
    expect(rader[1]!.slice(2)).toEqual([dag(-10), dag(-12), 'Anna Annsson', '–']);
    expect(svar.text).not.toContain(nytt.personnummer.slice(8));
    expect(fodd(nytt)).toContain('••••');
    expect(lastText(svar.text)).toMatch(
      /Gällande samtycken 2 Undertecknade efter startdagen 1 Återkallade samtycken 1 Anonyma deltagare, utan samtycke 1/,
    );
    expect(svar.text).not.toContain(borta.namn);
    expect((await spart(hus, 'samtycken_visade')).length).toBe(fore + 1);
    expect((await anna.get(`/insatser/${insatsId}/deltagare`)).text).toContain(
      `href="/insatser/${insatsId}/samtycken"`,
    );
  });

  it('has fifty a page, no page after the last, and a word for none', async () => {
    const insatsId = hus.varld.insats.avslutad;
    expect(lastText((await sidan(insatsId)).text)).toContain('Inget samtycke är registrerat');
    await insertDeltaganden(
      hus,
      Array.from({ length: 51 }, () => ({ insatsId, startdag: '2024-02-01' })),
    );
    expect(tabellrader((await sidan(insatsId)).text)).toHaveLength(50);
    expect(tabellrader((await sidan(insatsId, '?sida=2')).text)).toHaveLength(1);
    expect((await sidan(insatsId, '?sida=3')).status).toBe(404);
  });

  it('counts days from the start', () => {
    expect(dagarForSent({ startdag: '2026-03-01', undertecknat: '2026-03-01' })).toBe(0);
    expect(dagarForSent({ startdag: '2026-03-01', undertecknat: '2026-02-01' })).toBe(0);
    expect(dagarForSent({ startdag: '2026-03-01', undertecknat: '2026-04-01' })).toBe(31);
  });
});

describe('an identified deltagande without a samtycke of its own (C29)', () => {
  const enTill = (kolumner: string) => `
    with ny as (
      insert into verksamhet.deltagande (insats_id, person_id, personkod, kon, startdag, skapad_av)
      select insats_id, person_id, personkod, kon, startdag + 30, skapad_av from verksamhet.deltagande where id = $1
      returning id, insats_id
    ), svar as (
      insert into verksamhet.matning (deltagande_id, insats_id, tillfalle, forsorjning, arbetssokande, arbetar, studerar,
        utbildningsniva_kod, forsorjning_ar)
      select id, insats_id, 'in', '{ingen}', false, false, false, 'grundskola', 1 from ny
    ) ${kolumner}`;

  it.each([
    ['not even for a moment', 'select 1', 'deltagande_kraver_samtycke'],
    [
      'that of another start',
      'select id from ny; update person.samtycke set aterkallat_datum = null where deltagande_id = $1',
      'deltagande_kraver_samtycke',
    ],
    [
      'that of another insats',
      'insert into person.samtycke (deltagande_id, insats_id, undertecknat_datum, registrerat_av) select id, $2, current_date, $3 from ny',
      'samtycke_deltagande_id_insats_id_fkey',
    ],
    [
      'one that was withdrawn',
      'insert into person.samtycke (deltagande_id, insats_id, undertecknat_datum, registrerat_av, aterkallat_datum) select id, insats_id, current_date, $3, current_date from ny',
      'deltagande_kraver_samtycke',
    ],
  ])('is refused by the database, also as the application: %s', async (_vad, resten, villkor) => {
    const inlagt = await insertDeltagande(hus, {
      insatsId: hus.varld.insats.vagen,
      startdag: dag(-40),
      avslutningsdag: dag(-20),
    });
    const { avslutad } = hus.varld.insats;
    const { anna: anvandare } = hus.varld.anvandare;
    const fel = await som(hus.databas, { roll: 'sus_app', anvandare }, async (client) => {
      const ids: Record<string, string> = { $1: inlagt.id, $2: avslutad, $3: anvandare };
      const text = enTill(resten).replace(/\$\d/g, (n) => `'${ids[n] ?? ''}'`);
      const gjort = client.query(text).then(() => client.query('set constraints all immediate'));
      return gjort.then(
        () => 'nothing',
        (error: unknown) => (error as { constraint?: string }).constraint,
      );
    });
    expect(fel).toBe(villkor);
  });
});

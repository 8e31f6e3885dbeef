import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertDeltagande } from '../support/deltagande.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { type Klient } from '../support/klient.ts';
import { htmlFaults } from '../web/html.ts';
import { andra, felen, hantera, lagrad, nyInsats, rensat, som, utanKategorier } from './stod.ts';

let hus: Testhus;
let ivar: Klient;
let sql: ReturnType<typeof som>;

beforeAll(async () => {
  hus = await testhus();
  sql = som(hus);
  ivar = await hus.som('ivar');
});
afterAll(() => hus.close());

describe('the dates of an insats', () => {
  it('keep every deltagande inside, and name the earliest possible day', async () => {
    const id = await nyInsats(hus, ivar);
    await insertDeltagande(hus, { insatsId: id, startdag: '2025-03-01', avslutningsdag: '2025-05-20' });
    await insertDeltagande(hus, { insatsId: id, startdag: '2025-02-10', avslutningsdag: '2025-04-01' });
    expect((await ivar.get(hantera(id))).text).toContain(
      'tidigast 2025-05-20, den senaste start- eller avslutningsdagen',
    );
    const svar = await andra(hus, ivar, id, {
      ...utanKategorier,
      startdatum: '2025-02-11',
      slutdatum: '2025-05-19',
    });
    expect([svar.status, felen(svar)]).toEqual([
      422,
      [
        'Skriv ett startdatum till och med 10 februari 2025, då den första deltagaren började',
        'Skriv ett slutdatum från och med 20 maj 2025, insatsens senaste start- eller avslutningsdag',
      ],
    ]);
    expect(
      (await andra(hus, ivar, id, { ...utanKategorier, startdatum: '2025-02-10', slutdatum: '2025-05-20' }))
        .status,
    ).toBe(303);
  });

  it.each([
    [
      'anonyma',
      "insert into verksamhet.anonym_post (insats_id, ar, kon, antal, orsak, av) select $1, ar, 'man', 1, 'registrering', $2::uuid from unnest(array[2024, 2026]) ar",
      'Anonyma deltagare är registrerade',
    ],
    [
      'numbers',
      'insert into verksamhet.volym_post (insats_id, ar, antal, av) select $1, ar, 5, $2::uuid from unnest(array[2024, 2026]) ar',
      'Antal deltagare är registrerade',
    ],
    [
      'budgets',
      'insert into verksamhet.insatsbudget (insats_id, ar) select $1, ar from unnest(array[2024, 2026]) ar where $2::uuid is not null',
      'Insatsen har budget',
    ],
  ])('keep the years of %s inside, and say which', async (vad, inlagg, finns) => {
    const id = await nyInsats(hus, ivar, {
      startdatum: '2024-01-01',
      ...(vad === 'numbers' ? { registrering_individinriktad: 'endast_antal' } : {}),
    });
    await sql(inlagg, [id, hus.varld.anvandare.ivar]);
    const kategorier = vad === 'budgets' ? { malgrupp: ['unga'] } : utanKategorier;
    const svar = await andra(hus, ivar, id, {
      ...kategorier,
      startdatum: '2025-01-01',
      slutdatum: '2025-12-31',
    });
    expect([svar.status, felen(svar)]).toEqual([
      422,
      [
        `Skriv ett startdatum som ligger 2024 eller tidigare. ${finns} för 2024.`,
        `Skriv ett slutdatum som ligger 2026 eller senare. ${finns} för 2026.`,
      ],
    ]);
    expect(
      (await andra(hus, ivar, id, { ...kategorier, startdatum: '2024-12-31', slutdatum: '2026-01-01' }))
        .status,
    ).toBe(303);
  });

  it('ask for a confirmation when some are still in the insats, and afterwards nobody starts but all can end', async () => {
    const id = await nyInsats(hus, ivar, { deltagaransvariga: [hus.varld.anvandare.anna] });
    await insertDeltagande(hus, { insatsId: id, startdag: '2025-03-01' });
    await insertDeltagande(hus, { insatsId: id, startdag: '2025-04-01' });
    const kvar = {
      ...utanKategorier,
      slutdatum: '2025-06-30',
      deltagaransvariga: [hus.varld.anvandare.anna],
    };
    const svar = await andra(hus, ivar, id, kvar);
    expect([svar.status, felen(svar)]).toEqual([
      422,
      ['Bekräfta slutdatumet. 2 deltaganden är öppna i insatsen.'],
    ]);
    expect(rensat(svar.text)).toContain(
      'Efter slutdatumet kan ingen börja, men de öppna kan registreras ut.',
    );
    expect(svar.text).toContain('name="bekrafta"');
    expect(await htmlFaults(svar.text)).toEqual([]);
    expect(await lagrad(hus, id)).toMatchObject({ slutdatum: null });
    expect((await andra(hus, ivar, id, { ...kvar, bekrafta: 'ja' })).status).toBe(303);
    const anna = await hus.som('anna');
    expect(rensat((await anna.get(`/insatser/${id}`)).text)).toContain(
      'Ingen kan börja, men öppna deltaganden kan registreras ut',
    );
    // The end stands already: changing something else asks nothing.
    expect((await andra(hus, ivar, id, { ...kvar, beskrivning: 'Annat' })).status).toBe(303);
  });

  it('may not begin before the organisation', async () => {
    const id = await nyInsats(hus, ivar);
    expect(felen(await andra(hus, ivar, id, { startdatum: '2018-01-01' }))).toEqual([
      'Skriv ett startdatum från och med 1 januari 2019, då Provdalen startade',
    ]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withClient } from '../../src/db/client.ts';
import { insertDeltaganden } from '../support/deltagande.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { testnummer } from '../support/registrering.ts';
import { del, nyOrganisation, omfattningen, rapport, tabell } from './stod.ts';

let hus: Testhus;
beforeAll(async () => {
  hus = await testhus();
});
afterAll(() => hus.close());

const dag = (n: number) => new Date(Date.UTC(1960, 0, 1 + n)).toISOString().slice(0, 10).replaceAll('-', '');
/** As many persons as asked for, first the women; nobody twice. */
const personer = (kvinnor: number, man: number): string[] =>
  Array.from({ length: kvinnor + man }, (_, n) => testnummer(dag(n), n < kvinnor ? 990 : 991));

describe('published figures', () => {
  it('Västerås 2019: 173 took part in two insatser, 112 new and 91 ended, so 61 carried in and 82 left; 361 counted', async () => {
    const { id, insatser } = await nyOrganisation(hus, 'Västerås', ['1980'], ['Ett', 'Två', 'Volym']);
    const nya = personer(90, 83).map((personnummer, n) => ({
      insatsId: insatser[n % 2]!,
      personnummer,
      startdag: n < 61 ? '2018-10-01' : '2019-03-01',
      // The first 40 of those carried in and 51 of the new ended; the others went on into 2020.
      avslutningsdag: n < 40 || n >= 122 ? '2019-11-15' : '2020-02-01',
    }));
    await insertDeltaganden(hus, nya);
    await withClient(hus.databas.adminUrl, async (client) => {
      await client.query("update verksamhet.insats set deltagarregistrering = 'endast_antal' where id = $1", [
        insatser[2],
      ]);
      await client.query(
        'insert into verksamhet.volym_post (insats_id, ar, antal, av) values ($1, 2019, 361, $2)',
        [insatser[2], hus.varld.anvandare.ivar],
      );
    });
    const i = (fran: string, till: string) =>
      rapport(hus, 'rut', {
        typ: 'insatsrapport',
        delar: ['a'],
        plats: { niva: 'samverkansorganisation', idn: [id] },
        period: { fran, till },
        kon: false,
        variabler: ['aktuella', 'paborjade', 'avslutade', 'volym'],
      }).then((r) => tabell(del(r, 'a'))['Alla insatser']);
    expect(await i('2019-01', '2019-12')).toBe('173 112 91 361');
    // 61 carried in: on in 2018. 82 left: on in 2020.
    expect((await i('2018-01', '2018-12'))?.split(' ')[0]).toBe('61');
    expect((await i('2020-01', '2020-12'))?.split(' ')[0]).toBe('82');
  });

  it('one förbund 2022: 97 women and 86 men are 183; 127 ended, 52 of them to work or study: 40.9 %', async () => {
    const { id, insatser } = await nyOrganisation(hus, 'Förbundet 2022', ['0580'], ['Ensam']);
    await insertDeltaganden(
      hus,
      personer(97, 86).map((personnummer, n) => ({
        insatsId: insatser[0]!,
        personnummer,
        startdag: '2022-02-01',
        ...(n % 183 < 127 ? { avslutningsdag: '2022-12-01' } : {}),
        // 30 to work, 22 to study.
        efter: { arbete: n < 30 ? 50 : null, studier: n >= 97 && n < 119 ? 100 : null },
      })),
    );
    const r = await rapport(hus, 'rut', {
      typ: 'standardrapport',
      delar: ['c'],
      plats: { niva: 'samverkansorganisation', idn: [id] },
      period: { fran: '2022-01', till: '2022-12' },
    });
    expect(omfattningen(r)).toMatchObject({ 'Påbörjade deltaganden': '183', 'Avslutade deltaganden': '127' });
    expect(tabell(del(r, 'c'))['Arbetar eller studerar, eller båda']).toBe('30 22 52 30.9 73.3 40.9');
    expect(tabell(del(r, 'c'))['Avslutade deltaganden']).toBe('97 30 127 100 100 100');
  });
});

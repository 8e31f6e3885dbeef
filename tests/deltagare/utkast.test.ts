import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { withClient } from '../../src/db/client.ts';
import { kryptera } from '../../src/db/kryptering.ts';
import { insertDeltagande, type InlagtDeltagande } from '../support/deltagande.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { tabellrader } from '../support/tabell.ts';
import type { Vem } from '../support/varld.ts';

let hus: Testhus;
let oppen: InlagtDeltagande;
let lange: InlagtDeltagande;
const sida = () => `/insatser/${hus.varld.insats.vagen}/deltagare`;

beforeAll(async () => {
  hus = await testhus();
  hus.rattar.nu = new Date('2025-11-03T10:00:00+01:00');
  const { vagen: insatsId } = hus.varld.insats;
  oppen = await insertDeltagande(hus, { insatsId, namn: 'Tove Testsson', startdag: '2025-11-02' });
  lange = await insertDeltagande(hus, { insatsId, namn: 'Alva Attrappson', startdag: '2024-08-18' });
});
afterAll(() => hus.close());

describe('drafts in the list', () => {
  const utkast = (vem: Vem, deltagandeId: string, sparat: string) =>
    withClient(hus.databas.adminUrl, (client) => {
      const id = randomUUID();
      return client.query(
        `insert into person.utkast (id, anvandare_id, insats_id, deltagande_id, formular, innehall_krypt, sparat_at)
         values ($1, $2, $3, $4, 'utregistrering', $5, $6)`,
        [
          ...[id, hus.varld.anvandare[vem], hus.varld.insats.vagen, deltagandeId],
          ...[kryptera(hus.hus.nycklar, `person.utkast.innehall.${id}`, '{}'), sparat],
        ],
      );
    });
  beforeEach(() =>
    withClient(hus.databas.adminUrl, async (client) => {
      await client.query('delete from person.utkast');
    }),
  );
  const rad = async (namn: string) =>
    tabellrader((await (await hus.som('anna')).get(sida())).text).find(([cell]) => cell === namn);

  it('marks what Anna has begun and leads back to it', async () => {
    await utkast('anna', oppen.id, '2025-11-02T16:40+01:00');
    expect((await rad('Tove Testsson'))?.slice(5)).toEqual(['Utkast', 'Fortsätt Tove Testsson']);
  });
  it('still says that one has been open over 12 months', async () => {
    await utkast('anna', lange.id, '2025-11-02T16:40+01:00');
    expect((await rad('Alva Attrappson'))?.[5]).toBe('Öppen över 12 mån Utkast');
  });
  it('does not show the draft of another, nor one older than a day', async () => {
    await utkast('bo', oppen.id, '2025-11-02T16:40+01:00');
    await utkast('anna', oppen.id, '2025-11-01T16:40+01:00');
    expect((await rad('Tove Testsson'))?.[5]).toBe('Öppen');
  });
});

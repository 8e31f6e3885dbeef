import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { sql } from '../../src/db/db.ts';
import { parsePersonnummer } from '../../src/shared/personnummer.ts';
import { insertDeltagande, insertDeltaganden } from '../support/deltagande.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { testnummer } from '../support/testnummer.ts';

let hus: Testhus;
beforeAll(async () => {
  hus = await testhus();
});
afterAll(() => hus.close());

it('gives test numbers that are right and all different', () => {
  const nummer = Array.from({ length: 20_000 }, (_, i) => testnummer(i));
  expect(new Set(nummer).size).toBe(nummer.length);
  expect(nummer.filter((n) => !parsePersonnummer(n, '2026-01-01', 'bara_testnummer').ok)).toEqual([]);
});

it('lays an open, an ended and a felregistrerat deltagande that the database takes for complete', async () => {
  const { vagen } = hus.varld.insats;
  const oppen = await insertDeltagande(hus, { insatsId: vagen, startdag: '2024-02-01' });
  await insertDeltaganden(hus, [
    {
      insatsId: vagen,
      personnummer: oppen.personnummer,
      startdag: '2023-01-01',
      avslutningsdag: '2023-06-01',
    },
    { insatsId: vagen, startdag: '2024-01-01', avslutningsdag: '2024-02-01', avslutsanledning: 'avliden' },
    { insatsId: vagen, startdag: '2024-01-01', makulerad: { skal: 'dubblett' } },
    { insatsId: vagen, startdag: '2024-01-01', makulerad: { skal: 'fel_person' } },
  ]);
  const actor = {
    ...{ id: hus.varld.anvandare.anna, namn: '', organisation: '', inloggningId: '' },
    ...{ roller: [], begaranId: 'prov', kalla: 'prov' },
  };
  const rader = await hus.db.transaction(actor, (tx) =>
    tx.many(
      z.object({ personId: z.string().nullable() }),
      sql`select person_id from verksamhet.deltagande where insats_id = ${vagen} order by startdag, skapad_at`,
    ),
  );
  expect(rader.map(({ personId }) => personId === null).filter(Boolean)).toHaveLength(1);
  expect(rader).toHaveLength(5);
  expect(rader[0]?.personId).toBe(oppen.personId);
});

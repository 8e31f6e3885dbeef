import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { genomgangsmanad } from '../../src/genomgang/genomgang.rules.ts';
import { listMinaInsatser } from '../../src/rapport/plats.queries.ts';
import type { Plats } from '../../src/rapport/urval.rules.ts';
import { dagAv } from '../../src/shared/datum.ts';
import { listInsatstackning } from '../../src/tackning/tackning.queries.ts';
import { sammanstall, tackningsrad } from '../../src/tackning/tackning.rules.ts';
import { tackningFor } from '../../src/tackning/tackning.service.ts';
import { insertDeltaganden } from '../support/deltagande.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import type { Vem } from '../support/varld.ts';
import { actor, admin, laggGenomgang } from './stod.ts';

let hus: Testhus;
beforeAll(async () => {
  hus = await testhus();
  hus.rattar.nu = new Date('2026-11-03T09:12:00Z');
  const { vagen, steget, avslutad } = hus.varld.insats;
  await insertDeltaganden(hus, [
    { insatsId: vagen, startdag: '2025-11-02' },
    { insatsId: vagen, startdag: '2025-11-03' },
    { insatsId: vagen, startdag: '2024-01-01', makulerad: { skal: 'dubblett' } },
    { insatsId: vagen, startdag: '2024-01-01', avslutningsdag: '2026-10-31' },
    ...Array.from({ length: 6 }, () => ({ insatsId: steget, startdag: '2024-02-01' })),
    { insatsId: avslutad, startdag: '2024-01-01' },
    { insatsId: avslutad, startdag: '2024-01-01', avslutningsdag: '2024-06-30' },
  ]);
  await laggGenomgang(hus, vagen, '2026-09-01', '2026-10-20T10:00:00Z');
  await laggGenomgang(hus, steget, '2026-10-01', '2026-11-02T10:00:00Z');
});
afterAll(() => hus.close());

const forbundet = () => ({ niva: 'samverkansorganisation', idn: [hus.varld.forbund] }) as const;
const insatsen = (insats: 'vagen' | 'steget' | 'avslutad') =>
  ({ niva: 'insats', idn: [hus.varld.insats[insats]] }) as const;
/**
 * What a report tells somebody of a place 2024. Every time it is read both ways: added up in the database, and insats by insats from
 * the list that the page of coverage shows.
 */
const tackning = async (vem: Vem, plats: Plats) => {
  const { rapportDb, db, clock } = hus.hus;
  const [idag, mina] = [dagAv(clock()), await listMinaInsatser(db, actor(hus, vem))];
  const rapportens = await rapportDb.transaction(actor(hus, vem), (tx) =>
    tackningFor(tx, plats, { mina, idag, fran: 2024, till: 2024 }),
  );
  const manad = genomgangsmanad(idag);
  const insatser = await listInsatstackning(rapportDb, plats, { manad, idag }, mina);
  const { utanAktivitet, ...ettForEtt } = sammanstall(insatser, (id) => mina.includes(id), manad);
  const { felregistrerade, ...samma } = rapportens;
  expect(samma).toEqual(ettForEtt);
  return { ...samma, utanAktivitet, felregistrerade };
};

describe('the coverage of a place', () => {
  it('counts what went on in October: gone through, active, open for too long and open after the end', async () => {
    expect(await tackning('ivar', forbundet())).toEqual({
      manad: '2026-10-01',
      insatser: 2,
      genomgangna: 1,
      utanAktivitet: 1,
      oppnaLange: { antal: 6, fler: true },
      efterSlut: { antal: 0, fler: true },
      // One, which is too few to tell Ivar of.
      felregistrerade: { antal: 0, fler: true },
    });
    expect(tackningsrad(await tackning('ivar', forbundet()))).toBe(
      'Täckning: 1 av 2 insatser genomgångna för oktober, minst 6 deltaganden öppna längre än 12 månader, .. deltaganden öppna efter insatsens slut.',
    );
  });

  it('is exact for Anna in her own insatser, and not in those of Bo', async () => {
    expect(await tackning('anna', insatsen('vagen'))).toMatchObject({
      oppnaLange: { antal: 1, fler: false },
      felregistrerade: { antal: 1, fler: false },
    });
    expect(await tackning('anna', insatsen('avslutad'))).toMatchObject({
      efterSlut: { antal: 1, fler: false },
    });
    expect(await tackning('bo', insatsen('vagen'))).toMatchObject({ oppnaLange: { antal: 0, fler: true } });
    expect(await tackning('rut', insatsen('steget'))).toMatchObject({
      oppnaLange: { antal: 6, fler: false },
    });
  });

  it('is exact for Anna only while she holds the uppdrag', async () => {
    const { vagen } = hus.varld.insats;
    const satt = (slut: string) =>
      admin(hus, `update auth.uppdrag set avslutat_at = ${slut} where insats_id = $1`, [vagen]);
    await satt('now()');
    expect(await tackning('anna', insatsen('vagen'))).toMatchObject({ oppnaLange: { antal: 0, fler: true } });
    await satt('null');
  });

  it('adds up over the country and over a län', async () => {
    const { manad, ...riket } = await tackning('rut', { niva: 'riket', idn: [] });
    expect([manad, riket]).toEqual(['2026-10-01', expect.objectContaining({ insatser: 2, genomgangna: 1 })]);
    expect(await tackning('rut', { niva: 'lan', idn: ['14'] })).toMatchObject({ insatser: 0 });
    await admin(
      hus,
      "insert into verksamhet.omrade (samverkansorganisation_id, kommun_kod) values ($1, '1480')",
      [hus.varld.forbund],
    );
    expect(await tackning('rut', { niva: 'lan', idn: ['14'] })).toMatchObject({ insatser: 2 });
  });

  it('sees somebody registered anonymously in the month as activity', async () => {
    await admin(
      hus,
      `insert into verksamhet.anonym_post (insats_id, ar, kon, antal, orsak, av, at)
       values ($1, 2026, 'kvinna', 1, 'registrering', $2, '2026-10-31T22:59:00Z')`,
      [hus.varld.insats.steget, hus.varld.anvandare.bo],
    );
    expect(await tackning('bo', insatsen('steget'))).toMatchObject({ utanAktivitet: 0 });
    hus.rattar.nu = new Date('2026-12-03T09:12:00Z');
    expect(await tackning('bo', insatsen('steget'))).toMatchObject({ utanAktivitet: 1, genomgangna: 0 });
    hus.rattar.nu = new Date('2026-11-03T09:12:00Z');
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sql } from '../../src/db/db.ts';
import { genomgangsmanad } from '../../src/genomgang/genomgang.rules.ts';
import { dagAv, manaderFore } from '../../src/shared/datum.ts';
import { lagdVarld, type Lagdvarld } from './varld.ts';

const nu = new Date();
const idag = dagAv(nu);
let v: Lagdvarld;
beforeAll(async () => {
  v = await lagdVarld(nu);
});
afterAll(() => v.close());

const ensam = z.object({ varde: z.string() });
describe('the organisations of the demo', () => {
  it('are three förbund with a dozen insatser, two of them volyminsatser', async () => {
    expect(await v.antal(sql`select from verksamhet.samverkansorganisation`)).toBe(3);
    expect(await v.antal(sql`select from verksamhet.insats`)).toBe(12);
    expect(
      await v.antal(sql`select from verksamhet.insats where deltagarregistrering = 'endast_antal'`),
    ).toBe(2);
  });

  it('have one insats that has ended and one that began this year', async () => {
    expect(await v.antal(sql`select from verksamhet.insats where slutdatum < ${idag}`)).toBe(1);
    expect(
      await v.antal(sql`select from verksamhet.insats where startdatum >= ${`${idag.slice(0, 4)}-01-01`}`),
    ).toBe(1);
  });

  it('say whom each insats is for', async () => {
    expect(
      await v.antal(sql`
        select from verksamhet.insats i
        where not exists (select from verksamhet.insats_malgrupp where insats_id = i.id)`),
    ).toBe(0);
  });

  it('have a kind of employer each', async () => {
    const typer = await v.db.many(
      ensam,
      sql`
      select distinct organisationstyp_kod as varde from verksamhet.organisation order by 1`,
    );
    expect(typer.map(({ varde }) => varde)).toEqual(['kommun', 'region', 'samordningsforbund', 'stat']);
  });
});

describe('the deltaganden of the demo', () => {
  const levande = sql`verksamhet.deltagande where makulerad_at is null`;

  it('are four hundred, started within three years and not later than today', async () => {
    expect(await v.antal(sql`select from verksamhet.deltagande`)).toBe(400);
    expect(
      await v.antal(sql`
        select from verksamhet.deltagande
        where startdag < ${manaderFore(idag, 36)} or startdag > ${idag} or avslutningsdag > ${idag} or skapad_at > now()`),
    ).toBe(0);
    expect(await v.antal(sql`select from verksamhet.historik where at > now()`)).toBe(0);
  });

  it('are open, ended and, a few, open longer than twelve months', async () => {
    const lange = await v.antal(
      sql`select from ${levande} and avslutningsdag is null and startdag < ${manaderFore(idag, 12)}`,
    );
    expect(lange).toBeGreaterThanOrEqual(3);
    expect(lange).toBeLessThanOrEqual(12);
    expect(await v.antal(sql`select from ${levande} and avslutningsdag is null`)).toBeGreaterThan(40);
    expect(await v.antal(sql`select from ${levande} and avslutningsdag is not null`)).toBeGreaterThan(200);
  });

  it('are now and then void, with a way back or with the identity erased', async () => {
    const makulerade = sql`verksamhet.deltagande where makulerad_at is not null`;
    expect(
      await v.antal(
        sql`select from ${makulerade} and person_id is not null and makulerad_at > now() - interval '30 days'`,
      ),
    ).toBeGreaterThanOrEqual(3);
    expect(await v.antal(sql`select from ${makulerade} and person_id is null`)).toBeGreaterThanOrEqual(3);
    expect(
      await v.antal(sql`
        select from ${makulerade} and person_id is not null and makulerad_at < now() - interval '30 days'`),
    ).toBe(0);
  });

  it('show that some come back to an insats and some take part in several', async () => {
    const aterkommer = sql`select from ${levande} group by insats_id, person_id having count(*) > 1`;
    const flera = sql`select from ${levande} group by personkod having count(distinct insats_id) > 1`;
    expect(await v.antal(aterkommer)).toBeGreaterThanOrEqual(10);
    expect(await v.antal(flera)).toBeGreaterThanOrEqual(10);
  });

  it('lead some to work and some to studies', async () => {
    const borjade = (vad: 'arbetar' | 'studerar') => sql`
      select from verksamhet.matning fore
      join verksamhet.matning efter using (deltagande_id)
      where fore.tillfalle = 'in' and efter.tillfalle = 'ut'
        and case ${vad} when 'arbetar' then efter.arbetar and not fore.arbetar else efter.studerar and not fore.studerar end`;
    expect(await v.antal(borjade('arbetar'))).toBeGreaterThan(30);
    expect(await v.antal(borjade('studerar'))).toBeGreaterThan(15);
  });

  it('have a history that agrees with what they are', async () => {
    expect(
      await v.antal(sql`
      select from verksamhet.deltagande d
      where d.version <> (select count(*) from verksamhet.historik h where h.deltagande_id = d.id)
        or (d.avslutningsdag is not null) <> exists (
          select from verksamhet.historik h where h.deltagande_id = d.id and h.handelse = 'utregistrerad')
        or (d.makulerad_at is not null) <> exists (
          select from verksamhet.historik h where h.deltagande_id = d.id and h.handelse = 'felregistrerad')`),
    ).toBe(0);
    expect(
      await v.antal(sql`
      select from (select at, lag(at) over (partition by deltagande_id order by id) as forra from verksamhet.historik) h
      where at < forra`),
    ).toBe(0);
    expect(
      await v.antal(sql`select from verksamhet.historik where andringar <> '[]' and skal is not null`),
    ).toBeGreaterThan(20);
  });

  it('are in insatser of which some are gone through for the month that has just ended, and some are not', async () => {
    const forra = sql`select ${genomgangsmanad(idag)}::date`;
    const pagar = sql`select id from verksamhet.insats where slutdatum is null and deltagarregistrering = 'personuppgifter_anonym'`;
    const klara = sql`select insats_id from verksamhet.genomgang where manad = (${forra})`;
    expect(await v.antal(sql`select from verksamhet.insats where id in (${klara})`)).toBeGreaterThan(2);
    expect(
      await v.antal(sql`select from verksamhet.insats where id in (${pagar}) and id not in (${klara})`),
    ).toBeGreaterThan(2);
  });
  it('are registered by someone who holds the uppdrag', async () => {
    expect(
      await v.antal(sql`
      select from verksamhet.deltagande d
      where not exists (
        select from auth.uppdrag u
        where u.anvandare_id = d.skapad_av and u.insats_id = d.insats_id and u.avslutat_at is null)`),
    ).toBe(0);
  });

  it('have a stadsdel exactly when the kommun is Stockholm or Göteborg', async () => {
    expect(
      await v.antal(sql`
      select from verksamhet.deltagande
      where (stadsdel_kod is not null) <> coalesce(kommun_kod in ('0180', '1480'), false)`),
    ).toBe(0);
    expect(
      await v.antal(sql`select from verksamhet.deltagande where stadsdel_kod is not null`),
    ).toBeGreaterThan(40);
  });

  it('hold every rule also when all of them are judged again', async () => {
    const igen = v.db.transaction({ begaranId: 'prov', kalla: '' }, async (tx) => {
      await tx.run(sql`set constraints all immediate`);
      await tx.run(
        sql`update verksamhet.deltagande set startdag = startdag, makulerad_at = makulerad_at, person_id = person_id`,
      );
      await tx.run(sql`update verksamhet.matning set forsorjning = forsorjning`);
      await tx.run(sql`update person.samtycke set undertecknat_datum = undertecknat_datum`);
      await tx.run(sql`update verksamhet.insats set startdatum = startdatum, slutdatum = slutdatum`);
      await tx.run(sql`update auth.anvandare_roll set roll = roll`);
      await tx.run(sql`update auth.uppdrag set version = version`);
      return { ok: false, error: 'only a trial' } as const;
    });
    expect(await igen).toEqual({ ok: false, error: 'only a trial' });
  });
});

describe('the work of the demo', () => {
  it('is a half-yearly return to read and a correction that somebody has asked for, so that no page is empty', async () => {
    expect(await v.antal(sql`select from rapport.halvarsredovisning`)).toBe(1);
    expect(
      await v.antal(sql`
        select from person.rattelsebegaran r join verksamhet.deltagande d on d.id = r.deltagande_id
        where d.avslutningsdag is null and r.svar is null`),
    ).toBe(1);
  });
});

import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { kryptera } from '../../src/db/kryptering.ts';
import { stada, startaStadning } from '../../src/db/stadning.ts';
import { insertDeltagande, type NyttDeltagande } from '../support/deltagande.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { testnummer } from '../support/testnummer.ts';

let hus: Testhus;
let superuser: pg.Client;
beforeAll(async () => {
  hus = await testhus();
  superuser = new pg.Client({ connectionString: hus.databas.adminUrl });
  await superuser.connect();
});
afterAll(async () => {
  await superuser.end();
  await hus.close();
});
afterEach(() => vi.useRealTimers());

const sedan = (dagar: number, minuter = 0) => new Date(Date.now() - dagar * 86_400_000 - minuter * 60_000);
const lagg = (nytt: Partial<NyttDeltagande>) =>
  insertDeltagande(hus, { insatsId: hus.varld.insats.vagen, ...nytt });
const raden = async (text: string, ...values: unknown[]) =>
  (await superuser.query<Record<string, unknown>>(text, values)).rows[0]!;
const kvarOm = (id: string) =>
  raden(
    `select (select count(*)::int from person.samtycke where deltagande_id = $1) as samtycken,
       (select count(*)::int from verksamhet.matning where deltagande_id = $1) as svar,
       (select count(*)::int from person.utkast where deltagande_id = $1) as utkast,
       (select count(*)::int from verksamhet.historik where deltagande_id = $1) as historik`,
    id,
  );
const utkast = async (sparad: Date, deltagandeId: string | null = null) => {
  const id = randomUUID();
  await superuser.query(
    `insert into person.utkast (id, anvandare_id, insats_id, deltagande_id, formular, innehall_krypt, sparat_at)
     values ($1, $2, $3, $4, 'utregistrering', $5, $6)`,
    [
      id,
      hus.varld.anvandare.anna,
      hus.varld.insats.vagen,
      deltagandeId,
      kryptera(hus.hus.nycklar, `person.utkast.innehall.${id}`, '{}'),
      sparad,
    ],
  );
  return id;
};

describe('a deltagande that was registered by mistake', () => {
  it('V14.2.7 loses identity, background, answers, samtycke, drafts and the values of its history after 30 days', async () => {
    const { id, personId } = await lagg({
      startdag: '2025-01-01',
      stadsdelKod: '1480-centrum',
      makulerad: { skal: 'fel_insats', at: sedan(30, 1) },
    });
    await superuser.query(
      `update verksamhet.historik set skal = 'bytte till Åsa', andringar = '[{"falt":"startdag"}]' where deltagande_id = $1`,
      [id],
    );
    await utkast(new Date(), id);
    expect((await stada(hus.db)).deltaganden).toBe(1);
    expect(await kvarOm(id)).toEqual({ samtycken: 0, svar: 0, utkast: 0, historik: 2 });
    expect(await raden('select count(*)::int as n from person.deltagare where id = $1', personId)).toEqual({
      n: 0,
    });
    expect(
      await raden(
        'select person_id, personkod, alder, kommun_kod, stadsdel_kod, kon, startdag::text, makulerad_skal from verksamhet.deltagande where id = $1',
        id,
      ),
    ).toEqual({
      ...{ person_id: null, personkod: null, alder: null, kommun_kod: null, stadsdel_kod: null },
      ...{
        kon: expect.stringMatching(/kvinna|man/) as unknown,
        startdag: '2025-01-01',
        makulerad_skal: 'fel_insats',
      },
    });
    expect(
      await raden(
        "select count(*)::int as n from verksamhet.historik where deltagande_id = $1 and (skal is not null or andringar <> '[]')",
        id,
      ),
    ).toEqual({ n: 0 });
  });
  it('keeps all of it one minute before, so that it can be undone', async () => {
    const { id } = await lagg({ makulerad: { skal: 'fel_insats', at: sedan(29, 24 * 60 - 1) } });
    await stada(hus.db);
    expect(await kvarOm(id)).toEqual({ samtycken: 1, svar: 1, utkast: 0, historik: 2 });
  });
  it('leaves the identity to another deltagande of the same person', async () => {
    const personnummer = testnummer(77_000);
    const ratt = await lagg({ personnummer, startdag: '2025-03-01' });
    const fel = await lagg({
      personnummer,
      startdag: '2025-03-01',
      makulerad: { skal: 'dubblett', at: sedan(31) },
    });
    expect(fel.personId).toBe(ratt.personId);
    await stada(hus.db);
    expect(await raden('select person_id from verksamhet.deltagande where id = $1', ratt.id)).toEqual({
      person_id: ratt.personId,
    });
    expect(await raden('select person_id from verksamhet.deltagande where id = $1', fel.id)).toEqual({
      person_id: null,
    });
    expect(
      await raden('select count(*)::int as n from person.deltagare where id = $1', ratt.personId),
    ).toEqual({ n: 1 });
    expect(await kvarOm(ratt.id)).toEqual({ samtycken: 1, svar: 1, utkast: 0, historik: 1 });
  });
  it('is tidied once when two instances tidy at the same moment', async () => {
    for (let n = 0; n < 5; n += 1) await lagg({ makulerad: { skal: 'fel_insats', at: sedan(40) } });
    const bada = await Promise.all([stada(hus.db), stada(hus.db)]);
    expect(bada[0].deltaganden + bada[1].deltaganden).toBe(5);
  });
});

describe('what is kept a short time', () => {
  it('a draft goes after 24 hours and not before', async () => {
    const gammalt = await utkast(sedan(1, 1));
    const nytt = await utkast(sedan(0, 24 * 60 - 1));
    expect((await stada(hus.db)).utkast).toBe(1);
    const { rows } = await superuser.query('select id from person.utkast where id = any ($1)', [
      [gammalt, nytt],
    ]);
    expect(rows).toEqual([{ id: nytt }]);
  });
  it('the draft of a form goes at the same age, whoever has it', async () => {
    const { anna, sam } = hus.varld.anvandare;
    await superuser.query(
      `insert into verksamhet.formularutkast (id, anvandare_id, formular, sida, innehall_krypt, sparat_at)
       values (gen_random_uuid(), $1, 'gammalt', '/a', 'x', $3), (gen_random_uuid(), $2, 'gammalt', '/a', 'x', $3),
         (gen_random_uuid(), $2, 'nytt', '/a', 'x', $4)`,
      [anna, sam, sedan(1, 1), sedan(0, 24 * 60 - 1)],
    );
    expect((await stada(hus.db)).utkast).toBe(2);
    expect(await raden("select string_agg(formular, ',') as kvar from verksamhet.formularutkast")).toEqual({
      kvar: 'nytt',
    });
  });
  it('a session goes when it has run out, a one-time code the day after', async () => {
    await superuser.query(
      "insert into auth.session values ('ute', '{}', now() - interval '1 second'), ('inne', '{}', now() + interval '1 hour')",
    );
    const { anna, bo } = hus.varld.anvandare;
    await superuser.query(
      `insert into auth.engangskod (anvandare_id, kod_hash, giltig_till)
       values ($1, 'x', now() - interval '25 hours'), ($2, 'x', now() - interval '1 hour')`,
      [anna, bo],
    );
    expect(await stada(hus.db)).toMatchObject({ sessioner: 1, koder: 1 });
    expect(await raden("select string_agg(sid, ',') as kvar from auth.session")).toEqual({ kvar: 'inne' });
    expect(await raden('select anvandare_id from auth.engangskod')).toEqual({ anvandare_id: bo });
  });
});

describe('an order of BankID', () => {
  it('goes an hour after its start, whatever became of it', async () => {
    await superuser.query(
      `insert into auth.bankid_order (id, session_hash, order_ref, qr_start_token, qr_start_secret_krypt, autostart_token, startad_at, status)
       values (gen_random_uuid(), 'a', 'gammal', 't', 'x', 'a', now() - interval '61 minutes', 'misslyckad'),
         (gen_random_uuid(), 'b', 'ny', 't', 'x', 'a', now() - interval '59 minutes', 'pagar')`,
    );
    expect((await stada(hus.db)).bankidordrar).toBe(1);
    expect(await raden('select order_ref from auth.bankid_order')).toEqual({ order_ref: 'ny' });
  });
});

describe('the janitor', () => {
  it('comes at the start and every hour, until it is stopped', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const rader: string[] = [];
    const log = pino({}, { write: (rad: string) => void rader.push(rad) });
    const sluta = startaStadning({ db: hus.db, log });
    vi.advanceTimersByTime(2 * 60 * 60 * 1000);
    sluta();
    vi.advanceTimersByTime(24 * 60 * 60 * 1000);
    await vi.waitFor(() => expect(rader).toHaveLength(3));
    expect(JSON.parse(rader[0]!)).toMatchObject({ msg: 'tidied', deltaganden: 0 });
  });
  it('tells of a failure without what it was about, and lives on', async () => {
    const rader: string[] = [];
    const log = pino({}, { write: (rad: string) => void rader.push(rad) });
    const trasig = { ...hus.db, one: () => Promise.reject(new Error('detalj om Åsa')) };
    startaStadning({ db: trasig, log })();
    await vi.waitFor(() => expect(rader).toHaveLength(1));
    expect(rader[0]).toContain('tidying failed');
    expect(rader[0]).not.toContain('Åsa');
  });
});

import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/behorighet/behorighet.rules.ts';
import { audit } from '../../src/db/audit.ts';
import { granskaLogg } from '../../src/db/granska-logg.ts';
import { testhus, type Testhus } from '../support/hus.ts';

const antal = 12;
let hus: Testhus;
let superuser: pg.Client;
let mapp: string;
let ankare: string;
let kopia: string;

beforeAll(async () => {
  hus = await testhus();
  const nagon = { begaranId: 'b-0', kalla: '::1' };
  const anna: Actor = {
    ...{ id: hus.varld.anvandare.anna, namn: '', organisation: '', roller: ['deltagaransvarig'] },
    ...{ inloggningId: '', begaranId: 'b-7', kalla: '10.1.2.3' },
  };
  for (let n = 1; n <= antal; n += 1)
    await hus.db.transaction(n % 3 === 0 ? nagon : anna, (tx) =>
      n % 4 === 0
        ? audit(tx, 'inloggning_nekad', { utfall: 'nekad' })
        : audit(tx, 'deltagare_rättad', {
            objektId: randomUUID(),
            insatsId: hus.varld.insats.vagen,
            falt: ['startdag', 'svar'],
          }),
    );
  superuser = new pg.Client({ connectionString: hus.databas.adminUrl });
  await superuser.connect();
  await superuser.query(
    'create table public.kopia as select * from audit.handelse; alter table audit.handelse disable trigger user',
  );
  kopia = (await superuser.query<{ h: string }>('select hash::text as h from audit.huvud')).rows[0]!.h;
});
afterAll(async () => {
  await superuser.end();
  await hus.close();
});
beforeEach(() => {
  mapp = mkdtempSync(join(tmpdir(), 'sus-ankare-'));
  ankare = join(mapp, 'ankare.json');
});
afterEach(async () => {
  rmSync(mapp, { recursive: true });
  await superuser.query('delete from audit.handelse; insert into audit.handelse select * from public.kopia');
  await superuser.query('update audit.huvud set id = $1, hash = $2::bytea', [antal, kopia]);
});

/** The tools of one who owns the database: everything, triggers off. */
const manipulera = (text: string) => superuser.query(text);
const svar = (fil: string | null = null) =>
  granskaLogg(hus.databas.adminUrl, fil).catch((error: unknown) => (error as Error).message);
const haller = `Händelseloggen håller: ${antal} rader, alla i kedja.`;

/** The same text with another hexadecimal digit first. */
const annatTecken = (text: string) =>
  `overlay(${text} placing translate(left(${text}, 1), '0123456789abcdef', '123456789abcdef0') from 1)`;
/** Another value of each column, of the same type: one byte, one bit or one microsecond away. */
const andringar: Readonly<Record<string, string>> = {
  at: "at + interval '1 microsecond'",
  anvandare_id: `coalesce(${annatTecken('anvandare_id::text')}, gen_random_uuid()::text)::uuid`,
  roller: "overlay(roller || ' ' placing 'X' from 1 for 1)",
  handelse: "overlay(handelse placing 'X' from 1 for 1)",
  objekt_id: 'gen_random_uuid()',
  insats_id: 'gen_random_uuid()',
  falt: "falt || ','",
  utfall: "case utfall when 'ok' then 'fel' else 'ok' end",
  begaran_id: annatTecken('begaran_id'),
  kalla: "kalla || ' '",
  hash: 'set_byte(hash, 31, get_byte(hash, 31) # 1)',
};

describe('the audit trail (V16.4.2) (C26)', () => {
  it('V16.2.2 holds as it was written, in the time of the winter as of the summer', async () => {
    expect(await svar()).toBe(haller);
  });
  it('holds when it is empty', async () => {
    await manipulera("delete from audit.handelse; update audit.huvud set id = 0, hash = sha256('SUS')");
    expect(await svar()).toBe('Händelseloggen håller: 0 rader, alla i kedja.');
  });

  it('has no column that can be changed unseen', () => {
    expect(Object.keys(andringar).length + 1).toBe(12);
  });
  it.each(Object.entries(andringar))(
    'names the row where %s was changed, whichever it is',
    async (kolumn, varde) => {
      for (let id = 1; id <= antal; id += 1) {
        await manipulera(`begin; update audit.handelse set ${kolumn} = ${varde} where id = ${id}; commit`);
        expect(await svar()).toBe(`Händelseloggen håller inte. Rad ${id} är ändrad eller utbytt.`);
        await manipulera(
          `update audit.handelse h set ${kolumn} = k.${kolumn} from public.kopia k where k.id = h.id`,
        );
      }
    },
  );
  it('names the row that got another number', async () => {
    await manipulera('update audit.handelse set id = 99 where id = 5');
    expect(await svar()).toBe('Händelseloggen håller inte. Rad 5 är borttagen.');
  });
  it('names the row that two values were moved between', async () => {
    await manipulera("update audit.handelse set falt = '', begaran_id = falt || begaran_id where id = 7");
    expect(await svar()).toContain('Rad 7 är ändrad');
  });

  it.each([1, 6, antal])('names row %i when it is deleted', async (id) => {
    await manipulera(`delete from audit.handelse where id = ${id}`);
    expect(await svar()).toBe(`Händelseloggen håller inte. Rad ${id} är borttagen.`);
  });
  it('names the first row after a deleted one when the gap is closed', async () => {
    await manipulera(
      'delete from audit.handelse where id = 6; update audit.handelse set id = -id where id > 6',
    );
    await manipulera(
      `update audit.handelse set id = -id - 1 where id < 0; update audit.huvud set id = ${antal - 1}`,
    );
    expect(await svar()).toContain('Rad 6 är ändrad eller utbytt');
  });
  it.each([0, -3, antal + 1])('names row %i when it is put in', async (id) => {
    await manipulera(`insert into audit.handelse select ${id}, at, anvandare_id, roller, handelse, objekt_id, insats_id, falt,
      utfall, begaran_id, kalla, hash from public.kopia where id = 3`);
    expect(await svar()).toBe(`Händelseloggen håller inte. Rad ${id} är tillagd vid sidan av kedjan.`);
  });
  it('says so when the head points at something else', async () => {
    await manipulera("update audit.huvud set hash = sha256('annat')");
    expect(await svar()).toContain(`huvud stämmer inte med den sista raden, ${antal}`);
  });
});

const kapa = `delete from audit.handelse where id > 8;
  update audit.huvud set id = 8, hash = (select hash from audit.handelse where id = 8)`;

describe('an anchor', () => {
  it('is written the first time and moved the next', async () => {
    await manipulera(kapa);
    expect(await svar(ankare)).toBe('Händelseloggen håller: 8 rader, alla i kedja.');
    expect(JSON.parse(readFileSync(ankare, 'utf8'))).toMatchObject({ id: 8 });
    await manipulera('delete from audit.handelse; insert into audit.handelse select * from public.kopia');
    await superuser.query('update audit.huvud set id = $1, hash = $2::bytea', [antal, kopia]);
    expect(await svar(ankare)).toBe(`${haller} Ankaret vid rad 8 finns kvar och är flyttat till den sista.`);
    expect(JSON.parse(readFileSync(ankare, 'utf8'))).toMatchObject({ id: antal });
  });
  it('V16.4.2 C26 shows a tail that was cut off, which the chain alone cannot', async () => {
    await svar(ankare);
    const fore = readFileSync(ankare, 'utf8');
    await manipulera(kapa);
    expect(await svar()).toBe('Händelseloggen håller: 8 rader, alla i kedja.');
    expect(await svar(ankare)).toBe(
      'Händelseloggen håller inte. Rad 9 och de som följde fanns när ankaret togs. De är borttagna.',
    );
    expect(readFileSync(ankare, 'utf8')).toBe(fore);
  });
  it('shows a chain that was made anew from the beginning', async () => {
    await svar(ankare);
    await manipulera(`
      update audit.handelse set falt = 'annat' where id = 1;
      do $$ declare r audit.handelse; forra bytea := sha256('SUS'); begin
        for r in select * from audit.handelse order by id loop
          forra := sha256(convert_to(audit.radtext(r, forra), 'UTF8'));
          update audit.handelse set hash = forra where id = r.id;
        end loop;
        update audit.huvud set hash = forra;
      end $$`);
    expect(await svar()).toBe(haller);
    expect(await svar(ankare)).toContain(`Rad ${antal} är inte den som stod där när ankaret togs`);
  });
  it('that is no anchor is refused, and no new one is written over it', async () => {
    writeFileSync(ankare, '{"id": 1}');
    expect(await svar(ankare)).toContain('har inte det innehåll som väntas');
    expect(readFileSync(ankare, 'utf8')).toBe('{"id": 1}');
  });
  it('is not written when the chain does not hold', async () => {
    await manipulera('delete from audit.handelse where id = 2');
    await svar(ankare);
    expect(existsSync(ankare)).toBe(false);
  });
});

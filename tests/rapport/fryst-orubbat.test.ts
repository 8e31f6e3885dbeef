import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withClient } from '../../src/db/client.ts';
import { hindret, obehorig, som, type Roll } from '../db/som.ts';
import { insertDeltaganden } from '../support/deltagande.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { natt } from './frysstod.ts';

let hus: Testhus;
beforeAll(async () => {
  hus = await testhus();
  await insertDeltaganden(hus, [{ insatsId: hus.varld.insats.vagen, startdag: '2026-01-10' }]);
  await natt(hus, '2026-03-01');
});
afterAll(() => hus.close());

const som_ = (roll: Roll, text: string) =>
  som(hus.databas, { roll }, (client) => hindret(client.query(text)));
/** As one who may everything. */
const alltsom = (text: string) => withClient(hus.databas.adminUrl, (client) => hindret(client.query(text)));

const andringar = [
  ['rapport.frysning', 'at'],
  ['rapport.frysning_cell', 'antal'],
  ['rapport.frysning_fakta', 'innehall'],
].flatMap(([tabell = '', kolumn = '']) => [
  `update ${tabell} set ${kolumn} = ${kolumn}`,
  `delete from ${tabell}`,
  `truncate ${tabell} cascade`,
]);
const forsta = '(select min(id) from rapport.frysning)';
const frysning = (varden: string) =>
  `insert into rapport.frysning (slag, per, at, foregaende) values (${varden})`;
const cell = (andra: Partial<Record<'manad' | 'kon' | 'orsak' | 'antal', string>>) => {
  const v = { manad: "'2026-01-01'", kon: "'kvinna'", orsak: "'sen'", antal: '1', ...andra };
  return `insert into rapport.frysning_cell (frysning_id, insats_id, manad, kon, matt, kategori, orsak, antal)
    select ${forsta}, id, ${v.manad}, ${v.kon}, 'paborjade', 'x', ${v.orsak}, ${v.antal} from verksamhet.insats limit 1`;
};

describe('what is frozen', () => {
  it('is neither changed, removed nor emptied by anyone, not even an administrator', async () => {
    for (const text of andringar) {
      expect([text, await alltsom(text)]).toEqual([text, 'fryst_andras_aldrig']);
      for (const roll of ['sus_app', 'sus_rapport', 'sus_jobb'] as const)
        expect([roll, text, await som_(roll, text)]).toEqual([roll, text, obehorig]);
    }
  });

  it('is not added to when the freeze is made', async () => {
    expect(await alltsom(cell({}))).toBe('fryst_utokas_aldrig');
    expect(
      await alltsom(
        `insert into rapport.frysning_fakta (slag, nyckel, frysning_id, innehall) values ('insats', 'x', ${forsta}, null)`,
      ),
    ).toBe('fryst_utokas_aldrig');
  });

  it('stands in one row, one freeze a day, of days that have come', async () => {
    const { rows } = await withClient(hus.databas.adminUrl, (client) =>
      client.query<{ per: string }>('select per from rapport.frysning'),
    );
    expect(rows).toEqual([{ per: '2026-02-28' }]);
    expect(await alltsom(frysning("'manad', '2026-03-31', '2026-04-02', null"))).toBe('frysning_kedja');
    expect(await alltsom(frysning(`'manad', '2026-02-28', '2026-04-02', ${forsta}`))).toBe(
      'frysning_en_per_dag',
    );
    expect(await alltsom(frysning(`'manad', '2026-03-30', '2026-04-02', ${forsta}`))).toBe(
      'frysning_manadens_sista',
    );
    expect(await alltsom(frysning(`'manad', '2026-03-31', '2026-03-30', ${forsta}`))).toBe(
      'frysning_dagen_har_kommit',
    );
    expect(
      await alltsom(
        `insert into rapport.frysning (id, slag, per, at, foregaende) overriding system value
         values (0, 'manad', '2026-03-31', '2026-04-02', ${forsta})`,
      ),
    ).toBe('frysning_efter_foregaende');
  });

  it('holds months, kön and causes that there are, and differences only', async () => {
    expect(await alltsom(cell({ manad: "'2026-01-02'" }))).toBe('frysning_cell_hel_manad');
    expect(await alltsom(cell({ kon: "'annat'" }))).toBe('frysning_cell_kon');
    expect(await alltsom(cell({ orsak: "'okand'" }))).toBe('frysning_cell_orsak');
    expect(await alltsom(cell({ antal: '0' }))).toBe('frysning_cell_skillnad');
  });

  it('names neither a deltagande nor a person', async () => {
    const rader = await withClient(hus.databas.adminUrl, async (client) => {
      const { rows } = await client.query<{ rad: string }>(`
        select to_jsonb(c)::text as rad from rapport.frysning_cell c
        union all select to_jsonb(f)::text from rapport.frysning_fakta f`);
      return rows.map(({ rad }) => rad).join();
    });
    const { rows } = await withClient(hus.databas.adminUrl, (client) =>
      client.query<{ id: string }>(
        'select id from verksamhet.deltagande union all select id from person.deltagare',
      ),
    );
    expect(rows.filter(({ id }) => rader.includes(id))).toEqual([]);
  });

  it('leaves the answers of what is felregistrerat out of what the next freeze is compared with', async () => {
    expect(await alltsom('update rapport.frysning_underlag set borta = true')).toBe(
      'frysning_underlag_borta',
    );
  });
});

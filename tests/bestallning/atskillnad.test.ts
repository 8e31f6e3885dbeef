import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withClient } from '../../src/db/client.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { lastText } from '../support/tabell.ts';
import { terminal, type Terminal } from '../support/terminal.ts';
import { brottslingar } from './brott.ts';
import { celler, kombinationer, vagar, type Cell } from './kombinationer.ts';
import { kontoAv } from './stod.ts';
import { oppnaVagar, type Forsok } from './vagar.ts';

/*
 * Separation of duties by every path of the application, once for each cell of the table. What the database holds afterwards is asked
 * of the database. By raw SQL, and raced: tests/db/kapplopning-kombinationer.test.ts.
 */
let hus: Testhus;
let terminalen: Terminal;
let forsok: Readonly<Record<string, Forsok>>;
beforeAll(async () => {
  hus = await testhus();
  terminalen = terminal(hus);
  forsok = await oppnaVagar(hus, terminalen);
});
afterAll(async () => {
  terminalen.close();
  await hus.close();
});

const brott = () =>
  withClient(
    hus.databas.adminUrl,
    async (client) => (await client.query<{ svar: number }>(brottslingar)).rows[0]?.svar,
  );

const genomSidor = celler.filter(({ vag }) => vag !== 'rå SQL');
const avVag = (vag: Cell['vag']) => genomSidor.filter((cell) => cell.vag === vag);

describe.each(vagar.filter((vag) => vag !== 'rå SQL'))('by %s', (vag) => {
  it.each(avVag(vag))('never $kombination: $forst, and then $sedan', async (cell) => {
    const { sagt, personnummer } = await forsok[vag]!(cell);
    if ('nekas' in cell.utfall) expect(lastText(sagt)).toContain(cell.utfall.nekas);
    else expect((await kontoAv(hus, personnummer))?.roller).toBe(cell.utfall.byter);
    expect(await brott()).toBe(0);
  });
});

it('C6 has every combination by every path', () => {
  for (const kombination of Object.keys(kombinationer))
    expect(celler.filter((cell) => cell.kombination === kombination).length).toBeGreaterThan(9);
  expect(new Set(celler.map(({ vag }) => vag)).size).toBe(vagar.length);
});

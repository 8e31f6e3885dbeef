import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withClient } from '../../src/db/client.ts';
import { automatiska } from '../../src/gallring/automatisk.rules.ts';
import { freshDatabase, type TestDatabase } from '../support/databas.ts';

let databas: TestDatabase;
let funktioner: ReadonlyMap<string, string>;
beforeAll(async () => {
  databas = await freshDatabase();
  funktioner = await withClient(databas.adminUrl, async (client) => {
    const { rows } = await client.query<{ namn: string; text: string }>(
      String.raw`select p.oid::regproc::text as namn, p.prosrc as text from pg_proc p where p.proname like 'gallra\_%' and p.prosecdef`,
    );
    return new Map(rows.map(({ namn, text }) => [namn, text]));
  });
});
afterAll(() => databas.close());

/** Every statement of the hourly round that removes something by itself. */
const satser = [...readFileSync('src/db/stadning.ts', 'utf8').matchAll(/sql`([^`]+)`/g)].map(
  ([, sats = '']) => sats,
);

describe('the limits that the page about gallring tells of', () => {
  it.each(automatiska)('$vad: $nar', ({ kalla, intervall, nar }) => {
    const sats =
      funktioner.get(kalla) ?? satser.find((en) => new RegExp(`(from|update) ${kalla}\\b`).test(en));
    expect(sats).toBeDefined();
    const intervaller = [...(sats ?? '').matchAll(/interval '([^']+)'/g)].map(([, text]) => text);
    expect(intervaller).toEqual(intervall === null ? [] : expect.arrayContaining([intervall]));
    if (intervall === null) return;
    // Said as it stands there, but for a month of 720 hours.
    const antal = intervall === '720 hours' ? '30' : (intervall.split(' ')[0] ?? '');
    expect(nar).toContain(antal);
  });

  it('are all that there are: what is erased by itself in another place is told of too', () => {
    const sagda = automatiska.map(({ kalla }) => kalla);
    const kallade = satser.flatMap(
      (sats) => /(?:select|from|update) ((?:person|auth)\.\w+)/.exec(sats)?.[1] ?? [],
    );
    expect([...kallade].sort()).toEqual([...sagda].sort());
    expect([...funktioner.keys()].filter((namn) => !sagda.includes(namn))).toEqual([]);
  });
});

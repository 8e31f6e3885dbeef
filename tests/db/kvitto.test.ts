import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Actor } from '../../src/behorighet/behorighet.rules.ts';
import { sql } from '../../src/db/db.ts';
import { engang, findKvitto, kvittonummer } from '../../src/db/kvitto.ts';
import { AlreadySaved } from '../../src/shared/errors.ts';
import { fail, ok } from '../../src/shared/result.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import type { Vem } from '../support/varld.ts';

let hus: Testhus;
beforeAll(async () => {
  hus = await testhus();
});
afterAll(() => hus.close());

const actor = (vem: Vem): Actor => ({
  id: hus.varld.anvandare[vem],
  namn: vem,
  organisation: '',
  roller: ['deltagaransvarig'],
  inloggningId: randomUUID(),
  begaranId: 'prov',
  kalla: '127.0.0.1',
});

/** One submit: registers one anonym kvinna in Vägen vidare. */
const spara = (
  nyckel: string,
  { vem = 'anna', antal = 1, sida = '/klart' }: { vem?: Vem; antal?: number; sida?: string } = {},
) =>
  hus.db.transaction(actor(vem), (tx) =>
    engang(
      { tx, actor: actor(vem), nycklar: hus.hus.nycklar },
      { nyckel, handling: 'anonyma_registrerade', innehall: { antal }, sida, objektId: null },
      async () => {
        await tx.run(sql`
          insert into verksamhet.anonym_post (insats_id, ar, kon, antal, orsak, av)
          values (${hus.varld.insats.vagen}, 2024, 'kvinna', ${antal}, 'registrering', ${actor(vem).id})`);
        return ok(null);
      },
    ),
  );
const raknade = async () =>
  (
    await hus.db.one(
      z.object({ n: z.number() }),
      sql`select coalesce(sum(antal), 0) as n from verksamhet.anonym_post`,
    )
  ).n;

describe('a form that is sent more than once (C21)', () => {
  it('takes effect once when twenty come at the same moment, and all get the same receipt', async () => {
    const fore = await raknade();
    const nyckel = randomUUID();
    const svar = await Promise.all(
      Array.from({ length: 20 }, (_, n) => spara(nyckel, { sida: `/klart/${n}` })),
    );
    expect(await raknade()).toBe(fore + 1);
    expect(svar.every(({ ok: gick }) => gick)).toBe(true);
    expect(new Set(svar.map((s) => (s.ok ? s.value.sida : ''))).size).toBe(1);
  });
  it('gives the first receipt when it comes again days later', async () => {
    const nyckel = randomUUID();
    await spara(nyckel, { sida: '/forst' });
    expect(await spara(nyckel, { sida: '/sedan' })).toEqual(ok({ sida: '/forst' }));
  });
  it('is refused with other content, with the way to what was saved', async () => {
    const fore = await raknade();
    const nyckel = randomUUID();
    await spara(nyckel, { sida: '/forst' });
    const fel = await spara(nyckel, { antal: 2 }).catch((e: unknown) => e);
    expect(fel).toBeInstanceOf(AlreadySaved);
    expect((fel as AlreadySaved).sida).toBe('/forst');
    expect(await raknade()).toBe(fore + 1);
  });
  it('is refused when the key is somebody else’s, and says nothing about what they saved', async () => {
    const nyckel = randomUUID();
    await spara(nyckel, { sida: '/annas' });
    const fel = await spara(nyckel, { vem: 'bo' }).catch((e: unknown) => e);
    expect((fel as AlreadySaved).sida).toBe('/');
  });
  it('leaves nothing when it is refused, so that the same form can be sent again corrected', async () => {
    const fore = await raknade();
    const nyckel = randomUUID();
    const nekad = await hus.db.transaction(actor('anna'), (tx) =>
      engang(
        { tx, actor: actor('anna'), nycklar: hus.hus.nycklar },
        { nyckel, handling: 'prov', innehall: 1, sida: '/a', objektId: null },
        async () => {
          await tx.run(sql`
            insert into verksamhet.anonym_post (insats_id, ar, kon, antal, orsak, av)
            values (${hus.varld.insats.vagen}, 2024, 'man', 9, 'registrering', ${actor('anna').id})`);
          return fail('overlappar' as const);
        },
      ),
    );
    expect(nekad).toEqual(fail('overlappar'));
    expect(await raknade()).toBe(fore);
    expect(await spara(nyckel)).toEqual(ok({ sida: '/klart' }));
  });
});

describe('a receipt', () => {
  it('is found by the one who saved, and by nobody else', async () => {
    const nyckel = randomUUID();
    await spara(nyckel);
    const hitta = (vem: Vem) => hus.db.transaction(actor(vem), (tx) => findKvitto(tx, nyckel));
    expect(await hitta('anna')).toMatchObject({ nyckel, handling: 'anonyma_registrerade', sida: '/klart' });
    expect(await hitta('bo')).toBeNull();
  });
  it('has a number that is read out on the phone: year and six digits', () => {
    expect(kvittonummer({ nummer: 4182, at: new Date('2025-12-31T23:30:00Z') })).toBe('R-2026-004182');
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dekryptera } from '../../src/db/kryptering.ts';
import { paminnOmGenomgang } from '../../src/genomgang/paminnelse.service.ts';
import { korNattjobb } from '../../src/jobb/natt.service.ts';
import { insertDeltagande } from '../support/deltagande.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { admin, laggGenomgang } from '../tackning/stod.ts';

let hus: Testhus;
beforeAll(async () => {
  hus = await testhus();
  await insertDeltagande(hus, { insatsId: hus.varld.insats.vagen, namn: 'Tove Testsson' });
});
afterAll(() => hus.close());
beforeEach(async () => {
  await admin(hus, 'truncate verksamhet.genomgang, verksamhet.genomgangspaminnelse, auth.kontokorning');
  await admin(hus, 'delete from auth.utskick');
});

const brev = async () => {
  const { rows } = await admin(
    hus,
    "select id, anvandare_id, innehall_krypt from auth.utskick where slag = 'genomgang_aterstar' order by anvandare_id = $1 desc",
    [hus.varld.anvandare.anna],
  );
  return (rows as { id: string; anvandare_id: string; innehall_krypt: Buffer }[]).map((rad) => ({
    till: rad.anvandare_id,
    text: dekryptera(hus.hus.nycklar, `auth.utskick.innehall.${rad.id}`, rad.innehall_krypt),
  }));
};

describe('the reminder on the 10th', () => {
  it('goes once to each deltagaransvarig with something left, without names of deltagare', async () => {
    expect(await paminnOmGenomgang(hus.hus, '2026-11-10')).toBe(2);
    expect(await paminnOmGenomgang(hus.hus, '2026-11-10')).toBe(0);
    expect(await paminnOmGenomgang(hus.hus, '2026-11-12')).toBe(0);
    const [annas, bos, ...fler] = await brev();
    expect([annas?.till, bos?.till, fler]).toEqual([hus.varld.anvandare.anna, hus.varld.anvandare.bo, []]);
    expect(annas?.text).toMatch(/oktober 2026.*- Vägen vidare.*15 november 2026/s);
    // An insats that has ended, a volyminsats, and what belongs to Bo are not hers to go through; nobody is named.
    expect(annas?.text).not.toMatch(/Språkbron|Konferenser|Steget|Tove/);
    expect(await paminnOmGenomgang(hus.hus, '2026-12-10')).toBe(2);
  });

  it('does not go to one who has done it, nor to their colleague', async () => {
    await laggGenomgang(hus, hus.varld.insats.vagen, '2026-10-01', '2026-11-05T10:00:00Z');
    expect(await paminnOmGenomgang(hus.hus, '2026-11-10')).toBe(1);
    expect((await brev()).map(({ till }) => till)).toEqual([hus.varld.anvandare.bo]);
  });

  it.each([
    ['2026-11-09', 0],
    ['2026-11-15', 2],
    ['2026-11-16', 0],
  ])('on %s reminds %i', async (dag, antal) => {
    expect(await paminnOmGenomgang(hus.hus, dag)).toBe(antal);
  });

  it('is sent once when two instances run at the same moment', async () => {
    const svar = await Promise.all([
      paminnOmGenomgang(hus.hus, '2026-11-10'),
      paminnOmGenomgang(hus.hus, '2026-11-10'),
    ]);
    expect(svar[0] + svar[1]).toBe(2);
    expect(await brev()).toHaveLength(2);
  });

  it('comes with the jobs of the night, on the 10th in Sweden and not in UTC', async () => {
    const jobb = [{ slag: 'genomgang', efter: '00.10', kor: paminnOmGenomgang }] as const;
    hus.rattar.nu = new Date('2026-11-09T22:30:00Z');
    await korNattjobb(hus.hus, jobb);
    expect(await brev()).toEqual([]);
    hus.rattar.nu = new Date('2026-11-09T23:30:00Z');
    expect(await korNattjobb(hus.hus, jobb)).toEqual(['genomgang']);
    expect(await korNattjobb(hus.hus, jobb)).toEqual([]);
    expect(await brev()).toHaveLength(2);
  });
});

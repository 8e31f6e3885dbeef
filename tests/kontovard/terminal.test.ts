import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sql } from '../../src/db/db.ts';
import { dagAv, langDag } from '../../src/shared/datum.ts';
import { framtid, kontoAv, laggBestallare, laggOverenskommelse } from '../bestallning/stod.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { terminal, type Terminal } from '../support/terminal.ts';
import { cast, type Vem } from '../support/varld.ts';
import { allaUtskick, oanvandI, slutarOm, varnadFor } from './stod.ts';

let hus: Testhus;
let terminalen: Terminal;
beforeAll(async () => {
  hus = await testhus();
  terminalen = terminal(hus);
  await laggOverenskommelse(hus);
  await laggBestallare(hus, 'rut');
  await slutarOm(hus, 'anna', 0);
  await varnadFor(hus, 'anna', 'obekraftad');
  await slutarOm(hus, 'bo', 20);
  await oanvandI(hus, 'sam', 13);
  await varnadFor(hus, 'sam', 'oanvand');
  await oanvandI(hus, 'ivar', 12);
});
afterAll(async () => {
  terminalen.close();
  await hus.close();
});
const stangt = async (vem: Vem) => (await kontoAv(hus, cast[vem].nummer))?.avslutat;

describe('npm run konton', () => {
  it('-- --prova tells who would be closed and warned, and changes nothing', async () => {
    const { kod, ut } = await terminalen.kor('konton', '--prova');
    expect(kod).toBe(0);
    const rader = ut.trim().split('\n');
    expect(rader[0]).toBe(
      `Provkörning ${langDag(dagAv(hus.rattar.nu))}. Inget är ändrat och inget är skickat.`,
    );
    expect(ut).toMatch(
      /Stängs, ingen har bekräftat[^\n]*: 1\n {2}- Anna Annsson, Testköpings kommun \(gällde till/,
    );
    expect(ut).toContain(`- Bo Boström, Testköpings kommun (till och med ${langDag(framtid(hus, 19))})`);
    expect(ut).toMatch(/Stängs, ingen har loggat in[^\n]*: 1\n {2}- Sam Samuelsson/);
    expect(ut).toContain('Provdalen blir utan samverkansadministratör.');
    expect(ut).toContain(
      `- Ivar Ivarsson, Samordningsförbundet Test (till och med ${langDag(framtid(hus, 6))})`,
    );
    expect([await stangt('anna'), await stangt('sam'), await allaUtskick(hus)]).toEqual([false, false, []]);
  });

  it('warns and closes, and has nothing left to do the next time', async () => {
    const { kod, ut } = await terminalen.kor('konton');
    expect([kod, ut.match(/: \d+/g)]).toEqual([0, [': 2', ': 2']]);
    expect([await stangt('anna'), await stangt('sam'), await stangt('bo'), await stangt('ivar')]).toEqual([
      ...[true, true],
      ...[false, false],
    ]);
    const skal = await hus.db.many(
      z.object({ skal: z.string() }),
      sql`select stangd_skal as skal from auth.anvandare where stangd_skal is not null order by 1`,
    );
    expect(skal.map((rad) => rad.skal)).toEqual(['oanvand', 'obekraftad']);
    expect((await terminalen.kor('konton')).ut.match(/: \d+/g)).toEqual([': 0', ': 0']);
  });

  it('says how it is used when it is asked for what it has not', async () => {
    const { kod, ut } = await terminalen.kor('konton', '--allt');
    expect([kod, ut]).toEqual([1, expect.stringContaining('Så här används kommandot')]);
  });
});

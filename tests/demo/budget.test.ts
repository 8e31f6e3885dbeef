import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../src/db/db.ts';
import { artal, dagAv } from '../../src/shared/datum.ts';
import { demoVolym } from '../../src/demo/volym.rules.ts';
import { demoInsatsbudgetar } from '../../src/demo/budget.rules.ts';
import { slump } from '../../src/demo/slump.rules.ts';
import { lagdVarld, type Lagdvarld } from './varld.ts';

const nu = new Date();
const iAr = artal(dagAv(nu));
let v: Lagdvarld;
beforeAll(async () => {
  v = await lagdVarld(nu);
});
afterAll(() => v.close());

describe('the budgets of the demo', () => {
  it('are three years of the three förbund, each with financing and administrative costs', async () => {
    expect(await v.antal(sql`select from verksamhet.budget`)).toBe(9);
    expect(await v.antal(sql`select from verksamhet.budget where ar between ${iAr - 2} and ${iAr}`)).toBe(9);
    expect(await v.antal(sql`select from verksamhet.finansiering`)).toBe(27);
    expect(await v.antal(sql`select from verksamhet.administrativ_kostnad`)).toBe(27);
  });

  it('have utfall of the years that are over, but for a line that is still waited for', async () => {
    const utan = (ar: number) =>
      v.antal(sql`
        select from verksamhet.administrativ_kostnad k join verksamhet.budget b on b.id = k.budget_id
        where b.ar = ${ar} and k.utfall is null`);
    expect([await utan(iAr - 2), await utan(iAr - 1), await utan(iAr)]).toEqual([0, 3, 9]);
  });

  it('have a budget for each insats in the years it was going, one of them with ESF', async () => {
    expect(
      await v.antal(sql`
        select from verksamhet.insats i where not exists (select from verksamhet.insatsbudget where insats_id = i.id)`),
    ).toBe(0);
    expect(
      await v.antal(sql`select from verksamhet.insatskostnad where budgettyp_kod = 'esf_insatskostnad'`),
    ).toBe(3);
  });
});

describe('the numbers of the volyminsatser of the demo', () => {
  it('are there for both, with one entry that was wrong and taken back', async () => {
    expect(await v.antal(sql`select distinct insats_id from verksamhet.volym_post`)).toBe(2);
    expect(await v.antal(sql`select from verksamhet.volym_post where rattar is not null`)).toBe(1);
    expect(await v.antal(sql`select from verksamhet.volym_post where at > now()`)).toBe(0);
  });

  it.each(['2026-01-01', '2026-06-30', '2027-03-15', '2028-02-29'])('hold also on %s', (idag) => {
    expect(demoVolym(slump(2026), idag).every(({ dag }) => dag <= idag)).toBe(true);
    expect(demoInsatsbudgetar(slump(2025), idag).length).toBeGreaterThan(20);
  });
});

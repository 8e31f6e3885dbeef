import { z } from 'zod';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withClient } from '../../src/db/client.ts';
import { sql } from '../../src/db/db.ts';
import { provkor, skotOanvanda, skotObekraftade } from '../../src/kontovard/kontovard.service.ts';
import { dagAv, langDag } from '../../src/shared/datum.ts';
import {
  framtid,
  kontoAv,
  laggBestallare,
  laggOverenskommelse,
  laggSuperadministrator,
  nyPerson,
  orderAv,
  skickaOrder,
} from '../bestallning/stod.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { spar } from '../support/spar.ts';
import { cast, type Vem } from '../support/varld.ts';
import { allaUtskick, oanvandI, slutarOm, varnadFor } from './stod.ts';

let hus: Testhus;
beforeEach(async () => {
  hus = await testhus();
  await laggOverenskommelse(hus);
  await laggBestallare(hus, 'rut');
});
afterEach(() => hus.close());

const idag = () => dagAv(hus.rattar.nu);
const stangt = async (vem: Vem) => (await kontoAv(hus, cast[vem].nummer))?.avslutat;
const slagen = async () => (await allaUtskick(hus)).map(({ slag, till }) => `${slag} ${till}`);
const uppdragen = (vem: Vem) =>
  hus.db.run(
    sql`select from auth.uppdrag where anvandare_id = ${hus.varld.anvandare[vem]} and avslutat_at is null`,
  );

describe('access that nobody has confirmed', () => {
  it('is warned of 30 and 7 days ahead, each once, to the user and to those who can confirm', async () => {
    await slutarOm(hus, 'anna', 30);
    await slutarOm(hus, 'sia', 8);
    expect(await skotObekraftade(hus.hus, idag())).toBe(2);
    expect(await skotObekraftade(hus.hus, idag())).toBe(0);
    expect(await slagen()).toEqual([
      'bekrafta_anvandare rut@example.invalid',
      'bekraftelse_varning anna@example.invalid',
      'bekraftelse_varning sia@example.invalid',
    ]);
    const [lista, varning] = await allaUtskick(hus);
    expect(lista?.innehall).toContain('Anna Annsson');
    expect(lista?.innehall).toContain('/bekrafta-anvandare');
    expect(varning?.innehall).toContain(langDag(framtid(hus, 29)));
    await slutarOm(hus, 'anna', 7);
    expect(await skotObekraftade(hus.hus, idag())).toBe(1);
    expect((await slagen()).filter((rad) => rad.includes('anna'))).toHaveLength(2);
  });

  it('stops on its day with roles, uppdrag and sign-ins, and leaves a trace and a message', async () => {
    const anna = await hus.som('anna');
    await slutarOm(hus, 'anna', 0);
    await varnadFor(hus, 'anna', 'obekraftad');
    await slutarOm(hus, 'bo', 1);
    expect(await skotObekraftade(hus.hus, idag())).toBe(2);
    expect(await kontoAv(hus, cast.anna.nummer)).toMatchObject({ avslutat: true, roller: '' });
    expect(await uppdragen('anna')).toBe(0);
    expect((await anna.get('/konto')).headers['location']).toContain('/logga-in');
    expect(await stangt('bo')).toBe(false);
    expect((await spar(hus, 'anvandare_avslutad')).map(({ objekt_id }) => objekt_id)).toEqual([
      hus.varld.anvandare.anna,
    ]);
    expect(await slagen()).toContain('konto_stangt anna@example.invalid');
    expect(await skotObekraftade(hus.hus, idag())).toBe(0);
  });

  it('that somebody confirms at the same moment either stops or stays whole, in 10 rounds', async () => {
    const rut = await hus.som('rut');
    for (let runda = 0; runda < 10; runda += 1) {
      await slutarOm(hus, 'anna', 0);
      await varnadFor(hus, 'anna', 'obekraftad');
      const [svar] = await Promise.all([
        rut.skicka('/bekrafta-anvandare', { vald: hus.varld.anvandare.anna }),
        skotObekraftade(hus.hus, idag()),
      ]);
      expect(svar.status).toBe((await stangt('anna')) === true ? 422 : 303);
      await withClient(hus.databas.adminUrl, (client) =>
        client.query('update auth.anvandare set avslutad_at = null, stangd_skal = null where id = $1', [
          hus.varld.anvandare.anna,
        ]),
      );
    }
  }, 60_000);
});

describe('an account that nobody uses', () => {
  it('is closed after 12 months, but not one that was opened again or used since', async () => {
    await oanvandI(hus, 'anna', 12);
    await varnadFor(hus, 'anna', 'oanvand');
    await oanvandI(hus, 'bo', 10);
    expect(await skotOanvanda(hus.hus, idag())).toBe(1);
    expect([await stangt('anna'), await stangt('bo')]).toEqual([true, false]);
    await laggSuperadministrator(hus);
    const [rut, sia] = await Promise.all([hus.som('rut'), hus.som('sia')]);
    const order = await skickaOrder(rut, [nyPerson({ personnummer: cast.anna.nummer }).falt]);
    expect((await sia.skicka(orderAv(order), { gor: 'godkann' })).status).toBe(303);
    expect(await skotOanvanda(hus.hus, idag())).toBe(0);
    expect(await skotObekraftade(hus.hus, idag())).toBe(0);
    expect(await stangt('anna')).toBe(false);
  });

  it('is kept when it is the last superadministratör’s, and closed when there is another', async () => {
    await oanvandI(hus, 'sia', 30);
    await varnadFor(hus, 'sia', 'oanvand');
    expect(await skotOanvanda(hus.hus, idag())).toBe(0);
    expect((await provkor(hus.hus, idag())).oanvand.behalls?.namn).toBe('Sia Siwertz');
    await laggSuperadministrator(hus);
    expect(await skotOanvanda(hus.hus, idag())).toBe(1);
    expect(await stangt('sia')).toBe(true);
  });

  it('is closed also when it leaves an organisation without samverkansadministratör, and that is told', async () => {
    await oanvandI(hus, 'sam', 13);
    await varnadFor(hus, 'sam', 'oanvand');
    expect((await provkor(hus.hus, idag())).oanvand.stangs).toMatchObject([{ utan: ['Provdalen'] }]);
    expect(await skotOanvanda(hus.hus, idag())).toBe(1);
    const [brev] = (await allaUtskick(hus)).filter(({ slag }) => slag === 'utan_samverkansadministrator');
    expect(brev?.till).toBe('sia@example.invalid');
    expect(brev?.innehall).toContain('Provdalen');
    expect((await (await hus.som('sia')).get('/')).text).toMatch(
      /1<[\s\S]{0,80}utan samverkansadministratör/,
    );
  });
});

describe('nobody is closed without having been told', () => {
  /** The night, so many days from now. */
  const omDagar = (dagar: number) => {
    hus.rattar.nu = new Date(start.getTime() + dagar * 86_400_000);
  };
  const start = new Date();

  it('seven days before at least: one whose day passed while SUS was down is told first', async () => {
    await slutarOm(hus, 'anna', -20);
    expect(await skotObekraftade(hus.hus, idag())).toBe(1);
    expect(await stangt('anna')).toBe(false);
    const [brev] = (await allaUtskick(hus)).filter(({ slag }) => slag === 'bekraftelse_varning');
    expect(brev?.innehall).toContain(langDag(framtid(hus, 6)));
    for (const dagar of [1, 6]) {
      omDagar(dagar);
      expect(await skotObekraftade(hus.hus, idag())).toBe(0);
    }
    expect(await stangt('anna')).toBe(false);
    omDagar(7);
    expect(await skotObekraftade(hus.hus, idag())).toBe(1);
    expect(await stangt('anna')).toBe(true);
  });

  it('nor one who has not signed in: told 30 and 7 days ahead, and kept by a sign-in', async () => {
    await oanvandI(hus, 'anna', 13);
    await oanvandI(hus, 'bo', 13);
    expect(await skotOanvanda(hus.hus, idag())).toBe(2);
    expect(await slagen()).toEqual([
      'oanvand_varning anna@example.invalid',
      'oanvand_varning bo@example.invalid',
    ]);
    expect((await allaUtskick(hus))[0]?.innehall).toContain('Logga in innan dess');
    await hus.db.run(
      sql`update auth.anvandare set senast_inloggad_at = now() where id = ${hus.varld.anvandare.bo}`,
    );
    omDagar(7);
    expect(await skotOanvanda(hus.hus, idag())).toBe(1);
    expect([await stangt('anna'), await stangt('bo')]).toEqual([true, false]);
  });

  it('and a warning about another day, or the other reason, is none', async () => {
    await slutarOm(hus, 'anna', 5);
    await varnadFor(hus, 'anna', 'obekraftad', 30);
    await slutarOm(hus, 'anna', 0);
    await varnadFor(hus, 'anna', 'oanvand', 30);
    await skotObekraftade(hus.hus, idag());
    expect(await stangt('anna')).toBe(false);
  });
});

it('a dry run tells everything, changes nothing and is noted', async () => {
  await slutarOm(hus, 'anna', 0);
  await varnadFor(hus, 'anna', 'obekraftad');
  await slutarOm(hus, 'bo', 20);
  await oanvandI(hus, 'ivar', 12);
  await varnadFor(hus, 'ivar', 'oanvand');
  const { obekraftad, oanvand } = await provkor(hus.hus, idag());
  expect(obekraftad.stangs.map(({ namn }) => namn)).toEqual(['Anna Annsson']);
  expect(oanvand.stangs.map(({ namn }) => namn)).toEqual(['Ivar Ivarsson']);
  expect(obekraftad.varnas.map(({ namn, dagar }) => [namn, dagar])).toEqual([['Bo Boström', 30]]);
  expect([await stangt('anna'), await stangt('ivar'), await slagen()]).toEqual([false, false, []]);
  const korningar = await hus.db.many(
    z.object({ slag: z.string(), provkorning: z.boolean(), antal: z.number() }),
    sql`select slag, provkorning, antal from auth.kontokorning order by id`,
  );
  expect(korningar).toEqual([
    { slag: 'bekraftelse', provkorning: true, antal: 2 },
    { slag: 'oanvanda', provkorning: true, antal: 1 },
  ]);
});

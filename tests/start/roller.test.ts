import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dagarEfter, dagAv } from '../../src/shared/datum.ts';
import { laggBestallare, laggOverenskommelse, nyPerson, orderAv, skickaOrder } from '../bestallning/stod.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { htmlFaults } from '../web/html.ts';
import { admin as adminI, rensat, satser } from './stod.ts';

let hus: Testhus;
beforeAll(async () => {
  hus = await testhus();
});
afterAll(() => hus.close());

const admin = (text: string, varden: unknown[]) => adminI(hus, text, varden);
const sida = async (vem: Parameters<Testhus['som']>[0], path = '/') =>
  (await (await hus.som(vem)).get(path)).text;

describe('the start page of the others', () => {
  it.each([
    ['ivar', ['Provdalen', 'Insatsansvarig', 'Som insatsansvarig', '0 uppdrag slutar inom 30 dagar']],
    ['sam', ['Provdalen', 'Samverkansadministratör', 'Hantera samverkansorganisation', '0 uppdrag slutar']],
    ['rut', ['Skapa rapport', 'Sök insats', 'Visa samverkansorganisation', 'Visa användare']],
    [
      'sia',
      [
        '0 beställningar att besluta',
        'utan samverkansadministratör',
        '0 senaste ändringar i styrdata',
        'Som superadministratör',
      ],
    ],
  ] as const)(
    '%s sees what can be done now and what needs attention, and no deltaganden',
    async (vem, texter) => {
      const html = await sida(vem);
      for (const text of texter) expect(rensat(html)).toContain(text);
      expect(html.includes('Att göra')).toBe(vem !== 'rut');
      if (vem !== 'ivar') expect(html).not.toContain('Vägen vidare');
    },
  );

  it('leads only to pages that the user may open, in at most 9 statements', async () => {
    for (const vem of ['ivar', 'sam', 'rut', 'sia'] as const) {
      const klient = await hus.som(vem);
      const html = (await klient.get('/')).text;
      const innehall = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
      for (const [, href = ''] of innehall.matchAll(/href="(\/[^"]*)"/g))
        expect([vem, href, (await klient.get(href.replaceAll('&amp;', '&'))).status < 400]).toEqual([
          vem,
          href,
          true,
        ]);
      expect([vem, await satser(hus, () => klient.get('/'))]).toEqual([vem, expect.toSatisfy((n) => n <= 9)]);
    }
  });

  it('tells Sia of orders that wait for a decision, and since when', async () => {
    await laggOverenskommelse(hus);
    await laggBestallare(hus, 'rut');
    const order = orderAv(await skickaOrder(await hus.som('rut'), [nyPerson().falt]));
    const html = await sida('sia');
    expect(rensat(html)).toMatch(/1 beställning att besluta Den äldsta kom .* Visa beställningar/);
    expect(html).toContain('href="/bestallningar"');
    await admin('delete from auth.bestallningsrad', []);
    await admin('delete from auth.bestallning where id = $1', [order.split('/').at(-1)]);
    expect(rensat(await sida('sia'))).toContain('0 beställningar att besluta');
  });

  it('tells Sam and Ivar of uppdrag that end within 30 days, and Anna of her own', async () => {
    const slut = dagarEfter(dagAv(new Date()), 9);
    await admin("update auth.uppdrag set till_datum = $1 where roll = 'insatsansvarig' or insats_id = $2", [
      slut,
      hus.varld.insats.vagen,
    ]);
    const hosSam = await sida('sam');
    expect(rensat(hosSam)).toMatch(
      /1 uppdrag slutar inom 30 dagar .*Ivar Ivarsson Insatsansvarig i Provdalen/,
    );
    expect(hosSam).toContain(`href="/samverkansorganisationer/${hus.varld.forbund}/hantera"`);
    expect(rensat(await sida('ivar'))).toMatch(
      /2 uppdrag slutar.*Anna Annsson Deltagaransvarig i Vägen vidare/,
    );
    expect(rensat(await sida('anna'))).toMatch(/1 uppdrag slutar.*Ditt eget uppdrag/);
    await admin('update auth.uppdrag set till_datum = null where till_datum = $1', [slut]);
  });

  it('tells Ivar of insatser without deltagaransvarig or budget, and where to mend it', async () => {
    await admin('update auth.uppdrag set avslutat_at = now() where insats_id = $1', [
      hus.varld.insats.steget,
    ]);
    await admin(
      'insert into verksamhet.insatsbudget (insats_id, ar) select id, extract(year from current_date) from verksamhet.insats where id = $1',
      [hus.varld.insats.vagen],
    );
    const html = await sida('ivar');
    expect(rensat(html)).toContain('Steget Saknar deltagaransvarig. Saknar budget för i år');
    expect(rensat(html)).toContain('Konferenser Saknar budget för i år');
    expect(html).toContain(`href="/insatser/${hus.varld.insats.steget}/hantera"`);
    expect(rensat(html)).not.toContain('Vägen vidare Saknar');
    await admin('update auth.uppdrag set avslutat_at = null where insats_id = $1', [hus.varld.insats.steget]);
  });

  it('tells Sam and Ivar of budget years without utfall, with the way there', async () => {
    const ar = Number(dagAv(new Date()).slice(0, 4)) - 1;
    await admin(
      `with b as (insert into verksamhet.budget (samverkansorganisation_id, ar) values ($1, $2) returning id)
       insert into verksamhet.administrativ_kostnad (budget_id, kostnadstyp_kod, budget) select id, 'kring', 1000 from b`,
      [hus.varld.forbund, ar],
    );
    const sam = await hus.som('sam');
    const html = (await sam.get('/')).text;
    expect(rensat(html)).toContain(`1 budgetår utan utfall Provdalen ${String(ar)} 1 rad saknar utfall`);
    expect(
      (await sam.get(`/samverkansorganisationer/${hus.varld.forbund}/budget/${String(ar)}`)).status,
    ).toBe(200);
    expect(html).toContain(`/samverkansorganisationer/${hus.varld.forbund}/budget/${String(ar)}"`);
    expect(rensat(await sida('ivar'))).toContain('0 budgetår utan utfall');
  });

  it('tells Sia of an organisation that nobody administers, and of what was done to the lists', async () => {
    await admin(
      `insert into verksamhet.samverkansorganisation (namn, organisationsnummer, samverkansform, startdatum)
       values ('Ensamdalen', '2120000142', 'finsam', '2020-01-01')`,
      [],
    );
    await admin(
      `insert into verksamhet.andring (slag, objekt, handelse, av) values ('styrdata', 'malgrupp/unga', 'andrad', $1)`,
      [hus.varld.anvandare.sia],
    );
    const html = await sida('sia');
    expect(rensat(html)).toMatch(/utan samverkansadministratör .*Ensamdalen/);
    expect(html).toMatch(/href="\/samverkansorganisationer\/[0-9a-f-]{36}\/hantera"/);
    expect(rensat(html)).toMatch(/1 senaste ändring i styrdata Målgrupp: unga Ändrad/);
    expect(html).toContain('href="/styrdata/malgrupp/poster/unga"');
  });

  it('tells a deltagaransvarig without uppdrag whom to ask', async () => {
    await admin('update auth.uppdrag set avslutat_at = now() where anvandare_id = $1', [
      hus.varld.anvandare.bo,
    ]);
    expect(await sida('bo')).toContain('Be en insatsansvarig att ge dig uppdrag');
    await admin('update auth.uppdrag set avslutat_at = null where anvandare_id = $1', [
      hus.varld.anvandare.bo,
    ]);
  });

  it('sends one without any role to the page that says so, and a stranger to sign in', async () => {
    expect((await (await hus.som('noll')).get('/')).headers['location']).toBe('/saknar-behorighet');
    expect((await (await hus.som()).get('/')).headers['location']).toBe('/logga-in');
  });

  it('has no faults in its HTML, whoever it is shown to', async () => {
    for (const vem of ['anna', 'bo', 'ivar', 'rut'] as const)
      expect(await htmlFaults(await sida(vem))).toEqual([]);
  });
});

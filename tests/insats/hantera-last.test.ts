import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertDeltagande } from '../support/deltagande.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { doldaFalt, type Klient } from '../support/klient.ts';
import { htmlFaults } from '../web/html.ts';
import {
  utanKategorier,
  andra,
  felen,
  giltigInsats,
  hantera,
  lagrad,
  nyInsats,
  nyPath,
  rensat,
  som,
} from './stod.ts';

let hus: Testhus;
let ivar: Klient;
let sql: ReturnType<typeof som>;

beforeAll(async () => {
  hus = await testhus();
  sql = som(hus);
  ivar = await hus.som('ivar');
});
afterAll(() => hus.close());

describe('the kategorisering of an insats with deltagare', () => {
  const registrera: Record<string, (id: string) => Promise<unknown>> = {
    named: (insatsId) => insertDeltagande(hus, { insatsId }),
    anonymous: (id) =>
      sql(
        "insert into verksamhet.anonym_post (insats_id, ar, kon, antal, orsak, av) values ($1, 2025, 'man', 1, 'registrering', $2)",
        [id, hus.varld.anvandare.anna],
      ),
    counted: (id) =>
      sql('insert into verksamhet.volym_post (insats_id, ar, antal, av) values ($1, 2025, 7, $2)', [
        id,
        hus.varld.anvandare.ivar,
      ]),
  };
  const andrad = { inriktning: 'individinriktad', preciserad_individinriktad: 'kartlaggning' };

  it.each(['named', 'anonymous', 'counted'])(
    'is locked by one who is %s, with the reason and a way on',
    async (vad) => {
      const id = await nyInsats(
        hus,
        ivar,
        vad === 'counted' ? { registrering_individinriktad: 'endast_antal' } : {},
      );
      const fore = doldaFalt((await ivar.get(hantera(id))).text, hantera(id));
      await registrera[vad]?.(id);
      const { text } = await ivar.get(hantera(id));
      expect(rensat(text)).toContain('Kategoriseringen är låst, eftersom det finns deltagare registrerade');
      expect(text).toContain(`href="${nyPath}?fran=${id}"`);
      expect(text).not.toContain('name="inriktning"');
      expect(await htmlFaults(text)).toEqual([]);
      // The page was open when the first one was registered.
      const sent = await ivar.postRaw(hantera(id), { ...fore, ...giltigInsats(hus, andrad) });
      expect([sent.status, felen(sent)[0]]).toEqual([
        422,
        expect.stringContaining('Spara igen utan ny kategorisering'),
      ]);
      expect(await lagrad(hus, id)).toMatchObject({ preciserad_inriktning_kod: 'forberedande', version: 1 });
    },
  );

  it('still lets the rest be changed', async () => {
    const id = await nyInsats(hus, ivar);
    await insertDeltagande(hus, { insatsId: id, startdag: '2025-03-01', avslutningsdag: '2025-05-01' });
    const svar = await andra(hus, ivar, id, {
      ...utanKategorier,
      beskrivning: 'Ny text',
      slutdatum: '2025-06-30',
    });
    expect(svar.status).toBe(303);
    expect(await lagrad(hus, id)).toMatchObject({
      slutdatum: '2025-06-30',
      malgrupper: ['psykisk_ohalsa', 'unga'],
      version: 2,
    });
  });

  it('is taken along to a new insats, which then offers to end the old one', async () => {
    const id = await nyInsats(hus, ivar, {
      namn: 'Gamla vägen',
      deltagaransvariga: [hus.varld.anvandare.anna],
    });
    await insertDeltagande(hus, { insatsId: id });
    const sida = `${nyPath}?fran=${id}`;
    const { text } = await ivar.get(sida);
    expect(rensat(text)).toContain('Uppgifterna kommer från Gamla vägen');
    expect(text).toMatch(/value="individinriktad" checked/);
    expect(text).toContain('Anna Annsson');
    expect(await htmlFaults(text)).toEqual([]);
    const svar = await ivar.skicka(sida, giltigInsats(hus, { namn: 'Nya vägen' }));
    expect(svar.status).toBe(303);
    const klar = await ivar.folj(svar);
    expect(rensat(klar.text)).toContain('Ersätter den här insatsen Gamla vägen ? Sätt ett slutdatum i den.');
    expect(klar.text).toContain(`href="${hantera(id)}"`);
  });
});

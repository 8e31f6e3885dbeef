import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { genomsok, kannetecken } from '../support/genomsokning.ts';
import { lastText } from '../support/tabell.ts';
import { cast } from '../support/varld.ts';
import { htmlFaults } from '../web/html.ts';
import { fraga } from '../registrering/stod.ts';
import { disposition, lasPdf } from '../support/pdf.ts';
import { dag, giltigtSvar, sokFram } from '../support/registrering.ts';
import { nollstallGranser, spar } from '../support/spar.ts';
import { oppnaUtdragshus, hamta, last, type Utdragshus } from './stod.ts';

let hus: Utdragshus['hus'];
let anna: Utdragshus['anna'];
let bo: Utdragshus['bo'];
let nore: Utdragshus['nore'];
let laggIn: Utdragshus['laggIn'];
let godkant: Utdragshus['godkant'];
let raden: Utdragshus['raden'];
const loggat: string[] = [];
beforeAll(async () => {
  const log = pino({ level: 'trace' }, { write: (rad: string) => loggat.push(rad) });
  ({ hus, anna, bo, nore, laggIn, godkant, raden } = await oppnaUtdragshus((h) => ({ ...h, log })));
});
beforeEach(() => nollstallGranser(hus));
afterAll(() => hus.close());

describe('a registerutdrag', () => {
  it('holds everything about one person, read and written by whom, as a tagged PDF and as JSON', async () => {
    const forst = await laggIn({
      avslutningsdag: dag(-10),
      stadsdelKod: '1480-centrum',
      efter: { arbete: 75 },
    });
    const { personnummer, namn } = forst;
    const andra = await laggIn({
      insatsId: hus.varld.insats.steget,
      personnummer,
      namn,
      makulerad: { skal: 'dubblett' },
    });
    const annan = await laggIn();
    await anna.get(`/deltaganden/${forst.id}`);
    await anna.get(`/insatser/${forst.insatsId}/deltagare`);
    await anna.skicka(`/deltaganden/${forst.id}/inregistrering`, { forsorjning_ar: '9', gor: 'utkast' });
    await bo.skicka(await sokFram(bo, forst.insatsId, forst), {
      ...giltigtSvar(),
      startdag: dag(-5),
      gor: 'utkast',
    });
    await fraga(
      hus,
      `insert into verksamhet.historik (deltagande_id, insats_id, handelse, andringar, skal, av, version)
       values ($1, $2, 'inregistrering_rattad', '[{"falt":"startdag","gammalt":"2020-01-01","nytt":"2020-01-02"}]', 'Fel dag', $3, 9)`,
      [forst.id, forst.insatsId, hus.varld.anvandare.anna],
    );
    const sida = await godkant(personnummer);
    const svar = await hamta(hus, nore, sida);
    expect([svar.status, svar.headers['content-type']]).toEqual([200, 'application/zip']);
    expect(svar.headers['content-disposition']).toMatch(/^attachment; filename=registerutdrag-\d+\.zip$/);
    expect(svar.headers['cache-control']).toContain('no-store');
    const { pdf, json } = last(svar);

    const deltaganden = json['deltaganden'] as Record<string, unknown>[];
    expect(deltaganden.map(({ id }) => id).sort()).toEqual([forst.id, andra.id].sort());
    const en = deltaganden.find(({ id }) => id === forst.id)!;
    expect(en['person']).toMatchObject({ namn, personnummer });
    expect(en['samtycke']).toMatchObject({
      undertecknat_datum: dag(-52),
      registrerat_av: hus.varld.anvandare.anna,
    });
    expect(en['matningar']).toMatchObject([{ tillfalle: 'in' }, { tillfalle: 'ut', arbete_omfattning: 75 }]);
    expect(en['historik']).toMatchObject([{}, {}, { handelse: 'inregistrering_rattad', skal: 'Fel dag' }]);
    expect(en['utkast']).toMatchObject([{ innehall: { values: { forsorjning_ar: '9' } } }]);
    expect(en['handelser']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          handelse: 'deltagande_visat',
          anvandare_id: hus.varld.anvandare.anna,
          roller: 'deltagaransvarig,susrapport',
        }),
      ]),
    );
    expect(en['listor']).toMatchObject([{ handelse: 'deltagare_visade' }]);
    expect(deltaganden.find(({ id }) => id === andra.id)).toMatchObject({ makulerad_skal: 'dubblett' });
    expect(json['utkast']).toMatchObject([
      { insats: 'Vägen vidare', innehall: { values: { startdag: dag(-5) } } },
    ]);
    expect((json['anvandare'] as object)[hus.varld.anvandare.anna as never]).toEqual({
      ...{ namn: 'Anna Annsson', organisation: 'Testköpings kommun' },
    });
    // Nobody else, no address of a reader, no cipher or index.
    const allt = JSON.stringify(json);
    expect(allt).not.toContain(annan.namn);
    expect(allt.match(/\w*_krypt|personnummer_index|personkod|begaran_id/g)).toBeNull();
    expect(Object.keys((en['handelser'] as object[])[0]!)).not.toContain('kalla');

    const { trad, titel, sprak } = lasPdf(pdf);
    expect([titel, sprak]).toEqual(['Registerutdrag ur SUS', 'sv-SE']);
    const rader = disposition(trad).map((rad) => rad.trim());
    expect(rader).toEqual(
      expect.arrayContaining([
        'H1 Registerutdrag ur SUS',
        'H2 Utkast som inte har sparats',
        'H2 Det här finns inte i utdraget',
      ]),
    );
    const text = rader.join('\n');
    for (const ord of [
      namn,
      'Vägen vidare',
      'Steget',
      'Ja',
      '75 %',
      'Fel dag',
      'Deltagandets sida öppnad',
      'Anna Annsson, Testköpings kommun',
      'Deltagaransvarig',
      'Listan Visa deltagare',
    ])
      expect(text).toContain(ord);
  });

  it('is written about each deltagande that was read, and leaves the number in no table, log or address', async () => {
    const inlagt = await laggIn();
    const vem = await kannetecken(hus, inlagt);
    const fore = await genomsok(hus, vem);
    const sida = await godkant(inlagt.personnummer);
    // Meanwhile it is there, encrypted.
    expect(await genomsok(hus, vem)).toHaveProperty('person.registerutdrag.personnummer_krypt');
    const oppen = await nore.get(sida);
    expect(oppen.text).toContain(inlagt.personnummer.slice(0, 8));
    for (const text of [inlagt.namn, inlagt.personnummer.slice(8)])
      expect(lastText(oppen.text)).not.toContain(text);
    expect(await htmlFaults(oppen.text)).toEqual([]);
    expect((await hamta(hus, nore, sida)).status).toBe(200);
    expect(await genomsok(hus, vem)).toEqual(fore);
    const rad = await raden(sida);
    expect(rad).toMatchObject({ utfall: 'utdrag', personnummer_krypt: null, personnummer_index: null });
    const lamnade = (await spar(hus, 'registerutdrag_lamnat')).filter(
      ({ objekt_id }) => objekt_id === inlagt.id,
    );
    expect(lamnade).toEqual([{ objekt_id: inlagt.id, insats_id: inlagt.insatsId }]);
    expect(loggat.filter((en) => vem.some((text) => en.includes(text)))).toEqual([]);
    expect(lastText((await nore.get(sida)).text)).toContain('Raderat ur beställningen');
  });

  it('has the account of one who is a user, without what opens it', async () => {
    const svar = await hamta(hus, nore, await godkant(cast.ivar.nummer));
    const { pdf, json } = last(svar);
    expect(json).toMatchObject({
      inget_finns: false,
      konto: {
        fornamn: 'Ivar',
        mobil: '+46701740605',
        roller: [{ roll: 'insatsansvarig' }, { roll: 'susrapport' }],
        uppdrag: [{ plats: 'Provdalen' }],
      },
    });
    expect(JSON.stringify(json)).not.toMatch(/hash|_krypt/);
    expect(lasPdf(pdf).text).toContain('Konto som användare i SUS');
  });

  it('takes less than ten seconds also for one whom many have read about', async () => {
    const inlagt = await laggIn({ insatsId: hus.varld.insats.steget });
    await fraga(
      hus,
      `insert into audit.handelse select 1000000 + n, now(), $1, 'deltagaransvarig', case when n % 3 = 0 then 'deltagande_visat' else 'deltagare_visade' end,
         case when n % 3 = 0 then $2::uuid end, $3, '', 'ok', '', '', '' from generate_series(1, 3000) n`,
      [hus.varld.anvandare.bo, inlagt.id, inlagt.insatsId],
    );
    const sida = await godkant(inlagt.personnummer);
    const start = performance.now();
    const { json } = last(await hamta(hus, nore, sida));
    expect(performance.now() - start).toBeLessThan(10_000);
    expect((json['deltaganden'] as { handelser: unknown[] }[])[0]!.handelser.length).toBe(1000);
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testhus, type Testhus } from '../support/hus.ts';
import { doldaFalt } from '../support/klient.ts';
import { spar } from '../support/spar.ts';
import { lastText } from '../support/tabell.ts';
import { htmlFaults } from '../web/html.ts';
import { stodFor } from './stod.ts';

let hus: Testhus;
let stod: ReturnType<typeof stodFor>;
const laggIn: typeof stod.laggIn = (nytt) => stod.laggIn(nytt);
const hamta: typeof stod.hamta = (deltagande, vem) => stod.hamta(deltagande, vem);
const admin: typeof stod.admin = (text, values) => stod.admin(text, values);

beforeAll(async () => {
  hus = await testhus();
  stod = stodFor(hus);
  hus.rattar.nu = new Date('2025-11-03T10:51:00+01:00');
});
afterAll(() => hus.close());

describe('the change history', () => {
  it('tells who, when, old, new and why, in texts and not in codes', async () => {
    const d = await laggIn({ startdag: '2025-02-16', avslutningsdag: '2025-03-01' });
    await admin(
      `insert into verksamhet.historik (deltagande_id, insats_id, handelse, andringar, skal, av, at, version)
       values ($1, $2, 'inregistrering_rattad', $3, 'kompletterat efter möte <b>', $4, '2025-03-11T13:05+01:00', 3)`,
      [
        ...[d.id, d.insatsId],
        JSON.stringify([
          { falt: 'startdag', gammalt: '2025-02-09', nytt: '2025-02-16' },
          { falt: 'forsorjning', gammalt: 'sjukpenning', nytt: 'forsorjningsstod,sjukpenning' },
          { falt: 'stadsdel', gammalt: '', nytt: '1480-centrum' },
        ]),
        hus.varld.anvandare.bo,
      ],
    );
    const { text } = await hamta(d);
    const tidslinje = lastText(/<ol class="tidslinje">[\s\S]*?<\/ol>/.exec(text)?.[0] ?? '');
    expect(tidslinje).toContain(
      [
        'Inregistreringen rättad Startdag: från 2025-02-09 till 2025-02-16',
        'Offentlig försörjning: från Sjukpenning till Sjukpenning, Försörjningsstöd (ekonomiskt bistånd)',
        'Stadsdel: från Inget svar till Centrum',
        '11 mars 2025 13.05, Bo Boström. Skäl: kompletterat efter möte <b>',
        'Utregistrerad',
      ].join(' '),
    );
    expect(tidslinje.indexOf('Utregistrerad')).toBeLessThan(tidslinje.indexOf('Inregistrerad'));
    expect(text).not.toContain('möte <b>');
    expect(await htmlFaults(text)).toEqual([]);
  });
});

describe('a felregistrerat deltagande', () => {
  it('says why and until when it can be undone, and undoes with one button', async () => {
    const d = await laggIn({
      ...{ namn: 'Folke Gissningsson', startdag: '2025-10-01' },
      makulerad: { skal: 'fel_insats', at: new Date('2025-11-01T09:30:00+01:00') },
    });
    const { text } = await hamta(d);
    expect(lastText(text)).toContain(
      'Deltagandet är felregistrerat den 1 november 2025: fel insats. Det räknas inte i någon statistik. ' +
        'Du kan ångra till den 1 december 2025 klockan 09.30. Sedan raderas namn, personnummer och svar.',
    );
    const falt = doldaFalt(text, `/deltaganden/${d.id}/aterstallning`);
    expect(falt['nyckel']).toMatch(/^[\da-f-]{36}$/);
    expect(falt['_csrf']).toBeTruthy();
    expect(text).not.toContain(`/deltaganden/${d.id}/utregistrering`);
    expect(text).not.toContain(`/deltaganden/${d.id}/felregistrering`);
    expect(await htmlFaults(text)).toEqual([]);
  });
  it('undoes, and says what stood in the way when it could not', async () => {
    const personnummer = '199006022397';
    const d = await laggIn({
      personnummer,
      startdag: '2025-10-01',
      makulerad: { skal: 'dubblett', at: hus.rattar.nu },
    });
    const anna = await hus.som('anna');
    const aterstall = () => anna.skicka(`/deltaganden/${d.id}`, {}, `/deltaganden/${d.id}/aterstallning`);
    const nytt = await laggIn({ personnummer, startdag: '2025-10-15' });
    const { text } = await anna.folj(await aterstall());
    expect(lastText(text)).toContain('Personen har fått ett nytt deltagande i insatsen under samma tid.');
    expect(lastText(text)).toContain('Deltagandet är felregistrerat');
    await admin(
      `update verksamhet.deltagande set makulerad_at = now(), makulerad_skal = 'dubblett', makulerad_av = skapad_av where id = $1`,
      [nytt.id],
    );
    expect((await aterstall()).status).toBe(303);
    expect(lastText((await hamta(d)).text)).toContain('Felregistreringen ångrad');
    expect((await hamta(d)).text).not.toContain('/aterstallning');
  });
  it('offers no undoing after 30 days', async () => {
    const d = await laggIn({
      ...{
        startdag: '2025-09-01',
        makulerad: { skal: 'dubblett', at: new Date('2025-10-04T10:50:00+02:00') },
      },
    });
    hus.rattar.nu = new Date('2025-11-03T09:50:00+01:00');
    expect((await hamta(d)).text).toContain('/aterstallning');
    hus.rattar.nu = new Date('2025-11-03T09:50:01+01:00');
    const { text } = await hamta(d);
    expect(text).not.toContain('/aterstallning');
    expect(lastText(text)).toContain('Tiden för att ångra har gått ut.');
    hus.rattar.nu = new Date('2025-11-03T10:51:00+01:00');
  });
  it('shows that the identity is erased when it is, and nothing to undo', async () => {
    const d = await laggIn({ startdag: '2025-10-01', makulerad: { skal: 'fel_person' } });
    const { status, text } = await hamta(d);
    expect(status).toBe(200);
    expect(text).toContain('<h1>Identiteten är raderad</h1>');
    expect(lastText(text)).toContain(
      'går inte att få tillbaka. Före och efter Felregistrerad Svaren är raderade.',
    );
    expect(text).not.toContain('/aterstallning');
    expect(await htmlFaults(text)).toEqual([]);
  });
});

describe('the audit trail', () => {
  it('has one row for each page served, with whose and where, and none for a 404', async () => {
    const d = await laggIn({ startdag: '2025-10-01' });
    const fore = (await spar(hus, 'deltagande_visat')).length;
    await hamta(d);
    await hamta(d, 'rut');
    await hamta({ id: randomUUID() });
    const efter = await spar(hus, 'deltagande_visat');
    expect(efter.length - fore).toBe(1);
    expect(efter.at(-1)).toEqual({ objekt_id: d.id, insats_id: d.insatsId });
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kryptera } from '../../src/db/kryptering.ts';
import type { InlagtDeltagande } from '../support/deltagande.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { lastText, tabellrader } from '../support/tabell.ts';
import type { Vem } from '../support/varld.ts';
import { htmlFaults } from '../web/html.ts';
import { stodFor } from './stod.ts';

let elsa: InlagtDeltagande;
let hus: Testhus;
let stod: ReturnType<typeof stodFor>;
const laggIn: typeof stod.laggIn = (nytt) => stod.laggIn(nytt);
const hamta: typeof stod.hamta = (deltagande, vem) => stod.hamta(deltagande, vem);
const admin: typeof stod.admin = (text, values) => stod.admin(text, values);

beforeAll(async () => {
  hus = await testhus();
  stod = stodFor(hus);
  hus.rattar.nu = new Date('2025-11-03T10:51:00+01:00');
  elsa = await laggIn({
    namn: 'Elsa Fejkström',
    personnummer: '198512309801',
    startdag: '2025-02-16',
    samtycke: '2025-02-10',
    kommunKod: '1480',
    stadsdelKod: '1480-centrum',
    fore: { forsorjning: ['forsorjningsstod', 'sjukpenning'], arbetssokande: true, studier: 25 },
  });
});
afterAll(() => hus.close());

describe('who may see a deltagande', () => {
  const svar: readonly (readonly [Vem | undefined, number])[] = [
    ['anna', 200],
    ['bo', 404],
    ['ivar', 403],
    ['sam', 403],
    ['rut', 403],
    ['sia', 403],
    ['noll', 403],
    [undefined, 303],
  ];
  it.each(svar)('%s gets %i', async (vem, status) => {
    const { status: given, text } = await (await hus.som(vem)).get(`/deltaganden/${elsa.id}`);
    expect(given).toBe(status);
    if (vem !== 'anna') expect(text).not.toMatch(/Elsa|198512309801|19851230-9801/);
  });
  it('is told the same of what is not theirs as of what does not exist', async () => {
    const inteHans = await hamta(elsa, 'bo');
    const ingen = await hamta({ id: randomUUID() }, 'bo');
    expect(ingen.status).toBe(404);
    expect(lastText(ingen.text)).toBe(lastText(inteHans.text));
    for (const id of ['1', 'x'.repeat(40), '%00', `${elsa.id}'--`])
      expect((await hamta({ id })).status).toBe(404);
  });
  it('ends with the uppdrag', async () => {
    const bos = await laggIn({ namn: 'Stina Stegsson', insatsId: hus.varld.insats.steget });
    expect((await hamta(bos, 'bo')).status).toBe(200);
    await admin('update auth.uppdrag set avslutat_at = now() where anvandare_id = $1', [
      hus.varld.anvandare.bo,
    ]);
    expect((await hamta(bos, 'bo')).status).toBe(404);
  });
});

describe('an open deltagande', () => {
  it('shows who it is, where from and since when', async () => {
    const { text, headers } = await hamta(elsa);
    expect(text).toContain('<h1>Elsa Fejkström</h1>');
    expect(lastText(text)).toContain('19851230-9801, folkbokförd i Göteborg, Centrum');
    expect(lastText(text)).toContain('Deltagande i Vägen vidare sedan 16 februari 2025, 8 månader');
    expect(lastText(text)).toContain('Blankett 9443 Undertecknad 2025-02-10');
    expect(headers['cache-control']).toBe('no-store');
    expect(await htmlFaults(text)).toEqual([]);
  });
  it('has nothing personal in its title or in any address', async () => {
    const { text } = await hamta(elsa);
    expect(text).toContain('<title>Deltagande, Vägen vidare – SUS</title>');
    expect(text).toContain('<li aria-current="page">Deltagande</li>');
    for (const [, adress] of text.matchAll(/(?:href|action)="([^"]*)"/g))
      expect(adress).not.toMatch(/elsa|19851230/i);
  });
  it('has the answers at start, and leads on', async () => {
    const { text } = await hamta(elsa);
    expect(tabellrader(text)).toEqual([
      ['Offentlig försörjning', 'Sjukpenning, Försörjningsstöd (ekonomiskt bistånd)', 'Inte utregistrerad'],
      ['Aktivt arbetssökande', 'Ja', 'Inte utregistrerad'],
      ['Arbete', 'Nej', 'Inte utregistrerad'],
      ['Studier', 'Ja, 25 %', 'Inte utregistrerad'],
      ['Utbildningsnivå', 'Grundskola', 'Frågas inte igen'],
      ['Tid i offentlig försörjning', '4 år', 'Frågas inte igen'],
    ]);
    for (const slut of ['inregistrering', 'utregistrering', 'felregistrering'])
      expect(text).toContain(`href="/deltaganden/${elsa.id}/${slut}"`);
  });
  it('offers the draft that Anna has begun', async () => {
    const id = randomUUID();
    await admin(
      `insert into person.utkast (id, anvandare_id, insats_id, deltagande_id, formular, innehall_krypt, sparat_at)
       values ($1, $2, $3, $4, 'utregistrering', $5, $6)`,
      [
        ...[id, hus.varld.anvandare.anna, elsa.insatsId, elsa.id],
        ...[kryptera(hus.hus.nycklar, `person.utkast.innehall.${id}`, '{}'), '2025-11-02T16:40+01:00'],
      ],
    );
    const { text } = await hamta(elsa);
    expect(lastText(text)).toContain(
      'Det finns ett utkast till utregistrering från 2 november 2025 16.40. Fortsätt med utkastet.',
    );
    expect(lastText(text)).toContain('Öppen Utkast till utregistrering');
    expect(lastText(text)).toContain('Utkast till utregistrering sparat 2 november 2025 16.40, Anna Annsson');
    await admin('delete from person.utkast', []);
  });
  it('says that a name written by hand is to be checked', async () => {
    const { text } = await hamta(await laggIn({ kontrolleras: true, startdag: '2025-10-01' }));
    expect(lastText(text)).toContain('Namn och kommun är inskrivna för hand och ska kontrolleras.');
    expect(lastText((await hamta(elsa)).text)).not.toContain('ska kontrolleras');
  });
});

describe('an ended deltagande', () => {
  it('says in words what became of each answer', async () => {
    const { text } = await hamta(
      await laggIn({
        startdag: '2025-01-10',
        avslutningsdag: '2025-09-10',
        avslutsanledning: 'arbete',
        fore: { forsorjning: ['sjukpenning', 'forsorjningsstod'], arbetssokande: true, studier: 50 },
        efter: { forsorjning: ['ingen'], arbete: 75, studier: 25 },
      }),
    );
    expect(tabellrader(text).slice(0, 4)).toEqual([
      [
        'Offentlig försörjning',
        'Sjukpenning, Försörjningsstöd (ekonomiskt bistånd)',
        'Ingen offentlig försörjningÄndrat',
      ],
      ['Aktivt arbetssökande', 'Ja', 'NejÄndrat'],
      ['Arbete', 'Nej', 'Ja, 75 %, arbete utan subventionBörjade'],
      ['Studier', 'Ja, 50 %', 'Ja, 25 %Minskade'],
    ]);
    expect(lastText(text)).toContain(
      'Deltagande i Vägen vidare 10 januari 2025 – 10 september 2025, 8 månader. Avslutsanledning: Arbete',
    );
    expect(lastText(text)).toContain('Rätta inregistreringen Rätta utregistreringen');
    expect(lastText(text)).not.toContain('Registrera ut ');
  });
  it('asks nothing of one who has died', async () => {
    const { text } = await hamta(
      await laggIn({ startdag: '2025-01-10', avslutningsdag: '2025-09-10', avslutsanledning: 'avliden' }),
    );
    expect(tabellrader(text)[0]?.[2]).toBe('Frågas inte');
  });
});

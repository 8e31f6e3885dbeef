import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Andringar } from '../../src/rapport/andrat.rules.ts';
import { skapaAndringar } from '../../src/rapport/andrat.service.ts';
import type { Cell, Del } from '../../src/rapport/rapport.rules.ts';
import { rapportdelar, type Urval } from '../../src/rapport/urval.rules.ts';
import { geUppdrag } from '../registrering/stod.ts';
import { insertDeltaganden } from '../support/deltagande.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import type { Vem } from '../support/varld.ts';
import { htmlFaults } from '../web/html.ts';
import { aterkalla, felregistrera, natt, ratta } from './frysstod.ts';
import { actorFor, del, last, nyOrganisation } from './stod.ts';

let hus: Testhus;
let forbund: { id: string; insatser: string[] };
beforeAll(async () => {
  hus = await testhus();
  forbund = await nyOrganisation(hus, 'Ändrade förbundet', ['1480'], ['Ett']);
  const [insatsId = ''] = forbund.insatser;
  await geUppdrag(hus, 'anna', insatsId);
  const nya = (antal: number, startdag: string) =>
    insertDeltaganden(
      hus,
      Array.from({ length: antal }, (_, n) => ({
        insatsId,
        startdag,
        ...(n % 2 === 0 ? { avslutningsdag: '2026-05-20', efter: { arbete: n % 4 === 0 ? 50 : null } } : {}),
      })),
    );
  const [a, b, c, d] = await nya(30, '2026-01-15');
  await natt(hus, '2026-07-01');
  await nya(12, '2026-02-15');
  await ratta(hus, a!.id, "avslutningsdag = '2026-03-03', alder = case when alder < 30 then 45 else 19 end");
  await felregistrera(hus, b!.id);
  await aterkalla(hus, c!.id);
  await natt(hus, '2026-08-01');
  await aterkalla(hus, d!.id);
  await nya(7, '2026-04-02');
});
afterAll(() => hus.close());

const urval = (andra: Partial<Urval>): Urval => ({
  typ: 'deltagarrapport',
  delar: rapportdelar.deltagarrapport,
  plats: { niva: 'samverkansorganisation', idn: [forbund.id] },
  jamforelse: null,
  period: { fran: '2026-01', till: '2026-06' },
  kon: true,
  forsorjning: null,
  variabler: [],
  detaljerad: false,
  kand: '2026-06-30',
  ...andra,
});
const andringar = async (vem: Vem, andra: Partial<Urval>, mot: string | null): Promise<Andringar> => {
  const svar = await skapaAndringar({ hus: hus.hus, actor: actorFor(hus, vem) }, urval(andra), mot);
  if (!svar.ok) throw new Error(svar.error);
  return svar.value;
};
const tal = (cell: Cell | undefined): number =>
  cell === undefined || cell.slag === 'text' ? NaN : (cell.varde ?? NaN);
const somText = ({ rader }: Del) =>
  Object.fromEntries(rader.map(({ rubrik, celler }) => [rubrik, celler.map(last).join(' ')]));
const standard = {
  typ: 'standardrapport',
  delar: rapportdelar.standardrapport,
  forsorjning: 'sjukpenning',
  jamforelse: 'insats',
} as const;

describe('what has changed in a report', () => {
  it('is told with each cause, and the causes add up to the difference in every figure', async () => {
    for (const [andra, mot] of [
      [{}, '2026-07-31'],
      [{}, null],
      [standard, '2026-07-31'],
      [standard, null],
    ] as const) {
      const { delar } = await andringar('anna', andra, mot);
      expect(delar.flatMap(({ rader }) => rader).length).toBeGreaterThan(10);
      for (const { celler } of delar.flatMap(({ rader }) => rader)) {
        const [da, nu, skillnad, ...varfor] = celler.map(tal);
        expect(skillnad).toBe(nu! - da!);
        expect(varfor.reduce((s, n) => s + n, 0)).toBe(skillnad);
      }
    }
  });

  it('is late entries, a correction, what was felregistrerat and a withdrawal', async () => {
    const { delar } = await andringar('anna', { kon: false }, '2026-07-31');
    const alder = del({ delar } as never, 'd');
    expect(somText(alder)['Påbörjade deltaganden, antal, totalt']).toBe('30 40 10 0 12 0 -1 -1');
    const nu = await andringar('anna', { kon: false }, null);
    expect(somText(del({ delar: nu.delar } as never, 'd'))['Påbörjade deltaganden, antal, totalt']).toBe(
      '30 46 16 0 19 0 -1 -2',
    );
  });

  it('hides the causes of a figure together when one is about 1–4, and all where a figure is hidden', async () => {
    const { delar } = await andringar('rut', { kon: false }, '2026-07-31');
    const rader = somText(del({ delar } as never, 'd'));
    expect(rader['Påbörjade deltaganden, antal, totalt']).toBe('30 40 10 .. .. .. .. ..');
    const alla = delar.flatMap((en) => en.rader.map(({ celler }) => celler));
    const medDold = alla.filter(([da, nu]) =>
      [da, nu].some((cell) => cell !== undefined && last(cell) === '..'),
    );
    expect(medDold.length).toBeGreaterThan(0);
    for (const [, , ...resten] of medDold) expect(resten.map(last).join('')).toMatch(/^(\.\.)+$/);
    const orsaker = alla.flatMap((celler) => celler.slice(3).map(tal)).filter((n) => !Number.isNaN(n));
    expect(orsaker.filter((n) => n !== 0 && Math.abs(n) < 5)).toEqual([]);
  });
});

describe('the page Vad har ändrats', () => {
  const fraga = (mer: string) =>
    `/rapporter/andrat?typ=deltagarrapport&del=d&niva=samverkansorganisation&plats=${forbund.id}&fran=2026-01&till=2026-06&kon=nej${mer}`;
  const sidan = async (mer: string) => (await hus.som('rut')).get(fraga(mer));

  it('compares the latest frozen day with now, and the days that are chosen', async () => {
    const nu = await sidan('');
    expect(nu.status).toBe(200);
    expect(nu.text).toContain('Siffrorna som de är nu');
    expect(await htmlFaults(nu.text)).toEqual([]);
    const valt = await sidan('&kand=2026-06-30&mot=2026-07-31');
    expect(valt.status).toBe(200);
    expect(valt.text).toContain('Felregistrerade');
    expect(valt.text).toContain('Påbörjade deltaganden');
  });

  it.each([
    ['&kand=2026-07-31&mot=2026-06-30', 'Välj ett tillfälle som är senare än det första'],
    ['&kand=2026-06-30&mot=2026-06-30', 'Välj ett tillfälle som är senare än det första'],
    ['&kand=2026-06-30&mot=x', 'Välj ett tillfälle i listan'],
    ['&kand=2025-06-30', 'Siffrorna är inte frysta den dag som står i adressen'],
    ['&kand=x', 'Välj dag i listan'],
  ])('says what to choose when the address is %s', async (mer, text) => {
    const svar = await sidan(mer);
    expect(svar.status).toBe(422);
    expect(svar.text).toContain(text);
  });

  it('is opened from the menu with the months of the year that are frozen, and counts when it is asked to', async () => {
    hus.rattar.nu = new Date('2026-10-15T09:00:00Z');
    const svar = await (await hus.som('rut')).get('/rapporter/andrat');
    expect(svar.status).toBe(200);
    expect(svar.text).toContain('Deltagarrapport, januari–juli 2026');
    expect(svar.text).not.toContain('Felregistrerade');
    expect(svar.text).toContain('<option value="2026-07-31" selected>31 juli 2026</option>');
  });

  it('is reached from the report', async () => {
    const { text } = await (await hus.som('rut')).get(fraga('').replace('andrat', 'rapport'));
    expect(text).toContain('/rapporter/andrat?typ=deltagarrapport');
  });
});

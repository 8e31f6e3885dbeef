import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertDeltaganden } from '../support/deltagande.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { rensat } from '../start/stod.ts';
import { htmlFaults } from '../web/html.ts';
import { laggGenomgang } from './stod.ts';

let hus: Testhus;
beforeAll(async () => {
  hus = await testhus();
  hus.rattar.nu = new Date('2026-11-03T09:12:00Z');
  const { vagen, steget } = hus.varld.insats;
  await insertDeltaganden(hus, [
    { insatsId: vagen, startdag: '2024-02-01', namn: 'Tove Testsson' },
    ...Array.from({ length: 6 }, () => ({ insatsId: steget, startdag: '2024-02-01' })),
  ]);
  await laggGenomgang(hus, steget, '2026-10-01', '2026-11-02T10:00:00Z');
});
afterAll(() => hus.close());

const sidan = async (vem: Parameters<Testhus['som']>[0]) => (await hus.som(vem)).get('/tackning');

describe('the page of coverage', () => {
  it.each(['ivar', 'sam', 'sia'] as const)(
    'shows %s every insats of the förbund, and no 1–4',
    async (vem) => {
      const html = (await sidan(vem)).text;
      expect(rensat(html)).toContain(
        'Täckning: 1 av 2 insatser genomgångna för oktober, minst 6 deltaganden öppna',
      );
      expect(rensat(html)).toMatch(/Vägen vidare Aldrig Nej \.\. 0 –/);
      expect(rensat(html)).toMatch(/Steget 2 november 2026 , oktober Nej 6 0 –/);
      expect(html).not.toMatch(/Tove|Anna Annsson|Konferenser/);
      expect(await htmlFaults(html)).toEqual([]);
    },
  );

  it('shows Anna her own insatser exactly, and nothing of Bo’s', async () => {
    const text = rensat((await sidan('anna')).text);
    expect(text).toMatch(/Vägen vidare Aldrig Nej 1 0 –/);
    expect(text).not.toContain('Steget');
  });

  it('is not for one who only takes out reports', async () => {
    expect((await sidan('rut')).status).toBe(403);
  });
});

import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withClient } from '../../src/db/client.ts';
import { frysManader } from '../../src/rapport/frysning.service.ts';
import { insertDeltagande, insertDeltaganden } from '../support/deltagande.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { andra, angra, aterkalla, enligt, felregistrera, natt, ratta, raknat, senaste } from './frysstod.ts';
import { nyOrganisation } from './stod.ts';

let hus: Testhus;
let forbund: { id: string; insatser: string[] };
const insats = () => forbund.insatser[0]!;
beforeAll(async () => {
  hus = await testhus();
  forbund = await nyOrganisation(hus, 'Frysta förbundet', ['1480'], ['Ett', 'Två']);
});
afterAll(() => hus.close());

describe('the night after a month end', () => {
  it('freezes the month that has ended, once, whoever else is at it', async () => {
    await insertDeltaganden(hus, [
      { insatsId: insats(), startdag: '2026-01-10', avslutningsdag: '2026-03-01' },
      { insatsId: insats(), startdag: '2026-02-10' },
      { insatsId: insats(), startdag: '2026-02-11' },
    ]);
    hus.rattar.nu = new Date('2026-04-01T01:00:00Z');
    const gjorda = await Promise.allSettled([1, 2, 3].map(() => frysManader(hus.hus, '2026-04-01')));
    const frusna = gjorda.map((en) => (en.status === 'fulfilled' ? en.value : 0));
    expect(frusna.sort()).toEqual([0, 0, 1]);
    expect(await natt(hus, '2026-04-01')).toBe(0);
    expect(await enligt(hus, await senaste(hus), 'paborjade')).toEqual({ ny: 3 });
  });

  it('makes up for nights when SUS was down, and for those when a return was being frozen', async () => {
    await withClient(hus.databas.adminUrl, async (client) => {
      await client.query("begin; select pg_advisory_xact_lock(hashtext('rapport.frysning'))");
      await expect(natt(hus, '2026-06-15')).rejects.toThrow('another freeze');
    });
    expect(await natt(hus, '2026-06-15')).toBe(2);
    expect(await natt(hus, '2026-06-16')).toBe(0);
  });

  it('tells what is new from what is late, corrected, felregistrerat and withdrawn', async () => {
    const [a, b, c] = await insertDeltaganden(hus, [
      { insatsId: insats(), startdag: '2026-06-10' },
      { insatsId: insats(), startdag: '2026-05-10' },
      { insatsId: insats(), startdag: '2026-06-11' },
    ]);
    await natt(hus, '2026-07-01');
    expect(await enligt(hus, await senaste(hus), 'paborjade')).toEqual({ ny: 2, sen: 1 });
    await ratta(hus, a!.id, "startdag = '2026-06-12', alder = case when alder < 30 then 45 else 19 end");
    await felregistrera(hus, b!.id);
    await aterkalla(hus, c!.id);
    await natt(hus, '2026-08-01');
    const augusti = await senaste(hus);
    expect(await enligt(hus, augusti, 'paborjade')).toEqual({ felregistrering: -1, aterkallat: -1 });
    expect(await enligt(hus, augusti, 'alder')).toEqual({ felregistrering: -1, aterkallat: -1, rattelse: 0 });
    await angra(hus, b!.id);
    await natt(hus, '2026-09-01');
    expect(await enligt(hus, await senaste(hus), 'paborjade')).toEqual({ felregistrering: 1 });
  });

  it('leaves nothing of one who has withdrawn in what the next freeze is compared with', async () => {
    const { id } = await insertDeltagande(hus, { insatsId: insats(), startdag: '2026-08-02' });
    await natt(hus, '2026-10-01');
    await aterkalla(hus, id);
    const kvar = await andra(hus, 'select from rapport.frysning_underlag where id = $1', id);
    expect(kvar).toMatchObject({ rowCount: 0 });
  });
});

const steg = fc.constantFrom('lagg', 'lagg', 'lagg', 'ratta', 'svar', 'slut', 'fel', 'angra', 'bort', 'frys');
interface Kant {
  readonly id: string;
  borta: boolean;
}

const lagg = async (kanda: Kant[], insatser: readonly string[], n: number): Promise<void> => {
  const startdag = `202${String(4 + (n % 2))}-0${String(1 + (n % 9))}-1${String(n % 10)}`;
  const slut = n % 3 === 0 ? {} : { avslutningsdag: `2026-0${String(1 + (n % 6))}-05` };
  const forsorjning = n % 2 === 0 ? ['ingen'] : ['sjukpenning', 'studiestod'];
  const efter = { forsorjning, arbete: n % 5 === 0 ? 50 : null };
  const insatsId = insatser[n % insatser.length]!;
  kanda.push({ id: (await insertDeltagande(hus, { insatsId, startdag, ...slut, efter })).id, borta: false });
};

const handelser: Record<string, (en: Kant, n: number) => Promise<unknown>> = {
  ratta: ({ id }, n) =>
    ratta(hus, id, `alder = ${String(18 + (n % 40))}, startdag = startdag - ${String(n % 60)}`),
  svar: ({ id }, n) =>
    andra(
      hus,
      "update verksamhet.matning set forsorjning_ar = $2 where deltagande_id = $1 and tillfalle = 'in'",
      id,
      n % 20,
    ),
  slut: ({ id }, n) => ratta(hus, id, `avslutningsdag = avslutningsdag + ${String(n % 50)}`),
  fel: (en) => felregistrera(hus, en.id).then(() => (en.borta = true)),
  angra: (en) => angra(hus, en.id).then(() => (en.borta = false)),
};

/** One thing that happens to the deltaganden of an insats; which of them is decided by `n`. */
const hand = async (kanda: Kant[], insatser: readonly string[], vad: string, n: number): Promise<void> => {
  if (vad === 'lagg') return lagg(kanda, insatser, n);
  const en = kanda[n % Math.max(1, kanda.length)];
  if (en === undefined) return;
  if (vad !== 'bort') {
    if (en.borta === (vad === 'angra')) await handelser[vad]?.(en, n);
    return;
  }
  kanda.splice(kanda.indexOf(en), 1);
  await aterkalla(hus, en.id);
};

describe('random histories', () => {
  it('are frozen as they are counted, and what is frozen stays so', async () => {
    let manad = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(steg, fc.integer({ min: 0, max: 100_000 })), { minLength: 25, maxLength: 45 }),
        async (historia) => {
          const { id, insatser } = await nyOrganisation(
            hus,
            `Historia ${randomUUID()}`,
            ['1480'],
            ['A', 'B'],
          );
          const kanda: Kant[] = [];
          const fryst: { id: number; rader: string[] }[] = [];
          const frys = async () => {
            manad += 1;
            const idag = `${String(2027 + Math.floor(manad / 12))}-${String(1 + (manad % 12)).padStart(2, '0')}-01`;
            await natt(hus, idag);
            const nu = await raknat(hus, id, null, 'sjukpenning');
            fryst.push({ id: await senaste(hus), rader: nu });
          };
          for (const [vad, n] of historia) await (vad === 'frys' ? frys() : hand(kanda, insatser, vad, n));
          await frys();
          for (const { id: frysning, rader } of fryst)
            expect(await raknat(hus, id, frysning, 'sjukpenning')).toEqual(rader);
        },
      ),
      { numRuns: 4, endOnFailure: true },
    );
  });
});

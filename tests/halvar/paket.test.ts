import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { skapaPaket } from '../../src/halvar/paket.service.ts';
import { aterkalla, felregistrera, ratta } from '../rapport/frysstod.ts';
import { bladI } from '../rapportsida/las.ts';
import { rapporthus } from '../rapportsida/varlden.ts';
import { insertDeltaganden } from '../support/deltagande.ts';
import { filerI, hamtaFil } from '../support/fil.ts';
import type { Testhus } from '../support/hus.ts';
import { lasPdf } from '../support/pdf.ts';
import { nollstallGranser } from '../support/spar.ts';
import { fraga } from '../registrering/stod.ts';
import { bestall, hamtaPaket, misslyckas, raden, skapad } from './stod.ts';

let hus: Testhus;
let forst: { id: string; zip: Buffer };
beforeAll(async () => {
  hus = await rapporthus();
  const id = await skapad(hus);
  forst = { id, zip: await hamtaPaket(hus, id) };
});
afterAll(() => hus.close());

/** The addresses of the reports that the page of a return leads to. */
const rapportadresser = async (id: string): Promise<string[]> => {
  const { text } = await (await hus.som('rut')).get(`/rapporter/halvar/${id}`);
  return [...text.matchAll(/href="\/rapporter\/rapport\?([^"]+)"/g)].map(([, fragan = '']) =>
    fragan.replaceAll('&amp;', '&'),
  );
};

/** All that may happen to what is registered: more, something else, a mistake, and a samtycke that is withdrawn. */
const allt = async (): Promise<void> => {
  const idn = (
    await fraga<{ id: string }>(
      hus,
      "select id from verksamhet.deltagande where insats_id = $1 and makulerad_at is null and startdag >= '2025-07-01' and avslutningsdag is not null order by id",
      [hus.varld.insats.vagen],
    )
  ).map(({ id }) => id);
  const { vagen } = hus.varld.insats;
  await insertDeltaganden(
    hus,
    Array.from({ length: 9 }, () => ({
      insatsId: vagen,
      startdag: '2025-08-14',
      avslutningsdag: '2025-11-03',
    })),
  );
  await ratta(
    hus,
    idn[0]!,
    "avslutningsdag = '2025-12-05', alder = case when alder < 30 then 45 else 19 end",
  );
  await felregistrera(hus, idn[1]!);
  await aterkalla(hus, idn[2]!);
  await fraga(hus, "update verksamhet.insats set namn = 'Ett annat namn' where id = $1", [vagen]);
};

describe('the package of a half-yearly return', () => {
  it('holds every report as Excel and PDF, and what they mean', () => {
    const till = '2025-07--2025-12-kand-halvar-2026-03-15';
    expect([...filerI(forst.zip).keys()]).toEqual([
      'om-redovisningen.pdf',
      ...['deltagarrapport', 'standardrapport', 'insatsrapport'].flatMap((typ) => [
        `${typ}-${till}.xlsx`,
        `${typ}-${till}.pdf`,
      ]),
      'kostnadsrapport-2025-01--2025-12-kand-halvar-2026-03-15.xlsx',
      'kostnadsrapport-2025-01--2025-12-kand-halvar-2026-03-15.pdf',
    ]);
  });

  it('holds the files that the pages of the reports give as known on the day, byte for byte, whoever ordered', async () => {
    const filer = filerI(forst.zip);
    const adresser = await rapportadresser(forst.id);
    expect(adresser).toHaveLength(4);
    for (const adress of adresser)
      for (const slut of ['xlsx', 'pdf']) {
        const svar = await hamtaFil(hus, 'rut', `/rapporter/rapport.${slut}?${adress}`);
        expect(svar.status).toBe(200);
        const namn = /filename="?([^"]+)"?$/.exec(String(svar.headers['content-disposition']))?.[1] ?? '';
        expect([namn, filer.get(namn)?.equals(svar.body as Buffer)]).toEqual([namn, true]);
      }
  });

  it('has all parts of each report, with real figures', async () => {
    const filer = filerI(forst.zip);
    const bladen = async (typ: string) => {
      const [namn = ''] = [...filer.keys()].filter((en) => en.startsWith(typ) && en.endsWith('.xlsx'));
      return bladI(filer.get(namn) ?? Buffer.alloc(0));
    };
    const delar = async (typ: string) => (await bladen(typ)).map(({ namn }) => namn.charAt(0)).join('');
    expect(await delar('deltagarrapport')).toBe('abcdefgO');
    expect(await delar('standardrapport')).toBe('abcdefO');
    expect(await delar('kostnadsrapport')).toBe('1234O');
    const [insatser] = await bladen('insatsrapport');
    expect(insatser?.rader[0]).toContain('Kostnad per deltagare');
    expect(insatser?.rader.at(-1)?.[0]).toBe('Alla insatser');
  });

  it('tells how complete the data were, what is not in it, and what every figure means', () => {
    const om = lasPdf(filerI(forst.zip).get('om-redovisningen.pdf') ?? Buffer.alloc(0));
    expect(om.titel).toBe('Halvårsredovisning, andra halvåret 2025, Provdalen');
    expect(om.sprak).toBe('sv-SE');
    for (const ord of [
      'Täckning',
      'Definitioner',
      'insatser genomgångna',
      'Kostnadsrapport, 2025',
      'sjukpenning',
    ])
      expect(om.text).toContain(ord);
  });

  it('is the same byte for byte after late entries, corrections, voids, a withdrawal and a new name', async () => {
    await allt();
    hus.rattar.nu = new Date('2026-04-20T09:00:00Z');
    await nollstallGranser(hus);
    const igen = await hamtaPaket(hus, forst.id);
    expect(igen.equals(forst.zip)).toBe(true);
    const { text } = await (await hus.som('rut')).get(`/rapporter/halvar/${forst.id}`);
    const summa = createHash('sha256').update(igen).digest('hex');
    expect(text).toContain(summa.match(/.{8}/g)?.join(' '));
  });

  it('is made from its freeze also when it is made long after', async () => {
    const id = await bestall(hus);
    await misslyckas(hus, id, true);
    const { frysning } = await raden(hus, id);
    expect(frysning).not.toBeNull();
    await fraga(hus, "update verksamhet.insats set namn = 'Ett tredje namn' where id = $1", [
      hus.varld.insats.vagen,
    ]);
    hus.rattar.nu = new Date('2026-04-21T09:00:00Z');
    expect((await (await hus.som('sam')).skicka(`/rapporter/halvar/${id}`, {})).status).toBe(303);
    await skapaPaket(hus.hus, id, true);
    const zip = await hamtaPaket(hus, id);
    expect((await raden(hus, id)).frysning).toBe(frysning);
    const [insatser] = [...filerI(zip)].filter(([namn]) => /^insatsrapport.*xlsx$/.test(namn));
    const [blad] = await bladI(insatser?.[1] ?? Buffer.alloc(0));
    expect(blad?.rader.map(([namn]) => namn)).toContain('Ett annat namn');
    expect(blad?.rader.map(([namn]) => namn)).not.toContain('Ett tredje namn');
  });

  it('is a new version with a freeze of its own, also on the same day, and the old is kept', async () => {
    const [a, b] = [await skapad(hus), await skapad(hus)];
    const [ett, tva] = [await raden(hus, a), await raden(hus, b)];
    expect([ett.version, tva.version]).toEqual([3, 4]);
    expect(new Set([ett.frysning, tva.frysning, (await raden(hus, forst.id)).frysning]).size).toBe(3);
    const ord = async (id: string) => /kand=([^&]+)/.exec((await rapportadresser(id))[0] ?? '')?.[1];
    expect([await ord(a), await ord(b)]).toEqual(['halvar-2026-04-21', 'halvar-2026-04-21-2']);
    expect((await hamtaPaket(hus, forst.id)).equals(forst.zip)).toBe(true);
    // What is known since then is in the new one.
    expect((await hamtaPaket(hus, b)).equals(forst.zip)).toBe(false);
  });

  it('is fetched as a file named after the half-year and the förbund', async () => {
    await nollstallGranser(hus);
    const svar = await hamtaFil(hus, 'rut', `/rapporter/halvar/${forst.id}/paket.zip`);
    expect(svar.headers['content-type']).toBe('application/zip');
    expect(svar.headers['content-disposition']).toBe(
      'attachment; filename=halvarsredovisning-2025-2-provdalen-version-1.zip',
    );
  });
});

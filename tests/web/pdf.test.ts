import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { skapaPdf, skickaPdf, type Pdfdel, type Pdfdokument } from '../../src/web/pdf.ts';
import { disposition, lasPdf, type Taggad } from '../support/pdf.ts';
import { serveWith } from './ram.ts';

const dokument = (...delar: readonly Pdfdel[]): Pdfdokument => ({
  titel: 'Kostnader & utfall <2026>',
  sidfot: 'SUS',
  skapad: new Date('2026-11-03T10:00:00Z'),
  delar: [{ slag: 'rubrik', niva: 1, text: 'Kostnader i Växjö' }, ...delar],
});
const alla = (rot: Taggad): Taggad[] => [rot, ...rot.barn.flatMap(alla)];

describe('a document as a screen reader reads it', () => {
  it('is in Swedish, has its title, and says everything in the order it was given', async () => {
    const fil = await skapaPdf(
      dokument(
        { slag: 'stycke', text: 'Det här\u0000 är\tallt.' },
        {
          slag: 'falt',
          rader: [
            { etikett: 'Organisation', varde: 'Östra' },
            { etikett: 'Datum', varde: '' },
          ],
        },
        { slag: 'rubrik', niva: 2, text: 'Roller' },
        {
          slag: 'kryss',
          rader: [
            { text: 'Den ena', vald: true },
            { text: 'Den andra', vald: false },
          ],
        },
        {
          ...{ slag: 'tabell', rubrik: 'Per år', radrubrik: true },
          kolumner: [{ text: 'År' }, { text: 'Kronor', tal: true }],
          rader: [['2025', '1 250 000']],
        },
      ),
    );
    const last = lasPdf(fil);
    expect([last.sprak, last.titel, last.sidor]).toEqual(['sv-SE', 'Kostnader och utfall 2026', 1]);
    expect(disposition(last.trad)).toEqual([
      'Document',
      '  H1 Kostnader i Växjö',
      '  P Det här  är allt.',
      ...['  Table', '    TBody'],
      ...['      TR', '        TH Organisation', '        TD Östra'],
      ...['      TR', '        TH Datum', '        TD'],
      '  H2 Roller',
      '  L',
      ...['    LI', '      Lbl', '      LBody Den ena', '    LI', '      Lbl', '      LBody Den andra'],
      ...['  Table', '    Caption Per år'],
      ...['    THead', '      TR', '        TH År', '        TH Kronor'],
      ...['    TBody', '      TR', '        TH 2025', '        TD 1 250 000'],
    ]);
    const lador = alla(last.trad).filter(({ typ }) => typ === 'Lbl');
    expect(lador.map(({ attribut }) => /ActualText \(([^)]*)\)/.exec(attribut)?.[1])).toEqual([
      'Kryssad: ',
      'Inte kryssad: ',
    ]);
    const rubriker = alla(last.trad).filter(({ typ }) => typ === 'TH');
    expect(rubriker.map(({ attribut }) => /Scope \/(\w+)/.exec(attribut)?.[1])).toEqual([
      ...['Row', 'Row', 'Column', 'Column', 'Row'],
    ]);
    expect(last.text).toContain('Sida 1 av 1');
  });

  it('shows a picture with the words that stand for it', async () => {
    const fil = await skapaPdf(
      dokument({
        ...{ slag: 'figur', alt: 'Antal: fore 10, efter 20', bredd: 400, hojd: 200 },
        former: [
          { form: 'rektangel', x: 0, y: 0, bredd: 40, hojd: 100, farg: '#1f4f8f' },
          { form: 'bana', d: 'M0 0 L10 10', linje: '#000000', fyllning: '#ffffff' },
          {
            form: 'text',
            text: 'Före',
            x: 20,
            y: 120,
            storlek: 12,
            farg: '#000000',
            ankare: 'middle',
            fet: true,
          },
        ],
      }),
    );
    const [figur] = alla(lasPdf(fil).trad).filter(({ typ }) => typ === 'Figure');
    expect(figur?.attribut).toMatch(/\/Alt \(Antal: fore 10, efter 20\)/);
    expect(figur?.attribut).toContain('/BBox');
    expect(figur?.text).toBe('Före');
  });

  it('reads a table over several pages as one, with its header seen on each', async () => {
    const rader = Array.from({ length: 120 }, (_, i) => [`Insats ${String(i)}`, String(i)]);
    const kolumner = [
      { text: 'Insatsnamn', del: 3 },
      { text: 'Antal', tal: true },
    ];
    const fil = await skapaPdf({ ...dokument({ slag: 'tabell', kolumner, rader }), liggande: true });
    const last = lasPdf(fil);
    expect(last.sidor).toBeGreaterThan(3);
    expect(alla(last.trad).filter(({ typ }) => typ === 'Table')).toHaveLength(1);
    expect(alla(last.trad).filter(({ typ }) => typ === 'TR')).toHaveLength(121);
    expect(last.text.split('Insatsnamn')).toHaveLength(last.sidor + 1);
    expect(last.text).toContain(`Sida ${String(last.sidor)} av ${String(last.sidor)}`);
    expect(alla(last.trad).filter(({ text }) => text.includes('Sida'))).toEqual([]);
  });

  it('V15.2.2 C17 lets others be served while a long table is drawn', async () => {
    let turer = 0;
    let klar = false;
    const annan = (): void => {
      turer += 1;
      if (!klar) setImmediate(annan);
    };
    setImmediate(annan);
    const rader = Array.from({ length: 100 }, (_, n) => [`Rad ${String(n)}`, String(n)]);
    const kolumner = [{ text: 'Insats' }, { text: 'Antal', tal: true }];
    await skapaPdf(dokument({ slag: 'tabell', kolumner, rader }));
    klar = true;
    // Once in ten rows; drawn in one go there is a turn or two, when the file is put together.
    expect(turer).toBeGreaterThanOrEqual(10);
  });

  it('is the same file for the same content', async () => {
    const [ett, tva] = await Promise.all([skapaPdf(dokument()), skapaPdf(dokument())]);
    expect(ett.equals(tva)).toBe(true);
  });

  it('survives a text longer than a page in a cell, in a paragraph and in a field', async () => {
    const text = 'Mycket att säga. '.repeat(900);
    const fil = await skapaPdf(
      dokument(
        { slag: 'stycke', text },
        { slag: 'falt', rader: [{ etikett: 'Beskrivning', varde: text }] },
        { slag: 'tabell', kolumner: [{ text: 'A' }, { text: 'B' }], rader: [[text, 'Sist']] },
        { slag: 'sidbrytning' },
        { slag: 'stycke', text: 'Slut', svag: true },
      ),
    );
    const last = lasPdf(fil);
    const [stycke] = alla(last.trad).filter(({ typ }) => typ === 'P');
    expect(stycke?.text.split('Mycket')).toHaveLength(901);
    expect(alla(last.trad).at(-1)?.text).toBe('Slut');
  });

  it('is sent as a file to keep, under its own name', async () => {
    const server = serveWith((res) => void skickaPdf(res, 'rapport-1.pdf', dokument()));
    const svar = await request(server).get('/').buffer(true);
    expect(svar.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename=rapport-1.pdf',
    });
    expect(lasPdf(svar.body as Buffer).trad.barn[0]?.text).toBe('Kostnader i Växjö');
  });
});

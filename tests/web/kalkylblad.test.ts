import { readXlsx, streamXlsxRows } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { kalkylbok, type Kalkylblad } from '../../src/web/kalkylblad.ts';

const blad = (namn: string, rader: Kalkylblad['rader']): Kalkylblad => ({
  ...{ namn, rader, bredder: [20, 10], kolumner: 3, lasta: true },
});
const uppgifter = { titel: 'Rapport <1> & "2"', skapad: new Date('2026-03-15T09:00:00Z') };

const hel = async (bok: AsyncIterable<Buffer>): Promise<Buffer> => {
  const bitar: Buffer[] = [];
  for await (const bit of bok) bitar.push(bit);
  return Buffer.concat(bitar);
};

/** Rows made one by one; `gjorda` says how many somebody has asked for. */
const raknade = (antal: number) => {
  const raknare = { gjorda: 0 };
  function* rader(): Generator<readonly (number | string)[]> {
    for (let i = 0; i < antal; i += 1) {
      raknare.gjorda += 1;
      yield [`Rad ${String(i)}`, i, i / 7];
    }
  }
  return { raknare, rader: rader() };
};

describe('an Excel file', () => {
  it('reads, in a program that had no part in writing it, as what was put in', async () => {
    const rader = [
      ['Insats', 'Antal', 'Procent'],
      ['=1+1', 0, -40.9],
      ['<b>Å & Ö</b> "x"', 999_999_999_999, 0.1],
      ['  två\nrader\t', '–', '..'],
      ['_x0041_', '', '@+-'],
      ['\u{1f600}', 1, 2],
    ];
    const fil = await hel(kalkylbok([blad('a Först & främst', rader), blad('Om', [['x']])], uppgifter));
    const bok = await readXlsx(fil);
    expect(bok.sheets.map(({ name }) => name)).toEqual(['a Först & främst', 'Om']);
    expect(bok.sheets[0]?.rows.map((rad) => rad.map((cell) => cell ?? ''))).toEqual(rader);
    expect([...(bok.sheets[0]?.cells?.values() ?? [])].filter(({ formula }) => formula)).toEqual([]);
    expect(bok.properties).toMatchObject({ title: uppgifter.titel, creator: 'SUS' });
  });

  it('leaves out what no file of its kind can hold', async () => {
    const fil = await hel(kalkylbok([blad('a', [['a\u0000b\u001fc', 'x'.repeat(40_000)]])], uppgifter));
    const [rad] = (await readXlsx(fil)).sheets[0]?.rows ?? [];
    expect(rad?.[0]).toBe('abc');
    expect(String(rad?.[1])).toHaveLength(32_767);
  });

  it('V15.2.2 C17 is made while it is read: the first bytes come before the rows, and rows are not made ahead', async () => {
    const { raknare, rader } = raknade(200_000);
    const bok = kalkylbok([blad('a', rader)], uppgifter)[Symbol.asyncIterator]();
    await bok.next();
    expect(raknare.gjorda).toBe(0);
    let [last, framst] = [0, 0];
    for (let bit = await bok.next(); bit.done !== true; bit = await bok.next()) {
      last += bit.value.length;
      // A reader of ten kilobytes has not made the server write a hundred thousand rows.
      if (last < 10_000) framst = raknare.gjorda;
    }
    expect(framst).toBeLessThan(20_000);
    expect(raknare.gjorda).toBe(200_000);
  });

  it('holds every row of a long one', async () => {
    const { rader } = raknade(30_000);
    const fil = await hel(kalkylbok([blad('a', rader)], uppgifter));
    let [antal, summa] = [0, 0];
    for await (const { values } of streamXlsxRows(fil)) {
      antal += 1;
      summa += Number(values[1]);
    }
    expect([antal, summa]).toEqual([30_000, (29_999 * 30_000) / 2]);
  });

  it('ends in a fault, not in half a file, when a row cannot be made', async () => {
    function* trasiga(): Generator<readonly string[]> {
      yield ['Insats'];
      throw new Error('gick inte');
    }
    await expect(hel(kalkylbok([blad('a', trasiga())], uppgifter))).rejects.toThrow('gick inte');
  });
});

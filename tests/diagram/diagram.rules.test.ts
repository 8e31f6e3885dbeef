import { describe, expect, it } from 'vitest';
import { radbrutet, ritaStaplar, type Stapeldata } from '../../src/diagram/diagram.rules.ts';

const stapel = (serie: number, varde: number) => ({ serie, varde, dold: false, text: String(varde) });
const dold = (serie: number) => ({ serie, varde: null, dold: true, text: '..' });
const data: Stapeldata = {
  id: 'd',
  titel: 'Sysselsättning',
  serier: ['Före', 'Efter'],
  grupper: [
    { rubrik: 'Arbetar', staplar: [stapel(0, 10), stapel(1, 20)] },
    { rubrik: 'Studerar', staplar: [dold(0), stapel(1, 0)] },
  ],
};

describe('bars', () => {
  it('are as long as their numbers, the longest a little over half of the width', () => {
    const staplar = ritaStaplar(data).former.filter((form) => form.form === 'stapel');
    expect(staplar.map(({ bredd }) => bredd)).toEqual([27.5, 55]);
  });

  it('differ in fill before they differ in colour, and the words say which is which', () => {
    const ritning = ritaStaplar(data);
    expect(ritning.former.flatMap((form) => (form.form === 'stapel' ? [form.fyllnad] : []))).toEqual([
      'tom',
      'fylld',
    ]);
    expect(ritning.teckenforklaring).toBe('Tom stapel är före, fylld är efter.');
  });

  it('draw a hidden number as hidden: a box of a fixed width and the word, never a bar', () => {
    const { former } = ritaStaplar(data);
    const [box] = former.filter((form) => form.form === 'dold');
    const bredvid = former.find((form) => form.form === 'text' && form.text === '.. dolt före');
    expect(box).toBeDefined();
    expect(bredvid).toBeDefined();
    expect(former.filter((form) => form.form === 'stapel')).toHaveLength(2);
  });

  it('look the same whatever the hidden number is', () => {
    const med = (varde: number | null) =>
      ritaStaplar({ ...data, grupper: [{ rubrik: 'A', staplar: [{ ...dold(0), varde }] }] });
    expect(med(7)).toEqual(med(null));
    expect(med(7).former.some((form) => form.form === 'stapel')).toBe(false);
  });

  it('go to the left of the line when the number is below zero, and never outside the picture', () => {
    const { former } = ritaStaplar({
      ...data,
      serier: ['Förändring'],
      grupper: [
        { rubrik: 'Arbetar', staplar: [stapel(0, 12)] },
        { rubrik: 'Inget', staplar: [{ ...stapel(0, -9), text: '\u22129' }] },
      ],
    });
    const axel = former.find((form) => form.form === 'axel');
    const [upp, ner] = former.filter((form) => form.form === 'stapel');
    expect(upp?.x).toBe(axel?.x);
    expect(ner).toMatchObject({ x: 0, bredd: axel?.x });
    expect(former.find((form) => form.form === 'text' && form.text === '\u22129')).toMatchObject({
      x: axel?.x,
    });
  });

  it('of nothing but zeros are words without bars', () => {
    const { former } = ritaStaplar({ ...data, grupper: [{ rubrik: 'A', staplar: [stapel(0, 0)] }] });
    expect(former.map(({ form }) => form)).toEqual(['text', 'axel', 'text']);
  });

  it('are read aloud heading by heading, in the order of the table', () => {
    expect(ritaStaplar(data).beskrivning).toBe(
      'Arbetar: 10 före, 20 efter. Studerar: .. dolt före, 0 efter.',
    );
  });

  it('have headings that fit on a phone', () => {
    expect(radbrutet('Eftergymnasial utbildning två år eller längre')).toEqual([
      'Eftergymnasial utbildning två år',
      'eller längre',
    ]);
  });
});

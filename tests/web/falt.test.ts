import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { sidvaljare } from '../../src/web/delar.ts';
import { janej, kryssrutor, textfalt, valjlista } from '../../src/web/falt.ts';
import { felsammanfattning } from '../../src/web/felsammanfattning.ts';
import { fraga } from '../../src/web/fraga.ts';
import { felIfylld, formular, visaFormular } from './formular.ts';
import { serveWith } from './ram.ts';

const render = async (form = felIfylld) =>
  (await request(serveWith((res) => visaFormular(res, formular(form)))).get('/')).text;

describe('a form that comes back', () => {
  it('shows a day that does not exist exactly as it was typed, with the fault told to screen readers', async () => {
    expect(await render()).toContain(
      '<input class="text-field__input b-8" id="startdag" name="startdag" type="text" value="2026-11-31" inputmode="numeric" autocomplete="off" aria-describedby="startdag-tips startdag-fel" aria-invalid="true">',
    );
  });

  it('keeps every tick, choice and follow-up answer', async () => {
    const text = await render();
    expect(text).toMatch(/id="forsorjning-8" type="checkbox" name="forsorjning" value="8" checked/);
    expect(text).toMatch(
      /checkbox ensam"><input class="checkbox__input" id="forsorjning-9"[^>]* value="ingen" checked/,
    );
    expect(text).toContain('<option value="2" selected>Gymnasieskola</option>');
    expect(text).toContain('id="arbetat" type="radio" name="arbetat" value="ja" checked');
    expect(text).toMatch(/id="studeratOmfattning"[^>]* value="50"/);
  });

  it('has an input for every link of the error summary', async () => {
    const text = await render();
    for (const namn of Object.keys(felIfylld.errors)) {
      expect(text).toContain(`href="#${namn}"`);
      expect(text).toContain(` id="${namn}"`);
    }
  });

  it('marks the row where a follow-up question is wrong', () => {
    const foljd = [textfalt(felIfylld, 'arbetatOmfattning', { etikett: 'Omfattning i procent' })];
    expect(fraga([janej(felIfylld, 'arbetat', { etikett: 'Arbetat', foljd })]).fel).toBe(true);
    expect(fraga([janej(felIfylld, 'studerat', { etikett: 'Studerat' })]).fel).toBe(false);
  });

  it('never sends a password back to the page', () => {
    const form = { values: { losenord: 'hemligt och långt' }, errors: {} };
    expect(textfalt(form, 'losenord', { etikett: 'Lösenord', typ: 'password' }).varde).toBe('');
  });

  it('shows nothing for a value that is no text, and takes one tick as a list of one', () => {
    const form = { values: { namn: ['a', 'b'], val: '2' }, errors: {} };
    expect(textfalt(form, 'namn', { etikett: 'Namn' }).varde).toBe('');
    const val = [
      { varde: '1', text: 'Ett' },
      { varde: '2', text: 'Två' },
    ];
    expect(kryssrutor(form, 'val', { etikett: 'Val', val }).val.map(({ vald }) => vald)).toEqual([
      false,
      true,
    ]);
    expect(valjlista(form, 'val', { etikett: 'Val', val }).val.map(({ id }) => id)).toEqual(['val', 'val-2']);
  });
});

describe('the error summary', () => {
  const errors = { b: 'Andra', a: 'Första', okant: 'Sist' };

  it('counts the faults and has them in the order of the page, with unknown fields last', () => {
    const fel = felsammanfattning({ values: {}, errors }, ['a', 'b']);
    expect(fel?.rubrik).toBe('Rätta 3 uppgifter innan du sparar');
    expect(fel?.fel.map(({ id }) => id)).toEqual(['a', 'b', 'okant']);
    expect(fel?.ingress).toBe('Inget är förlorat: allt du har skrivit finns kvar.');
  });

  it('speaks of one uppgift when there is one, and is absent when there is none', () => {
    const ett = felsammanfattning({ values: {}, errors: { a: 'Fel' } }, [], { innan: 'innan du loggar in' });
    expect(ett?.rubrik).toBe('Rätta 1 uppgift innan du loggar in');
    expect(felsammanfattning({ values: {}, errors: {} }, [])).toBeNull();
  });
});

describe('the page chooser', () => {
  const href = (nummer: number) => `?sida=${nummer}`;
  const numbers = (sida: number, antal: number) =>
    sidvaljare(sida, antal, href)?.sidor.map((s) => (s === 'hopp' ? '…' : s.nummer));

  it.each([
    [1, 1, undefined],
    [1, 2, [1, 2]],
    [1, 9, [1, 2, 3, '…', 9]],
    [5, 9, [1, '…', 3, 4, 5, 6, 7, '…', 9]],
    [9, 9, [1, '…', 7, 8, 9]],
  ])('on page %i of %i shows %j', (sida, antal, shown) => {
    expect(numbers(sida, antal)).toEqual(shown);
  });

  it('has no way back from the first page and none on from the last', () => {
    expect(sidvaljare(1, 3, href)?.foregaende).toBeNull();
    expect(sidvaljare(3, 3, href)?.nasta).toBeNull();
  });
});

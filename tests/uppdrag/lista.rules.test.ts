import { describe, expect, it } from 'vitest';
import {
  lasValda,
  listaAv,
  medValda,
  tillfalt,
  uppdragsfel,
  uppdragsvarden,
  valdaIds,
} from '../../src/uppdrag/uppdragslista.rules.ts';
import { panelfalt, uppdragspanel, type Vald } from '../../src/uppdrag/uppdragspanel.rules.ts';
import { lasare } from '../../src/web/lasare.ts';

const idag = '2026-11-03';
const [a, b] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
const lista = 'insatsansvariga';
const till = (id: string) => tillfalt(lista, id);

describe('a list of users in a form', () => {
  it.each([
    ['none', {}, []],
    ['one', { insatsansvariga: a }, [a]],
    ['several, each once', { insatsansvariga: [a, b, a] }, [a, b]],
    ['what cannot be an id', { insatsansvariga: ['', 'x', b, 7] }, [b]],
    ['another list', { deltagaransvariga: a }, []],
  ])('%s', (_vad, values, ids) => {
    expect(valdaIds(values, lista)).toEqual(ids);
  });

  it('is one of three', () => {
    expect(['insatsansvariga', 'constructor', '', undefined, ['insatsansvariga']].map(listaAv)).toEqual([
      'insatsansvariga',
      null,
      null,
      null,
      null,
    ]);
  });

  it('opens with the uppdrag that are stored, and loses the last day of who is taken away', () => {
    const values = uppdragsvarden(lista, [
      { anvandareId: a, till: null },
      { anvandareId: b, till: '2027-01-01' },
    ]);
    expect(values).toEqual({ insatsansvariga: [a, b], [till(a)]: '', [till(b)]: '2027-01-01' });
    expect(medValda({ ...values, namn: 'Kvar' }, lista, [a])).toEqual({
      namn: 'Kvar',
      insatsansvariga: [a],
      [till(a)]: '',
    });
  });
});

describe('the last days of a list', () => {
  it.each([
    ['none', {}, null, null],
    ['an empty one', { [till(a)]: '  ' }, null, null],
    ['today', { [till(a)]: idag }, idag, null],
    ['without hyphens', { [till(a)]: '20270131' }, '2027-01-31', null],
    ['yesterday', { [till(a)]: '2026-11-02' }, null, 'Ange en slutdag från i dag och framåt'],
    ['a day that does not exist', { [till(a)]: '2026-11-31' }, null, 'November har 30 dagar'],
    ['a word', { [till(a)]: 'snart' }, null, 'Skriv en slutdag som ÅÅÅÅ-MM-DD'],
    ['a field sent twice', { [till(a)]: ['2027-01-01', '2027-01-02'] }, null, 'Skriv en slutdag som'],
  ])('%s', (_vad, values, dag, fel) => {
    const l = lasare({ values, errors: {} });
    const svar = l.svar(lasValda(l, { ...values, insatsansvariga: a }, lista, idag));
    if (svar.ok) expect(svar.value).toEqual([{ anvandareId: a, till: dag }]);
    expect(svar.ok ? null : svar.form.errors[till(a)]).toEqual(
      fel === null ? null : expect.stringContaining(fel),
    );
  });

  it('of more users than a form takes is a fault of the list', () => {
    const manga = Array.from({ length: 61 }, () => crypto.randomUUID());
    const l = lasare({ values: {}, errors: {} });
    lasValda(l, { insatsansvariga: manga }, lista, idag);
    expect(l.svar(null)).toMatchObject({
      ok: false,
      form: { errors: { insatsansvariga: 'Välj högst 60 användare' } },
    });
  });
});

const anna: Vald = {
  anvandareId: a,
  namn: 'Anna Ek',
  arbetsgivare: 'Provköping',
  fran: '2026-01-01',
  till: '2027-01-01',
  harRoll: true,
};
const bo: Vald = { ...anna, anvandareId: b, namn: 'Bo Ek', fran: null, till: null, harRoll: false };

describe('the panel', () => {
  it('shows what is typed rather than what is stored, with its fault', () => {
    const panel = uppdragspanel(lista, [anna, bo], {
      values: { [till(a)]: '2026-11-31' },
      errors: { [till(a)]: 'Skriv en slutdag som finns.' },
    });
    expect(panel.rader.map((rad) => [rad.till.varde, rad.till.fel, rad.fran, rad.anmarkning])).toEqual([
      ['2026-11-31', 'Skriv en slutdag som finns.', '1 januari 2026', null],
      ['', null, 'När du sparar', 'Har inte längre rollen'],
    ]);
    expect(panelfalt(panel)).toEqual([lista, till(a), till(b)]);
  });

  it.each([
    ['who lacks the role', 'saknar_roll', { [till(b)]: 'Ta bort Bo Ek, eller beställ rollen först' }],
    ['the last one', 'sista_administrator', { [lista]: expect.stringContaining('Minst en') as string }],
  ] as const)('a refusal names %s', (_vad, hinder, fel) => {
    expect(uppdragsfel(lista, hinder, [anna, bo])).toEqual(fel);
  });
});

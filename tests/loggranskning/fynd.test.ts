import { describe, expect, it } from 'vitest';
import {
  arKontorstid,
  finn,
  harSammaEfternamn,
  nattregler,
  type Nattregel,
} from '../../src/loggranskning/fynd.rules.ts';
import type { Granskningsdag, Handelse } from '../../src/loggranskning/handelse.rules.ts';

const dag = '2026-03-02';
let id = 0;
/** A row of the trail, at a Swedish time (winter) of the day unless the whole time is given. */
const rad = (klockan: string, handelse: string, mer: Partial<Handelse> = {}): Handelse => {
  id += 1;
  return {
    ...{ id, handelse, anvandareId: 'anna', objektId: null, insatsId: 'vagen', begaranId: `b${String(id)}` },
    at: new Date(klockan.includes('T') ? klockan : `${dag}T${klockan}+01:00`),
    ...mer,
  };
};
const dagen = (handelser: readonly Handelse[], mer: Partial<Granskningsdag> = {}): Granskningsdag => ({
  ...{ dag, handelser, identiteter: new Map(), lasare: new Map() },
  ...mer,
});
const antalI = (regel: Nattregel, handelser: readonly Handelse[]): number[] =>
  finn(regel, dagen(handelser)).map(({ antal }) => antal);

describe('read without a registration', () => {
  const sett = (klockan = '10:00:00') => rad(klockan, 'deltagande_visat', { objektId: 'd1' });

  it('is found when nothing follows, once a day for each deltagande', () => {
    expect(antalI('utan_registrering', [sett(), sett('11:00:00')])).toEqual([2]);
  });
  it('is not when the same user registers about the same deltagande exactly a day later', () => {
    const efter = () => rad('2026-03-03T10:00:00+01:00', 'deltagare_utregistrerad', { objektId: 'd1' });
    expect(antalI('utan_registrering', [sett(), efter()])).toEqual([]);
  });
  it('is when it comes a second after the day', () => {
    const efter = () => rad('2026-03-03T10:00:01+01:00', 'deltagare_utregistrerad', { objektId: 'd1' });
    expect(antalI('utan_registrering', [sett(), efter()])).toEqual([1]);
  });
  it('is when somebody else registers, or about another deltagande, or before', () => {
    const av = (mer: Partial<Handelse>) =>
      rad('12:00:00', 'inregistrering_rattad', { objektId: 'd1', ...mer });
    expect(antalI('utan_registrering', [sett(), av({ anvandareId: 'bo' })])).toEqual([1]);
    expect(antalI('utan_registrering', [sett(), av({ objektId: 'd2' })])).toEqual([1]);
    expect(antalI('utan_registrering', [av({}), sett('13:00:00')])).toEqual([1]);
  });
  it('takes a new deltagande for one search, not for all of them', () => {
    const sokta = ['08:00:00', '08:10:00', '08:20:00'].map((t) => rad(t, 'person_sokt'));
    const ny = rad('08:30:00', 'deltagare_inregistrerad', { objektId: 'd9' });
    expect(antalI('utan_registrering', [...sokta, ny])).toEqual([2]);
    expect(antalI('utan_registrering', [sokta[0]!, ny])).toEqual([]);
    expect(antalI('utan_registrering', [sokta[0]!, { ...ny, insatsId: 'steget' }])).toEqual([1]);
  });
});

describe('many look-ups', () => {
  const slag = (antal: number, start = Date.parse(`${dag}T09:00:00+01:00`), steg = 60_000) =>
    Array.from({ length: antal }, (_, i) => rad(new Date(start + i * steg).toISOString(), 'person_sokt'));

  it('are 21 within an hour, and not 20', () => {
    expect(antalI('manga_slagningar', slag(20))).toEqual([]);
    expect(antalI('manga_slagningar', slag(21))).toEqual([21]);
  });
  it.each(['rattelse_begard', 'begransat_deltagande_funnet'])('are also of the kind %s', (handelse) => {
    const alla = slag(21).map((rad) => ({ ...rad, handelse }));
    expect(antalI('manga_slagningar', alla)).toEqual([21]);
  });
  it('are not 21 over exactly an hour', () => {
    expect(antalI('manga_slagningar', slag(21, undefined, 180_000))).toEqual([]);
    expect(antalI('manga_slagningar', slag(21, undefined, 179_999))).toEqual([21]);
  });
  it('count a request once, however many rows it left', () => {
    const tva = slag(11).flatMap((s) => [s, { ...s, id: s.id + 0.5, handelse: 'folkbokforing_slagning' }]);
    expect(antalI('manga_slagningar', tva)).toEqual([]);
  });
  it('are one finding while they go on, and another when they begin again', () => {
    const senare = Date.parse(`${dag}T14:00:00+01:00`);
    expect(antalI('manga_slagningar', [...slag(30), ...slag(21, senare)])).toEqual([30, 21]);
  });
  it('are seen across midnight', () => {
    const kvallen = Date.parse('2026-03-01T23:30:00+01:00');
    expect(antalI('manga_slagningar', slag(40, kvallen))).toHaveLength(1);
  });
  it('are each user by themself', () => {
    const bos = slag(15).map((s) => ({ ...s, anvandareId: 'bo' }));
    expect(antalI('manga_slagningar', [...slag(15), ...bos])).toEqual([]);
  });
});

describe('office hours', () => {
  it.each([
    ['Monday 06.59.59', '2026-03-02T06:59:59+01:00', false],
    ['Monday 07.00', '2026-03-02T07:00:00+01:00', true],
    ['Friday 17.59.59', '2026-03-06T17:59:59+01:00', true],
    ['Friday 18.00', '2026-03-06T18:00:00+01:00', false],
    ['Saturday noon', '2026-03-07T12:00:00+01:00', false],
    ['Sunday noon', '2026-03-08T12:00:00+01:00', false],
    ['the Friday before summer time', '2026-03-27T06:00:00Z', true],
    ['an hour earlier by the sun', '2026-03-27T05:00:00Z', false],
    ['the Monday after', '2026-03-30T05:00:00Z', true],
    ['a second before it opens', '2026-03-30T04:59:59Z', false],
    ['the Friday before winter time', '2026-10-23T15:59:59Z', true],
    ['the Monday after winter time began', '2026-10-26T16:30:00Z', true],
    ['New Year in UTC, already Friday here', '2025-12-31T23:30:00Z', false],
  ])('%s', (_vad, at, inom) => {
    expect(arKontorstid(new Date(at))).toBe(inom);
  });
  it('give one finding for each user and day, with how many readings there were', () => {
    const kvall = ['19:00:00', '19:10:00', '20:00:00'].map((t) => rad(t, 'deltagare_visade'));
    expect(antalI('utanfor_kontorstid', [...kvall, rad('12:00:00', 'deltagare_visade')])).toEqual([3]);
    expect(antalI('utanfor_kontorstid', [rad('19:00:00', 'deltagare_inregistrerad')])).toEqual([]);
  });
});

describe('the same surname', () => {
  it.each([
    ['Kim Annsson', 'Annsson', true],
    ['Kim ANNSSON', 'annsson', true],
    ['Kim Ek-Annsson', 'Annsson', true],
    ['Kim Annsson', 'Berg Annsson', true],
    ['Annsson, Kim', 'Annsson', true],
    ['Kim Annssonius', 'Annsson', false],
    ['Annsson Berg', 'Annsson', false],
    ['Kim von Berg', 'von Annsson', false],
    ['Kim Åberg', 'Aberg', false],
  ])('%s and %s: %s', (namn, efternamn, samma) => {
    expect(harSammaEfternamn(namn, efternamn)).toBe(samma);
  });
});

describe('whom it is about', () => {
  const lasare = new Map([['anna', { efternamn: 'Annsson', arbetsgivareId: 'kommun' }]]);
  const om = (person: { namn?: string; anvandareId?: string; arbetsgivareId?: string }) => {
    const identitet = { namn: 'Kim Berg', anvandareId: null, arbetsgivareId: null, ...person };
    const underlag = dagen([rad('10:00:00', 'deltagande_visat', { objektId: 'd1' })], {
      lasare,
      identiteter: new Map([['d1', identitet]]),
    });
    return nattregler.filter((regel) => regel !== 'utan_registrering' && finn(regel, underlag).length > 0);
  };

  it('finds one with the same surname, a colleague, and a user elsewhere; and nobody else', () => {
    expect(om({})).toEqual([]);
    expect(om({ namn: 'Kim Annsson' })).toEqual(['samma_efternamn']);
    expect(om({ anvandareId: 'bo', arbetsgivareId: 'kommun' })).toEqual(['kollega']);
    expect(om({ anvandareId: 'ivar', arbetsgivareId: 'forbund' })).toEqual(['anvandare']);
    expect(om({ anvandareId: 'anna', arbetsgivareId: 'kommun' })).toEqual(['kollega']);
  });
});

describe('a day', () => {
  it('has no findings of the rows beside it, that only explain', () => {
    const fore = rad('2026-03-01T23:59:59+01:00', 'deltagande_visat', { objektId: 'd1' });
    const efter = rad('2026-03-03T00:00:00+01:00', 'deltagande_visat', { objektId: 'd1' });
    expect(nattregler.flatMap((regel) => finn(regel, dagen([fore, efter])))).toEqual([]);
  });
  it('gives the same findings however often it is asked', () => {
    const rader = [rad('19:00:00', 'deltagande_visat', { objektId: 'd1' }), rad('19:05:00', 'person_sokt')];
    for (const regel of nattregler) expect(finn(regel, dagen(rader))).toEqual(finn(regel, dagen(rader)));
  });
});

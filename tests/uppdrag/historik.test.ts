import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dagAv, langDag } from '../../src/shared/datum.ts';
import { lageAv, type Uppdragsrad } from '../../src/uppdrag/historik.rules.ts';
import { sattUppdrag } from '../../src/uppdrag/uppdrag.service.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { htmlFaults } from '../web/html.ts';
import { actorFor, nyAnvandare } from './stod.ts';

let hus: Testhus;
let idag: string;
beforeAll(async () => {
  hus = await testhus();
  idag = dagAv(new Date());
  const ny = await nyAnvandare(hus, { fornamn: 'Åsa', efternamn: 'Öberg', roller: ['insatsansvarig'] });
  const { anvandare, forbund, insats } = hus.varld;
  const sam = actorFor(hus, 'sam');
  const byt = (actor: typeof sam, plats: Parameters<typeof sattUppdrag>[2]['plats'], vem: string | null) =>
    hus.db.transaction(actor, (tx) =>
      sattUppdrag(tx, actor, {
        plats,
        roll: 'insatsId' in plats ? 'deltagaransvarig' : 'insatsansvarig',
        valda: vem === null ? [] : [{ anvandareId: vem, till: null }],
        idag,
      }),
    );
  await byt(sam, { samverkansorganisationId: forbund }, ny);
  await byt(actorFor(hus, 'ivar'), { insatsId: insats.steget }, anvandare.anna);
});
afterAll(() => hus.close());

const rad: Uppdragsrad = {
  namn: '',
  arbetsgivare: '',
  roll: 'insatsansvarig',
  insats: null,
  fran: '2026-01-01',
  till: null,
  tilldelatAv: null,
  tilldelatAt: new Date(),
  avslutatAv: null,
  avslutatAt: null,
};

describe('where an uppdrag stands', () => {
  it.each([
    ['goes on', {}, 'pagar'],
    ['goes on to its last day', { till: '2026-11-03' }, 'pagar'],
    ['is over after its last day', { till: '2026-11-02' }, 'slut'],
    ['is over when it is taken away', { avslutatAt: new Date() }, 'slut'],
    ['is to come', { fran: '2026-11-04' }, 'kommer'],
  ])('%s', (_vad, del, lage) => {
    expect(lageAv({ ...rad, ...del }, '2026-11-03')).toBe(lage);
  });
});

describe('the history of uppdrag', () => {
  const sidan = async (vem: 'rut' | 'sam', path: string) => (await hus.som(vem)).get(path);

  it('of an organisation has those now and before, with who gave and who ended', async () => {
    const svar = await sidan('rut', `/samverkansorganisationer/${hus.varld.forbund}/uppdrag`);
    expect(await htmlFaults(svar.text)).toEqual([]);
    expect(svar.text).toContain('8 uppdrag');
    const asa = svar.text.slice(svar.text.indexOf('Åsa Öberg'));
    expect(asa.slice(0, 1500)).toContain(`<time datetime="${idag}">${langDag(idag)}</time>, Sam Samuelsson`);
    const ivar = svar.text.slice(svar.text.indexOf('Ivar Ivarsson <small>'));
    expect(ivar.slice(0, 1500)).toMatch(
      /data-rubrik="Avslutat"><span><time[^>]*>[^<]*<\/time>, Sam Samuelsson[\s\S]*?Slut</,
    );
  });

  it('of an insats has its deltagaransvariga alone', async () => {
    const svar = await sidan('sam', `/insatser/${hus.varld.insats.steget}/uppdrag`);
    expect(svar.text).toContain('2 uppdrag');
    expect(svar.text).toMatch(/Anna Annsson[\s\S]*Pågår[\s\S]*Bo Boström[\s\S]*Ivar Ivarsson[\s\S]*Slut/);
    expect(svar.text).not.toContain('Sam Samuelsson <small>');
  });

  it('does not exist for what does not exist', async () => {
    expect((await sidan('rut', `/insatser/${crypto.randomUUID()}/uppdrag`)).status).toBe(404);
    expect((await sidan('rut', `/samverkansorganisationer/${hus.varld.insats.steget}/uppdrag`)).status).toBe(
      404,
    );
    expect((await sidan('rut', '/samverkansorganisationer/x/uppdrag')).status).toBe(404);
    expect((await sidan('rut', `/insatser/${hus.varld.insats.steget}/uppdrag?sida=99`)).status).toBe(200);
  });
});

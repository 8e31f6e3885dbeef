import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { oppnaBegransningshus, type Begransningshus } from '../begransning/stod.ts';
import { hindret, som } from '../db/som.ts';
import { ratta } from '../registrering/ratta.ts';
import { fraga } from '../registrering/stod.ts';
import type { InlagtDeltagande } from '../support/deltagande.ts';
import { doldaFalt } from '../support/klient.ts';
import { dag } from '../support/registrering.ts';
import { nollstallGranser } from '../support/spar.ts';
import type { Vem } from '../support/varld.ts';

let hus: Begransningshus['hus'];
let anna: Begransningshus['anna'];
let nore: Begransningshus['nore'];
let laggIn: Begransningshus['laggIn'];
let begransa: Begransningshus['begransa'];
let hav: Begransningshus['hav'];
beforeAll(async () => {
  ({ hus, anna, nore, laggIn, begransa, hav } = await oppnaBegransningshus());
});
beforeEach(() => nollstallGranser(hus));
afterAll(() => hus.close());

const sida = '/rattelser/ny';
const begart = ({ personnummer }: InlagtDeltagande, insats = 'Vägen vidare') => ({
  ...{ personnummer, insats, startdag: dag(-50), uppgift: 'in:forsorjning_ar' },
  diarienummer: 'FK 2026/000817',
});
const antal = async ({ id }: InlagtDeltagande): Promise<number> =>
  (await fraga(hus, 'select from person.rattelsebegaran where deltagande_id = $1', [id])).length;
/** Somebody in an insats about whom a correction is asked for. */
const medBegaran = async (insatsId: string, insats: string): Promise<InlagtDeltagande> => {
  const inlagt = await laggIn({ insatsId });
  expect((await nore.skicka(sida, begart(inlagt, insats))).status).toBe(303);
  return inlagt;
};

describe('a request for a correction', () => {
  it('C21 sent again with another insats under the same key is refused; the same again gives the same receipt', async () => {
    const inlagt = await laggIn();
    const dolt = doldaFalt((await nore.get(sida)).text, sida);
    const skicka = async (insats: string) =>
      (await nore.postRaw(sida, { ...dolt, ...begart(inlagt, insats) })).status;
    expect([await skicka('Vägen vidare'), await skicka('Vägen vidare')]).toEqual([303, 303]);
    expect(await skicka('Steget')).toBe(409);
    expect(await antal(inlagt)).toBe(1);
  });

  it('is not answered by a correction that was made before it', async () => {
    const inlagt = await laggIn();
    const rattat = (ar: string) =>
      ratta(anna, `/deltaganden/${inlagt.id}/inregistrering`, { forsorjning_ar: ar });
    const svara = async () =>
      (await anna.skicka(`/deltaganden/${inlagt.id}/rattelser`, { svar: 'rattad' })).status;
    expect((await rattat('7')).status).toBe(303);
    expect((await nore.skicka(sida, begart(inlagt))).status).toBe(303);
    expect(await svara()).toBe(422);
    expect((await rattat('8')).status).toBe(303);
    expect(await svara()).toBe(303);
  });

  it('goes when the identity does: the diarienummer would lead to somebody who knows who it was', async () => {
    const inlagt = await medBegaran(hus.varld.insats.vagen, 'Vägen vidare');
    const fel = `/deltaganden/${inlagt.id}/felregistrering`;
    expect((await anna.skicka(fel, { skal: 'fel_person' })).status).toBe(303);
    expect(await antal(inlagt)).toBe(0);
  });

  it('C17 is noted at most 30 times in an hour by one handläggare, found or not', async () => {
    const inlagt = await laggIn();
    const falt = { ...doldaFalt((await nore.get(sida)).text, sida), ...begart(inlagt, 'Ingen sådan') };
    const statusar = [];
    for (let n = 0; n < 31; n += 1)
      statusar.push((await nore.postRaw(sida, { ...falt, nyckel: crypto.randomUUID() })).status);
    expect([new Set(statusar.slice(0, 30)), statusar.at(-1)]).toEqual([new Set([422]), 429]);
  });
});

describe('a request for a correction, by SQL', () => {
  const seddaAv = (vem: Vem, { id }: InlagtDeltagande) =>
    som(hus.databas, { roll: 'sus_app', anvandare: hus.varld.anvandare[vem] }, async (client) => {
      const { rowCount } = await client.query('select from person.rattelsebegaran where deltagande_id = $1', [
        id,
      ]);
      return rowCount;
    });
  const svarAv = async (vem: Vem, { id }: InlagtDeltagande) => {
    const text = 'select id from person.rattelsebegaran where deltagande_id = $1';
    const [rad] = await fraga<{ id: string }>(hus, text, [id]);
    return som(hus.databas, { roll: 'sus_app', anvandare: hus.varld.anvandare[vem] }, (client) =>
      hindret(client.query("select person.besvara_rattelse($1, 'riktig')", [rad?.id])),
    );
  };
  const alla: readonly Vem[] = ['anna', 'bo', 'noll', 'ivar', 'sam', 'rut', 'sia'];

  it('is seen by its deltagaransvariga and by handläggare, and by nobody else', async () => {
    const { steget, vagen } = hus.varld.insats;
    const sedd = async (inlagt: InlagtDeltagande) =>
      (await Promise.all(alla.map(async (vem) => ((await seddaAv(vem, inlagt)) === 1 ? [vem] : [])))).flat();
    expect(await sedd(await medBegaran(vagen, 'Vägen vidare'))).toEqual(['anna', 'bo', 'noll']);
    // Bo's alone, who is handläggare too.
    expect(await sedd(await medBegaran(steget, 'Steget'))).toEqual(['bo', 'noll']);
  });

  it('is answered by nobody but the deltagaransvariga of the insats', async () => {
    const inlagt = await medBegaran(hus.varld.insats.steget, 'Steget');
    for (const vem of alla.filter((en) => en !== 'bo'))
      expect(await svarAv(vem, inlagt)).toBe('rattelsebegaran_kraver_uppdrag');
    expect(await svarAv('bo', inlagt)).toBe('nothing');
  });

  it('is not seen by the deltagaransvariga while the behandling is begränsad, and not answered', async () => {
    const inlagt = await medBegaran(hus.varld.insats.vagen, 'Vägen vidare');
    const begransning = await begransa(inlagt.personnummer);
    expect([await seddaAv('anna', inlagt), await seddaAv('noll', inlagt)]).toEqual([0, 1]);
    expect(await svarAv('anna', inlagt)).toBe('rattelsebegaran_kraver_uppdrag');
    await hav(begransning, inlagt.personnummer);
    expect(await seddaAv('anna', inlagt)).toBe(1);
    expect(await svarAv('anna', inlagt)).toBe('nothing');
  });
});

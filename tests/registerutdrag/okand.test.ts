import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { laggAlias } from '../alias/stod.ts';
import { lastText } from '../support/tabell.ts';
import { testnummer } from '../support/testnummer.ts';
import { cast } from '../support/varld.ts';
import { spart } from '../registrering/stod.ts';
import { lasPdf } from '../support/pdf.ts';
import { nollstallGranser } from '../support/spar.ts';
import { oppnaUtdragshus, hamta, last, type Utdragshus } from './stod.ts';

let hus: Utdragshus['hus'];
let nore: Utdragshus['nore'];
let laggIn: Utdragshus['laggIn'];
let godkant: Utdragshus['godkant'];
let raden: Utdragshus['raden'];
beforeAll(async () => {
  ({ hus, nore, laggIn, godkant, raden } = await oppnaUtdragshus());
});
beforeEach(() => nollstallGranser(hus));
afterAll(() => hus.close());

describe('about somebody whom SUS does not know', () => {
  it('the answer is that nothing is there, and the same for one who is protected since', async () => {
    const skyddad = await laggIn();
    hus.rattar.skyddade.add(skyddad.personnummer);
    const svaren = [];
    for (const nummer of [testnummer(7001), skyddad.personnummer]) {
      const sida = await godkant(nummer);
      const { json, pdf } = last(await hamta(hus, nore, sida));
      const { registerutdrag, anvandare, ...resten } = json;
      svaren.push(resten);
      expect(Object.keys(registerutdrag as object)).toContain('diarienummer');
      expect(JSON.stringify(anvandare)).not.toContain(skyddad.namn);
      expect(lasPdf(pdf).text).toContain('Inget finns');
      expect(await raden(sida)).toMatchObject({ utfall: 'inget_finns', personnummer_index: null });
    }
    expect(svaren[0]).toMatchObject({ inget_finns: true, deltaganden: [], utkast: [], konto: null });
    expect(svaren[1]).toEqual(svaren[0]);
    expect(
      (await spart(hus, 'registerutdrag_hamtat')).filter((rad) => rad === 'ok inget_finns'),
    ).toHaveLength(2);
  });

  it('an alias leads nobody to the person behind it', async () => {
    await laggAlias(hus, 'rut');
    const { json } = last(await hamta(hus, nore, await godkant(cast.rut.nummer)));
    expect(json).toMatchObject({ inget_finns: true, konto: null });
  });

  it('it can be fetched later when the register does not answer', async () => {
    const inlagt = await laggIn();
    const sida = await godkant(inlagt.personnummer);
    hus.rattar.nere.add(inlagt.personnummer);
    const svar = await hamta(hus, nore, sida);
    expect([svar.status, lastText(svar.text).includes('Folkbokföringen svarar inte')]).toEqual([422, true]);
    hus.rattar.nere.delete(inlagt.personnummer);
    expect((await hamta(hus, nore, sida)).status).toBe(200);
  });
});

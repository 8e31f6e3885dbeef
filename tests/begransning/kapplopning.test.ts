import type { Response } from 'supertest';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inSida, utSida } from '../registrering/ratta.ts';
import { ifyllt } from '../registrering/sida.ts';
import { fraga, lagrat } from '../registrering/stod.ts';
import { aterkallelseSida, oppetFormular } from '../samtycke/stod.ts';
import type { InlagtDeltagande } from '../support/deltagande.ts';
import { doldaFalt, type Falt, type Klient } from '../support/klient.ts';
import { dag, giltigtSlut } from '../support/registrering.ts';
import { nollstallGranser } from '../support/spar.ts';
import { bestall, bestalld, oppnaBegransningshus, type Begransningshus } from './stod.ts';

let hus: Begransningshus['hus'];
let anna: Begransningshus['anna'];
let bo: Begransningshus['bo'];
let nore: Begransningshus['nore'];
let laggIn: Begransningshus['laggIn'];
let begransa: Begransningshus['begransa'];
beforeAll(async () => {
  ({ hus, anna, bo, nore, laggIn, begransa } = await oppnaBegransningshus());
});
beforeEach(() => nollstallGranser(hus));
afterAll(() => hus.close());

interface Formular {
  readonly sida: string;
  readonly falt: Falt;
}
const oppnaRattelse = async (klient: Klient, inlagt: InlagtDeltagande): Promise<Formular> => {
  const sida = inSida(inlagt);
  const falt = { ...ifyllt((await klient.get(sida)).text), startdag: dag(-40), samtycke_datum: dag(-52) };
  return { sida, falt: { ...falt, gor: 'spara' } };
};
const oppnaSlut = async (klient: Klient, inlagt: InlagtDeltagande): Promise<Formular> => {
  const sida = utSida(inlagt);
  return { sida, falt: { ...doldaFalt((await klient.get(sida)).text, sida), ...giltigtSlut() } };
};
const oppnaMakulering = async (klient: Klient, inlagt: InlagtDeltagande): Promise<Formular> => {
  const sida = `/deltaganden/${inlagt.id}/felregistrering`;
  return { sida, falt: { ...doldaFalt((await klient.get(sida)).text, sida), skal: 'fel_person' } };
};
const oppnaUtkast = async (klient: Klient, inlagt: InlagtDeltagande): Promise<Formular> => {
  const { sida, falt } = await oppnaRattelse(klient, inlagt);
  return { sida, falt: { ...falt, gor: 'utkast' } };
};
const formular: readonly (readonly [string, typeof oppnaRattelse])[] = [
  ['a correction', oppnaRattelse],
  ['an utregistrering', oppnaSlut],
  ['a felregistrering', oppnaMakulering],
  ['a draft', oppnaUtkast],
];

/** An order that waits for Bo, and the form of his approval. */
const attGodkanna = async (inlagt: InlagtDeltagande): Promise<Formular> => {
  const sida = bestalld(await bestall(nore, inlagt.personnummer));
  const { personnummer } = inlagt;
  return { sida, falt: { ...doldaFalt((await bo.get(sida)).text, sida), gor: 'godkann', personnummer } };
};
const fick = ({ status, text }: Response): string =>
  status === 423 && text.includes('Behandlingen är begränsad') ? 'told' : String(status);

describe('a form that was open when the behandling was begränsad', () => {
  it.each(formular)('%s sent afterwards changes nothing, and says so', async (_vad, oppna) => {
    const inlagt = await laggIn();
    const { sida, falt } = await oppna(anna, inlagt);
    await begransa(inlagt.personnummer);
    const fore = await lagrat(hus, inlagt.id);
    expect(fick(await anna.postRaw(sida, falt))).toBe('told');
    expect(await lagrat(hus, inlagt.id)).toEqual(fore);
    expect(await fraga(hus, 'select from person.utkast where deltagande_id = $1', [inlagt.id])).toEqual([]);
  });

  it.each(formular)('%s sent at the same moment comes whole before, or not at all', async (_vad, oppna) => {
    for (let forsok = 0; forsok < 3; forsok += 1) {
      const inlagt = await laggIn();
      const { sida, falt } = await oppna(anna, inlagt);
      const godkannandet = await attGodkanna(inlagt);
      const fore = await lagrat(hus, inlagt.id);
      const [sparat, godkant] = await Promise.all([
        anna.postRaw(sida, falt),
        bo.postRaw(godkannandet.sida, godkannandet.falt),
      ]);
      expect(godkant.status).toBe(303);
      expect(['303', 'told']).toContain(fick(sparat));
      if (sparat.status !== 303) expect(await lagrat(hus, inlagt.id)).toEqual(fore);
    }
  });
});

describe('two at once', () => {
  it('who approve the same order freeze once', async () => {
    const inlagt = await laggIn();
    const { sida, falt } = await attGodkanna(inlagt);
    const andra = { ...falt, nyckel: crypto.randomUUID() };
    const svar = await Promise.all([bo.postRaw(sida, falt), bo.postRaw(sida, andra)]);
    expect(svar.map(({ status }) => status).sort()).toEqual([303, 422]);
    expect(
      await fraga(hus, 'select from person.begransat_deltagande where deltagande_id = $1', [inlagt.id]),
    ).toHaveLength(1);
  });

  it('who begränsar and withdraws: the withdrawal wins, whichever came first', async () => {
    for (let forsok = 0; forsok < 3; forsok += 1) {
      const inlagt = await laggIn();
      const godkannandet = await attGodkanna(inlagt);
      const falt = await oppetFormular(anna, inlagt);
      const [aterkallat, godkant] = await Promise.all([
        anna.postRaw(aterkallelseSida(inlagt), falt),
        bo.postRaw(godkannandet.sida, godkannandet.falt),
      ]);
      expect(godkant.status).toBe(303);
      // Told that it had just been begränsad, with the same form one press away.
      if (fick(aterkallat) === 'told')
        expect((await anna.postRaw(aterkallelseSida(inlagt), falt)).status).toBe(303);
      else expect(aterkallat.status).toBe(303);
      expect(await fraga(hus, 'select from verksamhet.deltagande where id = $1', [inlagt.id])).toEqual([]);
    }
  });
});

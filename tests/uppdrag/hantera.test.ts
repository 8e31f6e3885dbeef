import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  formularet,
  fyllI,
  hanteraSida,
  lagrat,
  nyAnvandare,
  samsForbund,
} from '../samverkansorganisation/stod.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { klient, type Klient } from '../support/klient.ts';
import { paus } from './paus.ts';

let hus: Testhus;
let id: string;
let sida: string;
let sam: Klient;
beforeAll(async () => {
  hus = await testhus();
});
afterAll(() => hus.close());
beforeEach(async () => {
  id = await samsForbund(hus);
  sida = hanteraSida(id);
  sam = await hus.som('sam');
});

const vilka = async () =>
  (await lagrat(hus, id)).uppdrag
    .filter(({ roll }) => roll === 'samverkansadministrator')
    .map(({ vem }) => vem);

describe('on "Hantera samverkansorganisation"', () => {
  it('the last samverkansadministratör goes for nobody but a superadministratör', async () => {
    const { sam: sams } = hus.varld.anvandare;
    const svar = await fyllI(sam, sida, { samverkansadministratorer: '' });
    expect(svar.status).toBe(422);
    expect(svar.text).toContain('Minst en samverkansadministratör ska vara kvar utan slutdag');
    expect(await vilka()).toEqual([sams]);
    expect((await fyllI(await hus.som('sia'), sida, { samverkansadministratorer: '' })).status).toBe(303);
    expect(await vilka()).toEqual([]);
  });

  it('two who take each other’s uppdrag at once leave one, in 10 rounds', async () => {
    const { sam: sams } = hus.varld.anvandare;
    for (let runda = 0; runda < 10; runda += 1) {
      id = await samsForbund(hus);
      sida = hanteraSida(id);
      const nils = await nyAnvandare(hus, ['Nils', 'Nyman'], 'samverkansadministrator', id);
      const andra = await klient(hus.app, hus.hus, nils);
      const [sams_, nilss] = await Promise.all([sam, andra].map(async (k) => (await k.get(sida)).text));
      const svar = await Promise.all([
        fyllI(sam, sida, { samverkansadministratorer: [sams] }, sams_),
        fyllI(andra, sida, { samverkansadministratorer: [nils] }, nilss),
      ]);
      expect(svar.map(({ status }) => status).sort()).toEqual([303, 404]);
      expect(await vilka()).toEqual([svar[0].status === 303 ? sams : nils]);
    }
  });

  it('a save that came while the uppdrag was being taken stores nothing', async () => {
    const falt = { ...formularet((await sam.get(sida)).text, sida), gor: 'spara', beskrivning: 'För sent' };
    const taget = await paus(
      hus,
      'update auth.uppdrag set avslutat_at = now(), avslutat_av = $3 where anvandare_id = $1 and samverkansorganisation_id = $2',
      [hus.varld.anvandare.sam, id, hus.varld.anvandare.sia],
    );
    const sparat = sam.postRaw(sida, falt);
    await taget.vantar(1);
    await taget.slapp();
    expect((await sparat).status).toBe(404);
    expect((await lagrat(hus, id)).organisation).toMatchObject({ beskrivning: null, version: 1 });
  });
});

import { describe, expect, it } from 'vitest';
import { insertDeltagande } from '../support/deltagande.ts';
import { dag } from '../support/registrering.ts';
import { inSida, ratta, utSida } from './ratta.ts';
import { felen } from './sida.ts';
import { fraga, oppnaHus } from './stod.ts';

describe('an entry of a list that has ended', () => {
  it('stays allowed where it is, and is offered to nobody else', async () => {
    const nytt = await oppnaHus();
    const inlagt = await insertDeltagande(nytt, {
      ...{
        insatsId: nytt.varld.insats.vagen,
        startdag: dag(-90),
        kommunKod: '0180',
        stadsdelKod: '0180-farsta',
      },
      ...{ avslutningsdag: dag(-10), avslutsanledning: 'flytt' },
      fore: {
        utbildningsniva: 'forskarutbildning',
        forsorjning: ['annan'],
        arbete: 50,
        arbetstyp: 'eget_foretag',
      },
    });
    const annat = await insertDeltagande(nytt, {
      insatsId: nytt.varld.insats.vagen,
      startdag: dag(-90),
      kommunKod: '0180',
      stadsdelKod: '0180-jarva',
    });
    const koder = {
      utbildningsniva: 'forskarutbildning',
      forsorjning: 'annan',
      arbetstyp: 'eget_foretag',
      avslutsanledning: 'flytt',
      stadsdel: '0180-farsta',
    };
    for (const [lista, kod] of Object.entries(koder))
      await fraga(nytt, `update styrdata.${lista} set galler_till = $2 where kod = $1`, [kod, dag(-95)]);
    const klient = await nytt.som('anna');
    const andra = { forsorjning_ar: '9', skal: 'Fel antal år' };
    expect((await ratta(klient, inSida(inlagt), andra)).status).toBe(303);
    expect((await ratta(klient, utSida(inlagt), { avslutningsdag: dag(-9), skal: 'Fel dag' })).status).toBe(
      303,
    );
    const vidStart = Object.entries(koder).filter(([lista]) => lista !== 'avslutsanledning');
    for (const [falt, kod] of vidStart) {
      const svar = await ratta(klient, inSida(annat), {
        arbetar: 'ja',
        arbete_omfattning: '1',
        arbetstyp: 'utan_subvention',
        [falt]: kod,
      });
      expect(Object.keys(felen(svar.text))).toEqual([falt]);
    }
    const slut = await ratta(klient, utSida(annat), { avslutsanledning: 'flytt' });
    expect(felen(slut.text)).toHaveProperty('avslutsanledning');
    await nytt.close();
  });
});

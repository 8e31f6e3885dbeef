import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testhus, type Testhus } from '../support/hus.ts';
import { dag, giltigtSlut, giltigtSvar, nyPerson, sokFram } from '../support/registrering.ts';

let hus: Testhus;
beforeAll(async () => {
  hus = await testhus();
});
afterAll(() => hus.close());

describe('registrera in en deltagare', () => {
  it('finds the person and shows the questions', async () => {
    const anna = await hus.som('anna');
    const person = nyPerson(hus);
    const sida = await sokFram(anna, hus.varld.insats.vagen, person);
    const svar = await anna.get(sida);
    expect(svar.status).toBe(200);
    expect(svar.text).toContain(person.namn);
    expect(svar.text).toContain('Hur länge har deltagaren varit i behov av offentlig försörjning');
  });

  it('registers and gives a receipt', async () => {
    const anna = await hus.som('anna');
    const person = nyPerson(hus);
    const sida = await sokFram(anna, hus.varld.insats.vagen, person);
    const svar = await anna.skicka(sida, giltigtSvar());
    expect(svar.status).toBe(303);
    expect(String(svar.headers['location'])).toMatch(/^\/kvitton\//);
  });
});

describe('the whole journey', () => {
  it('goes in, out, corrected, voided and back, each with its receipt', async () => {
    const anna = await hus.som('anna');
    const person = nyPerson(hus);
    const insats = hus.varld.insats.vagen;
    const inne = await anna.folj(await anna.skicka(await sokFram(anna, insats, person), giltigtSvar()));
    expect(inne.text).toContain(`${person.namn} är inregistrerad`);
    const ut = await sokFram(anna, insats, person);
    expect(ut).toMatch(/\/utregistrering$/);
    const ute = await anna.folj(await anna.skicka(ut, giltigtSlut()));
    expect(ute.text).toContain('är utregistrerad');
    const ratta = ut.replace('utregistrering', 'inregistrering');
    const utanSkal = await anna.skicka(ratta, { ...giltigtSvar(), startdag: dag(-119) });
    expect(utanSkal.text).toContain('Skriv varför uppgifterna rättas');
    const rattad = await anna.folj(
      await anna.skicka(ratta, { ...giltigtSvar(), startdag: dag(-119), skal: 'Fel dag på blanketten' }),
    );
    expect(rattad.text).toContain('har en rättad inregistrering');
    const fel = ut.replace('utregistrering', 'felregistrering');
    const borta = await anna.folj(await anna.skicka(fel, { skal: 'dubblett' }));
    expect(borta.text).toContain('är felregistrerad');
  });
});

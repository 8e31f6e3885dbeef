import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nattjobben } from '../../src/jobb/nattlista.service.ts';
import { korNattjobb } from '../../src/jobb/natt.service.ts';
import { gaIgenomSkydd, kontrolleraSkydd } from '../../src/samtycke/skydd.service.ts';
import { dagAv } from '../../src/shared/datum.ts';
import { inSida } from '../registrering/ratta.ts';
import { ifyllt } from '../registrering/sida.ts';
import { bild, fraga, geUppdrag, oppnaHus, spart } from '../registrering/stod.ts';
import { insertDeltagande, type InlagtDeltagande } from '../support/deltagande.ts';
import { genomsok, kannetecken } from '../support/genomsokning.ts';
import type { Testhus } from '../support/hus.ts';
import type { Klient } from '../support/klient.ts';
import { dag, testnummer } from '../support/registrering.ts';
import { lastText } from '../support/tabell.ts';
import { cast } from '../support/varld.ts';
import { anonyma, arKon } from './stod.ts';

let hus: Testhus;
let anna: Klient;
let bo: Klient;
const fragade: string[] = [];
beforeAll(async () => {
  hus = await oppnaHus((h) => ({
    ...h,
    folkbokforing: {
      ...h.folkbokforing,
      harSkydd: (nummer) => {
        fragade.push(nummer);
        return h.folkbokforing.harSkydd!(nummer);
      },
    },
  }));
  await geUppdrag(hus, 'bo', hus.varld.insats.vagen);
  [anna, bo] = await Promise.all([hus.som('anna'), hus.som('bo')]);
});
afterAll(() => hus.close());
beforeEach(() => {
  fragade.length = 0;
  hus.rattar.nere.clear();
});

const laggIn = (andra: object = {}) =>
  insertDeltagande(hus, {
    insatsId: hus.varld.insats.vagen,
    startdag: dag(-60),
    samtycke: dag(-60),
    kommunKod: '0114',
    ...andra,
  });
const skydda = async (inlagt: InlagtDeltagande): Promise<string[]> => {
  hus.rattar.skyddade.add(inlagt.personnummer);
  return kannetecken(hus, inlagt);
};
/** As on another day than the one before: everybody is asked about again. */
const enNatt = async () => {
  await fraga(hus, 'update person.deltagare set skydd_kontrollerat_at = null');
  return kontrolleraSkydd(hus.hus, dagAv(hus.rattar.nu));
};

describe('the nightly check of skyddade personuppgifter', () => {
  it('C29 strips those who have become protected, in every insats, and nobody else', async () => {
    const har = await laggIn();
    const dar = await laggIn({
      insatsId: hus.varld.insats.steget,
      personnummer: har.personnummer,
      namn: har.namn,
    });
    const annan = await laggIn();
    const vem = [...(await skydda(har)), ...(await kannetecken(hus, dar))];
    const vad = await arKon(hus, har);
    const fore = [await anonyma(hus, har.insatsId), await anonyma(hus, dar.insatsId)];
    expect(await enNatt()).toBe(2);
    expect(await genomsok(hus, vem)).toEqual({});
    expect([await anonyma(hus, har.insatsId), await anonyma(hus, dar.insatsId)]).toEqual(
      fore.map((antal) => ({ ...antal, [vad]: (antal[vad] ?? 0) + 1 })),
    );
    expect((await anna.get(`/deltaganden/${annan.id}`)).text).toContain(annan.namn);
    expect(await spart(hus, 'deltagande_avidentifierat')).toEqual(['ok', 'ok']);
  });

  it('leaves a task to the deltagaransvariga that names nobody and no reason, until one of them has done it', async () => {
    const inlagt = await laggIn();
    await skydda(inlagt);
    await enNatt();
    const sida = `/insatser/${inlagt.insatsId}/registrerade-som-anonyma`;
    for (const klient of [anna, bo]) {
      const start = await klient.get('/');
      expect(lastText(start.text)).toMatch(/registrerade? som anonyma?/);
      expect(start.text).toContain(`href="${sida}"`);
    }
    const uppgift = await anna.get(sida);
    expect(lastText(uppgift.text)).toContain('räknas som anonym');
    for (const hemligt of [inlagt.namn, inlagt.personnummer, 'skydd', 'Skydd'])
      expect(uppgift.text).not.toContain(hemligt);
    const posten = lastText((await anna.get(`/insatser/${inlagt.insatsId}/anonyma`)).text);
    expect(posten).toContain('Registrerad som anonym');
    expect(posten).not.toContain(inlagt.namn);
    const klart = await anna.skicka(sida, {});
    expect(lastText((await anna.folj(klart)).text)).toContain('Uppgiften är markerad som klar');
    for (const klient of [anna, bo]) expect((await klient.get('/')).text).not.toContain(`href="${sida}"`);
    expect(
      await fraga(hus, 'select from verksamhet.avidentifiering where klar_at is null and insats_id = $1', [
        inlagt.insatsId,
      ]),
    ).toEqual([]);
  });

  it('tells one who has the person open in a form, and nothing comes back', async () => {
    const inlagt = await laggIn();
    const vem = await skydda(inlagt);
    const falt = { ...ifyllt((await bo.get(inSida(inlagt))).text), startdag: dag(-50), gor: 'spara' };
    await enNatt();
    expect((await bo.postRaw(inSida(inlagt), falt)).status).toBe(410);
    expect(await genomsok(hus, vem)).toEqual({});
  });

  it('asks about everybody once a day, and goes on where it was when the register did not answer', async () => {
    const [en, annan] = [await laggIn(), await laggIn()];
    hus.rattar.nere.add(en.personnummer);
    await expect(enNatt()).rejects.toThrow('did not answer');
    expect(fragade).toEqual(expect.arrayContaining([en.personnummer, annan.personnummer]));
    fragade.length = 0;
    hus.rattar.nere.clear();
    expect(await kontrolleraSkydd(hus.hus, dagAv(hus.rattar.nu))).toBe(0);
    expect(fragade).toEqual([en.personnummer]);
    fragade.length = 0;
    expect(await kontrolleraSkydd(hus.hus, dagAv(hus.rattar.nu))).toBe(0);
    expect(fragade).toEqual([]);
  });

  it('goes through more than a batch, each person once', async () => {
    for (let i = 0; i < 45; i += 1)
      await laggIn({
        personnummer: testnummer(`199${String(i % 10)}0${String(Math.floor(i / 10) + 1)}11`, 980 + (i % 2)),
      });
    await enNatt();
    expect(fragade.length).toBeGreaterThanOrEqual(45);
    expect(new Set(fragade).size).toBe(fragade.length);
  });

  it('only counts when it is tried out', async () => {
    const inlagt = await laggIn();
    await skydda(inlagt);
    const fore = await bild(hus, ['person.deltagare']);
    await fraga(hus, 'update person.deltagare set skydd_kontrollerat_at = null');
    const summa = await gaIgenomSkydd(hus.hus, dagAv(hus.rattar.nu), { prova: true });
    expect(summa).toMatchObject({ skyddade: 1, obesvarade: 0 });
    expect(await bild(hus, ['person.deltagare'])).toEqual(fore);
    await enNatt();
    expect(await fraga(hus, 'select from verksamhet.deltagande where id = $1', [inlagt.id])).toEqual([]);
  });

  it('leaves the account of one who is a user too', async () => {
    const inlagt = await laggIn({ personnummer: cast.bo.nummer, namn: 'Bo Boström' });
    hus.rattar.skyddade.add(cast.bo.nummer);
    const konto = () => fraga(hus, 'select * from auth.anvandare where id = $1', [hus.varld.anvandare.bo]);
    const fore = await konto();
    expect(await enNatt()).toBe(1);
    expect(await fraga(hus, 'select from person.deltagare where id = $1', [inlagt.personId])).toEqual([]);
    expect(await konto()).toEqual(fore);
    expect((await bo.get('/')).status).toBe(200);
  });

  it('is one of the jobs of the night, and does nothing where there is no register', async () => {
    hus.rattar.nu = new Date(`${dagAv(hus.rattar.nu)}T04:00:00Z`);
    const skydd = nattjobben.filter(({ slag }) => slag === 'skydd');
    expect(await korNattjobb(hus.hus, skydd)).toEqual(['skydd']);
    expect(await korNattjobb(hus.hus, skydd)).toEqual([]);
    const utan = { ...hus.hus, folkbokforing: { ...hus.hus.folkbokforing, harSkydd: null } };
    expect(await kontrolleraSkydd(utan, dagAv(hus.rattar.nu))).toBe(0);
  });
});

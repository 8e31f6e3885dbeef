import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sql } from '../../src/db/db.ts';
import { listGarUt } from '../../src/overenskommelse/overenskommelse.service.ts';
import { dagarEfter, dagAv, manaderFore } from '../../src/shared/datum.ts';
import { framtid, kontoAv, nyPerson } from '../bestallning/stod.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import type { Falt, Klient } from '../support/klient.ts';

let hus: Testhus;
let sia: Klient;
let sida: string;
beforeAll(async () => {
  hus = await testhus();
  sia = await hus.som('sia');
  sida = `/overenskommelser/${hus.varld.organisation.kommun}`;
});
afterAll(() => hus.close());

const idag = () => dagAv(hus.rattar.nu);
const ny = (fran: string, till: string, av = 'Kim Karlsson') =>
  sia.skicka(`${sida}/ny`, { undertecknad_av: av, galler_fran: fran, galler_till: till });
const registreringen = () =>
  hus.db.one(z.object({ id: z.string() }), sql`select id from auth.bestallare where avslutad_at is null`);
const person = nyPerson();
const uppgifter = { ...person.falt, slag: '', roller: '' };
const registrera = (falt: Falt) =>
  sia.skicka(`${sida}/bestallare`, { galler_fran: idag(), galler_till: framtid(hus, 40), ...falt });

describe('an överenskommelse', () => {
  it('is needed before a beställare is registered', async () => {
    const svar = await registrera(uppgifter);
    expect(svar.status).toBe(422);
    expect(svar.text).toContain('Registrera överenskommelsen först');
    expect(svar.text).toContain('value="Petra"');
    expect(await kontoAv(hus, person.personnummer)).toBe(null);
  });

  it('is registered, one at a time, and listed with its status', async () => {
    expect((await ny(dagarEfter(idag(), -10), framtid(hus, 50))).headers['location']).toBe(
      `${sida}?sparat=ja`,
    );
    expect((await sia.get(sida)).text).toContain('Går snart ut');
    expect((await ny(framtid(hus, 50), framtid(hus, 100))).text).toContain('Välj andra dagar');
    expect((await ny(framtid(hus, 60), framtid(hus, 55))).text).toContain('efter den första');
    expect((await ny('2026-02-31', '')).text).toContain('Februari 2026 har 28 dagar');
    expect(await hus.db.run(sql`select from auth.overenskommelse`)).toBe(1);
  });

  it('is told of 60 days ahead, and no more when another follows', async () => {
    expect(await listGarUt(hus.db, dagarEfter(idag(), -11))).toEqual([]);
    const [den] = await listGarUt(hus.db, idag());
    expect(den).toMatchObject({ slag: 'overenskommelse', dagar: 50, anvandareId: null });
    expect((await sia.get('/')).text).toContain('1 överenskommelse eller beställare går ut inom 60 dagar');
    expect((await sia.get('/overenskommelser')).text).toContain('Går ut inom 60 dagar');
    await ny(framtid(hus, 51), framtid(hus, 700));
    expect(await listGarUt(hus.db, idag())).toEqual([]);
  });

  it('ends on another day, unless somebody has moved it meanwhile', async () => {
    const { id } = await hus.db.one(
      z.object({ id: z.string() }),
      sql`select id from auth.overenskommelse order by galler_fran limit 1`,
    );
    const slutdag = `${sida}/slutdag/${id}`;
    expect((await sia.skicka(slutdag, { galler_till: framtid(hus, 60) })).text).toContain('Välj andra dagar');
    expect((await sia.skicka(slutdag, { galler_till: dagarEfter(idag(), -1) })).status).toBe(422);
    expect((await sia.skicka(slutdag, { galler_till: framtid(hus, 49) })).status).toBe(303);
    const gammal = await sia.skicka(slutdag, { galler_till: framtid(hus, 48), version: '1' });
    expect(gammal.text).toContain('Någon annan har ändrat');
  });

  it('is for a superadministratör alone', async () => {
    for (const vem of ['rut', 'sam', 'anna'] as const)
      expect((await (await hus.som(vem)).get('/overenskommelser')).status).toBe(403);
  });
});

describe('a behörig beställare', () => {
  it('gets an account by the registration, with the masterlösenord by SMS', async () => {
    expect((await registrera(uppgifter)).status).toBe(303);
    const konto = (await kontoAv(hus, person.personnummer))!;
    expect(konto.roller).toBe('bestallare');
    const slag = await hus.db.many(
      z.object({ slag: z.string() }),
      sql`select slag from auth.utskick where anvandare_id = ${konto.id} order by slag`,
    );
    expect(slag.map((en) => en.slag)).toEqual(['konto_skapat', 'masterlosenord']);
    expect((await sia.get(sida)).text).toContain('Petra Prov');
  });

  it('is registered for two years at most, and is renewed from today', async () => {
    const { id } = await registreringen();
    const fornyelse = `/bestallare/${id}/fornyelse`;
    const langst = manaderFore(idag(), -24);
    const svar = await sia.skicka(fornyelse, { galler_till: dagarEfter(langst, 1) });
    expect(svar.text).toContain('inom två år');
    expect((await sia.skicka(fornyelse, { galler_till: langst })).status).toBe(303);
    expect((await registreringen()).id).not.toBe(id);
    expect((await sia.skicka(fornyelse, { galler_till: langst })).text).toContain(
      'registreringen är avslutad',
    );
  });

  it('is ended: the role goes with it, and the account stays', async () => {
    const { id } = await registreringen();
    expect((await sia.skicka(`/bestallare/${id}/avslut`, {})).status).toBe(303);
    expect(await kontoAv(hus, person.personnummer)).toMatchObject({ avslutat: false, roller: '' });
  });

  it('is not registered at Försäkringskassan', async () => {
    const fk = `/overenskommelser/${hus.varld.organisation.fk}`;
    expect((await sia.get(fk)).text).toContain('Här behövs ingen överenskommelse');
    const svar = await sia.skicka(`${fk}/bestallare`, {
      anvandare: hus.varld.anvandare.noll,
      galler_fran: idag(),
      galler_till: framtid(hus, 10),
    });
    expect(svar.text).toContain('har inga beställare');
  });
});

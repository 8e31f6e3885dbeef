import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { granskaLoggen } from '../../src/loggranskning/natt.service.ts';
import { dagarEfter, dagAv } from '../../src/shared/datum.ts';
import { fraga, spart } from '../registrering/stod.ts';
import { insertDeltagande } from '../support/deltagande.ts';
import { hindret, obehorig, som } from '../db/som.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import type { Klient } from '../support/klient.ts';
import { spar } from '../support/spar.ts';
import type { Vem } from '../support/varld.ts';
import { geGranskning, nyttFynd } from './stod.ts';

let hus: Testhus;
let rut: Klient;
let sam: Klient;
beforeAll(async () => {
  hus = await testhus();
  await geGranskning(hus, 'rut');
  await geGranskning(hus, 'sam');
  rut = await hus.som('rut');
  sam = await hus.som('sam');
});
afterAll(() => hus.close());

const sida = (id: string) => `/loggranskning/fynd/${id}`;
const granska = (klient: Klient, id: string, falt: Record<string, string>) => klient.skicka(sida(id), falt);
const besluten = (id: string) =>
  fraga<{ utfall: string; notering: string }>(
    hus,
    'select utfall, notering from auth.granskningsbeslut where fynd_id = $1 order by steg',
    [id],
  );
/** What stops a statement that the application runs as somebody. */
const somApp = (vem: Vem, text: string): Promise<string> =>
  som(hus.databas, { roll: 'sus_app', anvandare: hus.varld.anvandare[vem] }, (client) =>
    hindret(client.query(text)),
  );

describe('the night', () => {
  it('finds who read somebody of the same surname, and keeps no name', async () => {
    const { id } = await insertDeltagande(hus, { insatsId: hus.varld.insats.vagen, namn: 'Kim Annsson' });
    const anna = await hus.som('anna');
    expect((await anna.get(`/deltaganden/${id}`)).status).toBe(200);
    const idag = dagAv(new Date());
    expect(await granskaLoggen(hus.hus, idag)).toBe(0);
    await granskaLoggen(hus.hus, dagarEfter(idag, 1));
    const funna = () =>
      fraga<{ regel: string; objekt_id: string; anvandare_id: string }>(
        hus,
        "select regel, objekt_id, anvandare_id from auth.granskningsfynd where regel in ('samma_efternamn', 'kollega', 'utan_registrering')",
      );
    const samma = { regel: 'samma_efternamn', objekt_id: id, anvandare_id: hus.varld.anvandare.anna };
    expect(await funna()).toEqual([samma]);
    expect(await granskaLoggen(hus.hus, dagarEfter(idag, 1))).toBe(0);
    await granskaLoggen(hus.hus, dagarEfter(idag, 2));
    expect(await funna()).toEqual([samma, { ...samma, regel: 'utan_registrering' }]);
  });

  it('shows the finding to a loggranskare with what came around it, and never the name or the number', async () => {
    const lista = await rut.get('/loggranskning');
    expect(lista.text).toContain('Samma efternamn');
    expect(lista.text).toContain('Anna Annsson');
    const [, id = ''] = /fynd\/([0-9a-f-]{36})/.exec(lista.text) ?? [];
    const { text } = await rut.get(sida(id));
    expect(text).toContain('Visade ett deltagande (händelsen)');
    expect(lista.text + text).not.toMatch(/Kim|\d{8}-?\d{4}/);
  });
});

describe('a loggranskare', () => {
  it('signs a finding off, once, and it is closed', async () => {
    const id = await nyttFynd(hus, { vem: 'anna' });
    const svar = await granska(rut, id, { utfall: 'utan_anmarkning' });
    expect(svar.headers['location']).toBe(`${sida(id)}?klart=ja`);
    expect(await besluten(id)).toEqual([{ utfall: 'utan_anmarkning', notering: '' }]);
    expect((await spar(hus, 'fynd_granskat')).at(-1)?.objekt_id).toBe(id);
    expect((await rut.get(sida(id))).text).not.toContain('Spara granskningen');
  });
  it('has one investigated, with a note, and later says what came of it', async () => {
    const id = await nyttFynd(hus, { vem: 'anna' });
    const utan = await granska(rut, id, { utfall: 'att_utreda' });
    expect(utan.status).toBe(422);
    expect(utan.text).toContain('Skriv vad som ska utredas');
    await granska(rut, id, { utfall: 'att_utreda', notering: 'Fråga chefen' });
    await granska(sam, id, { utfall: 'utredd', notering: 'Ett möte' });
    expect((await besluten(id)).map(({ utfall }) => utfall)).toEqual(['att_utreda', 'utredd']);
  });
  it('that comes second is told what the first one said', async () => {
    const id = await nyttFynd(hus, { vem: 'anna' });
    const sidan = (await rut.get(sida(id))).text;
    await granska(sam, id, { utfall: 'utan_anmarkning' });
    const token = /name="_csrf" value="([^"]+)"/.exec(sidan)?.[1] ?? '';
    const svar = await rut.postRaw(sida(id), {
      ...{ _csrf: token, nyckel: randomUUID() },
      ...{ utfall: 'att_utreda', notering: 'x' },
    });
    expect(svar.status).toBe(409);
    expect(svar.text).toContain('Någon annan har granskat händelsen');
    expect(await besluten(id)).toHaveLength(1);
  });

  it('never sees what they did, what was done to them, or an insats where they have an uppdrag', async () => {
    const { vagen } = hus.varld.insats;
    const egna = [
      await nyttFynd(hus, { vem: 'sam' }),
      await nyttFynd(hus, { vem: 'anna', objektId: hus.varld.anvandare.sam }),
      await nyttFynd(hus, { vem: 'anna', insatsId: vagen }),
    ];
    for (const id of egna) {
      expect((await sam.get(sida(id))).status).toBe(404);
      expect((await rut.get(sida(id))).status).toBe(200);
    }
    const [forsta = ''] = egna;
    const insert = `insert into auth.granskningsbeslut (fynd_id, steg, utfall, av, at) values ('${forsta}', 1, 'utan_anmarkning', '${hus.varld.anvandare.sam}', now())`;
    expect(await somApp('sam', insert)).toBe(obehorig);
    // Nor in the name of one who may.
    expect(await somApp('rut', insert)).toBe(obehorig);
    expect(await besluten(forsta)).toEqual([]);
  });
  it('whose right has ended sees nothing, and what they signed stands', async () => {
    const id = await nyttFynd(hus, { vem: 'bo' });
    await granska(sam, id, { utfall: 'utan_anmarkning' });
    const sia = await hus.som('sia');
    await sia.skicka('/loggranskare', {}, `/loggranskare/${hus.varld.anvandare.sam}/avslut`);
    expect((await sam.get('/loggranskning')).status).toBe(403);
    expect(await somApp('sam', 'select 1 / count(*) from auth.granskningsfynd')).toBe('22012');
    expect(await besluten(id)).toHaveLength(1);
  });

  it('is told on the start page of what has waited longer than 30 days, and not of what has waited 30', async () => {
    const dag = (n: number) => `${dagarEfter(dagAv(new Date()), n)} 12:00`;
    const { text: fore } = await rut.get('/');
    expect(fore).toContain('Ingen har väntat längre än 30 dagar.');
    await nyttFynd(hus, { vem: 'bo', funnet: dag(-30) });
    expect((await rut.get('/')).text).toContain('Ingen har väntat längre än 30 dagar.');
    await nyttFynd(hus, { vem: 'bo', funnet: dag(-31) });
    expect((await rut.get('/')).text).toContain('1 händelse har väntat längre än 30 dagar.');
  });
});

describe('what was reviewed', () => {
  it.each(['granskningsfynd', 'granskningsbeslut', 'granskningsdag'])(
    'in %s is never changed or taken away, whoever tries',
    async (tabell) => {
      for (const text of [`delete from auth.${tabell}`, `update auth.${tabell} set at = now()`])
        await expect(fraga(hus, text)).rejects.toThrow('never changed');
      await expect(fraga(hus, `truncate auth.${tabell} cascade`)).rejects.toThrow('never changed');
    },
  );
});

describe('a superadministratör', () => {
  const utse = async (epost: string) => (await hus.som('sia')).skicka('/loggranskare', { epost });

  it('appoints a user by the e-mail address, and it is in the trail', async () => {
    expect((await utse('Bo@example.invalid')).headers['location']).toBe('/loggranskare?klart=utsedd');
    expect((await spar(hus, 'loggranskare_utsedd')).at(-1)?.objekt_id).toBe(hus.varld.anvandare.bo);
    expect((await (await hus.som('bo')).get('/loggranskning')).status).toBe(200);
  });
  it.each([
    ['sia@example.invalid', 'Du kan inte utse dig själv'],
    ['bo@example.invalid', 'redan loggranskare'],
    ['ingen@example.invalid', 'ingen öppen användare'],
    ['', 'Skriv användarens e-postadress'],
  ])('C32 is refused %s, and what was asked for is written', async (epost, text) => {
    const nekade = async () =>
      (await spart(hus, 'loggranskare_utsedd')).filter((rad) => rad.startsWith('nekad'));
    const skrivna = await nekade();
    const svar = await utse(epost);
    expect(svar.status).toBe(422);
    expect(svar.text).toContain(text);
    expect(await nekade()).toHaveLength(skrivna.length + (epost === '' ? 0 : 1));
  });
  it('keeps the right through a change of the roles that the employer orders', async () => {
    const { sattRoller } = await import('../../src/anvandare/konto.service.ts');
    const natten = { begaranId: 'n', kalla: 'n' };
    await hus.db.transaction(natten, (tx) =>
      sattRoller(tx, hus.varld.anvandare.bo, ['susrapport'], new Date()),
    );
    expect((await (await hus.som('bo')).get('/loggranskning')).status).toBe(200);
  });
});

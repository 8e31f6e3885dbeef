import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testhus, type Testhus } from '../support/hus.ts';
import { klient, type Klient } from '../support/klient.ts';
import { lastText, tabellrader } from '../support/tabell.ts';
import {
  formularet,
  fyllI,
  hanteraSida,
  lagrat,
  nyAnvandare,
  nyttForbund,
  overst,
  samsForbund,
  sql,
} from './stod.ts';

let hus: Testhus;
let sam: Klient;
let id: string;
let path: string;

beforeAll(async () => {
  hus = await testhus();
  sam = await hus.som('sam');
});
afterAll(() => hus.close());
beforeEach(async () => {
  id = await samsForbund(hus);
  path = hanteraSida(id);
});

const nyInsats = async (startdatum: string, registrering = 'personuppgifter_anonym') => {
  const insats = randomUUID();
  await sql(
    hus,
    `insert into verksamhet.insats (id, samverkansorganisation_id, namn, startdatum, inriktning, preciserad_inriktning_kod, deltagarregistrering)
     values ($1, $2, 'Framåt', $3, 'individinriktad', 'forberedande', $4)`,
    [insats, id, startdatum, registrering],
  );
  return insats;
};
const nekad = async (slutdatum: string) => {
  const svar = await fyllI(sam, path, { slutdatum, beskrivning: 'Kvar' });
  expect(svar.status).toBe(422);
  expect(formularet(svar.text, path)['beskrivning']).toEqual(['Kvar']);
  expect((await lagrat(hus, id)).organisation).toMatchObject({ slutdatum: null, version: 1 });
  return { fel: overst(svar.text)['slutdatum'], text: svar.text };
};

describe('a slutdatum', () => {
  it('before an insats that begins later is refused, with a link to the insats', async () => {
    const insats = await nyInsats('2026-03-01');
    const { fel, text } = await nekad('2026-02-28');
    expect(fel).toContain('Skriv ett senare slutdatum');
    expect(text).toContain(`href="/insatser/${insats}"`);
    expect(lastText(text)).toContain('Framåt (börjar 2026-03-01)');
    expect((await fyllI(sam, path, { slutdatum: '2026-03-01' })).status).toBe(303);
  });

  it('before the year of a budget is refused, with a link to the year', async () => {
    await sql(hus, 'insert into verksamhet.budget (samverkansorganisation_id, ar) values ($1, 2028)', [id]);
    const { fel, text } = await nekad('2027-12-31');
    expect(fel).toContain('budget');
    expect(text).toContain(`href="/samverkansorganisationer/${id}/budget/2028"`);
    expect((await fyllI(sam, path, { slutdatum: '2028-01-01' })).status).toBe(303);
  });

  it('before counted deltagare is refused', async () => {
    const insats = await nyInsats('2020-01-01', 'endast_antal');
    await sql(hus, 'insert into verksamhet.volym_post (insats_id, ar, antal, av) values ($1, 2025, 5, $2)', [
      insats,
      hus.varld.anvandare.ivar,
    ]);
    const { fel, text } = await nekad('2024-12-31');
    expect(fel).toContain('Antal är registrerade');
    expect(lastText(text)).toContain('Framåt (antal 2025)');
  });
});

describe('an ingående organisation', () => {
  it('that finances in a budget stays, with links to the years; without lines it goes', async () => {
    const { kommun, fk } = hus.varld.organisation;
    const tva = { ingaende: [kommun, fk], [`finansierar_${kommun}`]: 'ja', [`deltar_${fk}`]: 'ja' };
    expect((await fyllI(sam, path, tva)).status).toBe(303);
    await sql(
      hus,
      `with b as (insert into verksamhet.budget (samverkansorganisation_id, ar) values ($1, 2026) returning id)
       insert into verksamhet.finansiering (budget_id, samverkansorganisation_id, organisation_id, belopp) select id, $1, $2, 1 from b`,
      [id, kommun],
    );
    const svar = await fyllI(sam, path, { ingaende: [fk] });
    expect(svar.status).toBe(422);
    expect(overst(svar.text)['ingaende']).toContain('ta bort den ur budgeten först');
    expect(svar.text).toContain(`href="/samverkansorganisationer/${id}/budget/2026"`);
    expect((await lagrat(hus, id)).ingaende).toHaveLength(2);
    expect((await fyllI(sam, path, { ingaende: [kommun] })).status).toBe(303);
  });
});

describe('two who save at once', () => {
  it('the second is told, sees both and keeps what they typed; Spara again is theirs', async () => {
    const annan = await nyAnvandare(hus, ['Asta', 'Annan'], 'samverkansadministrator', id);
    const asta = await klient(hus.app, hus.hus, annan);
    const astas = (await asta.get(path)).text;
    expect((await fyllI(sam, path, { beskrivning: 'Sams', kommuner: '2380' })).status).toBe(303);
    const krock = await fyllI(asta, path, { beskrivning: 'Astas', adress: 'Gatan' }, astas);
    expect(krock.status).toBe(409);
    expect(lastText(krock.text)).toContain('Någon annan har sparat medan du skrev');
    expect(tabellrader(krock.text)).toEqual([
      ['Beskrivning', 'Sams', 'Astas'],
      ['Adressinformation', 'tomt', 'Gatan'],
      ['Kommun, stadsdel', 'Östersund', 'tomt'],
    ]);
    expect((await lagrat(hus, id)).organisation).toMatchObject({ beskrivning: 'Sams' });
    expect((await fyllI(asta, path, {}, krock.text)).status).toBe(303);
    expect((await lagrat(hus, id)).organisation).toMatchObject({ beskrivning: 'Astas', adress: 'Gatan' });
  });

  it('and remove each other cannot leave the organisation without samverkansadministratör', async () => {
    const annan = await nyAnvandare(hus, ['Asta', 'Annan'], 'samverkansadministrator', id);
    const asta = await klient(hus.app, hus.hus, annan);
    const [sams, astas] = [(await sam.get(path)).text, (await asta.get(path)).text];
    const svar = await Promise.all([
      fyllI(sam, path, { samverkansadministratorer: [hus.varld.anvandare.sam] }, sams),
      fyllI(asta, path, { samverkansadministratorer: [annan] }, astas),
    ]);
    expect(svar.map(({ status }) => status).sort()).toEqual([303, 404]);
    expect((await lagrat(hus, id)).uppdrag).toHaveLength(1);
  });
});

describe('the administrator of another samverkansorganisation', () => {
  it('reads it, but finds nothing to change by any id, and changes nothing', async () => {
    const { admin, id: eget } = await nyttForbund(hus, 'Grannen');
    const fore = await lagrat(hus, id);
    expect((await admin.get(`/samverkansorganisationer/${id}`)).status).toBe(200);
    expect((await admin.get(path)).status).toBe(404);
    expect((await admin.get(`/samverkansorganisationer/${id}/historik`)).status).toBe(404);
    const egna = formularet((await admin.get(hanteraSida(eget))).text, hanteraSida(eget));
    for (const gor of ['spara', 'utkast', 'kasta', 'valj-kommuner'])
      expect((await admin.postRaw(path, { ...egna, beskrivning: 'Min', gor })).status).toBe(404);
    expect(await lagrat(hus, id)).toEqual(fore);
  });
});

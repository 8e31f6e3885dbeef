import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sql } from '../../src/db/db.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { doldaFalt } from '../support/klient.ts';
import { terminal, type Terminal } from '../support/terminal.ts';
import { cast } from '../support/varld.ts';
import { loggaIn, losenord, medLosenord, senasteKod } from '../inloggning/stod.ts';

let hus: Testhus;
let terminalen: Terminal;
beforeAll(async () => {
  hus = await testhus();
  terminalen = terminal(hus);
});
afterAll(async () => {
  await hus.close();
  terminalen.close();
});

const kor = (...args: string[]) => terminalen.kor('anvandare', ...args);

const nummer = '199107072382';
const person = ['--personnummer', nummer, '--fornamn', 'Ulla', '--efternamn', 'Ulvsson'];
const kontakt = ['--epost', 'ulla@example.invalid', '--mobil', '070-174 06 10'];
const skapa = (...rest: string[]) => kor('skapa', ...person, ...kontakt, ...rest);
const kodUr = (ut: string) => /[A-Z2-9]{4}(-[A-Z2-9]{4}){3}/.exec(ut)?.[0] ?? '';

describe('npm run anvandare', () => {
  it.each([
    ['Arbetsgivaren finns inte', ['--arbetsgivare', 'Ingenstans', '--roll', 'susrapport']],
    [
      'Insatsen i --insats finns inte',
      ['--arbetsgivare', 'Testköpings kommun', '--roll', 'deltagaransvarig', '--insats', 'Finns inte'],
    ],
    [
      '--insats hör till rollen',
      ['--arbetsgivare', 'Testköpings kommun', '--roll', 'susrapport', '--insats', 'Steget'],
    ],
  ])('says what to do instead, and stores nothing: %s', async (text, rest) => {
    const { kod, ut } = await skapa(...rest);
    expect(ut).toContain(text);
    expect(kod).toBe(1);
    expect(ut).not.toContain(nummer);
    expect(await hus.db.run(sql`select from auth.anvandare where fornamn = 'Ulla'`)).toBe(0);
  });

  it('makes an account with roles and uppdrag that the person activates and signs in with', async () => {
    const { ut } = await skapa(
      ...[
        '--arbetsgivare',
        'testköpings KOMMUN',
        '--roll',
        'deltagaransvarig',
        '--insats',
        'Provdalen/Steget',
      ],
    );
    expect(ut).toContain('/aktivera');
    expect(ut).toMatch(/senast \d+ \w+ \d{4} klockan/);
    const klient = await hus.som();
    const aktiverat = await klient.skicka('/aktivera', {
      ...{ personnummer: nummer, aktiveringskod: kodUr(ut) },
      ...{ nytt_losenord: losenord, upprepa: losenord },
    });
    expect(aktiverat.status).toBe(303);
    await klient.skicka('/logga-in', { personnummer: nummer, losenord });
    expect(hus.rattar.skickade.at(-1)?.mobil).toBe('+46701740610');
    expect((await klient.skicka('/logga-in/kod', { kod: senasteKod(hus) })).headers['location']).toBe('/');
    const { roller, insats, handelse } = await hus.db.one(
      z.object({ roller: z.string(), insats: z.string(), handelse: z.string() }),
      sql`
      select string_agg(r.roll, ',' order by r.roll) as roller, min(i.namn) as insats, a.epost as handelse
      from auth.anvandare a
      join auth.anvandare_roll r on r.anvandare_id = a.id
      left join auth.uppdrag u on u.roll_id = r.id
      left join verksamhet.insats i on i.id = u.insats_id
      where a.fornamn = 'Ulla' group by a.epost`,
    );
    expect([roller, insats, handelse]).toEqual([
      'deltagaransvarig,susrapport',
      'Steget',
      'ulla@example.invalid',
    ]);
    expect((await skapa('--arbetsgivare', 'Testköpings kommun', '--roll', 'susrapport')).ut).toContain(
      'Det finns redan ett konto',
    );
  });

  it('lays up an employer that is new, and the first superadministratör with it', async () => {
    const { kod } = await kor(
      ...[
        'skapa',
        '--personnummer',
        '199207072381',
        '--fornamn',
        'Sven',
        '--efternamn',
        'Svensk',
        ...kontakt,
      ],
      ...['--arbetsgivare', 'Kassan Prov', '--organisationstyp', 'stat', '--forsakringskassan'],
      ...['--roll', 'superadministrator'],
    );
    expect(kod).toBe(0);
  });

  it('V6.4.6 gives a new code and kills the old one, and ends an account whose sessions are refused at once', async () => {
    await medLosenord(hus, 'bo');
    const [bo] = await loggaIn(hus, 'bo');
    const forsta = kodUr((await kor('aktivera', '--personnummer', cast.bo.nummer)).ut);
    const andra = kodUr((await kor('aktivera', '--personnummer', cast.bo.nummer)).ut);
    expect(new Set([forsta, andra, '']).size).toBe(3);
    const klient = await hus.som();
    const falt = {
      ...doldaFalt((await klient.get('/aktivera')).text, '/aktivera'),
      ...{ personnummer: cast.bo.nummer, nytt_losenord: losenord, upprepa: losenord },
    };
    expect((await klient.postRaw('/aktivera', { ...falt, aktiveringskod: forsta })).status).toBe(422);
    expect((await bo.get('/konto')).status).toBe(200);
    expect((await kor('avsluta', '--personnummer', cast.bo.nummer)).ut).toContain('Kontot är avslutat');
    expect((await bo.get('/konto')).status).toBe(303);
    expect((await klient.postRaw('/aktivera', { ...falt, aktiveringskod: andra })).status).toBe(422);
    expect(
      await hus.db.run(
        sql`select from auth.uppdrag where anvandare_id = ${hus.varld.anvandare.bo} and avslutat_at is null`,
      ),
    ).toBe(0);
    expect((await kor('avsluta', '--personnummer', cast.bo.nummer)).ut).toContain('inget öppet konto');
  });

  it('names every fault of the options at once, and how it is used', async () => {
    const { kod, ut } = await kor('skapa', '--roll', 'kung', '--mobil', '112');
    expect(kod).toBe(1);
    for (const text of ['--personnummer måste anges', '--roll ska vara någon av', '--mobil ska vara'])
      expect(ut).toContain(text);
    // A behörig beställare is registered with an överenskommelse, never by an import.
    expect((await kor('skapa', '--roll', 'bestallare')).ut).toContain('--roll ska vara någon av');
    expect((await kor('hej')).ut).toContain('Så här används kommandot');
    expect((await kor('skapa', '--hemligt', nummer)).ut).not.toContain(nummer);
  });
});

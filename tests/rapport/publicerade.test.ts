import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withClient } from '../../src/db/client.ts';
import type { Matning } from '../../src/deltagande/deltagande.rules.ts';
import { listDeltagandenForPerson } from '../../src/deltagande/deltagande.service.ts';
import { registreraIn } from '../../src/registrering/inregistrering.service.ts';
import { registreraUt } from '../../src/registrering/utregistrering.service.ts';
import { hamtaStyrdata } from '../../src/styrdata/styrdata.service.ts';
import { registreraVolym } from '../../src/volym/volym.service.ts';
import { geUppdrag } from '../registrering/stod.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { testnummer } from '../support/registrering.ts';
import { actorFor, del, nyOrganisation, omfattningen, rapport, tabell } from './stod.ts';

let hus: Testhus;
beforeAll(async () => {
  hus = await testhus();
});
afterAll(() => hus.close());

const dag = (n: number) => new Date(Date.UTC(1960, 0, 1 + n)).toISOString().slice(0, 10).replaceAll('-', '');
/** As many persons as asked for, first the women; nobody twice. */
const personer = (kvinnor: number, man: number): string[] =>
  Array.from({ length: kvinnor + man }, (_, n) => testnummer(dag(n), n < kvinnor ? 990 : 991));

/** A stay as the deltagaransvarig knows it; what is not said is the same for all. */
interface Vistelse {
  readonly insatsId: string;
  readonly personnummer: string;
  readonly startdag: string;
  readonly avslutningsdag: string | null;
  readonly efter?: Partial<Matning>;
}

const svar: Matning = { forsorjning: ['sjukpenning'], arbetssokande: false, arbete: null, studier: null };
const kontext = (vem: 'anna' | 'ivar') => ({ hus: hus.hus, actor: actorFor(hus, vem) });
/** Registers on the day itself, as Anna does: the clock stands there. */
const den = (dagen: string) => {
  hus.rattar.nu = new Date(`${dagen}T12:00:00Z`);
};

const registrera = async ({ insatsId, personnummer, startdag }: Vistelse): Promise<void> => {
  const { utbildningsniva } = (await hamtaStyrdata(hus.db)).listor;
  const sparat = await registreraIn(
    kontext('anna'),
    {
      ...{ id: randomUUID(), anvandareId: hus.varld.anvandare.anna, insatsId, personnummer },
      ...{ kalla: 'folkbokforing', namn: 'Prov Provsson', kommunKod: '1980', at: 0 },
    },
    {
      nyckel: randomUUID(),
      inregistrering: {
        ...{ samtyckeDatum: startdag, startdag, stadsdelKod: null },
        inmatning: { ...svar, utbildningsnivaKod: 'gymnasieskola', forsorjningAr: 3 },
      },
      ...{ bekrafta: '', utbildningsniva },
    },
    { namn: '', kommunKod: '' },
  );
  expect(sparat.ok).toBe(true);
};

const avsluta = async ({ insatsId, personnummer, avslutningsdag, efter }: Vistelse): Promise<void> => {
  const [deltagande] = await hus.db.transaction(actorFor(hus, 'anna'), (tx) =>
    listDeltagandenForPerson(tx, hus.hus.nycklar, insatsId, personnummer),
  );
  const sparat = await registreraUt(kontext('anna'), deltagande?.id ?? '', {
    ...{ nyckel: randomUUID(), version: 1, skal: '' },
    utregistrering: {
      avslutningsdag: avslutningsdag ?? '',
      avslutsanledningKod: 'enligt_plan',
      utmatning: { ...svar, ...efter },
    },
  });
  expect(sparat.ok).toBe(true);
};

/** Everybody in and out through the application, day by day, eight at a time. */
const genomSus = async (vistelser: readonly Vistelse[]): Promise<void> => {
  const gor = async (dagen: string, de: readonly Vistelse[], vad: (v: Vistelse) => Promise<void>) => {
    den(dagen);
    for (let i = 0; i < de.length; i += 8) await Promise.all(de.slice(i, i + 8).map(vad));
  };
  const dagar = new Set(vistelser.flatMap((v) => [v.startdag, v.avslutningsdag ?? v.startdag]));
  for (const dagen of [...dagar].sort()) {
    await gor(
      dagen,
      vistelser.filter(({ startdag }) => startdag === dagen),
      registrera,
    );
    await gor(
      dagen,
      vistelser.filter(({ avslutningsdag }) => avslutningsdag === dagen),
      avsluta,
    );
  }
  hus.rattar.nu = new Date();
};

describe('published figures, from what was registered through the application', () => {
  it('Västerås 2019: 173 took part in two insatser, 112 new and 91 ended, so 61 carried in and 82 left; 361 counted', async () => {
    const { id, insatser } = await nyOrganisation(hus, 'Västerås', ['1980'], ['Ett', 'Två', 'Volym']);
    const [, , volym = ''] = insatser;
    for (const insats of insatser.slice(0, 2)) await geUppdrag(hus, 'anna', insats);
    await withClient(hus.databas.adminUrl, async (client) => {
      await client.query("update verksamhet.insats set deltagarregistrering = 'endast_antal' where id = $1", [
        volym,
      ]);
      await client.query(
        `insert into auth.uppdrag (roll_id, anvandare_id, roll, samverkansorganisation_id, fran_datum)
         select id, anvandare_id, roll, $2, '2015-01-01' from auth.anvandare_roll where anvandare_id = $1 and roll = 'insatsansvarig'`,
        [hus.varld.anvandare.ivar, id],
      );
    });
    await genomSus(
      personer(90, 83).map((personnummer, n) => ({
        insatsId: insatser[n % 2] ?? '',
        personnummer,
        startdag: n < 61 ? '2018-10-01' : '2019-03-01',
        // The first 40 of those carried in and 51 of the new ended; the others went on into 2020.
        avslutningsdag: n < 40 || n >= 122 ? '2019-11-15' : null,
      })),
    );
    den('2019-12-01');
    const raknade = { ar: 2019, antal: 361, kvinnor: null, man: null, anteckning: 'Årets konferenser' };
    const inskick = { nyckel: randomUUID(), insatsId: volym, sida: `/insatser/${volym}` };
    expect((await registreraVolym(kontext('ivar'), inskick, raknade)).ok).toBe(true);
    hus.rattar.nu = new Date();
    const i = (fran: string, till: string) =>
      rapport(hus, 'rut', {
        typ: 'insatsrapport',
        delar: ['a'],
        plats: { niva: 'samverkansorganisation', idn: [id] },
        period: { fran, till },
        kon: false,
        variabler: ['aktuella', 'paborjade', 'avslutade', 'volym'],
      }).then((r) => tabell(del(r, 'a'))['Alla insatser']);
    expect(await i('2019-01', '2019-12')).toBe('173 112 91 361');
    // 61 carried in: on in 2018. 82 left: on in 2020.
    expect((await i('2018-01', '2018-12'))?.split(' ')[0]).toBe('61');
    expect((await i('2020-01', '2020-12'))?.split(' ')[0]).toBe('82');
  });

  it('one förbund 2022: 97 women and 86 men are 183; 127 ended, 52 of them to work or study: 40.9 %', async () => {
    const { id, insatser } = await nyOrganisation(hus, 'Förbundet 2022', ['0580'], ['Ensam']);
    const [insatsId = ''] = insatser;
    await geUppdrag(hus, 'anna', insatsId);
    await genomSus(
      personer(97, 86).map((personnummer, n) => ({
        ...{ insatsId, personnummer, startdag: '2022-02-01' },
        avslutningsdag: n < 127 ? '2022-12-01' : null,
        // 30 to work, 22 to study.
        efter: {
          arbete: n < 30 ? { omfattning: 50, arbetstypKod: 'utan_subvention' } : null,
          studier: n >= 97 && n < 119 ? { omfattning: 100 } : null,
        },
      })),
    );
    const r = await rapport(hus, 'rut', {
      typ: 'standardrapport',
      delar: ['c'],
      plats: { niva: 'samverkansorganisation', idn: [id] },
      period: { fran: '2022-01', till: '2022-12' },
    });
    expect(omfattningen(r)).toMatchObject({ 'Påbörjade deltaganden': '183', 'Avslutade deltaganden': '127' });
    expect(tabell(del(r, 'c'))['Arbetar eller studerar, eller båda']).toBe('30 22 52 30.9 73.3 40.9');
    expect(tabell(del(r, 'c'))['Avslutade deltaganden']).toBe('97 30 127 100 100 100');
  });
});

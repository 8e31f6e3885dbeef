import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { provaUtnamning, type Utnamningshinder } from '../../src/handlaggare/handlaggare.rules.ts';
import type { Behorighetsroll } from '../../src/behorighet/behorighet.rules.ts';
import { plats, senare } from '../bekraftelse/stod.ts';
import { felen } from '../registrering/sida.ts';
import { bild, fraga, oppnaHus, spart } from '../registrering/stod.ts';
import { nollstallGranser } from '../support/spar.ts';
import type { Testhus } from '../support/hus.ts';
import { doldaFalt, type Klient } from '../support/klient.ts';
import { lastText } from '../support/tabell.ts';
import { htmlFaults } from '../web/html.ts';
import { taRatten, utse } from './stod.ts';

let hus: Testhus;
let sia: Klient;
beforeAll(async () => {
  hus = await oppnaHus();
  sia = await hus.som('sia');
});
beforeEach(() => nollstallGranser(hus));
afterAll(() => hus.close());

const sida = '/registerhandlaggare';
const avslut = (id: string) => `${sida}/${id}/avslut`;

describe('who may be handläggare av registerutdrag', () => {
  const fall: readonly (readonly [Behorighetsroll[], boolean, boolean, Utnamningshinder | null])[] = [
    [[], false, false, null],
    [['deltagaransvarig', 'susrapport'], false, false, null],
    [['insatsansvarig'], false, false, null],
    [['superadministrator'], false, false, 'superadministrator'],
    [['superadministrator'], true, false, 'sig_sjalv'],
    [['samverkansadministrator'], false, false, 'styrning'],
    [['bestallare'], false, false, 'styrning'],
    [['susrapport'], false, true, 'samordningsforbund'],
    [['registerhandlaggare'], false, false, 'redan'],
  ];
  it.each(fall)('%s, oneself %s, förbund %s: %s', (roller, arSigSjalv, samordningsforbund, hinder) => {
    expect(provaUtnamning({ roller, arSigSjalv, samordningsforbund })).toBe(hinder);
  });
});

describe('a superadministratör', () => {
  it('appoints a user, who gets the pages at once, and takes the right away again', async () => {
    const nore = await hus.som('noll');
    expect((await nore.get('/registerutdrag')).status).toBe(403);
    const utsedd = await sia.folj(await sia.skicka(sida, { epost: 'NOLL@example.invalid' }));
    expect(lastText(utsedd.text)).toContain('Handläggaren är utsedd');
    expect(lastText(utsedd.text)).toContain('Nore Nollberg');
    expect(await htmlFaults(utsedd.text)).toEqual([]);
    expect((await nore.get('/registerutdrag')).status).toBe(200);
    const bort = await sia.skicka(sida, {}, avslut(hus.varld.anvandare.noll));
    expect(lastText((await sia.folj(bort)).text)).toContain('Handläggaren är borttagen');
    expect((await nore.get('/registerutdrag')).status).toBe(403);
    expect(await spart(hus, 'registerhandlaggare_utsedd')).toEqual(['ok']);
    expect(await spart(hus, 'registerhandlaggare_avslutad')).toEqual(['ok']);
  });

  it.each([
    ['sia', 'Du kan inte utse dig själv'],
    ['sam', 'samverkansadministratör eller beställare'],
    ['ivar', 'anställd av ett samordningsförbund'],
    ['ingen', 'Kontrollera e-postadressen'],
  ])('C32 cannot appoint %s, and the attempt is written', async (vem, text) => {
    const fore = await bild(hus);
    const nekade = async () =>
      (await spart(hus, 'registerhandlaggare_utsedd')).filter((rad) => rad.startsWith('nekad'));
    const skrivna = await nekade();
    const svar = await sia.skicka(sida, { epost: `${vem}@example.invalid` });
    expect([svar.status, felen(svar.text)['epost']]).toEqual([422, expect.stringContaining(text)]);
    expect(await bild(hus)).toEqual(fore);
    expect(await nekade()).toHaveLength(skrivna.length + 1);
  });

  it('takes nothing from one who does not have it', async () => {
    const { _csrf = '' } = doldaFalt((await sia.get(sida)).text, sida);
    const nyckel = '11111111-1111-4111-8111-111111111111';
    expect((await sia.postRaw(avslut(hus.varld.anvandare.rut), { _csrf, nyckel })).status).toBe(404);
  });

  it('V7.5.3 shows anew who they are before appointing or dismissing anybody', async () => {
    await utse(hus, 'noll');
    const falt = doldaFalt((await sia.get(sida)).text, sida);
    const fore = hus.rattar.nu;
    senare(hus);
    const forsok = [
      await sia.postRaw(sida, { ...falt, epost: 'rut@example.invalid' }),
      await sia.postRaw(avslut(hus.varld.anvandare.noll), falt),
    ];
    for (const svar of forsok) expect(plats(svar)).toContain('/konto/bekrafta?');
    hus.rattar.nu = fore;
    expect((await (await hus.som('noll')).get('/registerutdrag')).status).toBe(200);
    await taRatten(hus, 'noll');
  });
});

it('an order of other roles leaves the right alone, and none makes a handläggare superadministratör', async () => {
  await utse(hus, 'rut');
  const rut = hus.varld.anvandare.rut;
  const { sattRoller } = await import('../../src/anvandare/konto.service.ts');
  await hus.hus.db.transaction({ begaranId: '', kalla: '' }, (tx) =>
    sattRoller(tx, rut, ['insatsansvarig'], new Date()),
  );
  const roller = await fraga<{ roll: string }>(
    hus,
    'select roll from auth.anvandare_roll where anvandare_id = $1 and avslutad_at is null order by roll',
    [rut],
  );
  expect(roller.map(({ roll }) => roll)).toEqual(['insatsansvarig', 'registerhandlaggare', 'susrapport']);
  await expect(
    hus.hus.db.transaction({ begaranId: '', kalla: '' }, (tx) =>
      sattRoller(tx, rut, ['superadministrator'], new Date()),
    ),
  ).rejects.toMatchObject({ constraint: 'roll_utsedd_utser_inte' });
  await taRatten(hus, 'rut');
});

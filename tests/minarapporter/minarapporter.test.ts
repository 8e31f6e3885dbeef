import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testhus, type Testhus } from '../support/hus.ts';
import { spar } from '../support/spar.ts';
import { htmlFaults } from '../web/html.ts';
import { laggSparat, rapportfraga } from './stod.ts';

let hus: Testhus;
beforeAll(async () => {
  hus = await testhus();
});
afterAll(() => hus.close());

const nytt = `/rapporter/mina/nytt?${rapportfraga}`;
const lista = async (vem: 'rut' | 'bo' | 'sam' | 'ivar') =>
  (await (await hus.som(vem)).get('/rapporter/mina')).text;

describe('"Mina rapporter"', () => {
  it('is empty at first, and says how it is filled', async () => {
    const text = await lista('bo');
    expect(text).toContain('Du har inga sparade rapporter');
    expect(await htmlFaults(text)).toEqual([]);
  });

  it('saves the selection of a report under a name, once, and opens it again', async () => {
    const rut = await hus.som('rut');
    const form = await rut.get(nytt);
    expect(form.text).toContain('value="Deltagarrapport 2024"');
    expect(await htmlFaults(form.text)).toEqual([]);
    const svar = await rut.skicka(nytt, { namn: 'Ålder i riket' }, '/rapporter/mina/nytt');
    expect(svar.status).toBe(303);
    const sida = await rut.folj(svar);
    expect(sida.text).toContain('Urvalet är sparat.');
    expect(sida.text).toContain(
      `href="/rapporter/rapport?${rapportfraga.replaceAll('&', '&amp;')}">Ålder i riket</a>`,
    );
    expect(await htmlFaults(sida.text)).toEqual([]);
    expect((await spar(hus, 'rapporturval_sparat')).length).toBe(1);
  });

  it('is led to from the report', async () => {
    const { text } = await (await hus.som('rut')).get(`/rapporter/rapport?${rapportfraga}`);
    expect(text).toContain(`href="${nytt.replaceAll('&', '&amp;')}"`);
  });

  it('C31 C1 belongs to one user: nobody else sees, opens, renames or removes it', async () => {
    const id = await laggSparat(hus, 'rut', { namn: 'Ruts egen' });
    expect(await lista('sam')).not.toContain('Ruts egen');
    const sam = await hus.som('sam');
    for (const path of [`/rapporter/mina/${id}`, `/rapporter/mina/${id}/borttagning`])
      expect((await sam.get(path)).status).toBe(404);
    const egen = await laggSparat(hus, 'sam', { namn: 'Sams egen' });
    const svar = await sam.skicka(`/rapporter/mina/${egen}`, { namn: 'Tagen' });
    expect(svar.status).toBe(303);
    expect(await lista('rut')).toContain('Ruts egen');
  });

  it('takes another name', async () => {
    const id = await laggSparat(hus, 'ivar', { namn: 'Gammalt' });
    const ivar = await hus.som('ivar');
    const svar = await ivar.skicka(`/rapporter/mina/${id}`, { namn: ' Nytt namn ' });
    expect((await ivar.folj(svar)).text).toContain('Namnet är ändrat.');
    expect(await lista('ivar')).toContain('>Nytt namn</a>');
  });

  it('goes away after a question, and can then not be found', async () => {
    const id = await laggSparat(hus, 'ivar', { namn: 'Bort' });
    const ivar = await hus.som('ivar');
    const fragan = await ivar.get(`/rapporter/mina/${id}/borttagning`);
    expect(fragan.text).toContain('Urvalet försvinner ur Mina rapporter.');
    expect(await htmlFaults(fragan.text)).toEqual([]);
    const svar = await ivar.skicka(`/rapporter/mina/${id}/borttagning`, {});
    expect((await ivar.folj(svar)).text).toContain('Urvalet är borttaget.');
    expect((await ivar.get(`/rapporter/mina/${id}`)).status).toBe(404);
  });

  it.each([
    ['no name', '', 'Skriv ett namn på urvalet'],
    ['only blanks', '   ', 'Skriv ett namn på urvalet'],
    ['a long name', 'x'.repeat(101), 'Korta texten till högst 100 tecken'],
    ['a name that is taken', 'Upptaget', 'Skriv ett annat namn. Du har redan ett sparat urval som heter så.'],
  ])('refuses %s and says what to do', async (_vad, namn, text) => {
    const rut = await hus.som('rut');
    if (namn === 'Upptaget') await laggSparat(hus, 'rut', { namn });
    const svar = await rut.skicka(nytt, { namn }, '/rapporter/mina/nytt');
    expect(svar.status).toBe(422);
    expect(svar.text).toContain(text);
    expect(await htmlFaults(svar.text)).toEqual([]);
  });

  it('stores no selection that is none: what was sent leads to the selection page', async () => {
    const rut = await hus.som('rut');
    for (const urval of ['', 'typ=x', 'namn=Anna Annsson', `${rapportfraga}&del=zz`]) {
      const svar = await rut.skicka(nytt, { namn: 'Konstigt', urval }, '/rapporter/mina/nytt');
      expect([svar.status, svar.headers['location']]).toEqual([303, '/rapporter']);
    }
    expect(await lista('rut')).not.toContain('Konstigt');
  });

  it('keeps the name when the page had been open for too long', async () => {
    const rut = await hus.som('rut');
    await rut.get(nytt);
    const svar = await rut.postRaw('/rapporter/mina/nytt', {
      namn: 'Kvar',
      urval: rapportfraga,
      _csrf: 'gammalt',
    });
    const sida = await rut.folj(svar);
    expect(sida.text).toContain('value="Kvar"');
  });

  it('shows one whose selection cannot be read any longer as something to choose anew', async () => {
    await laggSparat(hus, 'rut', {
      namn: 'Från framtiden',
      urval: 'typ=deltagarrapport&del=d&niva=riket&fran=2090-01&till=2090-02&kon=ja',
    });
    const text = await lista('rut');
    expect(text).toContain('Behöver väljas om');
  });
});

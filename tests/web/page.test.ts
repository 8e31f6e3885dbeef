import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { page } from '../../src/web/page.ts';
import { delar, visaDelar } from './delar.ts';
import { felIfylld, formular, visaFormular } from './formular.ts';
import { htmlFaults } from './html.ts';
import { disasRam, serveWith } from './ram.ts';

const tomtFormular = formular({ values: {}, errors: {} });

describe('a page in the full frame', () => {
  it('tells Disa who she is signed in as and where she is', async () => {
    const { text } = await request(serveWith((res) => visaFormular(res, tomtFormular))).get('/');
    expect(text).toContain('<a class="vem__namn" href="/konto">Disa Demosson</a>');
    expect(text).toContain('Deltagaransvarig, Exempelstads kommun');
    expect(text).toContain('<a href="/registrera" aria-current="page">Registrera deltagare</a>');
    expect(text).toContain('<details open><summary>Deltagande');
    expect(text).toContain('<title>Registrera deltagare, Vägen vidare – SUS</title>');
  });

  it('says Fel first in the title and the status when something is to be corrected', async () => {
    const res = await request(serveWith((r) => visaFormular(r, formular(felIfylld), 422))).get('/');
    expect(res.status).toBe(422);
    expect(res.text).toContain('<title>Fel: Registrera deltagare, Vägen vidare – SUS</title>');
  });

  it('carries the CSRF token and the idempotency key in the form', async () => {
    const { text } = await request(serveWith((res) => visaFormular(res, tomtFormular))).get('/');
    expect(text.match(/name="_csrf" value="token-1"/g)).toHaveLength(2);
    expect(text).toContain('<input type="hidden" name="nyckel" value="1f0c">');
  });

  it('stands without menu and with a way to sign in when nothing is known about the visitor', async () => {
    const { text } = await request(serveWith((res) => visaFormular(res, tomtFormular), null)).get('/');
    expect(text).not.toContain('class="meny"');
    expect(text).not.toContain('_csrf');
    expect(text).toContain('href="/logga-in"');
  });

  it('shows the banner of a test environment and planned downtime on every page', async () => {
    const ram = { ...disasRam, miljoBanner: 'Testmiljö', driftmeddelande: 'Underhåll på söndag' };
    const { text } = await request(serveWith((res) => visaFormular(res, tomtFormular), ram)).get('/');
    expect(text).toContain('<p class="miljobanner">Testmiljö</p>');
    expect(text).toContain('Underhåll på söndag');
  });

  it('V1.2.1 C12 writes what people typed as text, never as markup', async () => {
    const elakt = '"><script>alert(1)</script>';
    const form = { values: { personnummer: elakt, skal: '</textarea><b>' }, errors: { startdag: elakt } };
    const { text } = await request(
      serveWith((res) => visaFormular(res, { ...formular(form), titel: elakt })),
    ).get('/');
    expect(text.match(/<script/g)).toHaveLength(1);
    expect(text).not.toContain('</textarea><b>');
  });

  it.each([
    ['an empty form', () => serveWith((res) => visaFormular(res, tomtFormular))],
    ['a form with five faults', () => serveWith((res) => visaFormular(res, formular(felIfylld), 422))],
    ['all parts of a page', () => serveWith((res) => visaDelar(res, delar))],
    ['a page of a stranger', () => serveWith((res) => visaDelar(res, delar), null)],
  ])('is valid HTML: %s', async (_what, server) => {
    const { text } = await request(server()).get('/');
    expect(await htmlFaults(text)).toEqual([]);
  });
});

describe('a view', () => {
  const visaNyfiken = page('../tests/web/sidor/nyfiken');

  it('sees the model and the frame, and nothing that lies in app.locals or res.locals', async () => {
    const server = serveWith((res) => {
      res.app.locals['nycklar'] = 'hemlig';
      res.locals['actor'] = 'hemlig';
      visaNyfiken(res, { titel: 'Nyfiken' });
    });
    const { text } = await request(server).get('/');
    expect(text).toContain('<p>undefined undefined undefined Nyfiken</p>');
  });

  it('V1.3.7 C16 is not picked by what a person sends, and its options are not either', async () => {
    const server = serveWith((res) => visaFormular(res, tomtFormular));
    const asked = await request(server)
      .get('/')
      .query({ view: 'fel', 'settings[view options][escape]': 'x', delimiter: '?' });
    expect(asked.text).toBe((await request(server).get('/')).text);
  });

  it('with a fault in it is an error of the request, not the end of the process', async () => {
    const visaTrasig = page('finns-inte');
    const { status } = await request(serveWith((res) => visaTrasig(res, { titel: 'Trasig' }))).get('/');
    expect(status).toBe(500);
  });
});

describe('a page in the sign-in shell', () => {
  const visaInlogg = page('../tests/web/sidor/inlogg', 'layout-inlogg');
  const ram = { ...disasRam, actor: null, meny: [], driftmeddelande: 'Planerat underhåll söndag' };

  it('has step, heading, errors and downtime, and is valid HTML', async () => {
    const fel = {
      rubrik: 'Rätta 1 uppgift',
      ingress: 'Skriv igen.',
      fel: [{ id: 'kod', text: 'Skriv koden' }],
    };
    const model = { titel: 'Skriv engångskoden', rubrik: 'Skriv engångskoden', steg: 'Steg 2 av 2', fel };
    const { text } = await request(serveWith((res) => visaInlogg(res, model), ram)).get('/');
    expect(text).toContain('<p class="svag liten">Steg 2 av 2</p>');
    expect(text).toContain('<h1>Skriv engångskoden</h1>');
    expect(text).toContain('<a href="#kod">Skriv koden</a>');
    expect(text).toContain('<p class="inlogg__drift">Planerat underhåll söndag</p>');
    expect(await htmlFaults(text)).toEqual([]);
  });
});

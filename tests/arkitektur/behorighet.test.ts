import { expect, it } from 'vitest';
import { pino } from 'pino';
import { allRoutes } from '../../src/rutter.ts';
import { bankidFor } from '../../src/bankid/anslutning.service.ts';
import { oidcklient } from '../../src/oidc/klient.service.ts';
import { testhus } from '../support/hus.ts';

const ingen = { url: 'http://127.0.0.1:9', certifikat: null, simulator: true };
const ja = (svar: boolean) => (svar ? 'ja' : '');

it('V8.1.1 V8.1.2 keeps docs/behorighet.md a true list of who may do what (renew it with: npx vitest run tests/arkitektur -u)', async () => {
  // With all that the demo has: its BankID too, which no question of this test reaches.
  const bankid = bankidFor({ miljo: 'demo', bankid: ingen }, pino({ level: 'silent' }));
  const oidc = oidcklient({ adress: ingen.url, leverantorer: [] }, { logga: () => undefined });
  const test = await testhus((hus) => ({ ...hus, bankid, oidc }));
  const rader = allRoutes(test.hus).map(({ method, path, access, andrar, visarPerson }) => {
    const vem = typeof access === 'string' ? access : access.join(', ');
    return `| ${method.toUpperCase()} | \`${path}\` | ${vem} | ${ja(andrar)} | ${ja(visarPerson)} |`;
  });
  await test.close();
  const text = [
    '# Behörighet',
    '',
    'Vem som får öppna vilken sida i demon. Listan skrivs av ett test, ur de vägar som programmet har.',
    '',
    '| metod | väg | vem | ändrar | visar person |',
    '|---|---|---|---|---|',
    ...rader,
  ];
  await expect(`${text.join('\n')}\n`).toMatchFileSnapshot('../../docs/behorighet.md');
});

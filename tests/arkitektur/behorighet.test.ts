import { expect, it } from 'vitest';
import { allRoutes } from '../../src/app.ts';
import { testhus } from '../support/hus.ts';

const ja = (svar: boolean) => (svar ? 'ja' : '');

it('keeps docs/behorighet.md a true list of who may do what (renew it with: npx vitest run tests/arkitektur -u)', async () => {
  const test = await testhus();
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

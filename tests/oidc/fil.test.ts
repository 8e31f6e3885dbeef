import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { oidcFaults, readOidc } from '../../src/leverantorer.ts';
import { parseSettings } from '../../src/settings.ts';

let mapp: string;
beforeAll(() => {
  mapp = mkdtempSync(join(tmpdir(), 'sus-oidc-'));
});
afterAll(() => rmSync(mapp, { recursive: true, force: true }));

const leverantor = {
  id: 'exempel',
  namn: 'Exempelkommuns kommun',
  issuer: 'https://login.example',
  klientId: 'sus',
  klientHemlighet: 'x7Kq2mVn9Rt4Wz8L',
  acr: ['loa3'],
  personnummer: 'pnr',
  arbetsgivare: ['2120000142'],
};
const bra = { adress: 'https://sus.example', leverantorer: [leverantor] };
const medFil = (innehall: unknown, lage = 0o600) => {
  const path = join(mapp, 'oidc.json');
  writeFileSync(path, typeof innehall === 'string' ? innehall : JSON.stringify(innehall));
  chmodSync(path, lage);
  return parseSettings({ OIDC_FIL: path }).settings;
};

describe('the file of identity providers', () => {
  it('is read as it stands, and need not be there', () => {
    expect(oidcFaults(medFil(bra))).toEqual([]);
    expect(readOidc(medFil(bra))).toEqual(bra);
    expect(readOidc(parseSettings({}).settings)).toBeNull();
  });

  it('is refused when others may read its secrets', () => {
    expect(oidcFaults(medFil(bra, 0o644))[0]?.[1]).toContain('filläge 0600');
  });

  it.each([
    ['no JSON', 'x', 'går att läsa'],
    [
      'a plain address',
      { ...bra, leverantorer: [{ ...leverantor, issuer: 'http://login.example' }] },
      'issuer',
    ],
    ['an address with a path', { ...bra, adress: 'https://sus.example/sus' }, 'adress'],
    ['no assurance', { ...bra, leverantorer: [{ ...leverantor, acr: [] }] }, 'acr'],
    ['no employer', { ...bra, leverantorer: [{ ...leverantor, arbetsgivare: [] }] }, 'arbetsgivare'],
    ['one id twice', { ...bra, leverantorer: [leverantor, leverantor] }, 'id'],
    ['a misspelt field', { ...bra, leverantorer: [{ ...leverantor, akr: ['x'] }] }, 'leverantorer'],
  ])('with %s names the field, never what it holds', (_vad, innehall, falt) => {
    const [fel] = oidcFaults(medFil(innehall));
    expect(fel?.[1]).toContain(falt);
    expect(fel?.[1]).not.toContain('x7Kq2mVn9Rt4Wz8L');
  });
});

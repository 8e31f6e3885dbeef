import { describe, expect, it } from 'vitest';
import { heltOrganisationsnummer, parseOrganisationsnummer } from '../../src/shared/organisationsnummer.ts';

describe('organisationsnummer', () => {
  it.each([
    ['212000-0142', '2120000142'],
    ['2120000142', '2120000142'],
    [' 212000-0142 ', '2120000142'],
    ['16212000-0142', '2120000142'],
  ])('reads %s', (text, value) => {
    expect(parseOrganisationsnummer(text)).toEqual({ ok: true, value });
    expect(heltOrganisationsnummer(value)).toBe('212000-0142');
  });

  it.each([
    ['', 'form'],
    ['212000-014', 'form'],
    ['212000-01422', 'form'],
    ['212000 0142', 'form'],
    ['٢١٢٠٠٠٠١٤٢', 'form'],
    ['19212000-0142', 'form'],
    ['212000-0143', 'kontrollsiffra'],
    ['800101-2387', 'personnummer'],
  ])('refuses %s: %s', (text, error) => {
    expect(parseOrganisationsnummer(text)).toEqual({ ok: false, error });
  });
});

import personnummer from 'personnummer';
import { describe, expect, it } from 'vitest';
import { demoregister, findDemoperson, type Demoslag } from '../../src/folkbokforing/demoregister.rules.ts';
import { folkbokforingFor } from '../../src/folkbokforing/folkbokforing.service.ts';
import { alderDen, isTestnummer, konAv, parsePersonnummer } from '../../src/shared/personnummer.ts';

// The package's types describe another module system than the one it is loaded by.
const { valid } = personnummer as unknown as { valid: (nummer: string) => boolean };
const register = folkbokforingFor({ miljo: 'demo', folkbokforingUrl: null });
const antal = (slag: Demoslag) => demoregister.filter((person) => person.slag === slag).length;
const iKommun = (kod: string) => demoregister.filter(({ kommunKod }) => kommunKod === kod).length;
const enSom = (slag: Demoslag) => demoregister.find((person) => person.slag === slag)!;

describe('the register of the demo', () => {
  it('has at least 240 persons, all with numbers and names of their own', () => {
    expect(demoregister.length).toBeGreaterThanOrEqual(240);
    expect(new Set(demoregister.map(({ personnummer }) => personnummer)).size).toBe(demoregister.length);
    expect(new Set(demoregister.map(({ namn }) => namn)).size).toBe(demoregister.length);
  });

  it('has nobody with a number that could be a living person’s', () => {
    expect(demoregister.filter(({ personnummer }) => !isTestnummer(personnummer))).toEqual([]);
  });

  it('has check digits that another library also finds right', () => {
    const nummer = demoregister.map((person) => person.personnummer);
    expect(nummer.filter((n) => !valid(n))).toEqual([]);
    expect(nummer.filter((n) => !parsePersonnummer(n, '2026-01-01', 'bara_testnummer').ok)).toEqual([]);
  });

  it('has some of each kind that a user can meet', () => {
    expect(antal('skyddad')).toBeGreaterThanOrEqual(5);
    expect(antal('avliden')).toBeGreaterThanOrEqual(5);
    expect(antal('utvandrad')).toBeGreaterThanOrEqual(5);
    expect(antal('samordningsnummer')).toBeGreaterThanOrEqual(10);
    expect(iKommun('0180')).toBeGreaterThanOrEqual(20);
    expect(iKommun('1480')).toBeGreaterThanOrEqual(20);
  });

  it('has people of working age, half of them women, and a few who are older', () => {
    const aldrar = demoregister.map(({ personnummer }) => alderDen(personnummer, '2026-06-30'));
    const iArbete = aldrar.filter((alder) => alder >= 17 && alder <= 64).length;
    expect(iArbete).toBeGreaterThan(demoregister.length - 15);
    expect(Math.min(...aldrar)).toBeGreaterThanOrEqual(17);
    expect(aldrar.filter((alder) => alder > 64).length).toBeGreaterThan(3);
    const kvinnor = demoregister.filter(({ personnummer }) => konAv(personnummer) === 'kvinna').length;
    expect(Math.abs(kvinnor / demoregister.length - 0.5)).toBeLessThan(0.05);
  });

  it('has free persons to try with in each of the ordinary kommuner', () => {
    const kommuner = new Set(demoregister.flatMap(({ kommunKod }) => kommunKod ?? []));
    for (const kod of kommuner) {
      expect(
        demoregister.filter((p) => p.kommunKod === kod && p.ledig && p.slag === 'vanlig').length,
      ).toBeGreaterThan(1);
    }
  });
});

describe('a look-up in the demo', () => {
  it('finds Tove, who stands in the help texts, with name and kommun', async () => {
    expect(await register.slaUpp('199006022397')).toEqual({
      svar: 'traff',
      person: { personnummer: '199006022397', namn: 'Tove Testsson', kommunKod: '2380' },
    });
  });

  it.each(['utvandrad', 'samordningsnummer'] as const)(
    'finds one who is %s, without kommun',
    async (slag) => {
      const { personnummer, namn } = enSom(slag);
      expect(await register.slaUpp(personnummer)).toEqual({
        svar: 'traff',
        person: { personnummer, namn, kommunKod: null },
      });
    },
  );

  it.each(['skyddad', 'avliden'] as const)(
    'says of one who is %s just what it says of nobody',
    async (slag) => {
      const okand = await register.slaUpp('197707072380');
      expect(await register.slaUpp(enSom(slag).personnummer)).toStrictEqual(okand);
      expect(okand).toStrictEqual({ svar: 'ingen_traff' });
    },
  );

  it('never lets the name of a protected person out of the register', () => {
    expect(findDemoperson(enSom('skyddad').personnummer)).toStrictEqual({ status: 'skyddad' });
  });
});

describe('without a register', () => {
  it.each(['test', 'produktion'] as const)(
    '%s has no invented persons: name and kommun are entered by hand',
    async (miljo) => {
      const ingen = folkbokforingFor({ miljo, folkbokforingUrl: null });
      expect(await ingen.slaUpp('199006022397')).toEqual({ svar: 'otillganglig' });
    },
  );
});

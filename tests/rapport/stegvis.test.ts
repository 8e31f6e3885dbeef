import { describe, expect, it } from 'vitest';
import { inTime } from '../../src/db/refused.ts';
import { iSteg } from '../../src/rapport/stegvis.service.ts';
import type { Stegvis } from '../../src/rapport/stegvis.rules.ts';
import { fail, ok } from '../../src/shared/result.ts';

describe('what is done in steps', () => {
  it('lets others be served between them', async () => {
    let serverad = false;
    setImmediate(() => {
      serverad = true;
    });
    const steg = function* (): Stegvis<string> {
      while (!serverad) yield;
      return 'klart';
    };
    expect(await iSteg(steg())).toBe('klart');
  });

  it('lets others be served as often when many are done side by side', async () => {
    const varv = { alla: 0 };
    let slut = false;
    const rakna = () => {
      varv.alla += 1;
      if (!slut) setImmediate(rakna);
    };
    setImmediate(rakna);
    let turer = 0;
    const steg = function* (): Stegvis<null> {
      for (let n = 0; n < 20; n += 1) {
        turer += 1;
        yield;
      }
      return null;
    };
    await Promise.all(Array.from({ length: 10 }, () => iSteg(steg(), { tur: 0, langst: 10_000 })));
    slut = true;
    // The first turn of each is its own; after that there is one in each round of the loop.
    expect(varv.alla).toBeGreaterThanOrEqual(turer - 20);
  });

  it('is broken off when it takes too long, and whoever asked is told so', async () => {
    let gjorda = 0;
    const utanSlut = function* (): Stegvis<string> {
      for (;;) {
        gjorda += 1;
        yield;
      }
    };
    const svar = await inTime('for_stor', async () => ok(await iSteg(utanSlut(), { tur: 1, langst: 5 })));
    expect(svar).toEqual(fail('for_stor'));
    expect(gjorda).toBeGreaterThan(1);
  });
});

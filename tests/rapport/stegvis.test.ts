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

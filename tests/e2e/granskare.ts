import type { Page } from '@playwright/test';
import { afterAll, beforeAll } from 'vitest';
import type { Flik } from '../support/webbhus.ts';
import { medKanarie, type Kanarie } from './kanarie.ts';
import { laggScen, type Scen, type Tittare } from './scen.ts';

/** Somebody who looks at page after page in a tab of their own. */
interface Granskare {
  readonly scen: () => Scen;
  /** What their browsers were sent. */
  readonly kanarie: Kanarie;
  readonly som: (vem: Tittare, gor: (page: Page) => Promise<void>) => Promise<void>;
}

/**
 * A scene for one test file, with a tab for each who looks.
 * @param fore what is done once in the scene before anybody looks
 */
export const granskare = (fore: (scen: Scen) => Promise<void> = () => Promise.resolve()): Granskare => {
  let scen: Scen;
  const flikar = new Map<Tittare, Promise<Flik>>();
  const kanarie: Kanarie = { yttre: [], sidor: [] };
  beforeAll(async () => {
    scen = await laggScen();
    await fore(scen);
  });
  afterAll(() => scen.hus.close());
  return {
    scen: () => scen,
    kanarie,
    som: async (vem, gor) => {
      const flik = flikar.get(vem) ?? scen.hus.flik({ cookies: scen.klient[vem].cookies });
      flikar.set(vem, flik);
      await (await flik).besok((page) => medKanarie(kanarie, vem, page, gor));
    },
  };
};

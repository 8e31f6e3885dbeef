import { expect, it, onTestFinished, vi } from 'vitest';
import { startBrowser } from '../support/webblasare.ts';
import { bygg, deltagare } from './bygga.ts';
import { forandra } from './forandra.ts';
import { seHistoriken } from './historiken.ts';
import { medSidorna, resenarer, type Resenarer } from './resenar.ts';
import { riktigtSus } from './riktigt.ts';

// Some two hundred pages, and the machine that runs it may be busy with other things.
vi.setConfig({ testTimeout: 300_000 });

const resan = async (vilka: Resenarer): Promise<void> => {
  await bygg(vilka);
  await forandra(vilka);
  await seHistoriken(vilka);
};

it('goes from an empty database to the first deltagare by clicking, and everything is changed, ended and told', async () => {
  const sus = await riktigtSus(deltagare);
  onTestFinished(() => sus.close());
  const browser = await startBrowser();
  onTestFinished(() => browser.close());
  const vilka = await resenarer(sus, browser);
  await resan(vilka).catch(medSidorna(Object.values(vilka)));
  expect(sus.fel()).toEqual([]);
});

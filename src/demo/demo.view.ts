import { page, type Page } from '../web/page.ts';
import type { Kolumn } from '../web/delar.ts';
import type { DemopersonAttProva } from './personer.rules.ts';

export const personerPath = '/demo/personer';

interface Personsida extends Page {
  readonly kolumner: readonly Kolumn[];
  readonly personer: readonly DemopersonAttProva[];
}
export const visaPersoner = page<Personsida>('demo/personer');

/** Numbers to type at Sök. Every one of them is invented, so they may stand in full. */
export const personerModel = (personer: readonly DemopersonAttProva[]): Personsida => ({
  titel: 'Personer att prova med',
  rubrik: 'Personer att prova med',
  ingress: ['Den här sidan finns bara i demo. Alla personer är påhittade och har Skatteverkets testnummer.'],
  smulor: [{ text: 'Start', href: '/' }, { text: 'Personer att prova med' }],
  kolumner: [{ text: 'Personnummer' }, { text: 'Namn' }, { text: 'Vad du ser när du söker' }],
  personer,
});

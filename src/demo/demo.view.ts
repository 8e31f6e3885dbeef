import type { Kolumn, Meddelande } from '../web/delar.ts';
import { page, type Page } from '../web/page.ts';
import type { Kontorad } from './kontolista.rules.ts';
import type { DemopersonAttProva } from './personer.rules.ts';

interface Personsida extends Page {
  readonly kolumner: readonly Kolumn[];
  readonly personer: readonly DemopersonAttProva[];
}
export const personerPage = page<Personsida>('demo/personer');

/** Numbers to type at Sök. Every one of them is invented, so they may stand in full. */
export const personerModel = (personer: readonly DemopersonAttProva[]): Personsida => ({
  titel: 'Demo: personer att registrera',
  rubrik: 'Demo: personer att registrera',
  ingress: ['Den här sidan finns bara i demo. Alla personer är påhittade och har Skatteverkets testnummer.'],
  kolumner: [{ text: 'Personnummer' }, { text: 'Namn' }, { text: 'Vad du ser när du söker' }],
  personer,
});

interface Kontosida extends Page {
  readonly kolumner: readonly Kolumn[];
  readonly konton: readonly Kontorad[];
}
export const kontonPage = page<Kontosida>('demo/konton');

const oppet: Meddelande = {
  slag: 'varning',
  text: 'Det här är en demo. Alla som når sidan kan logga in, så här får inga riktiga uppgifter finnas.',
};

/** The accounts and their password, for all to see. */
export const kontonModel = (konton: readonly Kontorad[]): Kontosida => ({
  titel: 'Demo: konton att logga in med',
  rubrik: 'Demo: konton att logga in med',
  ingress: ['Den här sidan finns bara i demo. Personerna är påhittade.'],
  meddelande: oppet,
  kolumner: [{ text: 'Personnummer' }, { text: 'Namn' }, { text: 'Roll och uppdrag' }],
  konton,
});

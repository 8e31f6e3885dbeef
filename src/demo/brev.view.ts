import type { Demobrev } from '../epost/epost.rules.ts';
import { klockan } from '../shared/datum.ts';
import { page, type Page } from '../web/page.ts';

interface BrevladaPage extends Page {
  readonly brev: readonly {
    readonly till: string;
    readonly amne: string;
    readonly stycken: readonly (readonly string[])[];
    readonly nar: string;
  }[];
}
export const brevladaPage = page<BrevladaPage>('demo/epost');

/** Paragraphs of lines. */
const stycken = (text: string): readonly (readonly string[])[] =>
  text.split('\n\n').map((stycke) => stycke.split('\n'));

export const brevladaModel = (brev: readonly Demobrev[]): BrevladaPage => ({
  titel: 'Demo: e-post',
  rubrik: 'Demo: e-post',
  ingress: ['Breven som annars skulle ha gått till användarnas e-post. Sidan finns bara i demo.'],
  meddelande: {
    slag: 'varning',
    text: 'Det här är en demo. Alla som når sidan läser breven, så här får inga riktiga uppgifter finnas.',
  },
  brev: brev.map(({ till, amne, text, at }) => ({ till, amne, stycken: stycken(text), nar: klockan(at) })),
});

import { z } from 'zod';
import type { Dag } from '../shared/datum.ts';
import type { Nummerkrav, Personnummer } from '../shared/personnummer.ts';
import { radioknappar, textfalt } from './falt.ts';
import { formWith, nyckelFor, readForm, text, type Form, type Parsed } from './form.ts';
import { fraga, type Fraga } from './fraga.ts';
import { lasare } from './lasare.ts';

/** What the second of two decides: approved with the number from the request typed anew, or refused for a reason of a list. */
export type Beslut<S extends string> =
  | { readonly skal: null; readonly personnummer: Personnummer }
  | { readonly skal: S; readonly personnummer: null };

const falt = z.object({
  gor: text(20).default(''),
  skal: text(40).default(''),
  personnummer: text(40).default(''),
});

interface Krav<S extends string> {
  readonly skalen: readonly S[];
  readonly idag: Dag;
  readonly nummer: Nummerkrav;
}

/** Reads the form of `beslutsdel`. */
export const lasBeslut = <S extends string>(body: unknown, krav: Krav<S>): Parsed<Beslut<S>> => {
  const last = readForm(falt, body);
  if (!last.ok) return last;
  const { gor, skal, personnummer } = last.value;
  const las = lasare(formWith(body, {}));
  if (gor === 'godkann') {
    const nummer = las.personnummer('personnummer', personnummer, { idag: krav.idag, krav: krav.nummer });
    return las.svar<Beslut<S>>({ skal: null, personnummer: nummer });
  }
  const valt = krav.skalen.find((ett) => ett === skal);
  if (gor === 'neka' && valt !== undefined) return las.svar<Beslut<S>>({ skal: valt, personnummer: null });
  las.fel('skal', gor === 'neka' ? 'Välj varför beställningen nekas' : 'Välj Godkänn eller Neka');
  return las.svar<Beslut<S>>({ skal: null, personnummer: '' });
};

/** The form of a decision: `partials/beslut`. */
export interface Beslutsdel {
  readonly action: string;
  readonly nyckel: string;
  readonly personnummer: Fraga;
  readonly skal: Fraga;
}

/** @param skal the reasons to refuse, with their texts */
export const beslutsdel = (
  form: Form,
  action: string,
  skal: readonly { readonly varde: string; readonly text: string }[],
): Beslutsdel => ({
  action,
  nyckel: nyckelFor(form),
  personnummer: fraga(
    [
      textfalt(form, 'personnummer', {
        etikett: 'Personnummer',
        tips: 'Skriv det från begäran, ÅÅÅÅMMDD-NNNN',
        bredd: 'b-16',
        inputmode: 'numeric',
      }),
    ],
    {
      rubrik: 'Varför du skriver det igen',
      stycken: ['SUS jämför med beställningen, så att två personer har läst samma nummer i begäran.'],
    },
  ),
  skal: fraga([
    radioknappar(form, 'skal', {
      etikett: 'Skäl att neka',
      tips: 'Behövs bara när du nekar. Personnumret raderas då ur beställningen.',
      val: skal,
    }),
  ]),
});

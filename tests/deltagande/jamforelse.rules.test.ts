import { expect, it } from 'vitest';
import type { Matning } from '../../src/deltagande/deltagande.rules.ts';
import { forandringar } from '../../src/deltagande/jamforelse.rules.ts';

const svar: Matning = { forsorjning: ['a', 'b'], arbetssokande: true, arbete: null, studier: null };
const arbete = (omfattning: number, arbetstypKod = 'utan_subvention') => ({ omfattning, arbetstypKod });

it.each<[string, Partial<Matning>, Partial<Matning>, Partial<ReturnType<typeof forandringar>>]>([
  ['nothing', {}, {}, {}],
  ['the same in another order', {}, { forsorjning: ['b', 'a'] }, {}],
  ['one less', {}, { forsorjning: ['a'] }, { forsorjning: 'Ändrat' }],
  ['another', {}, { forsorjning: ['a', 'c'] }, { forsorjning: 'Ändrat' }],
  ['no longer seeking', {}, { arbetssokande: false }, { arbetssokande: 'Ändrat' }],
  ['work begun', {}, { arbete: arbete(50) }, { arbete: 'Började' }],
  ['work ended', { arbete: arbete(50) }, {}, { arbete: 'Slutade' }],
  ['more work', { arbete: arbete(50) }, { arbete: arbete(75) }, { arbete: 'Ökade' }],
  [
    'less work of another kind',
    { arbete: arbete(50) },
    { arbete: arbete(25, 'eget') },
    { arbete: 'Minskade' },
  ],
  ['as much of another kind', { arbete: arbete(50) }, { arbete: arbete(50, 'eget') }, { arbete: 'Ändrat' }],
  ['the same work', { arbete: arbete(50) }, { arbete: arbete(50) }, {}],
  ['studies begun', {}, { studier: { omfattning: 10 } }, { studier: 'Började' }],
  ['more studies', { studier: { omfattning: 10 } }, { studier: { omfattning: 20 } }, { studier: 'Ökade' }],
])('%s', (_, fore, efter, vantat) => {
  expect(forandringar({ ...svar, ...fore }, { ...svar, ...efter })).toEqual({
    ...{ forsorjning: null, arbetssokande: null, arbete: null, studier: null },
    ...vantat,
  });
});

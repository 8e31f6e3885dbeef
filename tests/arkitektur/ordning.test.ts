import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { filer } from '../support/kallkod.ts';

const src = filer(/^src\/.*\.ts$/);

/** Queries whose rows have no order, and need none. */
const utanOrdning = [
  // Sorted by the caller: what an update gives back cannot be.
  'src/bestallning/skriv.queries.ts',
  // Counted cells, which are added up: to sort a country of them takes time, and says nothing.
  'src/rapport/andrat.queries.ts',
  'src/rapport/insats.queries.ts',
  'src/rapport/kalla.queries.ts',
  'src/rapport/kalla.queries.ts',
];

/** The SQL that may be sent, without what stands in parentheses or is put in from elsewhere; '' for what is not written here. */
const satser = (uttryck: ts.Expression): string[] => {
  if (ts.isConditionalExpression(uttryck)) return [uttryck.whenTrue, uttryck.whenFalse].flatMap(satser);
  if (!ts.isTaggedTemplateExpression(uttryck)) return [''];
  const { template } = uttryck;
  const delar = ts.isNoSubstitutionTemplateLiteral(template)
    ? [template.text]
    : [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)];
  return [utanParenteser(delar.join(' '))];
};
const utanParenteser = (text: string): string => {
  const kvar = text.replace(/\([^()]*\)/g, '');
  return kvar === text ? text : utanParenteser(kvar);
};

/** The queries of every `many(row, query)` in a file. */
const mangfragor = (namn: string, text: string): ts.Expression[] => {
  const funna: ts.Expression[] = [];
  const ga = (nod: ts.Node): void => {
    const [, fraga] = ts.isCallExpression(nod) ? nod.arguments : [];
    if (fraga !== undefined && /\bmany$/.test((nod as ts.CallExpression).expression.getText()))
      funna.push(fraga);
    ts.forEachChild(nod, ga);
  };
  ga(ts.createSourceFile(namn, text, ts.ScriptTarget.Latest, true));
  return funna;
};

/** The text from a parenthesis to where it ends. */
const parentesen = (text: string): string => {
  let djup = 0;
  for (const { 0: tecken, index } of text.matchAll(/[()]/g)) {
    djup += tecken === '(' ? 1 : -1;
    if (djup === 0) return text.slice(0, index);
  }
  return text;
};

describe('the order of what is listed', () => {
  it('is said in every query of many rows', () => {
    const utan = src
      .filter(({ namn, text }) => !namn.startsWith('src/db/') && text.includes('many'))
      .flatMap(({ namn, text }) =>
        mangfragor(namn, text)
          .filter((fraga) => satser(fraga).some((sats) => !/\border by\b/.test(sats)))
          .map(() => namn),
      );
    expect(utan.sort()).toEqual(utanOrdning);
  });

  it('is said where rows are gathered in one value', () => {
    const samlar = /(?<![.\w])(?:\w+_agg|array)(?=\()/g;
    const utan = src.flatMap(({ namn, text }) =>
      [...text.matchAll(samlar)]
        // A set that something is compared with.
        .filter(({ index }) => !/\b(any|all) ?\($/.test(text.slice(0, index)))
        .map(({ 0: ord, index }) => parentesen(text.slice(index + ord.length)))
        .filter((inom) => !/\border by\b/.test(inom))
        .map((inom) => `${namn}: ${inom}`),
    );
    expect(utan).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { sql } from '../../src/db/db.ts';

describe('sql', () => {
  it('V1.2.4 C14 binds every value, never writes it into the text', () => {
    const { text, values } = sql`select ${1}, ${"'; drop table x"} where a = ${null}`;
    expect([text, values]).toEqual(['select $1, $2 where a = $3', [1, "'; drop table x", null]]);
  });
  it('takes a query as a part, first, between and last, with the numbers in order', () => {
    const villkor = sql`b = ${2} and c = ${3}`;
    const { text, values } = sql`${sql`a = ${1}`} and ${villkor} or d = ${4} ${sql`limit 1`}`;
    expect([text, values]).toEqual(['a = $1 and b = $2 and c = $3 or d = $4 limit 1', [1, 2, 3, 4]]);
  });
  it('nests as deep as it is written', () => {
    const inre = sql`x = ${1}`;
    expect(sql`(${sql`(${sql`(${inre})`})`} and y = ${2})`.text).toBe('(((x = $1)) and y = $2)');
  });
  it('is empty when nothing is written', () => {
    expect(sql``).toEqual({ text: '', values: [], parts: [''] });
  });
});

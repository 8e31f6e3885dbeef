/** A parameterised query: every interpolated value becomes $1, $2, …; another Sql becomes part of the text. */
export interface Sql {
  readonly text: string;
  readonly values: readonly unknown[];
  readonly parts: readonly string[];
}

const isSql = (value: unknown): value is Sql =>
  typeof value === 'object' && value !== null && 'parts' in value;

interface Joined {
  readonly parts: readonly string[];
  readonly values: readonly unknown[];
}

/** `a $x b` where x is itself a query: its texts take the place between, and its first and last run together with a and b. */
const splice = ({ parts, values }: Joined, inner: Joined, after: string): Joined => {
  const before = parts.slice(0, -1);
  const [first = '', ...rest] = inner.parts;
  const texts = [(parts.at(-1) ?? '') + first, ...rest];
  const last = (texts.pop() ?? '') + after;
  return { parts: [...before, ...texts, last], values: [...values, ...inner.values] };
};

export const sql = (parts: TemplateStringsArray, ...values: unknown[]): Sql => {
  const joined = values.reduce<Joined>(
    (left, value, i) =>
      splice(left, isSql(value) ? value : { parts: ['', ''], values: [value] }, parts[i + 1] ?? ''),
    { parts: [parts[0] ?? ''], values: [] },
  );
  return { ...joined, text: joined.parts.reduce((text, part, i) => `${text}$${String(i)}${part}`) };
};

/** Queries one after the other, with a text of ours between them. */
export const sqlList = (delar: readonly Sql[], mellan: ', ' | ' union all ' = ', '): Sql => {
  const [forsta, ...andra] = delar;
  const skilje: Sql = { text: mellan, values: [], parts: [mellan] };
  return andra.reduce((hela, del) => sql`${hela}${skilje}${del}`, forsta ?? sql``);
};

const bar = (html: string) =>
  html
    .replace(/<\/?(span|a|em|strong|time|svg|use|ins|del|small)\b[^>]*>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#34;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();

/** What a reader reads of a page or a part of it, tags away. */
export const lastText = bar;

/** The rows of the first table body in a page, each cell as it is read. */
export const tabellrader = (html: string): string[][] => {
  const body = /<tbody>([\s\S]*?)<\/tbody>/.exec(html)?.[1] ?? '';
  return (body.match(/<tr\b[\s\S]*?<\/tr>/g) ?? []).map((rad) =>
    (rad.match(/<t[hd]\b[\s\S]*?<\/t[hd]>/g) ?? []).map(bar),
  );
};

/** The first column of the first table. */
export const forstaKolumnen = (html: string): (string | undefined)[] =>
  tabellrader(html).map(([cell]) => cell);

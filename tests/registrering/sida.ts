const klartext = (html: string): string =>
  html
    .replaceAll('&#34;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

const attribut = (tagg: string, namn: string): string =>
  klartext(new RegExp(` ${namn}="([^"]*)"`).exec(tagg)?.[1] ?? '');

/** The message at each field of a page. Every one must also be a link in the summary on top. */
export const felen = (html: string): Record<string, string> => {
  const vid = [
    ...html.matchAll(/<p class="felmeddelande" id="([^"]+)-fel">[\s\S]*?Fel: <\/span>([^<]*)<\/span>/g),
  ];
  const fel = Object.fromEntries(vid.map(([, falt = '', text = '']) => [falt, klartext(text)]));
  const lankar = [...html.matchAll(/<li><a href="#([^"]+)">([^<]*)<\/a><\/li>/g)];
  const topp = Object.fromEntries(lankar.map(([, falt = '', text = '']) => [falt, klartext(text)]));
  for (const [falt, text] of Object.entries(topp))
    if (fel[falt] !== text) throw new Error(`"${text}" is in the summary but not at the field ${falt}`);
  if (lankar.length !== vid.length) throw new Error('the summary and the fields do not say the same');
  return fel;
};

const valt = (tagg: string): boolean => / checked\b/.test(tagg);

const inmatade = (html: string): [string, string][] =>
  (html.match(/<input\b[^>]*>/g) ?? []).flatMap((tagg): [string, string][] => {
    const kryss = /type="(radio|checkbox)"/.test(tagg);
    return kryss && !valt(tagg) ? [] : [[attribut(tagg, 'name'), attribut(tagg, 'value')]];
  });

const valda = (html: string): [string, string][] =>
  [...html.matchAll(/<select\b[^>]*name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g)].map(
    ([, namn = '', val = '']): [string, string] => [
      namn,
      attribut(/<option[^>]* selected>/.exec(val)?.[0] ?? '', 'value'),
    ],
  );

const rutor = (html: string): [string, string][] =>
  [...html.matchAll(/<textarea\b[^>]*name="([^"]+)"[^>]*>\n([\s\S]*?)<\/textarea>/g)].map(
    ([, namn = '', text = '']): [string, string] => [namn, klartext(text)],
  );

/** The form of the answers, and what belongs to it but stands elsewhere. Without such a form the whole page. */
const svarsform = (html: string): string => {
  const form = /<form id="svar"[\s\S]*?<\/form>/.exec(html)?.[0];
  if (form === undefined) return html;
  const utanfor = html.replace(form, '').match(/<select\b[^>]* form="svar"[\s\S]*?<\/select>/g) ?? [];
  return [form, ...utanfor].join('\n');
};

/** What a browser would send from the form as it is shown: one list of values a field. */
export const ifyllt = (html: string): Record<string, string[]> => {
  const form = svarsform(html);
  const falt: Record<string, string[]> = {};
  for (const [namn, varde] of [...inmatade(form), ...valda(form), ...rutor(form)])
    falt[namn] = [...(falt[namn] ?? []), varde];
  return falt;
};

/** The choices that a field of the page offers. */
export const erbjudna = (html: string, namn: string): string[] => {
  const lista = new RegExp(`<select[^>]*name="${namn}"[^>]*>([\\s\\S]*?)</select>`).exec(html)?.[1];
  const taggar =
    lista === undefined
      ? (html.match(/<input\b[^>]*>/g) ?? []).filter((tagg) => attribut(tagg, 'name') === namn)
      : (lista.match(/<option[^>]*>/g) ?? []);
  return taggar.map((tagg) => attribut(tagg, 'value')).filter((varde) => varde !== '');
};

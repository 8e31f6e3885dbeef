/** The fields of a form, by name; several values for a name that is repeated. */
export type Falt = Readonly<Record<string, string | readonly string[]>>;

const attribute = (tag: string, name: string): string =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&amp;', '&').replaceAll('&#34;', '"') ?? '';

/** Hidden fields of the form in a page whose action is `path`: what a browser sends along without being asked. */
export const doldaFalt = (html: string, path: string): Record<string, string> => {
  const forms = html.match(/<form\b[\s\S]*?<\/form>/g) ?? [];
  const form = forms.find((text) => attribute(/<form[^>]*>/.exec(text)?.[0] ?? '', 'action') === path);
  if (form === undefined) throw new Error(`no form with action ${path} in the page`);
  const tags = form.match(/<input[^>]*type="hidden"[^>]*>/g) ?? [];
  return Object.fromEntries(tags.map((tag) => [attribute(tag, 'name'), attribute(tag, 'value')]));
};

/** A form as a browser sends it. */
export const kodad = (falt: Falt): string => {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(falt))
    for (const one of [value].flat()) params.append(name, one);
  return params.toString();
};

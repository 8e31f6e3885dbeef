/** Word in the User-Agent → what people call it; the first that fits. Chrome's word stands in nearly all, so it comes late. */
const webblasare: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?(iOS)?\//, 'Edge'],
  [/\bOPR\/|\bOpera\b/, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const system: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'Chromebook'],
  [/\bMacintosh\b/, 'Mac'],
  [/\bLinux\b/, 'Linux'],
];

const ordFor = (lista: typeof webblasare, userAgent: string): string | null =>
  lista.find(([ord]) => ord.test(userAgent))?.[1] ?? null;

/**
 * A browser in plain words, "Chrome på Windows", from what it says about itself. Nothing else of it is kept: no versions, which
 * would tell users apart.
 */
export const enhetAv = (userAgent: string): string => {
  const [program, dator] = [ordFor(webblasare, userAgent), ordFor(system, userAgent)];
  if (program === null) return dator ?? 'Okänd webbläsare';
  return dator === null ? program : `${program} på ${dator}`;
};

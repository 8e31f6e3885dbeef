/** Characters that no field takes: controls (not line break and tab), bidi overrides, lone surrogates, the replacement character. */
const forbjudna =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffd\ufffe\uffff]|\p{Cs}/u;

/** Whether a text has characters that cannot be seen or that turn the text round. */
export const hasForbjudnaTecken = (text: string): boolean => forbjudna.test(text);

/** Trimmed, in Unicode normal form C, with \n as line break: how every text is stored. */
export const normaliserad = (text: string): string => text.normalize('NFC').replace(/\r\n?/g, '\n').trim();

/** 1 deltagande, 2 deltaganden: the number and the right form of the word. */
export const antal = (n: number, ett: string, flera: string): string =>
  `${String(n)} ${n === 1 ? ett : flera}`;

/**
 * What was written in a search field as a pattern for SQL's like: `*` is any characters, and the beginning is enough when there is
 * no `*`. Null when nothing was written. Compare with `verksamhet.jamforbart(column) like verksamhet.jamforbart(pattern)`.
 */
export const sokmonster = (text: string): string | null => {
  const sokt = normaliserad(text).normalize('NFKC');
  if (sokt === '') return null;
  const ordagrant = sokt.replace(/[\\%_]/g, '\\$&');
  return ordagrant.includes('*') ? ordagrant.replace(/\*+/g, '%') : `${ordagrant}%`;
};

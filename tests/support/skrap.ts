/** What must never be in a page: a stack, or the words of a library or the database. */
export const inifran = /\bat .+:\d+:\d+\)?$|node_modules|PostgreSQL|syntax error|ZodError/m;

/** Every message tells the user what to do. */
export const uppmaning = /^(Skriv|Välj|Fyll i|Kryssa i|Svara|Ta bort|Korta|Ändra|Kontrollera) /;

/** What no field takes, whatever it asks for. */
export const omojligt: readonly (readonly [string, string])[] = [
  ['blanks', ' \t '],
  ['far too much', 'x'.repeat(2_000)],
  ['a NUL', 'a\u0000b'],
  ['a control character', 'a\u0007b'],
  ['a control of the upper range', 'a\u0085b'],
  ['a character that turns the text round', 'a\u202eb'],
  ['an isolate', '\u2067a'],
  ['a character that could not be read', 'a\ufffdb'],
];

/** What looks like a number or a code and is none. A reason is free text, and takes it. */
export const inteVarde: readonly (readonly [string, string])[] = [
  ['a number in science', '1e3'],
  ['a number below zero', '-1'],
  ['a number in base sixteen', '0x10'],
  ['full-width digits', '１２'],
  ['Arabic digits', '٣'],
  ['full-width digits of a day', '２０２６-０１-１２'],
  ['more than any number', '9007199254740993'],
  ['no number', 'NaN'],
  ['a decimal', '1,5'],
  ['quotes and semicolons', "'; drop table person.deltagare; --"],
  ['markup', '"><script>alert(1)</script>'],
  ['a code that does not exist', 'SJUKPENNING'],
];

/** One row to insert: column names in camelCase. Bytes are Buffers, instants text in Swedish time. */
export type Rad = Readonly<Record<string, unknown>>;

const kolumn = (namn: string) => namn.replace(/[A-Z]/g, (stor) => `_${stor.toLowerCase()}`);
const varde = (v: unknown) => (Buffer.isBuffer(v) ? `\\x${v.toString('hex')}` : v);

/** All rows as one JSON parameter: one statement a table, however many rows. */
export const json = (rader: readonly Rad[]): string =>
  JSON.stringify(
    rader.map((rad) => Object.fromEntries(Object.entries(rad).map(([namn, v]) => [kolumn(namn), varde(v)]))),
  );

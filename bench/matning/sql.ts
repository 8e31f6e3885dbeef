import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';

/** A statement as the program sent it. */
export interface Sats {
  readonly text: string;
  readonly values: readonly unknown[];
  readonly name?: string;
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/**
 * The statements of one save as those of another: every id and every ciphertext is new, the same one everywhere it stands;
 * what `kanda` holds (user, insats, session) stays.
 */
const nya = (satser: readonly Sats[], kanda: ReadonlySet<string>): Sats[] => {
  const bytta = new Map<string, string>();
  const buffertar = new Map<string, Buffer>();
  const bytUuid = (id: string): string => {
    if (kanda.has(id)) return id;
    const ny = bytta.get(id) ?? randomUUID();
    bytta.set(id, ny);
    return ny;
  };
  const byt = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replace(uuid, bytUuid);
    if (!(value instanceof Uint8Array)) return value;
    const hex = Buffer.from(value).toString('hex');
    const ny = buffertar.get(hex) ?? randomBytes(value.length);
    buffertar.set(hex, ny);
    return ny;
  };
  return satser.map((sats) => ({ ...sats, values: sats.values.map(byt) }));
};

/** Saves sent straight to PostgreSQL, one connection a recording: same statements, prepared, same transactions. */
export interface Rakt {
  spara(vem: number): Promise<void>;
  stang(): Promise<void>;
}

export const rakt = async (
  url: string,
  inspelningar: readonly (readonly Sats[])[],
  kanda: ReadonlySet<string>,
): Promise<Rakt> => {
  const klienter = await Promise.all(
    inspelningar.map(async () => {
      const client = new pg.Client({
        connectionString: url,
        options: '-c role=sus_app -c timezone=Europe/Stockholm -c lock_timeout=2000',
      });
      await client.connect();
      return client;
    }),
  );
  return {
    spara: async (vem) => {
      const client = klienter[vem];
      for (const { text, values, name } of nya(inspelningar[vem] ?? [], kanda)) {
        if (name === undefined && values.length === 0) await client?.query(text);
        else await client?.query({ text, values: [...values], ...(name === undefined ? {} : { name }) });
      }
    },
    stang: async () => {
      await Promise.all(klienter.map((client) => client.end()));
    },
  };
};

import { pipeline, Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

/** A file in an archive: bytes, or text that is made while it is read. */
export interface Arkivfil {
  readonly namn: string;
  readonly innehall: Iterable<string | Buffer>;
}

interface Matt {
  crc: number;
  packat: number;
  opackat: number;
}
interface Inlagd extends Matt {
  readonly namn: Buffer;
  readonly plats: number;
}

// Sizes follow after the bytes (bit 3), names are UTF-8 (bit 11), packed with deflate (8), dated 1980-01-01. APPNOTE.TXT 4.3.
const gemensamt = [20, 0x0808, 8, 0, 0x21] as const;

const falt = (...delar: readonly (readonly [byte: 2 | 4, varde: number])[]): Buffer => {
  const buffert = Buffer.alloc(delar.reduce((summa, [byte]) => summa + byte, 0));
  let plats = 0;
  for (const [byte, varde] of delar) plats = buffert.writeUIntLE(varde, plats, byte);
  return buffert;
};
const korta = (varden: readonly number[]) => varden.map((varde) => [2, varde] as const);
const langa = (varden: readonly number[]) => varden.map((varde) => [4, varde] as const);
const storlek = ({ crc, packat, opackat }: Matt) => langa([crc, packat, opackat]);

const huvud = (namn: Buffer): Buffer =>
  Buffer.concat([
    falt([4, 0x04034b50], ...korta(gemensamt), ...langa([0, 0, 0]), ...korta([namn.length, 0])),
    namn,
  ]);
const katalograd = ({ namn, plats, ...matt }: Inlagd): Buffer =>
  Buffer.concat([
    falt([4, 0x02014b50], [2, 20], ...korta(gemensamt), ...storlek(matt)),
    falt(...korta([namn.length, 0, 0, 0, 0]), ...langa([0, plats])),
    namn,
  ]);

/** Packs a file, and writes down in `matt` what came of it. */
async function* packa(innehall: Arkivfil['innehall'], matt: Matt): AsyncGenerator<Buffer> {
  function* byten(): Generator<Buffer> {
    for (const text of innehall) {
      const bit = typeof text === 'string' ? Buffer.from(text) : text;
      matt.crc = crc32(bit, matt.crc);
      matt.opackat += bit.length;
      yield bit;
    }
  }
  const packad = pipeline(Readable.from(byten()), createDeflateRaw(), () => undefined);
  for await (const bit of packad as AsyncIterable<Buffer>) {
    matt.packat += bit.length;
    yield bit;
  }
}

/**
 * A zip archive, made while it is sent: no file of it is ever held whole. Every file and the archive must be under 4 GiB.
 * @throws what the making of a file throws
 */
export async function* arkiv(filer: Iterable<Arkivfil>): AsyncGenerator<Buffer> {
  const inlagda: Inlagd[] = [];
  let plats = 0;
  for (const { namn, innehall } of filer) {
    const fil: Inlagd = { namn: Buffer.from(namn), plats, crc: 0, packat: 0, opackat: 0 };
    const start = huvud(fil.namn);
    yield start;
    yield* packa(innehall, fil);
    const slut = falt([4, 0x08074b50], ...storlek(fil));
    yield slut;
    plats += start.length + fil.packat + slut.length;
    inlagda.push(fil);
  }
  const katalog = Buffer.concat(inlagda.map(katalograd));
  yield katalog;
  const antal = inlagda.length;
  yield falt([4, 0x06054b50], ...korta([0, 0, antal, antal]), ...langa([katalog.length, plats]), [2, 0]);
}

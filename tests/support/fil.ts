import { inflateRawSync } from 'node:zlib';
import request, { type Response } from 'supertest';
import type { Testhus } from './hus.ts';
import type { Vem } from './varld.ts';

/** Reads an answer as its bytes. */
export const somBytes = (svar: Response, klar: (fel: Error | null, fil: Buffer) => void): void => {
  const bitar: Buffer[] = [];
  svar.on('data', (bit: Buffer) => bitar.push(Buffer.from(bit)));
  svar.on('end', () => {
    klar(null, Buffer.concat(bitar));
  });
};

/** A file as its bytes, whatever kind it is. */
export const hamtaFil = async (hus: Testhus, vem: Vem, path: string): Promise<Response> => {
  const klient = await hus.som(vem);
  const cookie = [...klient.cookies].map(([namn, varde]) => `${namn}=${varde}`).join('; ');
  return request(hus.app).get(path).set('Cookie', cookie).buffer(true).parse(somBytes);
};

/** The files of a zip archive by name, read from its catalogue as other programs do (APPNOTE.TXT 4.3.12). */
export const filerI = (zip: Buffer): ReadonlyMap<string, Buffer> => {
  const filer = new Map<string, Buffer>();
  const slut = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  let plats = zip.readUInt32LE(slut + 16);
  for (let kvar = zip.readUInt16LE(slut + 10); kvar > 0; kvar -= 1) {
    const [packat, namnlangd] = [zip.readUInt32LE(plats + 20), zip.readUInt16LE(plats + 28)];
    const huvud = zip.readUInt32LE(plats + 42);
    const borjan = huvud + 30 + zip.readUInt16LE(huvud + 26) + zip.readUInt16LE(huvud + 28);
    const namn = zip.toString('utf8', plats + 46, plats + 46 + namnlangd);
    filer.set(namn, inflateRawSync(zip.subarray(borjan, borjan + packat)));
    plats += 46 + namnlangd + zip.readUInt16LE(plats + 30) + zip.readUInt16LE(plats + 32);
  }
  return filer;
};

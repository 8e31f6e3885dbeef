import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { Nycklar } from './nycklar.ts';

export type { Nycklar };

const nonceLength = 12;
const tagLength = 16;

const keyOf = (nycklar: Nycklar, id: number): Buffer => {
  const key = nycklar.nycklar.get(id);
  if (key === undefined) throw new Error(`encryption key ${String(id)} is not in the key file`);
  return key;
};

/**
 * AES-256-GCM: key id (1 byte), nonce (12), tag (16), ciphertext.
 * `plats` (table.column.row id) is authenticated, so a ciphertext moved to another row or column does not open.
 */
export const kryptera = (nycklar: Nycklar, plats: string, klartext: string): Buffer => {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', keyOf(nycklar, nycklar.aktiv), nonce);
  cipher.setAAD(Buffer.from(plats));
  const text = Buffer.concat([cipher.update(klartext, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.from([nycklar.aktiv]), nonce, cipher.getAuthTag(), text]);
};

/** The clear text; throws when a single bit or the place differs. */
export const dekryptera = (nycklar: Nycklar, plats: string, krypterat: Buffer): string => {
  const nonce = krypterat.subarray(1, 1 + nonceLength);
  const tag = krypterat.subarray(1 + nonceLength, 1 + nonceLength + tagLength);
  const decipher = createDecipheriv('aes-256-gcm', keyOf(nycklar, krypterat[0] ?? 0), nonce, {
    authTagLength: tagLength,
  });
  decipher.setAAD(Buffer.from(plats));
  decipher.setAuthTag(tag);
  return Buffer.concat([
    decipher.update(krypterat.subarray(1 + nonceLength + tagLength)),
    decipher.final(),
  ]).toString('utf8');
};

const hmac = (key: Buffer, syfte: string, text: string) =>
  createHmac('sha256', key).update(`${syfte}\u001f${text}`).digest();

/** Blind index of a personnummer: finds an equal one without knowing it. 32 bytes, useless without the index key. */
export const blindIndex = (nycklar: Nycklar, personnummer: string): Buffer =>
  hmac(nycklar.index, 'personnummer', personnummer);

/** Pseudonym that counts unique persons across insatser, under a key of its own. 16 bytes. */
export const personkodAv = (nycklar: Nycklar, personnummer: string): Buffer =>
  hmac(nycklar.personkod, 'personkod', personnummer).subarray(0, 16);

/** Keyed digest of what a form held, to tell a repeated save from another one. 32 bytes. */
export const innehallHmac = (nycklar: Nycklar, innehall: unknown): Buffer =>
  hmac(nycklar.index, 'kvitto', JSON.stringify(innehall));

/** Seals a value for a cookie: only this server opens it, only for the same purpose. URL-safe text. */
export const forsegla = (nycklar: Nycklar, syfte: string, varde: unknown): string =>
  kryptera(nycklar, `cookie.${syfte}`, JSON.stringify(varde)).toString('base64url');

/** Opens a sealed value; null when it is not ours, was changed, or is for another purpose. */
export const brytForsegling = (nycklar: Nycklar, syfte: string, text: string): unknown => {
  try {
    return JSON.parse(dekryptera(nycklar, `cookie.${syfte}`, Buffer.from(text, 'base64url')));
  } catch {
    return null;
  }
};

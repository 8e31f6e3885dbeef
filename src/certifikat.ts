import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import type { Bankidadress } from './bankid/bankid.rules.ts';
import type { Fault, Setting, Settings } from './settings.ts';

const filer = ['BANKID_CERT', 'BANKID_NYCKEL', 'BANKID_CA'] as const;

const lasFil = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
};

const forsok = <T>(gor: () => T): T | null => {
  try {
    return gor();
  } catch {
    return null;
  }
};

/** Every certificate of a PEM text must be one. */
const arCertifikat = (pem: string): boolean => forsok(() => new X509Certificate(pem)) !== null;

const nyckelI = (pem: string, losen: string | null): KeyObject | null =>
  forsok(() => createPrivateKey({ key: pem, ...(losen === null ? {} : { passphrase: losen }) }));

const arOppenForAndra = (path: string): boolean =>
  process.platform !== 'win32' && (statSync(path).mode & 0o177) !== 0;

const nyckelfel = (path: string, pem: string, { BANKID_CERT, BANKID_LOSEN }: Settings): string | null => {
  if (arOppenForAndra(path)) return 'får läsas av ägaren ensam (filläge 0600 eller 0400)';
  const nyckel = nyckelI(pem, BANKID_LOSEN);
  if (nyckel === null) return 'går inte att läsa som PEM-nyckel. Är den krypterad anger du BANKID_LOSEN';
  const cert = BANKID_CERT === null ? null : lasFil(BANKID_CERT);
  if (cert === null || !arCertifikat(cert)) return null;
  return new X509Certificate(cert).checkPrivateKey(nyckel)
    ? null
    : 'hör inte till certifikatet i BANKID_CERT';
};

const filfel = (settings: Settings, name: (typeof filer)[number]): string | null => {
  const path = settings[name];
  if (path === null) return 'måste anges tillsammans med BANKID_URL';
  const pem = lasFil(path);
  if (pem === null) return 'pekar på en fil som inte går att läsa';
  if (name === 'BANKID_NYCKEL') return nyckelfel(path, pem, settings);
  return arCertifikat(pem) ? null : 'ska vara ett certifikat i PEM-format';
};

const adressfel = (url: string): string | null => {
  const { protocol, pathname, search, username } = new URL(url);
  if (protocol !== 'https:') return 'måste börja med https://. BankID nås aldrig på annat sätt';
  return pathname === '/' && search === '' && username === '' ? null : 'ska vara en adress utan sökväg';
};

/** What is wrong with the settings of BankID: all or none of them, over TLS alone, and files that fit together. */
export const bankidFaults = (settings: Settings): Fault[] => {
  const { BANKID_URL, BANKID_LOSEN } = settings;
  if (BANKID_URL === null) {
    const lost: Setting[] = [...filer].filter((name) => settings[name] !== null);
    if (BANKID_LOSEN !== null) lost.push('BANKID_LOSEN');
    return lost.map((name): Fault => [name, 'har ingen mening utan BANKID_URL']);
  }
  const adress = adressfel(BANKID_URL);
  const fel: Fault[] = adress === null ? [] : [['BANKID_URL', adress]];
  for (const name of filer) {
    const text = filfel(settings, name);
    if (text !== null) fel.push([name, text]);
  }
  return fel;
};

/** The address of BankID with what the files hold. Call it only when bankidFaults found nothing. */
export const readBankid = (settings: Settings): Bankidadress | null => {
  const { BANKID_URL: url, BANKID_CERT, BANKID_NYCKEL, BANKID_CA, BANKID_LOSEN: losen } = settings;
  if (url === null) return null;
  const [cert = '', nyckel = '', ca = ''] = [BANKID_CERT, BANKID_NYCKEL, BANKID_CA].map(
    (path) => lasFil(path ?? '') ?? '',
  );
  return { url, certifikat: { cert, nyckel, ca, losen }, simulator: false };
};

import { generateKeyPairSync, sign } from 'node:crypto';
import { request } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';

/** A piece of DER: tag, length, content. */
const der = (tag: number, ...delar: readonly Buffer[]): Buffer => {
  const kropp = Buffer.concat(delar);
  const n = kropp.length;
  const langd = n < 128 ? [n] : n < 256 ? [0x81, n] : [0x82, n >> 8, n & 255];
  return Buffer.concat([Buffer.from([tag, ...langd]), kropp]);
};
const sekvens = (...delar: readonly Buffer[]): Buffer => der(0x30, ...delar);
const ecdsaMedSha256 = sekvens(der(0x06, Buffer.from('2a8648ce3d040302', 'hex')));
const utcTime = (at: Date): Buffer =>
  der(0x17, Buffer.from(`${at.toISOString().replaceAll(/[-:T]/g, '').slice(2, 14)}Z`));

/** A key and a certificate that it has signed itself (RFC 5280, version 1, no names), good for a day. */
const egetCertifikat = (): { key: string; cert: string } => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const timmar = (n: number) => utcTime(new Date(Date.now() + n * 3_600_000));
  const innehall = sekvens(
    der(0x02, Buffer.from([1])),
    ecdsaMedSha256,
    sekvens(),
    sekvens(timmar(-1), timmar(24)),
    sekvens(),
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signatur = der(0x03, Buffer.from([0]), sign('sha256', innehall, privateKey));
  const base64 = sekvens(innehall, ecdsaMedSha256, signatur).toString('base64');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${base64.replaceAll(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
  };
};

/** The proxy that ends TLS in front of SUS, as the operations guide wants it. */
export const tlsproxy = async (till: string): Promise<{ adress: string; close: () => void }> => {
  const server = createServer(egetCertifikat(), (req, res) => {
    const headers = { ...req.headers, 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'https' };
    const vidare = request(
      new URL(req.url ?? '/', till),
      { method: req.method ?? 'GET', headers },
      (svar) => {
        res.writeHead(svar.statusCode ?? 502, svar.headers);
        svar.pipe(res);
      },
    );
    vidare.on('error', () => res.destroy());
    req.pipe(vidare);
  });
  await new Promise<void>((klar) => server.listen(0, '127.0.0.1', klar));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { adress: `https://localhost:${port}`, close };
};

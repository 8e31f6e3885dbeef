import { copyFileSync, chmodSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { startaSimulator } from '../../src/bankid/simulator.service.ts';

/** A text message service on loopback, and what it was sent, newest last. */
export const smstjanst = async () => {
  const skickade: { readonly till: string; readonly text: string }[] = [];
  const server = createServer((req, res) => {
    const delar: string[] = [];
    req.on('data', (del: Buffer) => delar.push(del.toString()));
    req.on('end', () => {
      const sms = new URLSearchParams(delar.join(''));
      skickade.push({ till: sms.get('to') ?? '', text: sms.get('message') ?? '' });
      res.end('{}');
    });
  });
  await new Promise<void>((klar) => server.listen(0, '127.0.0.1', klar));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  const till = (mobil: string): string[] =>
    skickade.filter((sms) => sms.till === mobil).map(({ text }) => text);
  return { till, url: `http://127.0.0.1:${port}/sms`, close };
};

/** A letter as it came over SMTP. */
export interface Brev {
  readonly till: string;
  /** Headers and body as they were sent. */
  readonly ratt: string;
}

/** A mail server on loopback, and what it has been handed. */
export const posttjanst = async () => {
  const brev: Brev[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (strom, { envelope }, klar) => {
      const delar: Buffer[] = [];
      strom.on('data', (del: Buffer) => delar.push(del));
      strom.on('end', () => {
        const ratt = Buffer.concat(delar).toString('utf8');
        brev.push(...envelope.rcptTo.map(({ address }) => ({ till: address, ratt })));
        klar();
      });
    },
  });
  await new Promise<void>((klar) => server.listen(0, '127.0.0.1', klar));
  const { port } = server.server.address() as AddressInfo;
  const close = () => new Promise<void>((klar) => server.close(() => klar()));
  return { brev, url: `smtp://127.0.0.1:${String(port)}`, close };
};

const pem = (namn: string): string => join(import.meta.dirname, '..', 'bankid', 'pem', `${namn}.pem`);

/** BankID on loopback, which asks for a client certificate and shows its own, as the real one does. @param mapp for the key file */
export const bankidtjanst = async (mapp: string) => {
  const las = (namn: string) => readFileSync(pem(namn));
  const simulator = await startaSimulator(0, {
    ...{ key: las('server-nyckel'), cert: las('server'), ca: las('ca') },
    ...{ requestCert: true, rejectUnauthorized: true },
  });
  const url = `https://localhost:${String(simulator.port)}`;
  const nyckel = join(mapp, 'bankid-nyckel.pem');
  copyFileSync(pem('klient-nyckel'), nyckel);
  chmodSync(nyckel, 0o600);
  const klient = { key: las('klient-nyckel'), cert: las('klient'), ca: las('ca') };
  const legitimera = (personnummer: string, namn: string) =>
    new Promise<void>((klar, fel) => {
      const headers = { 'content-type': 'application/json' };
      const anrop = request(`${url}/simulator/utfall`, { ...klient, method: 'POST', headers }, (svar) => {
        svar.resume();
        if (svar.statusCode === 200) klar();
        else fel(new Error(`the simulator answered ${String(svar.statusCode)}`));
      });
      anrop.on('error', fel);
      anrop.end(JSON.stringify({ order: 'senaste', utfall: 'complete', personnummer, namn }));
    });
  return {
    env: {
      BANKID_URL: url,
      BANKID_CERT: pem('klient'),
      BANKID_NYCKEL: nyckel,
      BANKID_CA: pem('ca'),
    },
    legitimera,
    close: () => simulator.close(),
  };
};

import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A letter that a server has taken. */
export interface Mottaget {
  readonly fran: string;
  readonly till: readonly string[];
  readonly mime: string;
  readonly tls: boolean;
}

const pem = (namn: string): string =>
  readFileSync(new URL(`../bankid/pem/${namn}.pem`, import.meta.url), 'utf8');
/** Whom the server's certificate is issued by. */
export const ca = pem('ca');
/** Of another issuer. */
export const annanCa = pem('annan-ca');

const oppna: (() => Promise<void>)[] = [];
/** Closes every server of the test. */
export const stangPost = async (): Promise<void> => {
  for (const stang of oppna.splice(0)) await stang();
};

const lyssna = (server: Server | SMTPServer): Promise<void> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });

interface Post {
  /** Host and port. */
  readonly vard: string;
  readonly mottaget: Mottaget[];
}

/** A real SMTP server on loopback: without a password and with STARTTLS, unless told otherwise. */
export const postserver = async (options: SMTPServerOptions = {}): Promise<Post> => {
  const mottaget: Mottaget[] = [];
  const server = new SMTPServer({
    authOptional: true,
    cert: pem('server'),
    key: pem('server-nyckel'),
    onData: (strom, session, klart) => {
      void text(strom).then((mime) => {
        const { mailFrom, rcptTo } = session.envelope;
        mottaget.push({
          fran: mailFrom === false ? '' : mailFrom.address,
          till: rcptTo.map(({ address }) => address),
          mime,
          tls: session.secure,
        });
        klart();
      });
    },
    ...options,
  });
  // A client that turns away from the certificate is what some tests want to see.
  server.on('error', () => undefined);
  await lyssna(server);
  oppna.push(
    () =>
      new Promise((klart) => {
        server.close(() => {
          klart();
        });
      }),
  );
  return { vard: `127.0.0.1:${String((server.server.address() as AddressInfo).port)}`, mottaget };
};

/** What a server that does as it is told says to a line; null is silence. */
type Svar = (rad: string, socket: Socket) => string | null;

/** A server that answers line by line, for what no real server does on demand. Counts the connections and the letters it read. */
export const manus = async (
  svar: Svar,
  halsning: string | null = '220 prov',
): Promise<Post & { readonly brev: string[] }> => {
  const brev: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let iText = false;
    let rest = '';
    const skriv = (rad: string | null) => {
      if (rad !== null && !socket.destroyed) socket.write(`${rad}\r\n`);
    };
    skriv(halsning);
    socket.on('error', () => undefined);
    const lasRad = (): boolean => {
      const markor = iText ? '\r\n.\r\n' : '\r\n';
      const slut = rest.indexOf(markor);
      if (slut < 0) return false;
      const rad = rest.slice(0, slut);
      rest = rest.slice(slut + markor.length);
      if (iText) brev.push(rad);
      const sagt = svar(iText ? '.' : rad, socket);
      iText = !iText && sagt?.startsWith('354') === true;
      skriv(sagt);
      return true;
    };
    socket.on('data', (bit) => {
      rest += bit.toString();
      while (lasRad());
    });
  });
  await lyssna(server);
  oppna.push(
    () =>
      new Promise((klart) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => {
          klart();
        });
      }),
  );
  return { vard: `127.0.0.1:${String((server.address() as AddressInfo).port)}`, mottaget: [], brev };
};

/** Says yes to everything, apart from what `undantag` answers. */
export const villig =
  (undantag: Readonly<Record<string, string | null | ((socket: Socket) => null)>>): Svar =>
  (rad, socket) => {
    const ord = /^(EHLO|MAIL FROM|RCPT TO|DATA|QUIT|\.)/.exec(rad.replace('HELO', 'EHLO'))?.[1] ?? '';
    const annat = undantag[ord];
    if (annat !== undefined) return typeof annat === 'function' ? annat(socket) : annat;
    return ord === 'DATA' ? '354 go on' : '250 ok';
  };

import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { ledigPort } from './program.ts';
import { ihop, lyssna } from './vaxel.ts';

/** How a service of somebody else's answers: as it should, not at all, never, with a fault, or with what is no answer. */
export const tjanstlagen = ['nere', 'tyst', 'fel', 'skrap'] as const;
export type Tjanstlage = 'svarar' | (typeof tjanstlagen)[number];

/** What SUS hands its messages over to, on the loopback. */
interface Tjanst<Mottaget> {
  readonly port: number;
  /** What it has taken, the newest last. */
  readonly mottaget: readonly Mottaget[];
  /** How many times somebody has called. */
  samtal(): number;
  lage(lage: Tjanstlage): void;
  close(): void;
}

/** What a faulty service of its kind says, as bytes. */
interface Ord {
  readonly fel: string;
  readonly skrap: string;
  /** Speaks first, as a mail server does. */
  readonly forst: boolean;
}

/** Stands in front of a service and does what a broken one does. */
const framfor = async (mal: number, { fel, skrap, forst }: Ord) => {
  let laget: Tjanstlage = 'svarar';
  let samtal = 0;
  const oppna = new Set<Socket>();
  const svara = (klient: Socket): void => {
    const sag = () => klient.end(laget === 'fel' ? fel : skrap);
    if (forst) sag();
    else klient.once('data', sag);
  };
  const koppla = (klient: Socket): void => {
    const till = connect(mal, '127.0.0.1');
    ihop(klient, till);
    klient.pipe(till);
    till.pipe(klient);
  };
  const { server, port } = await lyssna((klient) => {
    samtal += 1;
    oppna.add(klient);
    klient.on('error', () => undefined).on('close', () => oppna.delete(klient));
    if (laget === 'svarar') koppla(klient);
    else if (laget === 'nere') klient.resetAndDestroy();
    else if (laget !== 'tyst') svara(klient);
  });
  return {
    port,
    samtal: () => samtal,
    lage: (nytt: Tjanstlage) => {
      laget = nytt;
      for (const klient of oppna) klient.destroy();
    },
    close: () => {
      server.close();
      for (const klient of oppna) klient.destroy();
    },
  };
};

const http: Ord = {
  fel: 'HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
  skrap: '\u0000\u0001 inget svar alls {"status":\r\n\r\n',
  forst: false,
};
const smtp: Ord = { fel: '421 4.3.2 stangt\r\n', skrap: '\u0000\u0001 inget svar alls\r\n', forst: true };

/** A text message that was handed over. */
interface Mottagetsms {
  readonly till: string;
  readonly text: string;
}

/** Takes text messages. */
const smstjanst = async (): Promise<Tjanst<Mottagetsms>> => {
  const mottaget: Mottagetsms[] = [];
  const server = createServer((req, res) => {
    void text(req).then((kropp) => {
      const falt = new URLSearchParams(kropp);
      mottaget.push({ till: falt.get('to') ?? '', text: falt.get('message') ?? '' });
      res.writeHead(200, { 'content-type': 'application/json' }).end('{"status":"created"}');
    });
  });
  const port = await ledigPort();
  server.listen(port, '127.0.0.1');
  const front = await framfor(port, http);
  return {
    ...front,
    mottaget,
    close: () => {
      front.close();
      server.close();
    },
  };
};

/** Takes letters; what is kept of each is its subject. */
const posttjanst = async (): Promise<Tjanst<string>> => {
  const mottaget: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (strom, _session, klart) => {
      void text(strom).then((mime) => {
        mottaget.push(/^Subject: (.*)$/m.exec(mime)?.[1]?.trim() ?? '');
        klart();
      });
    },
  });
  server.on('error', () => undefined);
  const port = await ledigPort();
  server.listen(port, '127.0.0.1');
  const front = await framfor(port, smtp);
  return {
    ...front,
    mottaget,
    close: () => {
      front.close();
      server.close();
    },
  };
};

/** Both of them, with the settings that point them out. */
export interface Tjanster {
  readonly sms: Tjanst<Mottagetsms>;
  readonly post: Tjanst<string>;
  readonly env: Readonly<Record<string, string>>;
  /** The newest text message. */
  readonly koden: () => Promise<string>;
  close(): void;
}

export const oppnaTjanster = async (): Promise<Tjanster> => {
  const [sms, post] = [await smstjanst(), await posttjanst()];
  return {
    sms,
    post,
    env: {
      SMS_URL: `http://127.0.0.1:${sms.port}/`,
      SMS_ANVANDARE: 'rigg',
      SMS_LOSEN: 'rigg',
      SMTP_URL: `smtp://127.0.0.1:${post.port}`,
      SMTP_FRAN: 'sus@exempel.se',
    },
    koden: () => Promise.resolve(sms.mottaget.at(-1)?.text ?? ''),
    close: () => {
      sms.close();
      post.close();
    },
  };
};

import { connect, type Socket } from 'node:net';
import { ihop, lyssna, type Mellanled } from './vaxel.ts';

/** Reads the messages of a client of PostgreSQL out of the bytes it sends, and tells the text of each statement that is to be run. */
const satserUr = (onSats: (text: string) => void) => {
  const forberedda = new Map<string, string>();
  let buffert: Buffer = Buffer.alloc(0);
  let start = true;
  let bunden = '';
  const tolka = (slag: string, innehall: Buffer) => {
    const [forsta = '', andra = ''] = innehall.toString('latin1').split('\0', 2);
    if (slag === 'Q') onSats(forsta);
    if (slag === 'P') forberedda.set(forsta, andra);
    if (slag === 'B') bunden = forberedda.get(andra) ?? '';
    if (slag === 'E') onSats(bunden);
  };
  const ett = (): boolean => {
    // The first message has no letter.
    const huvud = start ? 0 : 1;
    if (buffert.length < huvud + 4) return false;
    const slut = huvud + buffert.readInt32BE(huvud);
    if (buffert.length < slut) return false;
    if (!start) tolka(String.fromCharCode(buffert[0] ?? 0), buffert.subarray(5, slut));
    start = false;
    buffert = buffert.subarray(slut);
    return true;
  };
  return (bytes: Buffer) => {
    buffert = Buffer.concat([buffert, bytes]);
    while (ett()) continue;
  };
};

/** The first statement of every save (src/db/kvitto.ts). */
const borjarSpara = 'insert into verksamhet.kvitto';

type Lage = 'igenom' | 'tyst' | 'seg';

/** A proxy between SUS and PostgreSQL that can do what a network does. */
export interface Databasproxy extends Mellanled {
  /** Sends new connections to another port: the database has moved. */
  riktaMot(port: number): void;
  /** 'tyst' holds every byte until it is over; 'seg' lets each wait 100 ms. */
  lage(lage: Lage): void;
  /** Breaks every connection. */
  bryt(): void;
  /** The answer to the next save's COMMIT never comes. Resolves when it has happened. */
  tappaCommit(): Promise<void>;
  /** Breaks the next save that gets as far as its nth statement, its receipt being the first, before the statement is passed on. */
  kapaVid(n: number): Promise<void>;
  /** What was asked for is no longer to happen. */
  avbryt(): void;
}

interface Forbindelse {
  readonly klient: Socket;
  readonly till: Socket;
}

/** What is to happen at the next save, and who is told when it has. */
interface Vantan {
  readonly n: number | 'commit';
  readonly klart: () => void;
}

/** Follows one connection's saves. @returns told each statement; says whether the link is to break before it or after it */
const foljSparning = (vantan: () => Vantan | null, traffat: () => void) => {
  // Null outside a save.
  let satser: number | null = null;
  return (text: string): 'nej' | 'kapa' | 'tappa' => {
    if (text.includes(borjarSpara)) satser = 0;
    if (satser === null) return 'nej';
    satser += 1;
    const n = vantan()?.n;
    const slut = n === satser ? 'kapa' : n === text ? 'tappa' : 'nej';
    if (slut !== 'nej') traffat();
    if (/^(commit|rollback)/.test(text)) satser = null;
    return slut;
  };
};

interface Trafik {
  readonly vantan: () => Vantan | null;
  readonly traffat: () => void;
  readonly vidare: (till: Socket, bytes: Buffer) => void;
}

const vakta = (forbindelse: Forbindelse, { vantan, traffat, vidare }: Trafik): void => {
  const { klient, till } = forbindelse;
  const folj = foljSparning(vantan, traffat);
  let slut = 'nej';
  const las = satserUr((text) => {
    const nu = folj(text);
    if (nu !== 'nej') slut = nu;
  });
  klient.on('data', (bytes: Buffer) => {
    las(bytes);
    if (slut === 'kapa') bryt(forbindelse);
    else vidare(till, bytes);
  });
  till.on('data', (bytes: Buffer) => {
    if (slut === 'tappa') bryt(forbindelse);
    else vidare(klient, bytes);
  });
};

const bryt = ({ klient, till }: Forbindelse): void => {
  klient.destroy();
  till.destroy();
};
const tysta = ({ klient, till }: Forbindelse): void => {
  klient.pause();
  till.pause();
};
const slapp = ({ klient, till }: Forbindelse): void => {
  klient.resume();
  till.resume();
};

export const databasproxy = async (mal: number): Promise<Databasproxy> => {
  let malet = mal;
  let laget: Lage = 'igenom';
  let vantar: Vantan | null = null;
  const alla = new Set<Forbindelse>();
  const traffat = () => {
    vantar?.klart();
    vantar = null;
  };
  const vidare = (till: Socket, bytes: Buffer) => {
    const skriv = () => {
      if (till.writable) till.write(bytes);
    };
    if (laget === 'seg') setTimeout(skriv, 100);
    else skriv();
  };
  const { server, port } = await lyssna((klient) => {
    const forbindelse = { klient, till: connect(malet, '127.0.0.1') };
    ihop(klient, forbindelse.till);
    alla.add(forbindelse);
    klient.on('close', () => alla.delete(forbindelse));
    vakta(forbindelse, { vantan: () => vantar, traffat, vidare });
    if (laget === 'tyst') tysta(forbindelse);
  });
  const vantaPa = (n: number | 'commit') =>
    new Promise<void>((klart) => {
      vantar = { n, klart };
    });
  return {
    port,
    riktaMot: (ny) => {
      malet = ny;
    },
    lage: (nytt) => {
      laget = nytt;
      [...alla].forEach(nytt === 'tyst' ? tysta : slapp);
    },
    bryt: () => [...alla].forEach(bryt),
    tappaCommit: () => vantaPa('commit'),
    kapaVid: vantaPa,
    avbryt: traffat,
    close: () => {
      server.close();
      [...alla].forEach(bryt);
    },
  };
};

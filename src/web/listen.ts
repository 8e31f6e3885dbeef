import { createServer, type RequestListener, type Server } from 'node:http';
import { Driftfel } from '../shared/driftfel.ts';

export interface Listener {
  readonly port: number;
  /** Hands every request from now on to `app`; until then they are told to wait. */
  serve(app: RequestListener): void;
  /**
   * Takes no new connections and waits for the answers under way, `ms` at most.
   * @returns how many connections had to be cut
   */
  close(ms: number): Promise<number>;
}

const starting: RequestListener = (_req, res) => {
  res.writeHead(503, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Retry-After': '2',
  });
  res.end('SUS startar. Ladda om sidan om en liten stund.\n');
};

/** Listens at once, so that a taken port is known before anything else is done. @throws Driftfel */
export const listen = async (port: number): Promise<Listener> => {
  let current = starting;
  let closing = false;
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 15_000 }, (req, res) => {
    if (closing) res.setHeader('Connection', 'close');
    current(req, res);
  });
  await bind(server, port);
  const address = server.address();
  return {
    port: address !== null && typeof address === 'object' ? address.port : port,
    serve: (app) => {
      current = app;
    },
    close: (ms) => {
      closing = true;
      return drain(server, ms);
    },
  };
};

const bind = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new Driftfel(bindFault(port, error.code ?? '')));
    });
    server.listen(port, resolve);
  });

const bindFault = (port: number, code: string): string => {
  if (code === 'EADDRINUSE') {
    return `Port ${port} används redan av ett annat program. Stäng det, eller välj en annan: PORT=3001 npm start`;
  }
  if (code === 'EACCES') return `Du får inte använda port ${port}. Välj en över 1023: PORT=3000 npm start`;
  return `Port ${port} går inte att använda (${code}).`;
};

const drain = (server: Server, ms: number): Promise<number> =>
  new Promise((resolve) => {
    let cut = 0;
    // Connections that fall idle after their last answer are closed as they do, or they would hold us the whole time.
    const sweep = setInterval(() => {
      server.closeIdleConnections();
    }, 50);
    const limit = setTimeout(() => {
      server.getConnections((_error, count) => {
        cut = count;
        server.closeAllConnections();
      });
    }, ms);
    server.close(() => {
      clearInterval(sweep);
      clearTimeout(limit);
      resolve(cut);
    });
  });

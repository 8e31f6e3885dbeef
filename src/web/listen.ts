import { createServer, type RequestListener, type Server } from 'node:http';
import type { Socket } from 'node:net';
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

/** Open connections, each with how many answers are under way on it. */
type Connections = Map<Socket, number>;

// Kept by ourselves, since Node does not count as idle a connection that a browser opened in advance and never used.
const track = (server: Server, isClosing: () => boolean): Connections => {
  const connections: Connections = new Map();
  const count = (socket: Socket, change: number) => {
    const answering = (connections.get(socket) ?? 0) + change;
    if (!socket.destroyed) connections.set(socket, answering);
    if (answering === 0 && isClosing()) socket.destroySoon();
  };
  server.on('connection', (socket) => {
    connections.set(socket, 0);
    socket.once('close', () => connections.delete(socket));
  });
  server.on('request', ({ socket }, res) => {
    count(socket, 1);
    res.once('close', () => count(socket, -1));
  });
  return connections;
};

/** Listens at once, so that a taken port is known before anything else is done. @throws Driftfel */
export const listen = async (port: number): Promise<Listener> => {
  let current = starting;
  let closing = false;
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 15_000 }, (req, res) => {
    if (closing) res.setHeader('Connection', 'close');
    current(req, res);
  });
  const connections = track(server, () => closing);
  await bind(server, port);
  const address = server.address();
  return {
    port: address !== null && typeof address === 'object' ? address.port : port,
    serve: (app) => {
      current = app;
    },
    close: (ms) => {
      closing = true;
      return drain(server, connections, ms);
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

const drain = (server: Server, connections: Connections, ms: number): Promise<number> =>
  new Promise((resolve) => {
    let cut = 0;
    const limit = setTimeout(() => {
      cut = connections.size;
      for (const socket of connections.keys()) socket.destroy();
    }, ms);
    server.close(() => {
      clearTimeout(limit);
      resolve(cut);
    });
    for (const [socket, answering] of connections) if (answering === 0) socket.destroySoon();
  });

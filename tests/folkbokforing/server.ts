import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';

/** What the population register was asked. */
export interface Fraga {
  readonly method: string;
  readonly url: string;
  readonly authorization: string | undefined;
  readonly body: string;
}
export type Svara = (res: ServerResponse, nummer: number) => void;

export interface Registerserver {
  readonly adress: string;
  readonly fragor: Fraga[];
  close(): Promise<void>;
}

const kropp = async (req: IncomingMessage) => {
  const delar: Buffer[] = [];
  for await (const del of req) delar.push(del as Buffer);
  return Buffer.concat(delar).toString();
};

/** A population register on loopback that answers as it is told; `nummer` counts the questions from 1. */
export const registerserver = async (svara: Svara): Promise<Registerserver> => {
  const fragor: Fraga[] = [];
  const server = createServer((req, res) => {
    void kropp(req).then((body) => {
      const { method = '', url = '', headers } = req;
      fragor.push({ method, url, authorization: headers.authorization, body });
      svara(res, fragor.length);
    });
  });
  await new Promise<void>((klar) => server.listen(0, '127.0.0.1', klar));
  const { port } = server.address() as AddressInfo;
  return {
    adress: `http://127.0.0.1:${port}/slagning`,
    fragor,
    close: () =>
      new Promise((klar) => {
        server.close(() => klar());
        server.closeAllConnections();
      }),
  };
};

/** Answers with JSON, status 200. */
export const json =
  (svar: unknown): Svara =>
  (res) =>
    res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(svar));

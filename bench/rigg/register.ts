import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How it answers: as it should, not at all, with a fault, or with what is no answer. */
export type Registerlage = 'svarar' | 'tyst' | 'fel' | 'skrap';

export interface Register {
  readonly url: string;
  lage(lage: Registerlage): void;
  close(): void;
}

const las = async (req: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const part of req) text += String(part);
  return text;
};

/** What the register says of a number. Härnösand has no stadsdelar to choose among. */
export const folkbokford = (personnummer: string) => ({
  status: 'traff',
  namn: `Nils Nybliven${personnummer.slice(2)}`,
  kommunKod: '2280',
});

/** A population register on the loopback that knows everybody. */
export const folkbokforing = async (): Promise<Register> => {
  let laget: Registerlage = 'svarar';
  const server = createServer((req, res) => {
    if (laget === 'tyst') return;
    if (laget !== 'svarar') {
      res.writeHead(laget === 'fel' ? 500 : 200, { 'content-type': 'application/json' }).end('{"status":');
      return;
    }
    void las(req).then((text) => {
      const { personnummer } = JSON.parse(text) as { personnummer: string };
      res
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify(folkbokford(personnummer)));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    lage: (nytt) => {
      laget = nytt;
      if (nytt === 'svarar') server.closeAllConnections();
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};

import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Something in between that passes bytes on. */
export interface Mellanled {
  readonly port: number;
  close(): void;
}

export const lyssna = async (
  hantera: (klient: Socket) => void,
): Promise<{ server: Server; port: number }> => {
  const server = createServer(hantera).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, port: (server.address() as AddressInfo).port };
};

/** Ends both when either ends. */
export const ihop = (en: Socket, annan: Socket): void => {
  for (const [fran, till] of [
    [en, annan],
    [annan, en],
  ] as const) {
    fran.on('error', () => undefined);
    fran.on('close', () => till.destroy());
  }
};

/** Passes every new connection to the next of the instances that answers, as the one in front of a cluster does. */
export const vaxel = async (portar: readonly number[]): Promise<Mellanled> => {
  let nasta = 0;
  const oppna = new Set<Socket>();
  const koppla = (klient: Socket, forsok: number): void => {
    const port = portar[nasta % portar.length] ?? 0;
    nasta += 1;
    const till = connect(port, '127.0.0.1');
    till.once('connect', () => {
      ihop(klient, till);
      klient.pipe(till);
      till.pipe(klient);
    });
    till.once('error', () => {
      if (till.connecting || forsok === portar.length) klient.destroy();
      else if (!klient.destroyed && till.bytesWritten === 0) koppla(klient, forsok + 1);
    });
  };
  const { server, port } = await lyssna((klient) => {
    oppna.add(klient);
    klient.on('error', () => undefined).on('close', () => oppna.delete(klient));
    koppla(klient, 1);
  });
  return {
    port,
    close: () => {
      server.close();
      for (const klient of oppna) klient.destroy();
    },
  };
};

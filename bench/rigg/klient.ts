import { Agent, request, type IncomingHttpHeaders } from 'node:http';
import { kodad, type Falt } from './html.ts';

export interface Svar {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** The body as it came, gzipped or not. */
  readonly kropp: Buffer;
  /** The body as text; of use when it is not gzipped. */
  readonly text: string;
}

/** A browser of one user: keeps connections alive, and cookies. */
export interface Webblasare {
  readonly cookies: Map<string, string>;
  get(path: string): Promise<Svar>;
  post(path: string, falt: Falt): Promise<Svar>;
  /** The same user in another tab, whose cookies from now on are its own. */
  kopia(): Webblasare;
}

/** What the error says when a person would no longer wait. */
export const forSent = 'no answer in time';

interface Val {
  /** http://127.0.0.1:port */
  readonly adress: string;
  readonly agent: Agent;
  /** Headers of every request, such as those of the proxy in front. */
  readonly headers?: Readonly<Record<string, string>>;
  /** How long a person waits for a page, in milliseconds. */
  readonly talamod?: number;
  /** A connection that the server closed while it rested is tried once more, as browsers do. */
  readonly igen?: boolean;
}

/** Connections to one server, at most `max` at a time, used again and again. */
export const linor = (max: number): Agent => new Agent({ keepAlive: true, maxSockets: max });

const hall = (cookies: Map<string, string>, headers: IncomingHttpHeaders): void => {
  for (const header of headers['set-cookie'] ?? []) {
    const [name = '', value = ''] = (header.split(';', 1)[0] ?? '').split(/=(.*)/s);
    if (value === '' || header.includes('Expires=Thu, 01 Jan 1970')) cookies.delete(name);
    else cookies.set(name, value);
  }
};

const sand = (
  { adress, agent, headers = {}, talamod = 10_000, igen = false }: Val,
  cookies: Map<string, string>,
  path: string,
  body: string | null,
): Promise<Svar> =>
  new Promise((resolve, reject) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const form = body === null ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
    const req = request(`${adress}${path}`, {
      agent,
      method: body === null ? 'GET' : 'POST',
      headers: { ...headers, ...form, cookie },
    });
    req.setTimeout(talamod, () => req.destroy(new Error(forSent)));
    req.on('error', (error: NodeJS.ErrnoException) => {
      const vilade = igen && req.reusedSocket && error.code === 'ECONNRESET';
      if (vilade) resolve(sand({ adress, agent, headers, talamod }, cookies, path, body));
      else reject(error);
    });
    req.on('response', (res) => {
      const parts: Buffer[] = [];
      res.on('data', (part: Buffer) => parts.push(part));
      res.on('error', reject);
      res.on('end', () => {
        hall(cookies, res.headers);
        const kropp = Buffer.concat(parts);
        resolve({
          status: res.statusCode ?? 0,
          headers: res.headers,
          kropp,
          get text() {
            return kropp.toString('utf8');
          },
        });
      });
    });
    req.end(body ?? undefined);
  });

/** A browser without scripts, pictures or cache. */
export const webblasare = (val: Val, cookies = new Map<string, string>()): Webblasare => ({
  cookies,
  get: (path) => sand(val, cookies, path, null),
  post: (path, falt) => sand(val, cookies, path, kodad(falt)),
  kopia: () => webblasare(val, new Map(cookies)),
});

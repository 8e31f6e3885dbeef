import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { withClient } from '../../src/db/client.ts';
import { embeddedUrl, startEmbedded } from '../../src/db/embedded.ts';
import { linor, webblasare, type Webblasare } from '../rigg/klient.ts';
import { kommando, ledigPort, starta, stoppa, vantaUppe } from '../rigg/program.ts';
import { loggaIn } from './anvandare.ts';
import { dom, type Domslut } from './orakel.ts';
import { arbetaEnStund } from './prov.ts';
import { nyMapp, oppnaRigg, type Inbyggd } from './rigg.ts';
import type { Prov } from './startprov.ts';

const hogstSidor = 60;
// What a page holds that is new every time it is shown, and what says when it was read.
const utanNytt = (text: string): string =>
  text
    .replace(/nonce="[^"]*"|name="(_csrf|nyckel)" value="[^"]*"|[?&]v=[\w-]+/g, '')
    .replace(/Uppgifter lästa [^<]*/g, '')
    .replace(/<!--.*?-->/gs, '');

const hoppaOver =
  /^\/(logga-|demo|konto|blanketter|deltaganden\/[^/]+\/blanketter|hjalp)|\.(pdf|csv|xlsx|css|js|svg)|registrering$|utskick/;

const lankarI = (text: string): string[] =>
  [...text.matchAll(/href="(\/[^"#]*)"/g)]
    .map(([, lank = '']) => lank.replaceAll('&amp;', '&'))
    .filter((lank) => !hoppaOver.test(lank));

const lasSidor = async (blasare: Webblasare, adresser: Iterable<string>): Promise<Map<string, string>> => {
  const sidor = new Map<string, string>();
  for (const path of adresser) {
    const { status, text } = await blasare.get(path);
    sidor.set(path, `${status} ${utanNytt(text)}`);
  }
  return sidor;
};

/** Pages that somebody reaches by following links, as text by address. */
export const genomvandra = async (blasare: Webblasare): Promise<Map<string, string>> => {
  // Grows while it is gone through.
  const adresser = new Set(['/']);
  for (const path of adresser) {
    if (adresser.size >= hogstSidor) break;
    lankarI((await blasare.get(path)).text).forEach((lank) => adresser.add(lank));
  }
  // It says when one was here last.
  adresser.delete('/');
  return lasSidor(blasare, adresser);
};

/** The first line that is another. */
const olikhet = (path: string, fore: string, nu: string): string[] => {
  const rader = nu.split('\n');
  const forsta = fore.split('\n').find((rad, n) => rad !== rader[n]);
  return forsta === undefined ? [] : [`${path}: ${forsta.trim().slice(0, 90)}`];
};

/** Starts SUS on the restored database and reads the same pages as the same users. @returns addresses that differ */
const jamforSidor = async (
  rigg: Inbyggd,
  susData: string,
  fore: readonly ReadonlyMap<string, string>[],
): Promise<string[]> => {
  const port = await ledigPort();
  const adress = `http://127.0.0.1:${port}`;
  const program = starta({ PORT: String(port), SUS_DATA: susData, FOLKBOKFORING_URL: rigg.register.url });
  try {
    await vantaUppe(adress);
    const olika: string[] = [];
    for (const [n, sidor] of fore.entries()) {
      const blasare = webblasare({ adress, agent: linor(4) });
      await loggaIn(blasare, rigg.inloggade[n]!.konto);
      // The first page after a sign-in says when one was here last.
      await blasare.get('/');
      const nu = await lasSidor(blasare, sidor.keys());
      olika.push(...[...sidor].flatMap(([path, text]) => olikhet(path, text, nu.get(path) ?? '')));
    }
    return olika;
  } finally {
    await stoppa(program);
  }
};

/** A byte of the history is another on the disk: the next backup must stop there, and leave nothing. */
const forvrang = async (susData: string): Promise<string[]> => {
  const server = await startEmbedded(susData);
  const fil = await withClient(embeddedUrl(server, 'postgres', 'sus'), async (client) => {
    await client.query('checkpoint');
    const { rows } = await client.query<{ fil: string }>(
      "select pg_relation_filepath('verksamhet.matning') as fil",
    );
    return rows[0]?.fil ?? '';
  });
  await server.stop();
  const oppen = openSync(join(susData, 'postgres', 'data', fil), 'r+');
  const byte = Buffer.alloc(1);
  readSync(oppen, byte, 0, 1, 8000);
  writeSync(oppen, Buffer.from([(byte[0] ?? 0) ^ 0xff]), 0, 1, 8000);
  closeSync(oppen);
  const till = join(susData, 'forvrangd');
  const { kod } = await kommando('cli/backup', { SUS_DATA: susData }, till);
  return kod === 0 || existsSync(till) ? ['en förvrängd databas gick att kopiera'] : [];
};

interface Utfall {
  readonly domslut: Domslut;
  readonly sparade: number;
  readonly sidor: number;
  readonly olika: readonly string[];
  readonly avvikelser: readonly string[];
}

const ova = async (rigg: Inbyggd, ovan: string): Promise<Utfall> => {
  const poster = await arbetaEnStund(rigg, 4, 15);
  const fore: Map<string, string>[] = [];
  for (const { webblasare: blasare } of rigg.inloggade.slice(0, 3)) fore.push(await genomvandra(blasare));
  const [kopia, ny] = [join(ovan, 'kopia'), join(ovan, 'ny')];
  mkdirSync(ny, { mode: 0o711 });
  const tagen = await kommando('cli/backup', { SUS_DATA: rigg.susData }, kopia);
  const last = await kommando('cli/restore', { SUS_DATA: ny }, kopia);
  const avvikelser = [tagen, last].flatMap(({ kod, text }) => (kod === 0 ? [] : [text.slice(-200)]));
  for (const fil of ['nycklar.json', 'session.json']) copyFileSync(join(rigg.susData, fil), join(ny, fil));
  const server = await startEmbedded(ny);
  const domslut = await dom(embeddedUrl(server, 'postgres', 'sus'), rigg.nycklar, poster, rigg.fran);
  await server.stop();
  const olika = await jamforSidor(rigg, ny, fore);
  await rigg.overvakare.slut();
  avvikelser.push(...(await forvrang(rigg.susData)));
  const sidor = fore.reduce((alla, en) => alla + en.size, 0);
  return { domslut, sparade: poster.length, sidor, olika, avvikelser };
};

/** The drill: a backup while SUS is running, a new cluster, a new program, and everything compared. */
export const aterlasning: Prov = {
  namn: 'R18, R25 säkerhetskopia och återläsning',
  vantat: 'allt med kvitto finns, alla sidor lika; en förvrängd databas vägras',
  gor: async () => {
    const rigg = await oppnaRigg();
    const ovan = nyMapp();
    try {
      const { domslut, sparade, sidor, olika, avvikelser } = await ova(rigg, ovan);
      const fel = [...domslut.perFel.values()].flatMap((egna) => [...egna].map(([d, n]) => `${n} ${d}`));
      return {
        sett: `${sparade} sparningar, ${sidor} sidor, ${olika.length} olika`,
        avvikelser: [
          ...avvikelser,
          ...fel,
          ...(domslut.aldrigSanda > 0 ? [`${domslut.aldrigSanda} rader som ingen har skickat`] : []),
          ...(domslut.kedja === null ? [] : [domslut.kedja]),
          ...(olika.length > 0 ? [`olika: ${olika.slice(0, 5).join(' ')}`] : []),
        ],
      };
    } finally {
      await rigg.avsluta(() => Promise.resolve()).catch(() => undefined);
      rmSync(ovan, { recursive: true, force: true });
    }
  },
};

import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { withClient } from '../../src/db/client.ts';
import { demoKonton } from '../../src/demo/kontolista.rules.ts';
import { linor, webblasare, type Webblasare } from '../rigg/klient.ts';
import { samtal } from '../rigg/samtal.ts';
import { loggaIn } from './anvandare.ts';
import { genomvandra } from './kopieprov.ts';
import { arbetaEnStund } from './prov.ts';
import { adminUrlTill, oppnaRigg, type Inbyggd } from './rigg.ts';
import type { Prov, Sett } from './startprov.ts';

/** What the program holds at one moment. */
interface Punkt {
  readonly anrop: number;
  readonly rssMb: number;
  readonly filer: number;
  readonly forbindelser: number;
  /** Connections that have sat in a transaction for over a second with nothing to do. */
  readonly vilande: number;
}

interface Last {
  anrop: number;
  slut: boolean;
  readonly svar: Map<number, number>;
}

const [skrivare, lasare, mellanMs, vilaMs] = [4, 4, 5000, 15_000];
/** The part of the time when everything is done for the first time. */
const uppvarmning = 0.3;
const hogstMbPerTusen = 1;

const ar = 'fran=2024-01&till=2025-12';
const rapporter = ['rapport', 'rapport.csv', 'rapport.xlsx', 'rapport.pdf'].flatMap((namn) => [
  `/rapporter/${namn}?typ=deltagarrapport&del=a&del=b&niva=riket&${ar}&kon=ja`,
  `/rapporter/${namn}?typ=kostnadsrapport&del=1&niva=riket&fran=2024&till=2026&detaljer=summerad`,
]);

const rssMb = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

const databasen = `
  select count(*)::int as forbindelser,
    count(*) filter (where state like 'idle in transaction%' and state_change < clock_timestamp() - interval '1 second')::int as vilande
  from pg_stat_activity where application_name like 'sus%'`;

const mat = async (rigg: Inbyggd, adminUrl: string, { anrop }: Last): Promise<Punkt> => {
  const { pid } = rigg.overvakare.program();
  const { rows } = await withClient(adminUrl, (client) =>
    client.query<Pick<Punkt, 'forbindelser' | 'vilande'>>(databasen),
  );
  const filer = readdirSync(`/proc/${pid}/fd`).length;
  return { anrop, rssMb: rssMb(pid), filer, ...(rows[0] ?? { forbindelser: 0, vilande: 0 }) };
};

/** A browser whose requests are counted. */
const raknad = (en: Webblasare, last: Last): Webblasare => ({
  ...en,
  get: (path) => {
    last.anrop += 1;
    return en.get(path);
  },
  post: (path, falt) => {
    last.anrop += 1;
    return en.post(path, falt);
  },
});

/** The first accounts of the demo, each of its own kind, and the pages that they reach; reports and files for whoever may. */
const lasarna = async (adress: string): Promise<{ blasare: Webblasare; sidor: string[] }[]> => {
  const agent = linor(lasare);
  const alla: { blasare: Webblasare; sidor: string[] }[] = [];
  for (const { personnummer, losenord } of demoKonton().slice(2, 2 + lasare)) {
    const blasare = webblasare({ adress, agent, talamod: 60_000 });
    await loggaIn(blasare, { personnummer: personnummer.replace('-', ''), losenord });
    const sidor = ['/', ...(await genomvandra(blasare)).keys()];
    const far = (await blasare.get(rapporter[0] ?? '')).status === 200;
    alla.push({ blasare, sidor: far ? [...sidor, ...rapporter] : sidor });
  }
  return alla;
};

const las = async (
  { blasare, sidor }: { blasare: Webblasare; sidor: string[] },
  last: Last,
): Promise<void> => {
  for (let n = 0; !last.slut; n += 1) {
    const { status } = await blasare.get(sidor[n % sidor.length] ?? '/');
    last.anrop += 1;
    last.svar.set(status, (last.svar.get(status) ?? 0) + 1);
  }
};

/** Megabytes for each thousand requests: the slope of the straight line nearest to the points. */
const lutning = (punkter: readonly Punkt[]): number => {
  const medel = (tal: readonly number[]) => tal.reduce((alla, ett) => alla + ett, 0) / tal.length;
  const [x, y] = [medel(punkter.map((en) => en.anrop)), medel(punkter.map((en) => en.rssMb))];
  const sam = medel(punkter.map((en) => (en.anrop - x) * (en.rssMb - y)));
  return (1000 * sam) / medel(punkter.map((en) => (en.anrop - x) ** 2));
};

const tal = (n: number, decimaler = 1) => n.toFixed(decimaler).replace('.', ',');
const fran = (punkter: readonly Punkt[], falt: 'filer' | 'forbindelser' | 'rssMb') => {
  const alla = punkter.map((en) => Math.round(en[falt]));
  return `${Math.min(...alla)}–${Math.max(...alla)}`;
};

interface Matt {
  readonly punkter: readonly Punkt[];
  readonly vila: Punkt;
  /** Megabytes in use after the rubbish is collected: when it was warm, and at the end. */
  readonly heap: readonly [varm: Hog, sist: Hog];
  readonly last: Last;
}
interface Hog {
  readonly anrop: number;
  readonly mb: number;
}

const belasta = async (rigg: Inbyggd, sekunder: number): Promise<Matt> => {
  const last: Last = { anrop: 0, slut: false, svar: new Map() };
  const adminUrl = await adminUrlTill(rigg.susData);
  const fraga = samtal(rigg.overvakare.program().child);
  const hog = async (): Promise<Hog> => ({
    anrop: last.anrop,
    mb: (await fraga<number>('heap')) / 1_048_576,
  });
  const lasande = (await lasarna(rigg.overvakare.adress)).map((en) => las(en, last));
  const inloggade = rigg.inloggade.map((en) => ({ ...en, webblasare: raknad(en.webblasare, last) }));
  const skrivande = arbetaEnStund({ ...rigg, inloggade }, skrivare, sekunder);
  await pause(sekunder * 1000 * uppvarmning);
  const varm = await hog();
  const punkter: Punkt[] = [];
  const sist = Date.now() + sekunder * 1000 * (1 - uppvarmning);
  while (Date.now() < sist) {
    punkter.push(await mat(rigg, adminUrl, last));
    await pause(mellanMs);
  }
  last.slut = true;
  await Promise.all([skrivande, ...lasande]);
  await pause(vilaMs);
  const vila = await mat(rigg, adminUrl, last);
  return { punkter, vila, heap: [varm, await hog()], last };
};

const beskriv = ({ punkter, vila, heap: [varm, sist], last }: Matt): Sett => {
  const perTusen = (1000 * (sist.mb - varm.mb)) / (sist.anrop - varm.anrop);
  const fel = [...last.svar].filter(([status]) => status >= 500 || status === 0);
  const hangde = punkter.filter(({ vilande }) => vilande > 0).length;
  return {
    sett: [
      `${last.anrop} anrop`,
      `i bruk ${tal(varm.mb)} MB efter ${varm.anrop} anrop och ${tal(sist.mb)} MB sist (${tal(perTusen, 2)} MB per tusen)`,
      `minne ${fran(punkter, 'rssMb')} MB (${tal(lutning(punkter), 2)} MB per tusen), ${Math.round(vila.rssMb)} i vila`,
      `öppna filer ${fran(punkter, 'filer')}, ${vila.filer} i vila`,
      `förbindelser ${fran(punkter, 'forbindelser')}, ${vila.forbindelser} i vila`,
      `transaktioner som hängde: ${hangde} av ${punkter.length} gånger`,
    ].join('; '),
    avvikelser: [
      ...(perTusen > hogstMbPerTusen ? [`minnet i bruk växte ${tal(perTusen, 2)} MB per tusen anrop`] : []),
      ...(vila.vilande > 0 ? ['en transaktion hängde i vila'] : []),
      ...fel.map(([status, antal]) => `${antal} svar ${status}`),
    ],
  };
};

/** Mixed work for a while: the pages of several kinds of user, reports and their files, and four who register. */
export const uthallighet = (minuter: number): Prov => ({
  namn: `R21 ${minuter} minuters blandad last`,
  vantat: 'minne, filer och förbindelser växer inte; ingen transaktion hänger',
  gor: async () => {
    const rigg = await oppnaRigg();
    try {
      return beskriv(await belasta(rigg, minuter * 60));
    } finally {
      await rigg.avsluta(() => Promise.resolve());
    }
  },
});

import { spawnSync } from 'node:child_process';
import { chownSync, copyFileSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { withClient } from '../../src/db/client.ts';
import { embeddedUrl, startEmbedded } from '../../src/db/embedded.ts';
import { ledigPort, starta, stoppa, vantaUppe } from '../rigg/program.ts';
import { leta } from './fraga.ts';
import type { Post } from './huvudbok.ts';
import { dom, type Domslut } from './orakel.ts';
import { postgresPid } from './overvakare.ts';
import { arbetaMedan } from './prov.ts';
import { adminUrlTill, nyMapp, oppnaRigg, type Inbyggd } from './rigg.ts';
import type { Prov } from './startprov.ts';

/** Lets PostgreSQL put away its log as it is written, in a folder that it may write in. */
const arkivera = async (rigg: Inbyggd, arkiv: string): Promise<void> => {
  mkdirSync(arkiv);
  const { uid, gid } = statSync(join(rigg.susData, 'postgres', 'data'));
  chownSync(arkiv, uid, gid);
  await rigg.sql(`alter system set archive_command = 'cp %p ${arkiv}/%f'`);
  // It is read when PostgreSQL starts; the program starts it again.
  await rigg.sql('alter system set archive_mode = on');
  for (const pid of postgresPid(rigg.susData).slice(0, 1)) process.kill(pid, 'SIGINT');
  await pause(500);
  await rigg.overvakare.vantaUppe();
};

/** Copies the files of the database while it is used, as the manual of PostgreSQL says that one may. */
const kopieraFilerna = async (rigg: Inbyggd, ny: string): Promise<void> => {
  const [fran, till] = [join(rigg.susData, 'postgres'), join(ny, 'postgres')];
  const adminUrl = await adminUrlTill(rigg.susData);
  await withClient(adminUrl, async (client) => {
    await client.query("select pg_backup_start('rigg', true)");
    spawnSync('cp', ['-a', fran, till]);
    const { rows } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop(false)');
    writeFileSync(join(till, 'data', 'backup_label'), rows[0]?.labelfile ?? '');
  });
  const data = join(till, 'data');
  for (const bort of ['postmaster.pid', 'postmaster.opts', 'pg_wal'])
    rmSync(join(data, bort), { recursive: true, force: true });
  const { uid, gid } = statSync(data);
  mkdirSync(join(data, 'pg_wal'), { mode: 0o700 });
  writeFileSync(join(data, 'recovery.signal'), '');
  for (const namn of ['pg_wal', 'recovery.signal', 'backup_label']) chownSync(join(data, namn), uid, gid);
  for (const fil of ['databas.json', 'nycklar.json', 'session.json'])
    copyFileSync(join(rigg.susData, fil), join(ny, fil));
};

const klockan = async (rigg: Inbyggd): Promise<Date> => {
  const { rows } = await withClient(await adminUrlTill(rigg.susData), (client) =>
    client.query<{ nu: Date }>('select clock_timestamp() as nu'),
  );
  return rows[0]?.nu ?? new Date();
};

/** Waits until everything written so far has been put away. */
const tomLoggen = async (rigg: Inbyggd): Promise<void> => {
  await withClient(await adminUrlTill(rigg.susData), async (client) => {
    const { rows } = await client.query<{ fil: string }>('select pg_walfile_name(pg_switch_wal()) as fil');
    const undan = async () =>
      (await client.query('select from pg_stat_archiver where last_archived_wal >= $1', [rows[0]?.fil]))
        .rowCount === 1;
    while (!(await undan())) await pause(100);
  });
};

/** What was answered before the moment is known; what was under way may have been saved or not; the rest was never sent. */
const somDet = (poster: readonly Post[], da: number): Post[] =>
  poster
    .filter(({ skickad }) => skickad <= da)
    .map((post) => (post.besvarad <= da ? post : { ...post, besked: 'UNKNOWN' }));

interface Utfall {
  readonly domslut: Domslut;
  readonly fore: number;
  readonly efter: number;
  /** Saves that were sent after the moment, and are there all the same. */
  readonly kvar: number;
}

/** Starts the copy, which reads the log up to the moment and no further, and asks the oracle. */
const lasTill = async (
  rigg: Inbyggd,
  { ny, arkiv, da, poster }: { ny: string; arkiv: string; da: Date; poster: readonly Post[] },
): Promise<Utfall> => {
  const server = await startEmbedded(ny, [
    'archive_mode=off',
    `restore_command=cp ${arkiv}/%f %p`,
    // PostgreSQL does not know what Z is until it has started.
    `recovery_target_time=${da.toISOString().replace('Z', '+00')}`,
    'recovery_target_action=promote',
  ]);
  try {
    const url = embeddedUrl(server, 'postgres', 'sus');
    const kanda = somDet(poster, da.getTime());
    const senare = poster.filter(({ skickad }) => skickad > da.getTime());
    const domslut = await dom(url, rigg.nycklar, kanda, rigg.fran);
    const kvar = await withClient(url, async (client) => {
      let antal = 0;
      for (const post of senare) antal += (await leta(client, rigg.nycklar, post, rigg.fran)).rad;
      return antal;
    });
    const fore = kanda.filter(({ besked }) => besked === 'ACK').length;
    return { domslut, fore, efter: senare.length, kvar };
  } finally {
    await server.stop();
  }
};

/** SUS is started on what was read back. */
const startaPa = async (susData: string): Promise<void> => {
  const port = await ledigPort();
  const program = starta({ PORT: String(port), SUS_DATA: susData });
  await vantaUppe(`http://127.0.0.1:${port}`);
  await stoppa(program);
};

const ova = async (rigg: Inbyggd, ovan: string): Promise<Utfall> => {
  const [arkiv, ny] = [join(ovan, 'arkiv'), join(ovan, 'ny')];
  mkdirSync(ny, { mode: 0o711 });
  await arkivera(rigg, arkiv);
  let da = new Date();
  const poster = await arbetaMedan(rigg, 4, async () => {
    await pause(3000);
    await kopieraFilerna(rigg, ny);
    await pause(6000);
    da = await klockan(rigg);
    await pause(5000);
  });
  await tomLoggen(rigg);
  const utfall = await lasTill(rigg, { ny, arkiv, da, poster });
  await startaPa(ny);
  return utfall;
};

/** Back to a moment of one's choice: a copy of the files, and the log that was put away since. */
export const tillEnStund: Prov = {
  namn: 'R18b tillbaka till en vald stund',
  vantat: 'allt med kvitto före den finns, inget efter',
  gor: async () => {
    const [rigg, ovan] = [await oppnaRigg(), nyMapp()];
    try {
      const { domslut, fore, efter, kvar } = await ova(rigg, ovan);
      const fel = [...domslut.perFel.values()].flatMap((egna) => [...egna].map(([d, n]) => `${n} ${d}`));
      return {
        sett: `${fore} kvitton före; ${efter} skickade efter, ${kvar} av dem finns; SUS startade på det`,
        avvikelser: [
          ...fel,
          ...(kvar > 0 ? [`${kvar} rader från efteråt`] : []),
          ...(domslut.aldrigSanda > 0 ? [`${domslut.aldrigSanda} rader som inte hade skickats då`] : []),
          ...(domslut.kedja === null ? [] : [domslut.kedja]),
        ],
      };
    } finally {
      await rigg.avsluta(() => Promise.resolve());
      rmSync(ovan, { recursive: true, force: true });
    }
  },
};

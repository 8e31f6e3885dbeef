import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureDatabase } from '../db/bootstrap.ts';
import { embeddedUrl, startEmbedded } from '../db/embedded.ts';
import { migrate } from '../db/migrate.ts';
import { describeSchema } from '../db/schema.ts';
import { projectRoot } from '../project.ts';
import { runCommand } from './run.ts';

// A database of its own, thrown away: what is written depends on the migrations alone.
await runCommand(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sus-schema-'));
  const server = await startEmbedded(folder, ['fsync=off']);
  try {
    await ensureDatabase(embeddedUrl(server, 'postgres', 'postgres'), 'sus');
    const adminUrl = embeddedUrl(server, 'postgres', 'sus');
    await migrate(adminUrl);
    writeFileSync(join(projectRoot, 'migrations', 'schema.sql'), await describeSchema(adminUrl));
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

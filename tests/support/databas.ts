import { inject } from 'vitest';
import { withClient } from '../../src/db/client.ts';

export interface TestDatabase {
  /** Address as sus_inloggad, who may become sus_app and sus_rapport. */
  readonly url: string;
  /** Address as superuser, for arranging and for proving what no one else may do. */
  readonly adminUrl: string;
  /** Drops the database, also when somebody is still connected. */
  readonly close: () => Promise<void>;
}

let made = 0;

/**
 * A database of its own with every migration run: call it in beforeAll, close it in afterAll.
 * @param mall database to copy; '' gives an empty one without migrations
 */
export const freshDatabase = async (mall?: string): Promise<TestDatabase> => {
  const { port, password, appPassword, mall: migrated } = inject('kluster');
  made += 1;
  const name = `t_${process.pid}_${made}`;
  const at = (user: string, secret: string, database: string) =>
    `postgres://${user}:${secret}@127.0.0.1:${port}/${database}`;
  const server = at('postgres', password, 'postgres');
  const template = mall === '' ? 'template0' : (mall ?? migrated);
  await withClient(server, (client) => client.query(`create database ${name} template ${template}`));
  return {
    url: at('sus_inloggad', appPassword, name),
    adminUrl: at('postgres', password, name),
    close: () =>
      withClient(server, async (client) => {
        await client.query(`drop database if exists ${name} with (force)`);
      }),
  };
};

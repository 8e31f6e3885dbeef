import pg from 'pg';
import { testhus, type Testhus } from '../support/hus.ts';
import { hindret } from './som.ts';
import { medNamn, type Namn } from './villkor.ts';

/** The test world, an arranger and connections of the application that act at the same moment. */
export interface Bana {
  readonly hus: Testhus;
  /** Arranges as superuser; ids by name as in villkor.ts. */
  readonly ordna: (text: string) => Promise<void>;
  /** SQL with ids in the place of names. */
  readonly text: (text: string) => string;
  /** The one value that a query gives in column svar. */
  readonly ett: (text: string) => Promise<unknown>;
  /** Each text in a transaction of its own as anna, all at once; gives what stopped each, or 'nothing'. */
  readonly samtidigt: (...texter: readonly string[]) => Promise<string[]>;
  readonly close: () => Promise<void>;
}

const anslut = async (adress: string, antal: number, options?: string): Promise<pg.Client[]> => {
  const extra = options === undefined ? {} : { options };
  const clients = Array.from({ length: antal }, () => new pg.Client({ connectionString: adress, ...extra }));
  await Promise.all(clients.map((client) => client.connect()));
  return clients;
};

export const bana = async (antal = 2): Promise<Bana> => {
  const hus = await testhus();
  const superuser = (await anslut(hus.databas.adminUrl, 1))[0]!;
  const app = await anslut(hus.databas.url, antal, '-c role=sus_app');
  const { anvandare, insats, organisation, forbund } = hus.varld;
  const namn: Namn = {
    ...anvandare,
    ...insats,
    forbund,
    kommun: organisation.kommun,
    fk: organisation.fk,
    arbetsgivarforbund: organisation.forbund,
  };
  return {
    hus,
    text: (text) => medNamn(text, namn),
    ordna: async (text) => {
      await superuser.query(medNamn(text, namn));
    },
    ett: async (text) => (await superuser.query<{ svar: unknown }>(medNamn(text, namn))).rows[0]!.svar,
    samtidigt: (...texter) =>
      Promise.all(
        texter.map(async (text, i) => {
          const client = app[i]!;
          await client.query(`begin; set local sus.anvandare_id = '${anvandare.anna}'`);
          const svar = await hindret(client.query(`${medNamn(text, namn)}; commit`));
          if (svar !== 'nothing') await client.query('rollback');
          return svar;
        }),
      ),
    close: async () => {
      await Promise.all([superuser, ...app].map((client) => client.end()));
      await hus.close();
    },
  };
};

export const rundor = async (antal: number, enRunda: (runda: number) => Promise<void>): Promise<void> => {
  for (let runda = 0; runda < antal; runda += 1) await enRunda(runda);
};

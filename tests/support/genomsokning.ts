import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type pg from 'pg';
import { withClient } from '../../src/db/client.ts';
import { blindIndex, dekryptera, personkodAv } from '../../src/db/kryptering.ts';
import { krypterat } from '../../src/db/nyckelbyte.ts';
import type { InlagtDeltagande } from './deltagande.ts';
import type { Testhus } from './hus.ts';

/**
 * All by which a person can be known: the row, the blind index, the pseudonym, both ciphertexts, and number and name in clear.
 * Ask while the person is there.
 */
export const kannetecken = (
  { databas, hus: { nycklar } }: Testhus,
  { personId, personnummer, namn }: InlagtDeltagande,
): Promise<string[]> =>
  withClient(databas.adminUrl, async (client) => {
    const { rows } = await client.query<{ a: string; b: string }>(
      "select encode(personnummer_krypt, 'hex') as a, encode(namn_krypt, 'hex') as b from person.deltagare where id = $1",
      [personId],
    );
    const koder = [blindIndex(nycklar, personnummer), personkodAv(nycklar, personnummer)];
    return [
      ...[personId!, rows[0]!.a, rows[0]!.b, personnummer, namn],
      ...koder.map((kod) => kod.toString('hex')),
      `${personnummer.slice(0, 8)}-${personnummer.slice(8)}`,
    ];
  });

/** As it stands in a column of text, or as the bytes of one that holds bytes. */
const former = (texter: readonly string[]): string[] =>
  texter.flatMap((text) => [text, Buffer.from(text).toString('hex')]);

const iKlartext = async (client: pg.Client, texter: readonly string[]): Promise<[string, number][]> => {
  const { rows: tabeller } = await client.query<{ namn: string }>(
    `select c.oid::regclass::text as namn from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'm', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`,
  );
  const fragor = tabeller.map(
    ({ namn }) => `select '${namn}' as namn, count(*)::int as antal from ${namn} t where t::text ~ $1`,
  );
  const { rows } = await client.query<{ namn: string; antal: number }>(fragor.join(' union all '), [
    former(texter).join('|'),
  ]);
  return rows.map(({ namn, antal }) => [namn, antal]);
};

/** Whole words, so that one invented name is not found in a longer one. */
const ord = (texter: readonly string[]): RegExp =>
  new RegExp(`(?<![\\p{L}\\d])(${texter.join('|')})(?![\\p{L}\\d])`, 'u');

/** What is encrypted, opened with the keys of the house. */
const iKrypterat = async (
  client: pg.Client,
  { hus: { nycklar } }: Testhus,
  texter: readonly string[],
): Promise<[string, number][]> => {
  const funna: [string, number][] = [];
  for (const { tabell, kolumn, namn } of krypterat) {
    const { rows } = await client.query<{ id: string; varde: Buffer }>(
      `select id, ${kolumn} as varde from ${tabell} where ${kolumn} is not null`,
    );
    const oppnade = rows.map(({ id, varde }) => dekryptera(nycklar, `${tabell}.${namn}.${id}`, varde));
    funna.push([`${tabell}.${kolumn}`, oppnade.filter((text) => ord(texter).test(text)).length]);
  }
  return funna;
};

/** Lines of the server's own log, when it stands beside its data on this machine. */
const iServernsLogg = async (client: pg.Client, texter: readonly string[]): Promise<[string, number][]> => {
  const { rows } = await client.query<{ data_directory: string }>('show data_directory');
  const fil = join(dirname(rows[0]?.data_directory ?? ''), 'server.log');
  const text = existsSync(fil) ? readFileSync(fil, 'utf8') : '';
  return [
    ['server.log', text.split('\n').filter((rad) => former(texter).some((t) => rad.includes(t))).length],
  ];
};

/**
 * Where any of the texts is found: in every column of every table of every schema, as text or as bytes, in everything that is encrypted,
 * and in PostgreSQL's log. The place and the number of rows; nothing at all when it is gone.
 */
export const genomsok = (hus: Testhus, texter: readonly string[]): Promise<Record<string, number>> =>
  withClient(hus.databas.adminUrl, async (client) => {
    const alla = [
      ...(await iKlartext(client, texter)),
      ...(await iKrypterat(client, hus, texter)),
      ...(await iServernsLogg(client, texter)),
    ];
    return Object.fromEntries(alla.filter(([, antal]) => antal > 0));
  });

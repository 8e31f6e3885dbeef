import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withClient } from '../../src/db/client.ts';
import { krypterat } from '../../src/db/nyckelbyte.ts';
import { freshDatabase, type TestDatabase } from '../support/databas.ts';

/** A column of the database as the catalogue of fields shows it. */
interface Kolumn {
  readonly tabell: string;
  readonly kolumn: string;
  readonly typ: string;
  readonly kravs: boolean;
  readonly regler: string[] | null;
  readonly radsakerhet: boolean;
}

const fraga = `
  select n.nspname || '.' || c.relname as tabell, a.attname as kolumn, format_type(a.atttypid, a.atttypmod) as typ,
    a.attnotnull as kravs, c.relrowsecurity and c.relforcerowsecurity as radsakerhet,
    (select array_agg(regexp_replace(pg_get_constraintdef(k.oid), '^CHECK \\((.*)\\)$', '\\1') order by k.conname) from pg_constraint k
      where k.conrelid = c.oid and k.contype = 'c' and a.attnum = any (k.conkey)) as regler
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
    and n.nspname in ('person', 'verksamhet', 'rapport', 'styrdata', 'auth', 'audit')
  order by n.nspname, c.relname, a.attnum`;

let databas: TestDatabase;
let kolumner: Kolumn[];
beforeAll(async () => {
  databas = await freshDatabase();
  kolumner = await withClient(databas.adminUrl, async (client) => (await client.query<Kolumn>(fraga)).rows);
});
afterAll(() => databas.close());

const text = readFileSync('docs/sakerhet/dataklasser.md', 'utf8');
const monster = [...text.matchAll(/^\| `([\w.*]+)` \| (\w+) \|$/gm)].map(([, namn = '', klass = '']) => ({
  namn,
  klass,
}));
const klasser = [...text.matchAll(/^\| (\w+) \| [^|]+ \| [^|]+ \| [^|]+ \| [^|]+ \|$/gm)].map(
  ([, klass]) => klass,
);

const passar = (namn: string, helt: string): boolean =>
  namn.endsWith('*') ? helt.startsWith(namn.slice(0, -1)) : namn === helt;
const klassAv = ({ tabell, kolumn }: Kolumn): string | undefined =>
  monster
    .filter(({ namn }) => passar(namn, `${tabell}.${kolumn}`))
    .sort((a, b) => b.namn.length - a.namn.length)[0]?.klass;
const iKlass = (...vilka: string[]): Kolumn[] => kolumner.filter((en) => vilka.includes(klassAv(en) ?? ''));
const heter = ({ tabell, kolumn }: Kolumn): string => `${tabell}.${kolumn}`;

describe('docs/sakerhet/dataklasser.md', () => {
  it('V14.1.1 has a class for every column of the database, and no line for what is not there', () => {
    expect(kolumner.filter((en) => klassAv(en) === undefined).map(heter)).toEqual([]);
    const utan = monster.filter(({ namn }) => !kolumner.some((en) => passar(namn, heter(en))));
    expect(utan).toEqual([]);
    expect(monster.filter(({ klass }) => !klasser.includes(klass))).toEqual([]);
  });

  it('V14.1.2 V14.2.4 says of identities what holds: encrypted, and behind row-level security with all about deltaganden', () => {
    const lasbara = iKlass('identitet').filter(
      ({ typ, kolumn }) => /text|char|json/.test(typ) && kolumn !== 'formular',
    );
    expect(lasbara.map(heter)).toEqual([]);
    expect(
      iKlass('identitet', 'deltagande')
        .filter(({ radsakerhet }) => !radsakerhet)
        .map(heter),
    ).toEqual([]);
    const kryptade = kolumner.filter(({ kolumn }) => kolumn.endsWith('_krypt')).map(heter);
    expect(kryptade.sort()).toEqual(krypterat.map(({ tabell, kolumn }) => `${tabell}.${kolumn}`).sort());
  });

  it('V14.1.2 says of what reports are counted from what holds: nobody can be known by it', () => {
    expect(
      iKlass('underlag', 'spar', 'verksamhet')
        .filter(({ kolumn }) => /personnummer|person_id|personkod|mobil/.test(kolumn))
        .map(heter),
    ).toEqual([]);
  });

  it('V14.1.2 says of secrets what holds: no password, code or token is kept as it is', () => {
    const hemliga = kolumner.filter(
      ({ kolumn }) =>
        /losenord|aktivering|kod_hash|secret|token|state|verifierare/.test(kolumn) &&
        !/_(at|till|datum)$/.test(kolumn),
    );
    expect(hemliga.filter((en) => klassAv(en) !== 'hemlighet').map(heter)).toEqual([]);
    const iKlartext = hemliga.filter(({ kolumn, typ }) => typ !== 'bytea' && !kolumn.endsWith('_hash'));
    // What BankID lets anybody show on a screen: it opens the app, and is worth nothing without it.
    expect(iKlartext.map(heter)).toEqual([
      'auth.bankid_order.qr_start_token',
      'auth.bankid_order.autostart_token',
    ]);
  });
});

describe('docs/sakerhet/registerforteckning.md', () => {
  it('V14.1.1 has every table with something about deltagare or users (a new one gets a row there)', () => {
    const forteckning = readFileSync('docs/sakerhet/registerforteckning.md', 'utf8');
    const tabeller = new Set(iKlass('identitet', 'deltagande', 'anvandare').map(({ tabell }) => tabell));
    expect(
      [...tabeller, 'audit.handelse'].filter((tabell) => !forteckning.includes(`| \`${tabell}\` |`)),
    ).toEqual([]);
  });
});

describe('docs/sakerhet/faltkatalog.md', () => {
  it('V2.1.1 V2.1.2 V14.1.1 is a true list of every field and what it may hold (renew it with: npx vitest run tests/arkitektur -u)', async () => {
    const tabeller = [...new Set(kolumner.map(({ tabell }) => tabell))];
    const rad = (en: Kolumn): string => {
      const regler = (en.regler ?? [])
        .map((regel) => `\`${regel.replaceAll('::text', '').replace(/\s+/g, ' ').replaceAll('|', '\\|')}\``)
        .join('<br>');
      return `| ${en.kolumn} | ${en.typ} | ${en.kravs ? 'ja' : ''} | ${klassAv(en) ?? ''} | ${regler} |`;
    };
    const delar = tabeller.flatMap((tabell) => [
      `## ${tabell}`,
      '',
      '| fält | slag | krävs | klass | får innehålla |',
      '|---|---|---|---|---|',
      ...kolumner.filter((en) => en.tabell === tabell).map(rad),
      '',
    ]);
    const ingress = [
      '# Fältkatalog',
      '',
      'Varje fält som SUS lagrar: slag, om det krävs, klass enligt `dataklasser.md` och de regler som databasen själv håller, också för fält som hör ihop.',
      'Listan skrivs av ett test ur databasen. Reglerna med sina meningar till användaren står i `src/**/*.rules.ts` och `*.schema.ts`.',
      '',
    ];
    await expect(`${[...ingress, ...delar].join('\n').trimEnd()}\n`).toMatchFileSnapshot(
      '../../docs/sakerhet/faltkatalog.md',
    );
  });
});

import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lasRader } from '../../scripts/asvs-rader.mjs';
import { filer } from '../support/kallkod.ts';

/* What stands in docs/sakerhet is held to the code, so that it cannot go on saying what was true once. */
const src = filer(/^src\/.*\.ts$/);
const kallan = new Map(src.map(({ namn, text }) => [namn, text]));
const dokument = filer(/^docs\/sakerhet\/[\w-]+\.md$/);
const las = (namn: string): string => readFileSync(`docs/sakerhet/${namn}.md`, 'utf8');
/** Files of the program whose text matches. */
const filerMed = (monster: RegExp): string[] =>
  src.filter(({ text }) => monster.test(text)).map(({ namn }) => namn);
/** Those of them that a document does not name. */
const onamnda = (namn: string, monster: RegExp): string[] =>
  filerMed(monster).filter((fil) => !las(namn).includes(`\`${fil}\``));

describe('docs/sakerhet', () => {
  it('V2.1.3 V11.1.2 V13.1.1 says where each limit, key and connection stands, and there it stands', () => {
    const bevis = dokument.flatMap(({ namn, text }) =>
      [...text.matchAll(/`(src\/[\w./-]+)`: `([^`]+)`/g)].map(([, fil = '', ord = '']) => ({
        namn,
        fil,
        ord,
      })),
    );
    expect(bevis.length).toBeGreaterThan(70);
    expect(bevis.filter(({ fil, ord }) => kallan.get(fil)?.includes(ord) !== true)).toEqual([]);
  });

  it('names no file, command or setting that is not there', () => {
    const [paket, installningar] = [
      readFileSync('package.json', 'utf8'),
      readFileSync('src/settings.ts', 'utf8'),
    ];
    const allt = dokument.map(({ text }) => text).join('\n');
    const kommandon = [...allt.matchAll(/`npm run ([\w-]+)/g)].map(([, namn = '']) => namn);
    expect(kommandon.filter((namn) => !paket.includes(`"${namn}":`))).toEqual([]);
    const satta = [...allt.matchAll(/`([A-Z]+_[A-Z_]+)`/g)].map(([, namn = '']) => namn);
    expect(satta.filter((namn) => !installningar.includes(`  ${namn}:`))).toEqual([]);
    const lankade = dokument.flatMap(({ text }) =>
      [...text.matchAll(/`((?:\.\.\/drift\/)?[\w-]+\.md)`/g)].map(([, fil = '']) => fil),
    );
    expect(lankade.filter((fil) => !existsSync(`docs/sakerhet/${fil}`) && !existsSync(fil))).toEqual([]);
  });
});

describe('docs/sakerhet/granser.md', () => {
  it('V2.1.3 V2.3.2 V15.1.3 leaves out no limit of how often (a new one gets a row there)', () => {
    const utan = onamnda('granser', /begransning\([\w.]+, '\w+', \{ points: \d/);
    expect(utan).toEqual([]);
    const namngivna = src.flatMap(({ text }) =>
      [...text.matchAll(/export const (\w*grans) = \{ points/g)].map(([, namn = '']) => namn),
    );
    expect(namngivna.filter((namn) => !las('granser').includes(namn))).toEqual([]);
  });
});

describe('docs/sakerhet/krypto.md and nycklar.md', () => {
  it('V11.1.2 V11.1.3 leave out no place that encrypts, digests or draws what is not to be guessed (a new one gets a row in krypto.md)', () => {
    const krypto =
      /createCipheriv|createHash\(|createHmac\(|randomBytes\(|randomInt\(|from '@node-rs\/argon2'/;
    // The demo and its BankID hold nobody's data.
    const demons = /^src\/(demo\/|bankid\/simulator)/;
    expect(onamnda('krypto', krypto).filter((fil) => !demons.test(fil))).toEqual([]);
  });

  it('V11.1.1 V13.1.4 name every key of the key file and every secret among the settings', () => {
    const text = las('nycklar');
    for (const falt of ['nycklar', 'index', 'personkod'])
      expect(text).toContain(`\`SUS_NYCKELFIL\`: \`${falt}\``);
    const hemliga = [
      ...readFileSync('src/settings.ts', 'utf8').matchAll(
        /^ {2}(\w*(?:SECRET|LOSEN|NYCKEL|DATABASE_URL|DATABASE_ADMIN|SMTP_URL|OIDC)\w*):/gm,
      ),
    ];
    // BankID's pass phrase goes with its key, and the address of reports with the other.
    const medAnnan = new Set(['BANKID_LOSEN', 'RAPPORT_DATABASE_URL']);
    const namn = hemliga.map(([, ett = '']) => ett).filter((ett) => !medAnnan.has(ett));
    expect(namn.length).toBeGreaterThan(6);
    expect(namn.filter((ett) => !text.includes(`\`${ett}\``))).toEqual([]);
  });
});

describe('docs/sakerhet/forbindelser.md', () => {
  it('V13.1.1 V13.2.4 leaves out no service among the settings, and no place that asks one', () => {
    const adresser = [...readFileSync('src/settings.ts', 'utf8').matchAll(/^ {2}(\w+_URL|OIDC_FIL):/gm)].map(
      ([, namn = '']) => namn,
    );
    expect(adresser.length).toBeGreaterThan(6);
    expect(adresser.filter((namn) => !las('forbindelser').includes(`\`${namn}\``))).toEqual([]);
    const fragar =
      /\bfetch\((?!new URL\('\/simulator)|httpsRequest|new SMTPConnection|openid\.discovery|new pg\.Pool/;
    expect(onamnda('forbindelser', fragar)).toEqual([]);
  });
});

describe('docs/sakerhet/loggar.md', () => {
  it('V16.1.1 V16.2.3 leaves out no file that the program writes (a new one gets a row there)', () => {
    expect(onamnda('loggar', /\b(writeFileSync|createWriteStream|appendFileSync|openSync)\(/)).toEqual([]);
  });

  it('V16.1.1 V16.3.2 has every event of the trail in a list of its own (renew it with: npx vitest run tests/arkitektur -u)', async () => {
    // In the call itself, or in what is called `handelse` on its way there; a name that is put together is shown as it is.
    const stallen =
      /\baudit\(\s*tx,\s*(`[^`]*`|[^{}()]*)|\bhandelse(?::| =)([^;\n]*)|\bhandelser = \[([\s\S]*?)\] as const/g;
    const namnen = (ord: string): string[] =>
      ord.match(/(?<=['`])[\w${}]+_[\w]+(?=['`])|(?<=')(utloggning|felregistrerad)(?=')/g) ?? [];
    const rader = src
      .filter(({ namn }) => !/^src\/demo\/|\.view\.ts$|visning\.queries/.test(namn))
      .flatMap(({ namn, text }) =>
        [...text.matchAll(stallen)].flatMap(([, i = '', pa = '', lista = '']) =>
          namnen(i + pa + lista).map((handelse) => `| \`${handelse}\` | ${namn.split('/')[1] ?? ''} |`),
        ),
      );
    const text = [
      '# Händelser',
      '',
      'Vad händelseloggen kan säga att någon har gjort, och i vilken del av SUS. Listan skrivs av ett test ur koden.',
      '',
      '| händelse | del |',
      '| --- | --- |',
      ...[...new Set(rader)].sort(),
    ];
    await expect(`${text.join('\n')}\n`).toMatchFileSnapshot('../../docs/sakerhet/handelser.md');
  });
});

describe('docs/sakerhet/uppdatering.md', () => {
  it('V15.1.1 V15.1.2 says how soon, and why each package is in the program', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      dependencies: Record<string, string>;
    };
    const namnda = [...las('uppdatering').matchAll(/^\| `([^`]+)` \|/gm)].map(([, namn]) => namn);
    expect(namnda).toEqual(Object.keys(dependencies));
    expect(las('uppdatering')).toMatch(/\| kritisk, eller utnyttjas redan \| 48 timmar \|/);
  });
});

describe('docs/sakerhet/konsekvensbedomning.md', () => {
  it('speaks of abuse that the table of abuse has', () => {
    const kanda = new Set(lasRader('docs/sakerhet/missbruk.md').map(({ id }) => id));
    const namnda = las('konsekvensbedomning').match(/\bC\d+\b/g) ?? [];
    expect(namnda.length).toBeGreaterThan(10);
    expect(namnda.filter((id) => !kanda.has(id))).toEqual([]);
  });
});

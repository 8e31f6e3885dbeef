import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { filer, traffar } from '../support/kallkod.ts';

const src = filer(/^src\/.*\.ts$/);
const skript = filer(/^public\/js\/.*\.js$/);
const vyer = filer(/^views\/.*\.ejs$/);
const filnamn = (rader: readonly string[]): string[] =>
  [...new Set(rader.map((rad) => rad.split(': ')[0] ?? ''))].sort();

describe('what the program does in its own words', () => {
  it.each<readonly [string, RegExp, ReturnType<typeof filer>]>([
    [
      'V3.2.2 C12 scripts write text, never markup',
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|\.srcdoc/,
      skript,
    ],
    ['V1.3.2 scripts make no code of text', /\beval\(|new Function|set(Timeout|Interval)\(['"`]/, skript],
    ['V3.5.6 scripts read no answer as a script', /createElement\('script'\)|jsonp|callback=/, skript],
    [
      'V14.3.3 scripts keep nothing in the browser',
      /localStorage\.setItem|sessionStorage\.setItem|indexedDB|caches\.open|document\.cookie/,
      skript,
    ],
    ['V1.2.3 no value stands inside a script', /<script(?![^>]*src=)[^>]*>/, vyer],
    [
      'V1.3.10 C15 nothing is logged through a pattern, and no text that somebody wrote is the message',
      /\blog\.\w+\(`|util\.format|from 'node:util'|console\./,
      src.filter(({ namn }) => !namn.startsWith('src/cli/')),
    ],
    [
      'V11.4.1 V11.3.1 no broken hash, mode or padding is used',
      /['"](md5|md4|sha-?1|ripemd160|rc4|des-\w+)['"]|-(ecb|cbc|ctr)['"]|RSA_PKCS1_PADDING/i,
      src,
    ],
    ['V11.2.1 nothing is encrypted with a key from a text', /createCipher\(|pbkdf2Sync|scryptSync\(/, src],
    ['V15.3.1 no row is sent as it is', /res\.(json|send)\((rows|rad|row|data)\b/, src],
    [
      'V6.5.3 V11.5.1 no secret comes out of Math.random or the clock',
      /Math\.random|Date\.now\(\)\.toString/,
      src,
    ],
    [
      'V15.4.1 no route keeps anything of a request outside it',
      /^let /,
      src.filter(({ namn }) => namn.endsWith('.routes.ts') || namn.endsWith('.view.ts')),
    ],
    [
      'V1.3.7 C16 no page is drawn with what was sent',
      /res\.render\(|\bpage\(req|\.\.\.req\.(body|query)/,
      src.filter(({ namn }) => namn !== 'src/web/page.ts'),
    ],
  ])('%s', (_vad, monster, bland) => {
    expect(bland.length).toBeGreaterThan(0);
    expect(traffar(bland, monster)).toEqual([]);
  });

  it('V11.3.2 V11.2.1 V11.2.3 encrypts in one file, with AES-256-GCM', () => {
    const krypterar = traffar(src, /create(C|Dec)ipheriv\(/);
    expect(filnamn(krypterar)).toEqual(['src/db/kryptering.ts']);
    expect(krypterar.filter((rad) => !rad.includes("'aes-256-gcm'"))).toEqual([]);
  });

  it('V11.4.3 V11.2.3 digests with SHA-256, and with nothing shorter', () => {
    const sammanfattar = traffar(src, /create(Hash|Hmac)\(/);
    expect(sammanfattar.length).toBeGreaterThan(3);
    expect(sammanfattar.filter((rad) => !/create(Hash|Hmac)\('sha(256|384|512)'/.test(rad))).toEqual([]);
    expect(filer(/^migrations\/0007_audit\.sql$/)[0]?.text).toContain('sha256(');
  });

  it('V11.5.1 V7.2.3 draws at least 128 bits wherever something is not to be guessed', () => {
    const slump = traffar(src, /randomBytes\(\d+\)/).map((rad) =>
      Number(/randomBytes\((\d+)\)/.exec(rad)?.[1]),
    );
    expect(slump.length).toBeGreaterThan(5);
    expect(Math.min(...slump)).toBeGreaterThanOrEqual(16);
  });

  it('V1.3.6 V13.2.4 V15.3.2 asks other machines from six places, none of which follows a redirect', () => {
    const fragar = traffar(src, /\bfetch\(|https?Request\(|httpsRequest\(|createTransport\(|\brequest\(/);
    const kanda = [
      'src/bankid/',
      'src/epost/smtp',
      'src/folkbokforing/httpregister',
      'src/oidc/',
      'src/sms/elks',
    ];
    expect(filnamn(fragar).filter((fil) => !kanda.some((del) => fil.startsWith(del)))).toEqual([]);
    const foljer = filer(/^src\/.*\.ts$/).filter(
      ({ text }) => /\bfetch\(/.test(text) && !/redirect: '(manual|error)'/.test(text),
    );
    expect(foljer.map(({ namn }) => namn)).toEqual([]);
  });
});

const lasfil = z.object({
  packages: z.record(
    z.string(),
    z.looseObject({
      integrity: z.string().optional(),
      version: z.string().optional(),
      link: z.boolean().optional(),
      dev: z.boolean().optional(),
      deprecated: z.string().optional(),
    }),
  ),
});
const paketen = () => {
  const [fil] = filer(/^package-lock\.json$/);
  const { packages } = lasfil.parse(JSON.parse(fil?.text ?? ''));
  return Object.entries(packages).filter(([namn]) => namn !== '');
};

describe('what the program is made of', () => {
  it('V15.2.4 V15.1.2 is written down with a digest of each package, and comes from a registry', () => {
    const utan = paketen().filter(([, { integrity = '' }]) => !integrity.startsWith('sha512-'));
    expect(utan.map(([namn]) => namn)).toEqual([]);
    expect(
      traffar(filer(/^package(-lock)?\.json$/), /"(git|git\+|github:|file:|https?:)[^"]*"\s*,?$/).filter(
        (rad) => /"version"|@\d/.test(rad) && !/funding|url/.test(rad),
      ),
    ).toEqual([]);
  });

  it('V15.2.1 holds no package whose makers say that it is not to be used', () => {
    const avradda = paketen().filter(([, { dev, deprecated }]) => dev !== true && deprecated !== undefined);
    expect(avradda.map(([namn]) => namn)).toEqual([]);
  });

  it('V15.2.3 V13.4.2 has no test, bench or debugging code in the build', () => {
    expect(traffar(src, /from '(\.\.\/)+(tests|bench)\//)).toEqual([]);
    expect(traffar(src, /from '(vitest|supertest|fast-check|oidc-provider|smtp-server|playwright)/)).toEqual(
      [],
    );
    expect(traffar(filer(/^tsconfig\.build\.json$/), /"src"|src\//).length).toBeGreaterThan(0);
    expect(existsSync('.env')).toBe(false);
  });

  it('V13.3.1 holds no secret: no key, password or token but those of the tests', () => {
    const egna = filer(/.*/).filter(
      ({ namn }) => !/^tests\/|^bench\/|package-lock|\.(woff2|ttf|pdf)$/.test(namn),
    );
    const monster = /-----BEGIN [A-Z ]*PRIVATE KEY|AKIA[0-9A-Z]{16}|ghp_\w{30}|xox[bp]-|eyJhbGciOi\w{20}/;
    expect(traffar(egna, monster)).toEqual([]);
    expect(traffar(egna, /(password|losen|secret|hemlighet)\s*[:=]\s*['"][^'"$<{ ]{16,}['"]/i)).toEqual([]);
  });
});

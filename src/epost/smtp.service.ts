import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection, { type SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection';
import type { Utfall } from '../utskick/utfall.rules.ts';
import { arEnAdress, enRad, type Brev, type Epost } from './epost.rules.ts';

/** Where letters are handed over: smtp://user:password@host:587 (STARTTLS) or smtps:// (TLS from the start), and who writes. */
export interface Smtp {
  readonly url: string;
  readonly fran: string;
}

/** What went wrong, for the log: how far it came and the status code, never the address or the text. */
export interface Smtpfel {
  readonly steg: Steg;
  readonly kod: number | null;
}

interface Omgivning {
  /** Refuse a server without TLS also on this machine. */
  readonly kravTls: boolean;
  readonly logga: (fel: Smtpfel) => void;
  /** Milliseconds without an answer in each step; 20 s unless given. */
  readonly tidsgrans?: number;
  /** Certificate authorities in PEM besides those of Node. */
  readonly ca?: string;
}

/** Milliseconds without an answer. */
const tidsgrans = 20_000;

const isLoopback = (host: string): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(host);

const anslutning = (
  url: URL,
  { kravTls, tidsgrans: grans = tidsgrans, ca }: Omgivning,
): SMTPConnectionOptions => {
  const secure = url.protocol === 'smtps:';
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    ...(url.port !== '' && { port: Number(url.port) }),
    secure,
    // Without this a server, or somebody between, could talk us out of TLS (ASVS 12.3.1).
    requireTLS: !secure && (kravTls || !isLoopback(url.hostname)),
    connectionTimeout: grans,
    greetingTimeout: grans,
    dnsTimeout: grans,
    socketTimeout: grans,
    tls: { minVersion: 'TLSv1.2', ...(ca !== undefined && { ca }) },
  };
};

/** The letter as MIME. Addresses are given as objects, which are not read as lists. */
const mime = (fran: string, { till, amne, text }: Brev): Promise<Buffer> =>
  new MailComposer({
    from: { name: 'SUS', address: fran },
    to: { name: '', address: till },
    subject: enRad(amne),
    text,
    messageId: `<${randomUUID()}@${fran.split('@')[1] ?? 'sus'}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();

interface Fel extends Error {
  readonly responseCode?: number | undefined;
  readonly command?: string | undefined;
}

/** How far a conversation came: before the letter was spoken of, its addresses, or its text. */
type Steg = 'anslutning' | 'kuvert' | 'text';

/** The server wants another password than ours, also when it says so about a letter (RFC 4954). */
const vemViAr = 530;

/**
 * What a failure means. An answer about the letter says whether it is for good; about the connection it is for those who run SUS.
 * Silence after the text had begun to go says nothing.
 */
const utfallAv = ({ responseCode }: Fel, steg: Steg): Utfall => {
  if (responseCode === undefined) return steg === 'text' ? 'oklart' : 'tillfalligt';
  return responseCode >= 500 && responseCode !== vemViAr && steg !== 'anslutning' ? 'nekat' : 'tillfalligt';
};

interface Samtal {
  readonly options: SMTPConnectionOptions;
  readonly inloggning: { readonly user: string; readonly pass: string } | null;
  readonly kuvert: { readonly from: string; readonly to: string };
  readonly text: Buffer;
  /** Milliseconds for all of it. */
  readonly langst: number;
}

/** One conversation. The text is read from the stream only when the server has asked for it. */
const tala = ({
  options,
  inloggning,
  kuvert,
  text,
  langst,
}: Samtal): Promise<{ fel: Fel | null; steg: Steg }> =>
  new Promise((resolve) => {
    let steg: Steg = 'anslutning';
    const connection = new SMTPConnection(options);
    const slut = (fel: Fel | null) => {
      clearTimeout(tid);
      resolve({ fel, steg });
      connection.close();
    };
    const tid = setTimeout(() => {
      slut(new Error('too slow'));
    }, langst);
    const innehall = new Readable({
      read() {
        steg = 'text';
        this.push(text);
        this.push(null);
      },
    });
    const skicka = () => {
      steg = 'kuvert';
      connection.send(kuvert, innehall, slut);
    };
    connection.on('error', slut);
    connection.connect((fel) => {
      if (fel !== undefined) slut(fel);
      else if (inloggning === null) skicka();
      else connection.login(inloggning, (nekad) => (nekad === null ? skicka() : slut(nekad)));
    });
  });

const inloggningI = ({ username, password }: URL): Samtal['inloggning'] =>
  username === '' ? null : { user: decodeURIComponent(username), pass: decodeURIComponent(password) };

/**
 * Hands letters over by SMTP, one connection each. TLS with a certificate that is checked, always to another machine. A wrong
 * password, a certificate that is not believed and a server that does not answer are for those who run SUS to mend: the letter
 * waits. A refusal of the letter or its address is final.
 */
export const smtpEpost = ({ url, fran }: Smtp, omgivning: Omgivning): Epost => {
  const adress = new URL(url);
  const options = anslutning(adress, omgivning);
  return {
    skicka: async (brev) => {
      if (!arEnAdress(brev.till)) return 'nekat';
      const { fel, steg } = await tala({
        options,
        inloggning: inloggningI(adress),
        kuvert: { from: fran, to: brev.till },
        text: await mime(fran, brev),
        langst: 4 * (omgivning.tidsgrans ?? tidsgrans),
      });
      if (fel === null) return 'skickat';
      omgivning.logga({ steg, kod: fel.responseCode ?? null });
      return utfallAv(fel, steg);
    },
  };
};

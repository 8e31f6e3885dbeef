import { createHmac, randomBytes } from 'node:crypto';
import type { Express } from 'express';
import type { Server } from 'node:http';
import request, { type Response } from 'supertest';
import { z } from 'zod';
import { sql } from '../../src/db/db.ts';
import type { Hus } from '../../src/hus.ts';

export type Falt = Readonly<Record<string, string | readonly string[]>>;

export type Metod = 'get' | 'head' | 'post' | 'put' | 'patch' | 'delete' | 'options';

/** A browser without scripts: keeps cookies, reads the hidden fields of a page and sends them back. */
export interface Klient {
  get(path: string): Promise<Response>;
  /** Posts exactly this, with no token of ours: for those who do not play by the rules. */
  postRaw(path: string, falt: Falt, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** Any method with any body, as any program can send it. */
  sand(
    method: Metod,
    path: string,
    text?: string,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Response>;
  /** Opens the page, takes the hidden fields of the form that posts to `path`, adds what is typed and sends it. */
  skicka(sida: string, falt: Falt, path?: string): Promise<Response>;
  /** Follows a 303. */
  folj(svar: Response): Promise<Response>;
  readonly cookies: Map<string, string>;
}

const signed = (sid: string, secret: string) =>
  `s:${sid}.${createHmac('sha256', secret).update(sid).digest('base64').replace(/=+$/, '')}`;

/** A session as the sign-in leaves it: a row for the sign-in, a row for the session and a signed cookie. */
const loggaIn = async (hus: Hus, anvandareId: string): Promise<string> => {
  const { id } = await hus.db.one(
    z.object({ id: z.string() }),
    sql`
    insert into auth.inloggning (anvandare_id, metod, skapad_at, senast_at)
    values (${anvandareId}, 'losenord_och_kod', ${hus.clock()}, ${hus.clock()}) returning id`,
  );
  const sid = randomBytes(24).toString('base64url');
  const sess = {
    cookie: { path: '/', httpOnly: true, sameSite: 'lax', originalMaxAge: null },
    inloggningId: id,
    csrfSecret: randomBytes(18).toString('base64url'),
  };
  await hus.db.run(sql`
    insert into auth.session (sid, sess, expire) values (${sid}, ${JSON.stringify(sess)}, now() + interval '1 day')`);
  return encodeURIComponent(signed(sid, hus.config.sessionSecrets[0] ?? ''));
};

const attribute = (tag: string, name: string) =>
  new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&amp;', '&') ?? '';

/** Hidden fields of the form whose action is `path`. */
export const doldaFalt = (html: string, path: string): Record<string, string> => {
  const forms = html.match(/<form\b[\s\S]*?<\/form>/g) ?? [];
  const form = forms.find((f) => attribute(/<form[^>]*>/.exec(f)?.[0] ?? '', 'action') === path);
  if (form === undefined) throw new Error(`no form with action ${path} in the page`);
  const tags = form.match(/<input[^>]*type="hidden"[^>]*>/g) ?? [];
  return Object.fromEntries(tags.map((tag) => [attribute(tag, 'name'), attribute(tag, 'value')]));
};

/** Fields as a browser sends them. */
export const urlkodat = (falt: Falt): string => {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(falt))
    for (const one of [value].flat()) params.append(name, one);
  return params.toString();
};

export const klient = async (
  app: Express | Server,
  hus: Hus,
  anvandareId: string | null,
): Promise<Klient> => {
  const cookies = new Map<string, string>();
  if (anvandareId !== null) cookies.set('sus', await loggaIn(hus, anvandareId));
  const keep = (svar: Response) => {
    for (const header of (svar.headers as { 'set-cookie'?: string[] })['set-cookie'] ?? []) {
      const [name = '', value = ''] = (header.split(';')[0] ?? '').split(/=(.*)/s);
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(header)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return svar;
  };
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const get = async (path: string) => keep(await request(app).get(path).set('Cookie', cookie()));
  const sand: Klient['sand'] = async (method, path, text, headers = {}) => {
    const anrop = request(app)[method](path).set('Cookie', cookie()).set(headers);
    return keep(await (text === undefined ? anrop : anrop.send(text)));
  };
  const postRaw: Klient['postRaw'] = (path, falt, headers = {}) =>
    sand('post', path, urlkodat(falt), { 'Content-Type': 'application/x-www-form-urlencoded', ...headers });
  return {
    cookies,
    get,
    postRaw,
    sand,
    skicka: async (sida, falt, path = sida.split('?')[0] ?? sida) =>
      postRaw(path, { ...doldaFalt((await get(sida)).text, path), ...falt }),
    folj: (svar) => get(String(svar.headers['location'])),
  };
};

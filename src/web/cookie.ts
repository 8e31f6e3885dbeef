import type { Request, Response } from 'express';

/** Over TLS every cookie has the __Host- prefix, which the browser binds to this host and to secure connections. */
const fullName = (req: Request, name: string): string => (req.secure ? `__Host-${name}` : `sus-${name}`);

/** The value of a cookie, or null. */
export const readCookie = (req: Request, name: string): string | null => {
  const wanted = `${fullName(req, name)}=`;
  const hit = (req.headers.cookie ?? '').split('; ').find((pair) => pair.startsWith(wanted));
  return hit === undefined ? null : hit.slice(wanted.length);
};

const options = (req: Request) =>
  ({ httpOnly: true, secure: req.secure, sameSite: 'lax', path: '/' }) as const;

interface Cookie {
  readonly name: string;
  /** URL-safe text. */
  readonly value: string;
  /** How long it lives. */
  readonly seconds: number;
}

/** Sets a cookie that scripts cannot read. */
export const setCookie = (req: Request, res: Response, { name, value, seconds }: Cookie): void => {
  res.cookie(fullName(req, name), value, { ...options(req), maxAge: seconds * 1000 });
};

export const deleteCookie = (req: Request, res: Response, name: string): void => {
  res.clearCookie(fullName(req, name), options(req));
};

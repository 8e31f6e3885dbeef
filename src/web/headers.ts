import { randomBytes } from 'node:crypto';
import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** Nothing is allowed but our own files; inline styles and scripts are not used at all. */
const policy = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'", (_req, res) => `'nonce-${nonceOf(res)}'`],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
      objectSrc: ["'none'"],
    },
  },
  strictTransportSecurity: { maxAge: 63_072_000, includeSubDomains: true },
  // With no-referrer the browser sends "Origin: null" from our own forms.
  referrerPolicy: { policy: 'same-origin' },
  crossOriginEmbedderPolicy: false,
  xFrameOptions: { action: 'deny' },
});

const nonceOf = (res: unknown): string => (res as { locals: { nonce: string } }).locals.nonce;

export const sakraHeaders: RequestHandler[] = [
  (_req, res, next) => {
    res.locals['nonce'] = randomBytes(16).toString('base64');
    next();
  },
  policy,
];

/** Pages are never kept by a browser or a proxy: after sign-out the back button shows nothing. */
export const ingenCache: RequestHandler = (_req, res, next) => {
  res.set('Cache-Control', 'no-store');
  next();
};

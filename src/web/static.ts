import express, { type Handler } from 'express';
import { Router } from 'express';
import { join } from 'node:path';
import { publicFolder } from './asset.ts';

const tillatna = /^\/[\w-]+\.(css|js|svg|woff2)$/;

const folder = (name: string): Handler =>
  express.static(join(publicFolder, name), {
    fallthrough: true,
    index: false,
    redirect: false,
    dotfiles: 'ignore',
    maxAge: '1y',
    immutable: true,
  });

/** Our own style sheets, scripts, icons and fonts; nothing else in the folder has an address. */
export const staticFiles = (): Router => {
  const router = Router();
  for (const name of ['assets', 'css', 'js']) {
    const serve = folder(name);
    router.use(`/${name}`, (req, res, next) => {
      if (tillatna.test(req.path)) serve(req, res, next);
      else next();
    });
  }
  return router;
};

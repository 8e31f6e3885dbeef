import express, { type Express, type Response } from 'express';
import { publicFolder } from '../../src/web/asset.ts';
import { useViews } from '../../src/web/vy.ts';
import type { MenyRad, Ram } from '../../src/web/ram.ts';

const rad = (text: string, href: string, aktiv = false): MenyRad => ({ text, href, aktiv, oppen: false });
const grupp = (text: string, rader: readonly MenyRad[], oppen = false): MenyRad => ({
  text,
  rader,
  aktiv: false,
  oppen,
});

/** The frame a deltagaransvarig sees on the page Registrera deltagare. */
export const disasRam: Ram = {
  version: '1.0',
  nonce: 'abc',
  csrfToken: 'token-1',
  miljoBanner: null,
  aktivPath: '/registrera',
  actor: { namn: 'Disa Demosson', rollText: 'Deltagaransvarig', organisation: 'Exempelstads kommun' },
  meny: [
    rad('Start', '/'),
    grupp('Samverkansorganisation', [
      rad('Visa samverkansorganisation', '/so'),
      rad('Visa användare', '/anvandare'),
    ]),
    grupp('Insats', [rad('Sök insats', '/insatser')]),
    grupp(
      'Deltagande',
      [rad('Registrera deltagare', '/registrera', true), rad('Visa deltagare', '/deltagare')],
      true,
    ),
    grupp('Rapporter', [rad('Insatsrapport', '/insatsrapport')]),
    rad('Hjälp', '/hjalp'),
  ],
  driftmeddelande: null,
  besked: null,
  hjalp: '/hjalp/registrera-in',
  support: null,
};

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'";

/** A server that answers every address with what `answer` renders, with the project's views, style and scripts. */
export const serveWith = (answer: (res: Response) => void, ram: Ram | null = disasRam): Express => {
  const app = express();
  useViews(app);
  app.enable('view cache');
  app.use(express.static(publicFolder));
  app.use((_req, res) => {
    // The policy the application sends, without its nonce: a page must not need more.
    res.set('Content-Security-Policy', policy);
    if (ram !== null) res.locals['ram'] = () => ram;
    answer(res);
  });
  return app;
};

/** A bare Express + EJS page: the same view with the same values, and nothing else of the house. Started by bench.ts. */
import compression from 'compression';
import express from 'express';
import type { AddressInfo } from 'node:net';
import { asset, viewFolder } from '../../src/web/asset.ts';
import type { Visad } from './jamforelse.ts';

const sidor = new Map<string, Visad>();
const app = express();
app.set('views', viewFolder);
app.set('view engine', 'ejs');
app.enable('view cache');
if (process.argv.includes('--gzip')) app.use(compression());
app.get('/:namn', (req, res) => {
  const sida = sidor.get(req.params.namn);
  if (sida === undefined) {
    res.sendStatus(404);
    return;
  }
  const { view, model, ram } = sida;
  res.render('layout', { view, model, ram: { ...ram, asset } });
});
process.on('message', ([namn, sida]: [string, Visad]) => {
  sidor.set(namn, sida);
  process.send?.({ klar: namn });
});
process.on('disconnect', () => process.exit(0));
const server = app.listen(0, '127.0.0.1', () =>
  process.send?.({ port: (server.address() as AddressInfo).port }),
);

import type { Response } from 'supertest';
import type { Route } from '../../src/web/routes.ts';
import { egen } from '../arkitektur/adresser.ts';
import { nagonSomFar } from '../arkitektur/far.ts';
import { tokenFor, type Roll, type Scen } from '../arkitektur/scen.ts';
import { doldaFalt, type Klient } from '../support/klient.ts';

/** A route of the scene with somebody who may open it and the address with what is theirs. */
export interface Vag {
  readonly route: Route;
  readonly vem: Roll;
  readonly adress: string;
  readonly klient: Klient;
}

/** Every route of the scene, once. */
export const vagarna = (scen: Scen): readonly Vag[] =>
  scen.vagar.map((route) => {
    const vem = nagonSomFar(route);
    return { route, vem, adress: egen(scen, route, vem), klient: scen.klient[vem] };
  });

/** The CSRF token that somebody may post with; a stranger's from the sign-in page. */
export const tokenAv = async ({ vem, klient }: Vag): Promise<string> =>
  vem === 'frammande'
    ? (doldaFalt((await klient.get('/logga-in')).text, '/logga-in')['_csrf'] ?? '')
    : tokenFor(klient);

/** The answer as text, also when it is a file of bytes. */
export const innehallet = ({ text, body }: Response): string =>
  Buffer.isBuffer(body) ? body.toString('utf8') : text;

/** "GET /path 200", for telling where something is wrong. */
export const namnet = ({ route }: Vag, { status }: Response): string =>
  `${route.method.toUpperCase()} ${route.path} ${String(status)}`;

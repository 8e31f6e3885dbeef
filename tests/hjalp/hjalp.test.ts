import express from 'express';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { hjalpRoutes } from '../../src/hjalp/hjalp.routes.ts';
import { NotFound } from '../../src/shared/errors.ts';
import { mount } from '../../src/web/routes.ts';
import { useViews } from '../../src/web/vy.ts';
import { htmlFaults } from '../web/html.ts';

const onError: express.ErrorRequestHandler = (error, _req, res, _next) => {
  res.sendStatus(error instanceof NotFound ? 404 : 500);
};
const app = express().use(mount(hjalpRoutes()), onError);
useViews(app);

const links = (html: string): string[] =>
  [...html.matchAll(/href="(\/hjalp[^"]*)"/g)].map(([, href]) => href ?? '');

/** Every help address that can be reached from the list, following links. */
const reachable = async (): Promise<string[]> => {
  const seen = new Set(['/hjalp', '/tillganglighet', '/personuppgifter']);
  for (const path of seen) for (const href of links((await request(app).get(path)).text)) seen.add(href);
  return [...seen];
};

describe('the help pages', () => {
  it('answer a person who is not signed in, also about signing in', async () => {
    const { status, text } = await request(app).get('/hjalp/logga-in');
    expect(status).toBe(200);
    expect(text).toContain('<title>Logga in, hjälp – SUS</title>');
    expect(text).toContain('masterlösenord');
  });

  it('are all there, each with one heading and valid HTML', async () => {
    const paths = await reachable();
    expect(paths.length).toBe(30);
    for (const path of paths) {
      const { status, text } = await request(app).get(path);
      expect([path, status, text.match(/<h1>/g)?.length]).toEqual([path, 200, 1]);
      expect([path, await htmlFaults(text)]).toEqual([path, []]);
    }
  });

  it.each(['/hjalp/finns-inte', '/hjalp/constructor', '/hjalp/..%2Ffel', '/hjalp/hjalp'])(
    'say 404 to %s and never pick a view by what stands in the address',
    async (path) => {
      expect((await request(app).get(path)).status).toBe(404);
    },
  );
});
